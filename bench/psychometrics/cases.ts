// What the benchmark measures, each beside its goal and the recorded figures of other programs.
import { calibrate, type FlatResponses, score, type ScorableItem } from '@dragoman/psychometrics';
import { gradedAnswers, gradedBank } from './generator.ts';

export interface BenchCase {
  name: string;
  goalSeconds: number;
  /** Recorded on the same kind of machine (2 virtual cores, quiet), in seconds. */
  recorded: string;
  repeats: number;
  /** Things done in one run; the time is given for one of them. */
  operations?: number;
  prepare(): () => string;
}

function graded(persons: number): FlatResponses {
  // Seeds as recorded: bank 1, answers 100 + persons.
  return { values: gradedAnswers(gradedBank(40, 5, 1), persons, 100 + persons), rows: persons, columns: 40 };
}

/** Two categories from the graded bank: the second threshold cuts each item. */
function binary(persons: number): FlatResponses {
  const bank = gradedBank(40, 5, 1).map(({ a, b }) => ({ a, b: [b[1]!] }));
  return { values: gradedAnswers(bank, persons, 200 + persons), rows: persons, columns: 40 };
}

function calibration(
  persons: number,
  standardErrors: 'none' | 'oakes',
  goalSeconds: number,
  recorded: string,
): BenchCase {
  return {
    name: `GRM ${persons.toLocaleString('en')} x 40 x 5${standardErrors === 'oakes' ? ', Oakes errors' : ''}`,
    goalSeconds,
    recorded,
    repeats: persons > 20_000 ? 3 : 7,
    prepare() {
      const data = graded(persons);
      return () => {
        const fit = calibrate(data, { model: 'grm', standardErrors });
        return `logLik ${fit.logLik.toFixed(4)}, ${fit.iterations} iterations${fit.converged ? '' : ', NOT CONVERGED'}`;
      };
    },
  };
}

export const BENCH_CASES: readonly BenchCase[] = [
  calibration(2000, 'none', 0.4, 'mirt 3.81 (logLik -100910.7487)'),
  calibration(2000, 'oakes', 2, 'mirt 8.9 CPU'),
  calibration(10_000, 'none', 1.2, 'mirt 10.63 (logLik -503852.4690)'),
  calibration(10_000, 'oakes', Infinity, ''),
  calibration(50_000, 'none', 6, 'mirt 28.8 CPU (logLik -2527758.0161)'),
  {
    name: '2PL 10,000 x 40',
    goalSeconds: 1,
    recorded: 'mirt 3.60 (logLik -192819.0208)',
    repeats: 7,
    prepare() {
      const data = binary(10_000);
      return () => {
        const fit = calibrate(data, { model: '2pl', standardErrors: 'none' });
        return `logLik ${fit.logLik.toFixed(4)}, ${fit.iterations} iterations`;
      };
    },
  },
  {
    name: 'EAP of 100,000 x 40 x 5',
    goalSeconds: 0.5,
    recorded: 'mirt 14.9',
    repeats: 5,
    prepare() {
      const bank = gradedBank(40, 5, 1);
      const values = gradedAnswers(bank, 100_000, 100_100);
      const items = bank.map(({ a, b }, j): ScorableItem => ({
        name: `i${j + 1}`,
        model: 'grm',
        discrimination: a,
        thresholds: b,
      }));
      return () => {
        const { theta, standardError } = score({ values, rows: 100_000, columns: 40 }, items);
        return `first person ${theta[0]!.toFixed(3)} / ${standardError[0]!.toFixed(3)}`;
      };
    },
  },
];
