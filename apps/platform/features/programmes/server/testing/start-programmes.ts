// Programmes over HTTP for tests: one firm's case that the test decides, academics that the test decides, no other room.
import { openModule } from '@dragoman/materials';
import { readModuleFolder } from '@dragoman/materials/folder';
import { createOutbox } from '../../../../core/outbox/outbox.ts';
import type { OpenTestDatabase } from '../../../../core/database/testing/with-databases.ts';
import { deriveKeys } from '../../../../core/keys/installation-keys.ts';
import { loadMessages } from '../../../../core/messages/messages.ts';
import { createThread } from '../../../../core/thread/thread.ts';
import type { Thread } from '../../../../core/thread/thread.ts';
import type { NeedCase } from '../../../demand/contract.ts';
import { demandRelations } from '../../../demand/server/index.ts';
import { loadFramework } from '../../../framework/server/index.ts';
import { startIdentity } from '../../../identity/server/testing/start-identity.ts';
import type { StartedIdentity } from '../../../identity/server/testing/start-identity.ts';
import type { AvailableAcademic, MeasurableRound, MeasuredChange } from '../../contract.ts';
import { programmesErrors } from '../../errors.ts';
import { createProgrammes } from '../create-programmes.ts';
import type { Programmes } from '../create-programmes.ts';
import { programmesMigrations } from '../migrations.ts';
import { interestErasable } from '../page/take-interest.ts';
import { loadCostTemplates } from '../plan/cost-templates.ts';
import type { ProgrammesParts } from '../programmes-parts.ts';
import { programmesRelations } from '../relations.ts';

const CONTENT = new URL('../../../../../../content/', import.meta.url);

/** The word that a firm marked confidential; it may stand nowhere but with its case. */
export const SECRET = 'SYNTHETICSECRET';

export const CASE_ID = '01939c1e-7a00-7000-8000-00000000c0de';
export const NEED_IDS = ['01939c1e-7a00-7000-8000-0000000000a1', '01939c1e-7a00-7000-8000-0000000000a2'] as const;
export const SENTENCE_IDS = ['s-vibration', 's-audit', 's-secret'] as const;

export interface StartedProgrammes extends StartedIdentity {
  readonly programmes: Programmes;
  readonly thread: Thread;
  readonly parts: ProgrammesParts;
  /** Cases that were moved on, each with its stage. */
  readonly moved: readonly string[];
  /** Everything the outbox was given. */
  readonly sent: { readonly personId: string; readonly payload: unknown }[];
  readonly academics: AvailableAcademic[];
  /** Rounds the test decides, what changed in them, and which were asked to be worked out. */
  readonly measured: {
    readonly rounds: MeasurableRound[];
    readonly changes: Map<string, MeasuredChange>;
    readonly scheduled: string[];
  };
  /** The firm's case of whoever asks. */
  readonly needCase: { current: NeedCase | null };
}

export function syntheticCase(): NeedCase {
  const sentence = (id: string, text: string, isConfidential = false) => ({
    id,
    textId: 't1',
    text: isConfidential ? '' : text,
    start: 0,
    end: text.length,
    language: 'en',
    isConfidential,
  });
  const need = (id: string, uri: string, label: string, sentences: NeedCase['needs'][number]['sentences']) => ({
    id,
    skill: { uri, label },
    level: 2 as const,
    priority: 1 as const,
    sentences,
    decidedBy: null,
    decidedAt: '2026-11-20T10:00:00.000Z',
  });
  return {
    id: CASE_ID,
    title: 'Synthetic maintenance',
    organisation: { id: 'f1', name: 'Synthetic Machines', country: 'FI', sector: 'machinery' },
    kind: 'training',
    stage: 'reading',
    source: 'mail',
    language: 'en',
    receivedAt: '2026-11-19T10:00:00.000Z',
    contact: null,
    deadline: null,
    budget: null,
    audience: '',
    gate: 'training',
    sentences: [
      sentence(SENTENCE_IDS[0], 'Our machines break down and we want to see it coming.'),
      sentence(SENTENCE_IDS[1], 'We also pay too much for energy.'),
      sentence(SENTENCE_IDS[2], `${SECRET} is what we build next.`, true),
    ],
    needs: [
      need(NEED_IDS[0], 'dragoman:predictive-maintenance-vibration', 'Predict failures from vibration data', [
        { id: SENTENCE_IDS[0], words: [{ start: 4, end: 23 }] },
        { id: SENTENCE_IDS[2], words: [] },
      ]),
      need(NEED_IDS[1], 'dragoman:framework-negotiation', 'Negotiation', [
        { id: SENTENCE_IDS[1], words: [{ start: 8, end: 16 }] },
      ]),
    ],
  };
}

