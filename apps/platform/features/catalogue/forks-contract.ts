// Forks of long modules over HTTP.
import { z } from 'zod';
import { plainText } from '../../core/text/plain-text.ts';
import { texts } from '../framework/contract.ts';
import { archiveParams, fileParams, pageParams } from './materials-contract.ts';
import { DRAFT_FILE_CHARACTERS, DRAFT_FILES } from './limits.ts';

const files = z.record(z.string(), z.string());

export const forkParams = z.object({ forkId: z.uuid() });
export const forkMade = z.object({ id: z.string() });

export const forkSummary = z.object({
  id: z.string(),
  sourceId: z.string(),
  createdAt: z.string(),
  title: texts,
  /** Version of the source as it ships now; null when it ships no more. */
  newest: z.string().nullable(),
  /** What was published last; null while nothing was. */
  published: z.object({ number: z.int(), version: z.string(), createdAt: z.string() }).nullable(),
});
export const forkList = z.object({ forks: z.array(forkSummary) });

export const draftState = z.object({ revision: z.int(), savedAt: z.string() });

export const forkDetail = forkSummary.extend({
  versions: z.array(
    z.object({ number: z.int(), origin: z.enum(['source', 'own']), version: z.string(), createdAt: z.string() }),
  ),
  draft: draftState.extend({ files }),
});

export const saveDraftBody = z.strictObject({
  revision: z.int().min(1).max(1_000_000),
  changes: z
    .array(
      z.strictObject({
        path: plainText(120),
        /** Null takes the file away. */
        text: plainText(DRAFT_FILE_CHARACTERS).nullable(),
      }),
    )
    .min(1)
    .max(DRAFT_FILES),
});

const number = z.string().regex(/^\d{1,6}$/);
export const forkVersionParams = forkParams.extend({ number });
export const forkPageParams = pageParams.omit({ moduleId: true }).extend(forkVersionParams.shape);
export const forkFileParams = fileParams.omit({ moduleId: true }).extend(forkVersionParams.shape);
export const forkArchiveParams = archiveParams.omit({ moduleId: true }).extend(forkVersionParams.shape);

/** What the checks of the library find in the draft. Nothing of it keeps anybody from saving. */
export const draftFaults = z.object({
  revision: z.int(),
  faults: z.array(
    z.object({
      path: z.string(),
      /** Where to look first, from 1; null for the file as a whole. */
      line: z.int().nullable(),
      /** In English, like the pages it is about. */
      sentence: z.string(),
    }),
  ),
});

const state = z.string().regex(/^(draft|source|\d{1,6})$/);
export const changesQuery = z.object({ from: state, to: state });

const lines = z.array(z.string()).readonly();

const comparedState = z.object({
  kind: z.enum(['draft', 'source', 'own']),
  /** As its head says; null where the head cannot be read. */
  version: z.string().nullable(),
});

export const fileChanges = z.object({
  from: comparedState,
  to: comparedState,
  files: z.array(
    z.object({
      path: z.string(),
      kind: z.enum(['added', 'removed', 'changed']),
      changes: z.array(z.object({ from: z.int(), to: z.int(), removed: lines, added: lines })).readonly(),
    }),
  ),
});

export const published = z.object({ number: z.int(), version: z.string() });
export const updated = z.object({
  draft: draftState.extend({ files }),
  conflicts: z.array(z.object({ path: z.string(), line: z.int().nullable(), own: lines, source: lines })).readonly(),
});

export type ForkSummary = z.infer<typeof forkSummary>;
export type ForkDetail = z.infer<typeof forkDetail>;
export type FileChanges = z.infer<typeof fileChanges>;
export type DraftFaults = z.infer<typeof draftFaults>;
export type Updated = z.infer<typeof updated>;
export type SaveDraftBody = z.infer<typeof saveDraftBody>;
