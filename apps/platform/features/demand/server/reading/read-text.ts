// The job that reads a text: in a process, with the index of a list of skills, and what comes of it kept in one write.
import { isAppError } from '@dragoman/kernel';
import type { RankerModel } from '@dragoman/matching';
import { defineJob } from '../../../../core/jobs/job-kind.ts';
import type { JobKind } from '../../../../core/jobs/job-kind.ts';
import { runInWorker } from '../../../../core/jobs/run-in-worker.ts';
import type { Stretch } from '../../contract.ts';
import { caseStore } from '../case-store.ts';
import type { TextRow } from '../case-store.ts';
import { readSecret, readStretches } from '../confidential.ts';
import type { DemandParts, WriteQueries } from '../demand-parts.ts';
import { readMentions } from '../mentions.ts';
import { addEvent } from '../open-case.ts';
import { READ_JOB, readJobPayload } from './ask-for-reading.ts';
import type { ReadResult, run } from './read-need.worker.ts';
import { readingStore } from './reading-store.ts';
import type { SentenceRow } from './reading-store.ts';
import { createIndexFiles, listChoices } from './taxonomy-choice.ts';
import type { IndexFiles } from './taxonomy-choice.ts';

/** Two hundred thousand letters against all of ESCO stay far below this. */
const READ_PATIENCE_MS = 60_000;

export function readTextJob(parts: DemandParts): JobKind {
  const indexFiles = createIndexFiles(parts);
  return defineJob({
    name: READ_JOB,
    payload: readJobPayload,
    attempts: 3,
    run: ({ textId }, { tenantId, signal }) => readText(parts, indexFiles, tenantId, textId, signal),
    onGivenUp: async (queries, tenantId, { textId }) => {
      await readingStore(queries).changeReading(tenantId, textId, { state: 'failed', fault: 'demand.reading-failed' });
    },
  });
}

/** The same text read twice gives the same rows; what a person decided stays. */
export async function readText(
  parts: DemandParts,
  indexFiles: IndexFiles,
  tenantId: string,
  textId: string,
  signal?: AbortSignal,
): Promise<void> {
  const { database, matchingFolder } = parts;
  const text = await caseStore(database.read).findText(tenantId, textId);
  const reading = await readingStore(database.read).findReading(tenantId, textId);
  if (text === null || reading === null) return;
  const choices = await listChoices(parts, tenantId);
  const choice = choices.find(({ scheme }) => scheme === reading.pack) ?? choices[0];
  if (choice === undefined) {
    await fail(parts, tenantId, textId, 'demand.no-list');
    return;
  }
  const own = await readingStore(database.read).rankerInUse(tenantId, choice.scheme);
  try {
    const indexFile = await indexFiles(tenantId, choice);
    const result = await runInWorker<typeof run>(
      new URL('./read-need.worker.ts', import.meta.url),
      {
        text: await readSecret(database.read, tenantId, text),
        indexFile,
        matchingFolder,
        ranker: own === null || own.model === null ? null : (JSON.parse(own.model) as RankerModel),
      },
      { timeoutMs: READ_PATIENCE_MS, ...(signal === undefined ? {} : { signal }) },
    );
    const stretches = await readStretches(database.read, tenantId, text);
    await database.write((queries) => keepReading(parts, queries, text, result, stretches));
  } catch (error) {
    // A text that asks for too much will do so again; other faults are tried again by the queue.
    const isTooMuch = isAppError(error) && ['work.too-long', 'work.too-large', 'demand.no-list'].includes(error.code);
    if (!isTooMuch) throw error;
    await fail(parts, tenantId, textId, error.code === 'demand.no-list' ? error.code : 'demand.reading-too-much');
  }
}

async function fail({ database }: DemandParts, tenantId: string, textId: string, fault: string): Promise<void> {
  await database.write((queries) => readingStore(queries).changeReading(tenantId, textId, { state: 'failed', fault }));
}

export async function keepReading(
  parts: Pick<DemandParts, 'runtime'>,
  queries: WriteQueries,
  text: TextRow,
  result: ReadResult,
  stretches: readonly Stretch[],
): Promise<void> {
  const { runtime } = parts;
  const { tenant_id: tenantId, id: textId, case_id: caseId } = text;
  const store = readingStore(queries);
  const ids = await keepSentences(parts, queries, text, result, stretches);
  const skills = result.skills.map((skill, place) => ({
    tenant_id: tenantId,
    id: runtime.makeId(),
    case_id: caseId,
    text_id: textId,
    place,
    uri: skill.uri,
    label: skill.label,
    probability: skill.probability,
    skill_type: skill.skillType,
    mentions: JSON.stringify(
      skill.mentions.map(({ sentence, probability, matchedLabel, words }) => ({
        sentenceId: ids[sentence],
        probability,
        matchedLabel,
        words,
      })),
    ),
    alternatives: JSON.stringify(skill.alternatives),
  }));
  await store.replaceSuggestions(tenantId, textId, skills);
  await store.changeReading(tenantId, textId, {
    state: 'done',
    scheme: result.scheme,
    version: result.version,
    attribution: result.attribution,
    model_id: result.modelId,
    language: result.language,
    notes: JSON.stringify(result.notes),
    fault: null,
    read_at: runtime.clock.iso(),
  });
  const found = await caseStore(queries).find(tenantId, caseId);
  if (found === null || text.place !== 0 || found.stage !== 'received') return;
  await caseStore(queries).change(tenantId, caseId, { stage: 'reading', language: result.language });
  await addEvent(parts, queries, { tenantId, caseId, personId: null }, { what: 'read', forFirm: true });
}

/** A sentence that stands where one stood before keeps its id: needs and the thread point at it. */
async function keepSentences(
  { runtime }: Pick<DemandParts, 'runtime'>,
  queries: WriteQueries,
  { tenant_id: tenantId, id: textId, case_id: caseId }: TextRow,
  { sentences }: ReadResult,
  stretches: readonly Stretch[],
): Promise<string[]> {
  const store = readingStore(queries);
  const key = ({ start_at, end_at }: Pick<SentenceRow, 'start_at' | 'end_at'>): string => `${start_at} ${end_at}`;
  const before = (await store.listSentences(tenantId, caseId)).filter((row) => row.text_id === textId);
  const known = new Map(before.map((row) => [key(row), row.id]));
  const ids: string[] = [];
  for (const [place, { start, end, kind, language, status, reason, group }] of sentences.entries()) {
    const id = known.get(key({ start_at: start, end_at: end })) ?? runtime.makeId();
    ids.push(id);
    await store.keepSentence({
      tenant_id: tenantId,
      id,
      text_id: textId,
      case_id: caseId,
      place,
      start_at: start,
      end_at: end,
      kind,
      language,
      status,
      reason,
      group_label: group,
      is_confidential: stretches.some((stretch) => stretch.start < end && start < stretch.end) ? 1 : 0,
    });
  }
  const needed = new Set(
    (await store.listNeeds(tenantId, caseId)).flatMap(({ mentions }) =>
      readMentions(mentions).map(({ sentenceId }) => sentenceId),
    ),
  );
  const kept = new Set(ids);
  for (const { id } of before) if (!kept.has(id) && !needed.has(id)) await store.removeSentence(tenantId, id);
  return ids;
}
