// The reading as the screen shows it: the text, its sentences, the skills in the order of the text, what was decided about each.
import type { Queries } from '../../../../core/database/database.ts';
import type { CaseReading, ReadingSkill } from '../../contract.ts';
import { NEED_LEVELS, NEED_PRIORITIES, REJECTION_REASONS } from '../../limits.ts';
import { caseStore } from '../case-store.ts';
import { readSecret } from '../confidential.ts';
import type { DemandParts } from '../demand-parts.ts';
import { readAlternatives, readMentions } from '../mentions.ts';
import type { Mention } from '../mentions.ts';
import { nameStaff } from '../name-staff.ts';
import { attributionOf } from './attribution.ts';
import { readingStore } from './reading-store.ts';
import type { DecisionRow, NeedRow, ReadingRow, SentenceRow, SuggestionRow } from './reading-store.ts';
import { measuredFor } from './measured.ts';
import { listChoices } from './taxonomy-choice.ts';

/** With the confidential stretches: for those who work on the case, and audited by its caller. */
export async function presentReading(
  parts: Pick<DemandParts, 'taxonomies' | 'matchingFolder'>,
  queries: Queries,
  tenantId: string,
  caseId: string,
  language: string,
): Promise<CaseReading> {
  const store = readingStore(queries);
  const texts = await caseStore(queries).listTexts(tenantId, caseId);
  const place = new Map(texts.map(({ id, place: at }) => [id, Number(at)]));
  const readings = await store.listReadings(tenantId, caseId);
  const first = readings.find(({ text_id }) => text_id === texts[0]?.id) ?? readings[0] ?? null;
  const sentences = (await store.listSentences(tenantId, caseId)).toSorted(
    (one, other) =>
      (place.get(one.text_id) ?? 0) - (place.get(other.text_id) ?? 0) || Number(one.start_at) - Number(other.start_at),
  );
  const choices = await listChoices(parts, tenantId);
  return {
    caseId,
    ...stateOf(readings),
    texts: await Promise.all(
      texts.map(async (text) => ({
        id: text.id,
        origin: text.origin === 'answer' ? ('answer' as const) : ('request' as const),
        fileName: text.file_name,
        text: await readSecret(queries, tenantId, text),
        receivedAt: text.received_at,
      })),
    ),
    sentences: sentences.map(presentSentence),
    skills: await presentSkills(queries, tenantId, caseId, sentences),
    taxonomy:
      first === null || first.scheme === null
        ? null
        : {
            scheme: first.scheme,
            version: first.version ?? '',
            attribution: await attributionOf(parts, tenantId, first, language),
          },
    choices: choices.map(({ scheme, version, concepts }) => ({ scheme, version, concepts })),
    language: first?.language ?? null,
    notes: readings.flatMap(({ notes }) => JSON.parse(notes) as string[]),
    modelId: first?.model_id ?? null,
    measured: first === null ? null : measuredFor(parts.matchingFolder, first.scheme, first.language),
  };
}

function stateOf(readings: readonly ReadingRow[]): Pick<CaseReading, 'state' | 'fault'> {
  const failed = readings.find(({ state }) => state === 'failed');
  if (failed !== undefined) return { state: 'failed', fault: failed.fault };
  return { state: readings.some(({ state }) => state === 'waiting') ? 'waiting' : 'done', fault: null };
}

function presentSentence(row: SentenceRow): CaseReading['sentences'][number] {
  const status = row.status === 'matched' ? 'matched' : row.status === 'group' ? 'group' : 'unmatched';
  return {
    id: row.id,
    textId: row.text_id,
    start: Number(row.start_at),
    end: Number(row.end_at),
    kind: row.kind,
    language: row.language,
    status,
    reason: row.reason,
    group: row.group_label,
    isConfidential: Number(row.is_confidential) === 1,
  };
}

type Decision = NonNullable<ReadingSkill['decision']>;

