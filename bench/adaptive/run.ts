// What one person's measurement costs: the adaptive choice, the fusion, the hit rate and the value of the next observation.
// `npm run bench:adaptive`, `-- --json` for machines. One thread, a synthetic bank of the size of the real one.
import { parseArgs } from 'node:util';
import {
  createRandom,
  defaultModel,
  fullPolicy,
  fuse,
  lookAhead,
  nextObservation,
  planHitRate,
  prepareBank,
  prepareModel,
  syntheticBank,
  valueOfNextObservation,
  valueOfRaters,
} from '@dragoman/psychometrics';
import type { Answer } from '@dragoman/psychometrics';

const ANSWERS = 30;

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: '51' } },
});
const runs = Number(values.runs);
const bank = prepareBank(syntheticBank({ skills: 8, statements: 16, scenarios: 7 }));
const model = prepareModel(defaultModel(), bank.skills);
const answers = answerThirty();
const targets = Object.fromEntries(bank.skills.map((skill, index) => [skill, 2 + (index % 3) * 0.5]));
const evidence = { skills: bank.skills, instruments: [{ bank, answers }] };
const policy = (seed: number) => fullPolicy({ seed, targets });

const rows = [
  measure('next observation', 1.5, (seed) => nextObservation(bank, answers, policy(seed), model)),
  measure('look ahead, five items', null, (seed) => lookAhead(bank, answers, policy(seed), model, 5)),
  measure('fused profile', null, () => fuse(evidence, model)),
  measure('hit rate', null, (seed) => planHitRate(fuse(evidence, model), { targets }, { seed })),
  measure('value of 24 next observations', 60, (seed) =>
    valueOfNextObservation(evidence, model, { targets }, { seed }),
  ),
  measure('value of four colleagues', null, (seed) =>
    valueOfRaters(evidence, model, { targets }, { source: 'peers', raters: 4 }, { seed }),
  ),
];

if (values.json) console.log(JSON.stringify({ answers: ANSWERS, runs, rows }));
else {
  console.log(`After ${ANSWERS} answers, bank of ${bank.bank.items.length} items, median of ${runs} runs, one thread`);
  console.table(rows);
}

interface Row {
  readonly what: string;
  readonly medianMilliseconds: number;
  readonly slowestMilliseconds: number;
  readonly goalMilliseconds: number | null;
}

function measure(what: string, goalMilliseconds: number | null, work: (seed: number) => unknown): Row {
  work(0);
  const times = Array.from({ length: runs }, (_, seed) => {
    const start = performance.now();
    work(seed + 1);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const round = (time: number): number => Math.round(time * 1000) / 1000;
  return {
    what,
    medianMilliseconds: round(times[runs >> 1]!),
    slowestMilliseconds: round(times.at(-1)!),
    goalMilliseconds,
  };
}

function answerThirty(): Answer[] {
  const random = createRandom('bench');
  const given: Answer[] = [];
  while (given.length < ANSWERS) {
    const step = nextObservation(bank, given, fullPolicy({ seed: 1 }), model);
    if (step.status === 'stop') break;
    const { item } = step;
    const value =
      item.kind === 'scenario'
        ? { ratings: item.options.map(() => 1 + random.below(5)) }
        : { category: random.below(5) };
    given.push({ itemId: item.id, value });
  }
  return given;
}
