// What is kept of a watch: the summary, and a row for each skill. Read back through its schema.
import { z } from 'zod';
import { monthShare, oddsAYear, trend } from '../../contract.ts';
import type { AdvertRow } from '../advert-store.ts';
import type { SkillIndex } from '../market-parts.ts';
import type { SkillRow } from '../watch-store.ts';
import type { MonthShare } from '../watch/count-skills.ts';
import type { MarketWatch } from '../watch/watch-market.ts';

const sourceCounts = z.array(z.object({ sourceId: z.string(), asked: z.int() }));
export const keptSummary = z.object({
  list: z.object({ scheme: z.string(), version: z.string(), attribution: z.string() }),
  months: z.array(z.string()),
  adverts: z.int(),
  repeated: z.int(),
  postings: z.int(),
  employers: z.int(),
  counts: z.object({ skills: z.int(), rising: z.int(), falling: z.int(), notEnough: z.int() }),
  surest: z.object({ uri: z.string(), label: z.string(), odds: oddsAYear }).nullable(),
  terms: z.array(
    z.object({
      term: z.string(),
      postings: z.int(),
      employers: z.int(),
      firstMonth: z.string().nullable(),
      example: z.string(),
    }),
  ),
  postingsBySource: z.array(z.object({ sourceId: z.string(), postings: z.int() })),
});
export const keptSkill = z.object({
  asked: z.int(),
  employers: z.int(),
  trend,
  odds: oddsAYear.nullable(),
  months: z.array(monthShare),
  examples: z.array(z.object({ sentence: z.string(), sourceId: z.string(), month: z.string() })),
  bySource: sourceCounts,
});
export type KeptSummary = z.infer<typeof keptSummary>;
export type KeptSkill = z.infer<typeof keptSkill>;

export function describeWatch(
  watch: MarketWatch,
  { scheme, version, attribution }: SkillIndex,
  rows: readonly AdvertRow[],
): KeptSummary {
  const rising = watch.skills.filter((skill) => skill.trend === 'rising');
  // Surest: whose slope lies farthest from none, measured by its own error.
  const surest = rising.toSorted((one, other) => one.p! - other.p!)[0];
  return {
    list: { scheme, version, attribution },
    months: [...watch.months],
    adverts: watch.adverts,
    repeated: watch.repeated,
    postings: watch.postings,
    employers: watch.employers,
    counts: {
      skills: watch.skills.length,
      rising: rising.length,
      falling: watch.skills.filter((skill) => skill.trend === 'falling').length,
      notEnough: watch.skills.filter((skill) => skill.trend === 'not-enough').length,
    },
    surest: surest === undefined ? null : { uri: surest.uri, label: surest.label, odds: roundOdds(surest.oddsAYear!) },
    terms: watch.terms.map(({ firstMonth, ...term }) => ({ ...term, firstMonth: watch.months[firstMonth] ?? null })),
    postingsBySource: count(
      watch.outcomes.filter(({ isRepeat }) => !isRepeat).map(({ at }) => rows[at]!.source_id),
    ).map(([sourceId, postings]) => ({ sourceId, postings })),
  };
}

export function describeSkills(tenantId: string, watch: MarketWatch, rows: readonly AdvertRow[]): SkillRow[] {
  const sources = new Map<string, string[]>();
  for (const { at, skills } of watch.outcomes)
    for (const { uri } of skills) {
      const own = sources.get(uri);
      if (own === undefined) sources.set(uri, [rows[at]!.source_id]);
      else own.push(rows[at]!.source_id);
    }
  return watch.skills.map(({ uri, label, asked, employers, trend: own, oddsAYear: odds, months, examples }, place) => {
    const body: KeptSkill = {
      asked,
      employers,
      trend: own,
      odds: odds === null ? null : roundOdds(odds),
      months: months.map(roundShare),
      examples: examples.map(({ at, sentence }) => ({
        sentence,
        sourceId: rows[at]!.source_id,
        month: rows[at]!.posted_on.slice(0, 7),
      })),
      bySource: count(sources.get(uri) ?? []).map(([sourceId, times]) => ({ sourceId, asked: times })),
    };
    return { tenant_id: tenantId, uri, place, label, trend: own, body: JSON.stringify(body) };
  });
}

function count(names: readonly string[]): [name: string, times: number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1]);
}

function roundShare({ asked, postings, share, low, high }: MonthShare): KeptSkill['months'][number] {
  return { asked, postings, share: round(share), low: round(low), high: round(high) };
}

function round(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(5));
}

function roundOdds(odds: { readonly value: number; readonly low: number; readonly high: number }) {
  return {
    value: Number(odds.value.toPrecision(4)),
    low: Number(odds.low.toPrecision(4)),
    high: Number(odds.high.toPrecision(4)),
  };
}
