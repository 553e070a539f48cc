// The solver behind a programme: HiGHS, compiled to WebAssembly. Blocks its thread, so it runs in a worker.
import { createRequire } from 'node:module';
import type { Highs, InitOptions, Model } from 'highs';
import type { LinearModel, SolveModel, SolvedModel } from '@dragoman/matching';

/** The package is CommonJS whose declarations speak of a default export that is not there; hence the plain require. */
const loadHighs = createRequire(import.meta.url)('highs') as (options?: InitOptions) => Promise<Highs>;
let solver: Promise<Highs> | null = null;

/** Loading takes a tenth of a second, once a thread. */
export const solveWithHighs: SolveModel = async (linear, { seconds, absoluteGap, start }) => {
  solver ??= loadHighs();
  const highs = await solver;
  const model = highs.createModel();
  try {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: absoluteGap });
    model.passModel(toModelData(highs, linear));
    if (start !== null) model.setSolution({ colValue: Float64Array.from(start) });
    model.run();
    return readOutcome(highs, model);
  } finally {
    model.dispose();
  }
};

function toModelData(highs: Highs, { columns, rows }: LinearModel): Parameters<Model['passModel']>[0] {
  const { continuous, integer } = highs.constants.variableType;
  const starts = [0];
  for (const { entries } of rows) starts.push(starts.at(-1)! + entries.length);
  return {
    numCols: columns.length,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from(columns, ({ worth }) => worth),
    colLower: Float64Array.from(columns, ({ lower }) => lower),
    colUpper: Float64Array.from(columns, ({ upper }) => upper),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    integrality: columns.map(({ isWhole }) => (isWhole ? integer : continuous)),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(rows.flatMap(({ entries }) => entries.map(([column]) => column))),
      values: Float64Array.from(rows.flatMap(({ entries }) => entries.map(([, value]) => value))),
    },
  };
}

function readOutcome(highs: Highs, model: Model): SolvedModel {
  const { modelStatus, solutionStatus } = highs.constants;
  const status = model.getModelStatus();
  // Every column has two bounds, so a course is never without bound.
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
    return { status: 'impossible' };
  const isProven = status === modelStatus.optimal;
  // Anything else than an end or a limit (an empty model, an error) says nothing about the course.
  if (!isProven && status !== modelStatus.timeLimit) return { status: 'nothing' };
  if (model.info.get('primal_solution_status') !== solutionStatus.feasible) return { status: 'nothing' };
  return {
    status: isProven ? 'proven' : 'stopped',
    values: [...model.getSolution().colValue],
    bound: Number(model.info.get('mip_dual_bound')),
  };
}
