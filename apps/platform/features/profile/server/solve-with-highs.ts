// The solver behind the plan: HiGHS, compiled to WebAssembly, loaded at the first plan.
import { createRequire } from 'node:module';
import type { Highs, HighsModelStatus } from 'highs';
import type { SolveProgramme } from './choose-modules.ts';

const TIME_LIMIT_SECONDS = 1;
const OPTIMAL: HighsModelStatus = 'Optimal';

/** The package is CommonJS whose declarations speak of a default export that is not there; hence the plain require. */
const loadHighs = createRequire(import.meta.url)('highs') as () => Promise<Highs>;
let solver: Promise<Highs> | null = null;

/** Solves one programme; null for anything but a proven optimum (garbage in comes back as "Empty"). */
export const solveWithHighs: SolveProgramme = async (programme) => {
  solver ??= loadHighs();
  const solution = (await solver).solve(programme, { time_limit: TIME_LIMIT_SECONDS, output_flag: false });
  if (solution.Status !== OPTIMAL) return null;
  return Object.fromEntries(
    Object.entries(solution.Columns).map(([name, column]) => [name, 'Primal' in column ? Number(column.Primal) : 0]),
  );
};
