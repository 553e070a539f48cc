// npm run study:market-watch — whether the job-market watch tells the truth about synthetic adverts: a planted rise is found, repeats are
// discounted, a technology that no list knows is proposed, and skills that do not change are left alone. Prints a table and JSON.
import { fileURLToPath } from 'node:url';
import {
  buildNeedIndex,
  knownWordTest,
  loadMatchingModel,
  loadVocabularyFiles,
  openTaxonomy,
  vocabularySources,
} from '@dragoman/matching';
import type { Advert } from '../../apps/platform/features/market/server/adverts/advert.ts';
import { byEmployer } from '../../apps/platform/features/market/server/watch/count-skills.ts';
import { findTrends } from '../../apps/platform/features/market/server/watch/find-trends.ts';
import { monthsBetween } from '../../apps/platform/features/market/server/watch/posting.ts';
import { createAdvertReader } from '../../apps/platform/features/market/server/watch/read-skills.ts';
import { watchMarket } from '../../apps/platform/features/market/server/watch/watch-market.ts';
import { inventMarket } from '../../apps/platform/features/market/server/testing/invent-adverts.ts';

const ADVERTS = Number(process.argv[2] ?? 5_000);
const SEEDS = Number(process.argv[3] ?? 10);
const MONTHS = 18;
const SKILLS = 60;
const TERM = 'quorvane alignment';

const content = fileURLToPath(new URL('../../content/', import.meta.url));
const model = loadMatchingModel(`${content}matching`);
const vocabulary = loadVocabularyFiles(`${content}vocabulary`);
const sources = vocabularySources(vocabulary.head, vocabulary.files);
const taxonomy = openTaxonomy(buildNeedIndex(sources, model, vocabulary), model);
const english = sources.find(({ language }) => language === 'en')!;
const isKnown = knownWordTest(model, taxonomy, 'en');
const read = createAdvertReader(taxonomy);

const step = Math.floor(english.concepts.length / SKILLS);
const skills = Array.from({ length: SKILLS }, (_, at) => english.concepts[at * step]!).map((concept) => ({
  uri: concept.uri,
  names: [concept.preferredLabel, ...concept.altLabels.slice(0, 3)],
}));
const planted = { rising: 7, duplicated: 23 };
interface Row {
  readonly [name: string]: number | string | boolean;
  readonly risingFound: boolean;
  readonly duplicatedSkill: string;
  readonly flatTested: number;
  readonly flatRaised: number;
  readonly flatBelow5: number;
  readonly naiveDuplicated: string;
  readonly termProposed: number;
}
const rows: Row[] = [];
for (let seed = 1; seed <= SEEDS; seed += 1) {
  const { adverts, repeats } = inventMarket({
    seed,
    adverts: ADVERTS,
    months: MONTHS,
    firstMonth: '2025-01',
    skills,
    ...planted,
    newTerm: TERM,
  });
  const began = performance.now();
  const watch = watchMarket(adverts, read, isKnown);
  const seconds = (performance.now() - began) / 1000;
  const trendOf = (at: number) => watch.skills.find(({ uri }) => uri === skills[at]!.uri)?.trend ?? 'never-read';
  const flat = skills.map((_, at) => at).filter((at) => at !== planted.rising);
  const tested = flat.filter((at) => !['not-enough', 'never-read'].includes(trendOf(at)));
  const raised = tested.filter((at) => trendOf(at) !== 'no-change-seen');
  const others = watch.skills.filter(({ uri }) => skills.every((skill) => skill.uri !== uri));
  if (process.argv[4] === '--terms') console.log(watch.terms);
  rows.push({
    seed,
    adverts: adverts.length,
    repeatsPlanted: repeats.filter((first, at) => first !== at).length,
    repeatsFound: watch.repeated,
    risingFound: trendOf(planted.rising) === 'rising',
    duplicatedSkill: trendOf(planted.duplicated),
    flatTested: tested.length,
    flatRaised: raised.length,
    flatBelow5: tested.filter((at) => (watch.skills.find(({ uri }) => uri === skills[at]!.uri)?.p ?? 1) <= 0.05).length,
    naiveDuplicated: naive(adverts, skills[planted.duplicated]!.uri),
    misreadRaised: others.filter(({ trend }) => trend === 'rising' || trend === 'falling').length,
    termProposed: watch.terms.findIndex(({ term }) => term === TERM) + 1,
    termsProposed: watch.terms.length,
    seconds: Number(seconds.toFixed(1)),
  });
}
console.table(rows);
const sum = (pick: (row: Row) => number): number => rows.reduce((total, row) => total + pick(row), 0);
console.log(
  JSON.stringify({
    adverts: ADVERTS,
    seeds: SEEDS,
    risesFound: sum((row) => Number(row.risingFound)),
    flatRaisedShare: sum((row) => row.flatRaised) / sum((row) => row.flatTested),
    /** One test alone, before all are taken together: should be near 0.05. */
    flatBelow5Share: sum((row) => row.flatBelow5) / sum((row) => row.flatTested),
    naiveDuplicatedRaised: sum((row) => Number(row.naiveDuplicated === 'rising')),
    duplicatedRaised: sum((row) => Number(row.duplicatedSkill === 'rising')),
    termFound: sum((row) => Number(row.termProposed > 0)),
  }),
);

/** What would be said of a skill if every advert counted, as the planted twin of the watch: each advert its own posting and employer. */
function naive(adverts: readonly Advert[], uri: string): string {
  const months = monthsBetween(adverts[0]!.postedOn, adverts.at(-1)!.postedOn);
  const postings = adverts.map((advert) => ({
    employer: null,
    month: months.indexOf(advert.postedOn.slice(0, 7)),
    skills: new Set(read(advert).skills.map((skill) => skill.uri)),
  }));
  return findTrends([byEmployer(postings, uri, months.length)], months.length)[0]!.trend;
}
