// Study: how often a test of differential functioning flags an item that functions alike in both groups; 5 % is wanted.
// Synthetic people throughout. Run: npm run study:dif-type-one [-- --runs N] [-- --json]
import { parseArgs } from 'node:util';
import { difGeneralised, difLikelihoodRatio, difLogistic, difMantelHaenszel } from '@dragoman/psychometrics';
import { syntheticGroups } from '../../packages/psychometrics/src/dif/testing/synthetic-groups.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, runs: { type: 'string', default: '400' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new RangeError('--runs takes a whole number, 1 or more');

const ITEMS = 20;
const PEOPLE_PER_GROUP = 500;

type Flags = (data: ReturnType<typeof syntheticGroups>) => readonly { p: number | null }[];
const METHODS: readonly { name: string; share: number; test: Flags }[] = [
  {
    name: 'Mantel-Haenszel, no correction',
    share: 1,
    test: (data) => difMantelHaenszel(data, { correction: false }).items,
  },
  { name: 'Mantel-Haenszel, corrected', share: 1, test: (data) => difMantelHaenszel(data).items },
  { name: 'generalised, ordinal', share: 1, test: (data) => difGeneralised(data).items },
  { name: 'logistic, both', share: 1, test: (data) => difLogistic(data).items },
  { name: 'logistic, uniform', share: 1, test: (data) => difLogistic(data, { test: 'uniform' }).items },
  { name: 'likelihood ratio, Rasch', share: 0.1, test: (data) => difLikelihoodRatio(data, { model: 'rasch' }).items },
];

const rows = METHODS.map(({ name, share, test }) => {
  const count = Math.max(1, Math.round(runs * share));
  let flagged = 0;
  let tests = 0;
  for (let run = 0; run < count; run += 1) {
    const data = syntheticGroups({
      items: ITEMS,
      people: PEOPLE_PER_GROUP,
      shift: 0,
      impact: 0,
      seed: `type-one/${run}`,
    });
    for (const { p } of test(data)) {
      if (p === null) continue;
      tests += 1;
      if (p < 0.05) flagged += 1;
    }
  }
  const rate = flagged / tests;
  return { method: name, tests, rate, standardError: Math.sqrt((rate * (1 - rate)) / tests) };
});

if (values.json) {
  console.log(JSON.stringify({ items: ITEMS, peoplePerGroup: PEOPLE_PER_GROUP, synthetic: true, rows }));
} else {
  console.log(`${ITEMS} Rasch items, ${PEOPLE_PER_GROUP} synthetic people per group, equal abilities; flagged at 5 %`);
  console.table(
    rows.map(({ method, tests, rate, standardError }) => ({
      method,
      tests,
      'flagged %': (100 * rate).toFixed(2),
      '± 2 SE': (200 * standardError).toFixed(2),
    })),
  );
}
