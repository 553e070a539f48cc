// Several keys of the same scenarios held against each other on the same people's ratings: how reliably each orders people, and how
// far groups lie apart under it. Style is controlled before closeness counts, as in scoring.
// Sources: M. A. McDaniel, J. Psotka, P. J. Legree et al. (2011) for style; P. E. Shrout and J. L. Fleiss (1979) for the reliability of
// a mean of scenarios; L. V. Hedges (1981) for the standardised gap and its interval.
import { intraclassCorrelation } from '../agreement/intraclass-correlation.ts';
import type { AgreementRating } from '../agreement/ratings.ts';
import type { MethodRecord } from '../bank/bank.ts';
import { meanOf, varianceOf } from '../numeric/moments.ts';
import { normalQuantile } from '../numeric/normal-quantile.ts';
import { assertConfidence, type Interval, type ResultStatus, type ResultWarning } from '../result/result-types.ts';
import { estimateRatingStyle } from '../scenario/rating-style.ts';

/** Ratings of options, 1 to 5: by scenario, then by option. */
export type OptionRatings = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface RatingPerson {
  ratings: OptionRatings;
  /** For example language and role; a person without a group is left out of that comparison. */
  groups: Readonly<Record<string, string | null>>;
}

export interface GroupGap {
  /** What people were grouped by, and the group that is held against all others. */
  by: string;
  group: string;
  people: number;
  others: number;
  /** Hedges' g: how much closer to the key the group lies than the others, in standard deviations. */
  gap: number;
  interval: Interval;
}

export interface ComparedKey {
  key: string;
  /** Reliability of one scenario and of the mean of `scenarios` scenarios; null when it cannot be estimated. */
  single: number | null;
  reliability: number | null;
  interval: Interval | null;
  /** Mean share of the way from "as far as can be" to "the key itself", 0 to 1. */
  closeness: number | null;
  gaps: readonly GroupGap[];
}

export interface KeyComparison {
  status: ResultStatus;
  keys: readonly ComparedKey[];
  people: number;
  /** Scenarios every key covers and somebody rated. */
  scenarios: number;
  warnings: readonly ResultWarning[];
  method: MethodRecord;
}

export interface KeyComparisonOptions {
  level?: number;
  /** The length of test the reliability is told for, 12 when absent. */
  length?: number;
  /** Fewest people with two scenarios, 30 when absent; below, nothing is estimated. */
  people?: number;
  /** Fewest people on either side of a gap, 10 when absent; smaller groups are left out. */
  group?: number;
}

/**
 * Compares keys.
 * @param people ratings as given; scenarios or options without a key are ignored
 * @param keys by name: scenario, option, key from 1 to 5
 * @throws RangeError without a key, for a rating or key outside 1 to 5, or limits that do not fit
 * @example compareKeys([], { authors: { s: { a: 1, b: 5 } } }).status // 'not-estimable'
 */
export function compareKeys(
  people: readonly RatingPerson[],
  keys: Readonly<Record<string, OptionRatings>>,
  options: KeyComparisonOptions = {},
): KeyComparison {
  const { level = 0.95, length = 12, people: enough = 30, group = 10 } = options;
  assertConfidence(level, 'compareKeys');
  if (!(length >= 1) || !(enough >= 2) || !(group >= 2))
    throw new RangeError('length, people and group: at least 1, 2 and 2');
  const names = Object.keys(keys);
  if (names.length === 0) throw new RangeError('keys: at least one key is needed');
  for (const key of Object.values(keys)) assertRatings(key, 'keys');
  people.forEach(({ ratings }, index) => assertRatings(ratings, `people, ${index + 1}`));
  const shared = scenariosOfAll(Object.values(keys));
  const rated = shared.filter((scenario) => people.some((person) => scenario in person.ratings));
  const measured = people.filter((person) => rated.filter((scenario) => scenario in person.ratings).length >= 2);
  const frame = {
    people: measured.length,
    scenarios: rated.length,
    method: {
      name: 'key-comparison',
      version: '1',
      page: 'panel-key',
      parameters: { level, length, people: enough, group },
    },
  };
  if (measured.length < enough) {
    const message = `${measured.length} people rated two scenarios or more; ${enough} are needed`;
    return { status: 'not-estimable', keys: [], ...frame, warnings: [{ code: 'too-few-people', message }] };
  }
  const warnings: ResultWarning[] = [];
  const compared = names.map((key) => {
    const scored = measured.map((person) => scorePerson(person, keys[key]!, rated));
    return { key, ...reliabilityOf(scored, length, level), gaps: gapsOf(measured, scored, group, level) };
  });
  if (compared.every(({ gaps }) => gaps.length === 0)) {
    warnings.push({ code: 'no-groups', message: `no two groups of ${group} people: gaps cannot be told` });
  }
  return { status: 'estimated', keys: compared, ...frame, warnings };
}

function scenariosOfAll(keys: readonly OptionRatings[]): string[] {
  return Object.keys(keys[0]!)
    .filter((scenario) => keys.every((key) => scenario in key))
    .sort();
}

