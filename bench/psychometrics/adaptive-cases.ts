// Adaptive tests on the recorded 500-item graded bank: one choice, and whole tests of 1,000 synthetic people.
import { openSession, prepareTestBank, type ScorableItem, simulateBank } from '@dragoman/psychometrics';
import type { BenchCase } from './cases.ts';
import { gradedBank } from './generator.ts';

const STEPS_PER_TEST = 8;
const TESTS = 500;

function bankItems(): ScorableItem[] {
  // Seed as recorded.
  return gradedBank(500, 5, 42).map(({ a, b }, j): ScorableItem => ({
    name: `i${j + 1}`,
    model: 'grm',
    discrimination: a,
    thresholds: b,
  }));
}

export const ADAPTIVE_CASES: readonly BenchCase[] = [
  {
    name: 'next item of 500 GRM (answer and choice)',
    goalSeconds: 20e-6,
    recorded: 'catR 0.0071; jsCAT none (2PL 0.0066)',
    repeats: 7,
    operations: TESTS * STEPS_PER_TEST,
    prepare() {
      const bank = prepareTestBank(bankItems());
      const policy = { stop: { maximum: STEPS_PER_TEST + 1 } };
      return () => {
        let last = '';
        for (let test = 0; test < TESTS; test += 1) {
          const session = openSession(bank, policy);
          for (let i = 0; i < STEPS_PER_TEST; i += 1) {
            const { step } = session;
            if (step.status === 'ask') session.answer({ item: step.item, category: (test + i) % 5 });
          }
          last = session.step.status === 'ask' ? session.step.item : 'none';
        }
        return `${STEPS_PER_TEST} choices a test, last choice ${last}`;
      };
    },
  },
  {
    name: '1,000 whole tests, 500 GRM, SE < 0.32',
    goalSeconds: 0.2,
    recorded: 'catR about 122; jsCAT none (2PL about 95)',
    repeats: 7,
    prepare() {
      const bank = prepareTestBank(bankItems());
      return () => {
        const { length, precision } = simulateBank(
          bank,
          { stop: { standardError: 0.32, maximum: 40 } },
          { people: 1000, seed: 1 },
        );
        return `${length.mean.toFixed(2)} items on average, RMSE ${precision!.rmse.toFixed(3)}`;
      };
    },
  },
];
