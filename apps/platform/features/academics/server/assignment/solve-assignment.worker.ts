// Solves an assignment with HiGHS in a process of its own: the solver blocks whoever calls it.
import { createRequire } from 'node:module';
import type { Highs } from 'highs';

/** The package is CommonJS whose declarations speak of a default export that is not there; hence the plain require. */
const loadHighs = createRequire(import.meta.url)('highs') as () => Promise<Highs>;
const TIME_LIMIT_SECONDS = 3;

export async function run(programme: string): Promise<{ isProven: boolean; values: Record<string, number> } | null> {
  const highs = await loadHighs();
  const solution = highs.solve(programme, { time_limit: TIME_LIMIT_SECONDS, output_flag: false });
  const isProven = solution.Status === 'Optimal';
  // Garbage in comes back as "Empty" without an error.
  if (!isProven && solution.Status !== 'Time limit reached') return null;
  const values = Object.fromEntries(
    Object.entries(solution.Columns).map(([name, column]) => [name, 'Primal' in column ? Number(column.Primal) : 0]),
  );
  return { isProven, values };
}
