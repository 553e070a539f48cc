// Forks of long modules over HTTP.
import { z } from 'zod';
import { plainText } from '../../core/text/plain-text.ts';
import { texts } from '../framework/contract.ts';
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

const state = z.string().regex(/^(draft|source|\d{1,6})$/);
export const changesQuery = z.object({ from: state, to: state });

const lines = z.array(z.string()).readonly();

export const fileChanges = z.object({
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
export type SaveDraftBody = z.infer<typeof saveDraftBody>;