export async function startProgrammes(open: OpenTestDatabase): Promise<StartedProgrammes> {
  const academics: AvailableAcademic[] = [];
  const moved: string[] = [];
  const measured: StartedProgrammes['measured'] = { rounds: [], changes: new Map(), scheduled: [] };
  const sent: { personId: string; payload: unknown }[] = [];
  const needCase: { current: NeedCase | null } = { current: syntheticCase() };
  const negotiation = openModule(readModuleFolder(new URL('modules/long/negotiation/', CONTENT)));
  const keys = deriveKeys(new Uint8Array(32).fill(9));
  let parts: ProgrammesParts | null = null;
  let programmes: Programmes | null = null;
  const started = await startIdentity(open, {
    more: {
      migrations: programmesMigrations,
      errors: programmesErrors,
      routes: (world) => {
        const { database, runtime } = world;
        const outbox = createOutbox({ database, runtime, keys, channels: [] });
        parts = {
          ...world,
          keys,
          thread: createThread({ runtime, relations: [...demandRelations, ...programmesRelations] }),
          outbox: {
            ...outbox,
            send: async (_queries, { personId, payload }) => {
              sent.push({ personId, payload });
              return true;
            },
          },
          messages: loadMessages(new URL('messages/', CONTENT)),
          publicUrl: () => new URL('http://dragoman.test'),
          demand: {
            case: async (_queries, _tenantId, caseId) => (needCase.current?.id === caseId ? needCase.current : null),
            cases: async () =>
              needCase.current === null ? [] : [{ ...needCase.current, needs: needCase.current.needs.length }],
            needs: async () => [],
            confidentialSentences: async () => {
              throw new Error('Programmes have no business with confidential words.');
            },
            existing: async (_queries, _tenantId, _type, ids) =>
              new Set(ids.filter((id) => needCase.current?.needs.some((need) => need.id === id))),
          },
          taxonomies: { findConcepts: async () => [], resolveConcepts: async () => new Map() },
          longModules: {
            list: () => [negotiation],
            find: (id) => (id === negotiation.head.id ? negotiation : null),
          },
          framework: loadFramework(new URL('frameworks/dragoman-25/', CONTENT)),
          costTemplates: loadCostTemplates(new URL('cost-templates.json', CONTENT)),
          academics: {
            find: async () => academics,
            names: async (_tenantId, ids) =>
              new Map(academics.filter(({ id }) => ids.includes(id)).map(({ id, name }) => [id, name])),
          },
          measured: {
            rounds: async () => measured.rounds,
            change: async (_tenantId, campaignId) => measured.changes.get(campaignId) ?? null,
            schedule: async (_queries, _tenantId, campaignId) => void measured.scheduled.push(campaignId),
          },
          moveCase: async (_queries, _by, caseId, stage) => void moved.push(`${caseId} ${stage}`),
          erase: (person) => database.write((queries) => interestErasable.erase!(queries, person)),
          isSynthetic: async () => true,
        };
        programmes = createProgrammes(parts);
        return programmes.routes;
      },
    },
  });
  return {
    ...started,
    programmes: programmes!,
    thread: parts!.thread,
    parts: parts!,
    sent,
    moved,
    academics,
    measured,
    needCase,
  };
}