async function presentSkills(
  queries: Queries,
  tenantId: string,
  caseId: string,
  sentences: readonly SentenceRow[],
): Promise<ReadingSkill[]> {
  const store = readingStore(queries);
  const suggestions = await store.listSuggestions(tenantId, caseId);
  const needs = (await store.listNeeds(tenantId, caseId)).filter(({ state }) => state === 'accepted');
  const decisions = await store.listDecisions(tenantId, caseId);
  const names = await nameStaff(queries, [...needs, ...decisions]);
  const decide = (uri: string): Decision | null => decisionAbout(uri, needs, decisions, names);
  const byUri = Map.groupBy(suggestions, ({ uri }) => uri);
  const there = new Map(sentences.map((row, at) => [row.id, at]));
  const suggested = [...byUri.values()].map((group) => presentSuggestion(group, decide));
  const added = needs
    .filter(({ uri }) => !byUri.has(uri))
    .map((need): ReadingSkill => ({
      uri: need.uri,
      label: need.label,
      probability: null,
      skillType: null,
      isListed: true,
      mentions: presentMentions(readMentions(need.mentions)),
      alternatives: [],
      decision: decide(need.uri),
    }));
  const start = ({ mentions }: ReadingSkill): number =>
    Math.min(
      ...mentions.map(({ sentenceId, words }) => (there.get(sentenceId) ?? 9_999) * 10_000 + (words[0]?.[0] ?? 0)),
    );
  const inText = (one: ReadingSkill, other: ReadingSkill): number => start(one) - start(other);
  const surest = (one: ReadingSkill, other: ReadingSkill): number => (other.probability ?? 0) - (one.probability ?? 0);
  const all = [...suggested, ...added];
  return [
    ...all.filter(({ isListed }) => isListed).toSorted(inText),
    ...all.filter(({ isListed }) => !isListed).toSorted(surest),
  ];
}

function presentSuggestion(group: readonly SuggestionRow[], decide: (uri: string) => Decision | null): ReadingSkill {
  const { uri, label, skill_type } = group[0]!;
  const mentions = group.flatMap((row) => readMentions(row.mentions));
  const decision = decide(uri);
  const alternatives = new Map(
    group.flatMap((row) => readAlternatives(row.alternatives)).map((each) => [each.uri, each]),
  );
  return {
    uri,
    label,
    probability: Math.max(...group.map(({ probability }) => Number(probability))),
    skillType: skill_type === 'skill' || skill_type === 'knowledge' ? skill_type : null,
    // A guess about the text as a whole has no sentence of its own, until somebody accepts it.
    isListed: mentions.some(({ probability }) => probability !== null) || decision?.verdict === 'accepted',
    mentions: presentMentions(mentions),
    alternatives: [...alternatives.values()],
    decision,
  };
}

function presentMentions(mentions: readonly Mention[]): ReadingSkill['mentions'] {
  return mentions.map(({ sentenceId, matchedLabel, words }) => ({ sentenceId, matchedLabel, words }));
}

function decisionAbout(
  uri: string,
  needs: readonly NeedRow[],
  decisions: readonly DecisionRow[],
  names: ReadonlyMap<string, string>,
): Decision | null {
  const need = needs.find((each) => each.uri === uri);
  const nameOf = (personId: string | null): string | null => (personId === null ? null : (names.get(personId) ?? null));
  if (need !== undefined) {
    return {
      verdict: 'accepted',
      needId: need.id,
      level: NEED_LEVELS.find((level) => level === Number(need.level)) ?? null,
      priority: NEED_PRIORITIES.find((priority) => priority === Number(need.priority)) ?? 2,
      why: null,
      note: '',
      by: nameOf(need.person_id),
      at: need.decided_at,
    };
  }
  const last = decisions.findLast((each) => each.uri === uri);
  const replacing = decisions.findLast((each) => each.instead_of === uri);
  const isReplaced =
    replacing !== undefined &&
    (last === undefined || last.id < replacing.id) &&
    needs.some((each) => each.uri === replacing.uri);
  const shown = isReplaced ? replacing : last?.verdict === 'rejected' ? last : undefined;
  if (shown === undefined) return null;
  return {
    verdict: isReplaced ? 'replaced' : 'rejected',
    needId: null,
    level: null,
    priority: null,
    why: isReplaced ? null : (REJECTION_REASONS.find((why) => why === shown.why) ?? 'other'),
    note: shown.note,
    by: nameOf(shown.person_id),
    at: shown.at,
  };
}