/** Closeness by scenario, 1 at the key and 0 as far away as the scale allows; style taken out over all options of the person. */
function scorePerson(person: RatingPerson, key: OptionRatings, scenarios: readonly string[]): Map<string, number> {
  const own = scenarios.flatMap((scenario) =>
    Object.entries(person.ratings[scenario] ?? {}).flatMap(([option, rating]) => {
      const keyed = key[scenario]![option];
      return keyed === undefined ? [] : [{ scenario, rating, key: keyed }];
    }),
  );
  const style = estimateRatingStyle(own);
  const closeness = new Map<string, number[]>();
  for (const each of own) {
    const neutral = style.centre + (each.rating - style.centre - style.shift) / style.spread;
    const distance = Math.abs(Math.min(5, Math.max(1, neutral)) - each.key);
    closeness.set(each.scenario, [...(closeness.get(each.scenario) ?? []), 1 - distance / 4]);
  }
  return new Map([...closeness].map(([scenario, values]) => [scenario, meanOf(values)]));
}

/** People meet different scenarios: how hard a scenario is leaves first, then people are held against the rest. */
function reliabilityOf(
  scored: readonly ReadonlyMap<string, number>[],
  length: number,
  level: number,
): Pick<ComparedKey, 'single' | 'reliability' | 'interval' | 'closeness'> {
  const centred = withoutScenarioMeans(scored);
  const rows: AgreementRating[] = centred.flatMap((each, person) =>
    [...each].map(([scenario, value]) => ({ subject: person, rater: scenario, value })),
  );
  const raters = new Set(rows.map((row) => row.rater)).size;
  const means = scored.flatMap((each) => (each.size === 0 ? [] : [meanOf([...each.values()])]));
  const closeness = means.length === 0 ? null : meanOf(means);
  if (raters < 2) return { single: null, reliability: null, interval: null, closeness };
  const found = intraclassCorrelation(rows, { design: 'nested', level });
  const single = found.forms.find((each) => each.form === 'ICC1');
  const lengthen = (value: number): number => Math.max(0, (length * value) / (1 + (length - 1) * value));
  if (single?.value === null || single === undefined) {
    return { single: null, reliability: null, interval: null, closeness };
  }
  const interval =
    single.interval === null
      ? null
      : {
          level,
          lower: lengthen(Math.max(0, single.interval.lower)),
          upper: lengthen(Math.max(0, single.interval.upper)),
        };
  return { single: single.value, reliability: lengthen(Math.max(0, single.value)), interval, closeness };
}

function withoutScenarioMeans(scored: readonly ReadonlyMap<string, number>[]): Map<string, number>[] {
  const values = new Map<string, number[]>();
  for (const each of scored) {
    for (const [scenario, value] of each) {
      const list = values.get(scenario);
      if (list === undefined) values.set(scenario, [value]);
      else list.push(value);
    }
  }
  const means = new Map([...values].map(([scenario, list]) => [scenario, meanOf(list)]));
  return scored.map((each) => new Map([...each].map(([scenario, value]) => [scenario, value - means.get(scenario)!])));
}

function gapsOf(
  people: readonly RatingPerson[],
  scored: readonly ReadonlyMap<string, number>[],
  least: number,
  level: number,
): GroupGap[] {
  const totals = withoutScenarioMeans(scored).map((each) => (each.size === 0 ? null : meanOf([...each.values()])));
  const questions = [...new Set(people.flatMap((person) => Object.keys(person.groups)))].sort();
  return questions.flatMap((by) => {
    const placed = people.flatMap((person, at) => {
      const name = person.groups[by] ?? null;
      const total = totals[at] ?? null;
      return name === null || total === null ? [] : [{ name, total }];
    });
    const groups = [...new Set(placed.map(({ name }) => name))].sort();
    const gaps = groups.flatMap((name) => {
      const inside = placed.filter((each) => each.name === name).map(({ total }) => total);
      const outside = placed.filter((each) => each.name !== name).map(({ total }) => total);
      if (inside.length < least || outside.length < least) return [];
      const gap = standardisedGap(inside, outside, level);
      return gap === null ? [] : [{ by, group: name, people: inside.length, others: outside.length, ...gap }];
    });
    // Of two groups the second gap is the first with the other sign.
    return groups.length === 2 ? gaps.slice(0, 1) : gaps;
  });
}

function standardisedGap(
  a: readonly number[],
  b: readonly number[],
  level: number,
): { gap: number; interval: Interval } | null {
  const df = a.length + b.length - 2;
  const pooled = Math.sqrt(((a.length - 1) * varianceOf(a) + (b.length - 1) * varianceOf(b)) / df);
  if (!(pooled > 0)) return null;
  const gap = ((meanOf(a) - meanOf(b)) / pooled) * (1 - 3 / (4 * df - 1));
  const error = Math.sqrt((a.length + b.length) / (a.length * b.length) + gap ** 2 / (2 * (a.length + b.length)));
  const reach = normalQuantile(1 - (1 - level) / 2) * error;
  return { gap, interval: { level, lower: gap - reach, upper: gap + reach } };
}

function assertRatings(ratings: OptionRatings, place: string): void {
  for (const [scenario, options] of Object.entries(ratings)) {
    for (const [option, value] of Object.entries(options)) {
      if (!(Number.isInteger(value) && value >= 1 && value <= 5)) {
        throw new RangeError(`${place}, ${scenario}, ${option}: a whole number from 1 to 5, not ${value}`);
      }
    }
  }
}
