// From what a colleague asks for, a firm's case or words of one's own, to the ranking; confidential sentences stay out of it.
import { AppError } from '@dragoman/kernel';
import type { Queries } from '../../../../core/database/database.ts';
import type { RankBody, RankedAcademic, Ranking, RankingNeed } from '../../contract.ts';
import { DEFAULT_WEIGHTS, NEED_MAX, RANK_PARTS, RANKED_SHOWN } from '../../limits.ts';
import type { RankWeights } from '../../limits.ts';
import { academicStore } from '../academic-store.ts';
import type { AcademicsParts } from '../academics-parts.ts';
import { askedSince } from '../outreach/ask-academic.ts';
import { requestStore } from '../request-store.ts';
import { rankAcademics } from './rank-academics.ts';
import type { RankedPool } from './rank-academics.ts';

/** The whole ranking of one need, as the door gives it and the page shows it. */
export async function rankPool(
  parts: AcademicsParts,
  queries: Queries,
  tenantId: string,
  need: RankingNeed,
): Promise<RankedPool & { readonly weights: RankWeights }> {
  const { runtime } = parts;
  const now = runtime.clock.iso();
  const weights = need.weights ?? (await academicStore(queries).settings(tenantId)).weights ?? DEFAULT_WEIGHTS;
  if (RANK_PARTS.every((part) => weights[part] === 0)) throw new AppError('academics.weights-all-zero');
  const pool = await parts.pools.read(queries, tenantId);
  const requests = await requestStore(queries).list(tenantId, { since: askedSince(now) });
  const english = await parts.findLabels(
    tenantId,
    need.skills.map(({ uri }) => uri),
    'en',
  );
  const furtherTexts = english.size === 0 ? [] : [[...english.values()].join('. ')];
  return { ...rankAcademics(need, { pool, requests, weights, now, furtherTexts }), weights };
}

/** The door's answer: the best first, nobody who may not be suggested. */
export async function rankForDoor(
  parts: AcademicsParts,
  queries: Queries,
  tenantId: string,
  need: RankingNeed,
): Promise<RankedAcademic[]> {
  return [...(await rankPool(parts, queries, tenantId, need)).ranked];
}

export async function rankForPage(
  parts: AcademicsParts,
  queries: Queries,
  tenantId: string,
  body: RankBody,
): Promise<Ranking> {
  const { need, title, withheld } = await needOf(parts, queries, tenantId, body);
  const { weights, ranked, considered, tiedToNothing, notYet, optedOut, otherLanguage, noHours, notTold } =
    await rankPool(parts, queries, tenantId, need);
  return {
    need: {
      title,
      skills: need.skills.map(({ label }) => label),
      language: need.language,
      hours: need.hours,
      from: need.from ?? parts.runtime.clock.iso().slice(0, 10),
      withheld,
    },
    weights,
    programmes: await programmesOf(parts, queries, tenantId, body.caseId),
    ranked: ranked.slice(0, RANKED_SHOWN).map((each) => ({
      ...each,
      parts: [...each.parts],
      reasons: each.reasons.map((reason) => ({ ...reason, words: [...reason.words] })),
    })),
    considered,
    fitting: ranked.length,
    tiedToNothing,
    notYet: notYet.slice(0, RANKED_SHOWN).map((each) => ({ ...each })),
    optedOut,
    otherLanguage,
    noHours,
    notTold,
  };
}

/** What answers the case already, with who leads what. */
async function programmesOf(
  { programmes }: AcademicsParts,
  queries: Queries,
  tenantId: string,
  caseId: string | null,
): Promise<Ranking['programmes']> {
  const answering = caseId === null ? [] : await programmes.forCase(queries, tenantId, caseId);
  if (answering.length === 0) return [];
  const names = new Map(
    (await academicStore(queries).list(tenantId)).filter(({ hidden }) => !hidden).map(({ id, name }) => [id, name]),
  );
  return answering.map(({ id, title, revision, sessions }) => ({
    id,
    title,
    revision,
    sessions: sessions.map(({ id: sessionId, title: name, minutes, academicId }) => ({
      id: sessionId,
      title: name,
      hours: Math.round(minutes / 6) / 10,
      academicId,
      lead: academicId === null ? null : (names.get(academicId) ?? null),
    })),
  }));
}

async function needOf(
  { demand }: AcademicsParts,
  queries: Queries,
  tenantId: string,
  body: RankBody,
): Promise<{ readonly need: RankingNeed; readonly title: string; readonly withheld: number }> {
  const needCase = body.caseId === null ? null : await demand.case(queries, tenantId, body.caseId);
  if (body.caseId !== null && needCase === null) throw new AppError('academics.case-not-known');
  const spoken = new Set(needCase?.needs.flatMap(({ sentences }) => sentences.map(({ id }) => id)));
  // Only sentences that led to a skill somebody accepted: greetings and deadlines are nobody's field.
  const sentences = (needCase?.sentences ?? []).filter(({ id, isConfidential }) => spoken.has(id) && !isConfidential);
  const text = [body.text, ...sentences.map((sentence) => sentence.text)].join(' ').trim().slice(0, NEED_MAX);
  const skills = [...body.skills, ...(needCase?.needs ?? []).map(({ skill }) => skill)];
  if (text === '' && skills.length === 0) throw new AppError('academics.need-empty');
  return {
    need: {
      text,
      skills,
      language: body.language,
      hours: body.hours,
      from: body.from,
      weights: body.weights ?? undefined,
    },
    title: needCase?.title ?? '',
    withheld: (needCase?.sentences ?? []).filter(({ isConfidential }) => isConfidential).length,
  };
}
