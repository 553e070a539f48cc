// What a person makes of a suggestion: accepts it, takes an alternative, adds a skill by hand, turns it down, takes all that back.
import { AppError } from '@dragoman/kernel';
import type { DecideBody } from '../../contract.ts';
import { NEEDS_MAX } from '../../limits.ts';
import { auditCase, authorOf } from '../demand-parts.ts';
import type { DemandParts, Worker, WriteQueries } from '../demand-parts.ts';
import { readAlternatives, readMentions } from '../mentions.ts';
import type { Mention } from '../mentions.ts';
import { readingStore } from './reading-store.ts';
import type { NeedRow, SuggestionRow } from './reading-store.ts';

const DEFAULT_PRIORITY = 2;

/** Every decision is kept; the newest about a skill counts. */
export async function decide(
  parts: DemandParts,
  queries: WriteQueries,
  by: Worker,
  caseId: string,
  body: DecideBody,
): Promise<void> {
  const { runtime } = parts;
  const { tenantId, personId } = by;
  const store = readingStore(queries);
  const suggestions = await store.listSuggestions(tenantId, caseId);
  const needs = await store.listNeeds(tenantId, caseId);
  const known = needs.find(({ uri }) => uri === body.uri) ?? null;
  const mentions = await findMentions(queries, tenantId, caseId, body, suggestions, known);
  if (body.verdict === 'accepted') {
    const accepted = needs.filter(({ state, uri }) => state === 'accepted' && uri !== body.uri).length;
    if (accepted >= NEEDS_MAX) throw new AppError('demand.too-many-needs', { values: { most: NEEDS_MAX } });
    await accept(parts, queries, by, caseId, body, known, mentions);
    if (body.insteadOf !== null)
      await withdraw(
        parts,
        queries,
        by,
        needs.find(({ uri }) => uri === body.insteadOf),
      );
  } else {
    await withdraw(parts, queries, by, known ?? undefined);
  }
  await store.addDecision({
    tenant_id: tenantId,
    id: runtime.makeId(),
    case_id: caseId,
    uri: body.uri,
    label: labelOf(body, suggestions),
    verdict: body.verdict,
    why: body.verdict === 'rejected' ? (body.why ?? 'other') : null,
    note: body.note,
    level: body.level,
    priority: body.priority,
    instead_of: body.insteadOf,
    sentence_ids: JSON.stringify(mentions.map(({ sentenceId }) => sentenceId)),
    person_id: personId,
    at: runtime.clock.iso(),
  });
  await auditCase(parts, queries, by, `skill-${body.verdict}`, caseId, { uri: body.uri.slice(0, 120) });
}

async function accept(
  { runtime, thread, keys }: DemandParts,
  queries: WriteQueries,
  by: Worker,
  caseId: string,
  body: DecideBody,
  known: NeedRow | null,
  mentions: readonly Mention[],
): Promise<void> {
  const { tenantId, personId } = by;
  const id = known?.id ?? runtime.makeId();
  await readingStore(queries).keepNeed({
    tenant_id: tenantId,
    id,
    case_id: caseId,
    uri: body.uri,
    label: body.label,
    level: body.level,
    priority: body.priority ?? (known === null ? DEFAULT_PRIORITY : Number(known.priority)),
    mentions: JSON.stringify(mentions),
    state: 'accepted',
    person_id: personId,
    decided_at: runtime.clock.iso(),
  });
  const end = { type: 'need', id };
  const links = await thread.linksTo(queries, { tenantId, end, relation: 'speaks-of' });
  const linked = new Set(links.map(({ from }) => from.id));
  const wanted = new Set(mentions.map(({ sentenceId }) => sentenceId));
  const authorDigest = authorOf({ keys }, by);
  for (const { id: linkId, from } of links) {
    if (!wanted.has(from.id)) await thread.withdraw(queries, { tenantId, linkId, authorDigest });
  }
  for (const sentenceId of wanted) {
    if (linked.has(sentenceId)) continue;
    const from = { type: 'need-sentence', id: sentenceId };
    await thread.link(queries, { tenantId, from, relation: 'speaks-of', to: end, authorDigest });
  }
}

async function withdraw(
  { thread, keys, runtime }: DemandParts,
  queries: WriteQueries,
  by: Worker,
  need: NeedRow | undefined,
): Promise<void> {
  if (need === undefined || need.state !== 'accepted') return;
  const { tenantId, personId } = by;
  await readingStore(queries).keepNeed({
    ...need,
    state: 'withdrawn',
    person_id: personId,
    decided_at: runtime.clock.iso(),
  });
  const end = { type: 'need', id: need.id };
  for (const { id } of await thread.linksTo(queries, { tenantId, end, relation: 'speaks-of' })) {
    await thread.withdraw(queries, { tenantId, linkId: id, authorDigest: authorOf({ keys }, by) });
  }
}

/** The words that led to the skill: those a person chose, those of the suggestion, or those of the suggestion it stands in for. */
async function findMentions(
  queries: WriteQueries,
  tenantId: string,
  caseId: string,
  body: DecideBody,
  suggestions: readonly SuggestionRow[],
  known: NeedRow | null,
): Promise<Mention[]> {
  if (body.sentences !== null) {
    const sentences = new Map(
      (await readingStore(queries).listSentences(tenantId, caseId)).map((row) => [row.id, row]),
    );
    return body.sentences.map(({ id, words }) => {
      const sentence = sentences.get(id);
      if (sentence === undefined) throw new AppError('demand.sentence-not-known');
      const length = Number(sentence.end_at) - Number(sentence.start_at);
      const fitting = words
        .filter(({ start, end }) => start < end && end <= length)
        .map(({ start, end }): [number, number] => [start, end]);
      return { sentenceId: id, probability: null, matchedLabel: body.label, words: fitting };
    });
  }
  const own = mentionsOf(suggestions, body.uri);
  if (own.length > 0) return own;
  if (body.insteadOf !== null) {
    const instead = suggestions.filter(({ uri }) => uri === body.insteadOf);
    const isOffered = instead.some(({ alternatives }) =>
      readAlternatives(alternatives).some(({ uri }) => uri === body.uri),
    );
    if (isOffered) return mentionsOf(suggestions, body.insteadOf);
  }
  if (known !== null) return readMentions(known.mentions);
  throw new AppError('demand.skill-not-suggested');
}

function mentionsOf(suggestions: readonly SuggestionRow[], uri: string): Mention[] {
  return suggestions.filter((each) => each.uri === uri).flatMap(({ mentions }) => readMentions(mentions));
}

/** Of a suggestion the list's own label, whatever the caller wrote. */
function labelOf(body: DecideBody, suggestions: readonly SuggestionRow[]): string {
  return suggestions.find(({ uri }) => uri === body.uri)?.label ?? body.label;
}
