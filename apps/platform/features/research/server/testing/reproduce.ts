// What `reproduce.R` does, once more in another language and by another search, from the exported files alone: for the proof that the
// files suffice. It shares no code with the measurement library.
import { parse } from 'csv-parse/sync';

type Row = Readonly<Record<string, string>>;

const readRows = (text: string): Row[] => parse(text, { columns: true }) as Row[];
const NODES = Array.from({ length: 61 }, (_, q) => -6 + q / 5);
const numberOf = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));

function probabilities(theta: number, a: number, b: readonly number[]): number[] {
  const upper = [1, ...b.map((each) => 1 / (1 + Math.exp(-a * (theta - each)))), 0];
  return [0, 1, 2, 3, 4].map((k) => Math.max(upper[k]! - upper[k + 1]!, 1e-300));
}

const density = (theta: number, mean: number, sd: number): number => -0.5 * ((theta - mean) / sd) ** 2;

function keyedAnswers(responses: readonly Row[], items: readonly Row[], names: readonly string[]): (number | null)[][] {
  const reverse = new Map(items.map((item) => [item['item'], item['reverse'] === '1']));
  return responses.map((row) =>
    names.map((name) => {
      const answer = numberOf(row[name]);
      return answer === null ? null : reverse.get(name) ? 4 - answer : answer;
    }),
  );
}

function posteriors(
  answers: readonly (readonly (number | null)[])[],
  logs: readonly number[][][],
  prior: readonly number[],
): number[][] {
  return answers.map((row) => {
    const joint = NODES.map((_, q) =>
      row.reduce<number>((sum, k, j) => sum + (k === null ? 0 : logs[j]![q]![k]!), prior[q]!),
    );
    const top = Math.max(...joint);
    const weights = joint.map((each) => Math.exp(each - top));
    const total = weights.reduce((sum, each) => sum + each, 0);
    return weights.map((each) => each / total);
  });
}

/** EAP of every person on one skill. */
export function scoresAgain(files: { responses: string; items: string }, skill: string): (number | null)[] {
  const items = readRows(files.items).filter((item) => item['skill'] === skill && item['on_trial'] === '0');
  const responses = readRows(files.responses);
  const answers = keyedAnswers(
    responses,
    items,
    items.map((item) => item['item']!),
  );
  const logs = items.map((item) =>
    NODES.map((theta) =>
      probabilities(
        theta,
        Number(item['a']),
        [1, 2, 3, 4].map((k) => Number(item[`b${k}`])),
      ).map(Math.log),
    ),
  );
  return posteriors(
    answers,
    logs,
    NODES.map((theta) => density(theta, 0, 1)),
  ).map((weights, i) =>
    answers[i]!.every((cell) => cell === null) ? null : weights.reduce((sum, weight, q) => sum + weight * NODES[q]!, 0),
  );
}

export interface AgainParameters {
  readonly item: string;
  readonly again: readonly number[];
  readonly told: readonly number[];
}

/** Item parameters of one skill by EM, each item's maximum by coordinate search. */
export function parametersAgain(
  files: { responses: string; items: string; parameters: string },
  skill: string,
): AgainParameters[] {
  const found = readRows(files.parameters).filter((row) => row['skill'] === skill);
  const items = readRows(files.items);
  const responses = readRows(files.responses);
  const everything = keyedAnswers(
    responses,
    items,
    items.filter((item) => item['skill'] === skill).map((item) => item['item']!),
  );
  const answers = keyedAnswers(
    responses,
    items,
    found.map((row) => row['item']!),
  ).filter((row, i) => everything[i]!.filter((cell) => cell !== null).length >= 2 && row.some((cell) => cell !== null));
  const prior = NODES.map((theta) => density(theta, Number(found[0]!['latent_mean']), Number(found[0]!['latent_sd'])));
  const beliefs = found.map((row) => ({
    logA: Number(row['prior_log_a']),
    sdA: Number(row['prior_log_a_sd']),
    b: [1, 2, 3, 4].map((k) => Number(row[`prior_b${k}`])),
    sdB: Number(row['prior_b_sd']),
  }));
  const points = beliefs.map(({ logA, b }) => [Math.exp(logA), ...b]);
  for (let cycle = 0; cycle < 60; cycle += 1) {
    const logs = points.map(([a, ...b]) => NODES.map((theta) => probabilities(theta, a!, b).map(Math.log)));
    const weights = posteriors(answers, logs, prior);
    let change = 0;
    for (const [j, point] of points.entries()) {
      const counts = NODES.map(() => [0, 0, 0, 0, 0]);
      for (const [i, row] of answers.entries()) {
        if (row[j] !== null) for (const [q, weight] of weights[i]!.entries()) counts[q]![row[j]!]! += weight;
      }
      for (const k of [0, 1, 2, 3, 4]) {
        if (answers.every((row) => row[j] !== k)) for (let q = 16; q <= 44; q += 1) counts[q]![k]! += 0.5 / 29;
      }
      const { logA, sdA, b: means, sdB } = beliefs[j]!;
      const objective = (parameters: readonly number[]): number => {
        const [a, ...b] = parameters as [number, ...number[]];
        if (a <= 0.05 || b.some((each, k) => k > 0 && each <= b[k - 1]!)) return -Infinity;
        let value = -Math.log(a) - 0.5 * ((Math.log(a) - logA) / sdA) ** 2;
        for (const [k, each] of b.entries()) value -= 0.5 * ((each - means[k]!) / sdB) ** 2;
        for (const [q, theta] of NODES.entries()) {
          const p = probabilities(theta, a, b);
          for (const k of [0, 1, 2, 3, 4]) if (counts[q]![k]! > 0) value += counts[q]![k]! * Math.log(p[k]!);
        }
        return value;
      };
      const best = climb(objective, point);
      change = Math.max(change, ...best.map((each, k) => Math.abs(each - point[k]!)));
      points[j] = best;
    }
    if (change < 5e-4) break;
  }
  return found.map((row, j) => ({
    item: row['item']!,
    again: points[j]!,
    told: [Number(row['a']), ...[1, 2, 3, 4].map((k) => Number(row[`b${k}`]))],
  }));
}

/** One coordinate after the other, with steps that halve. */
function climb(objective: (point: readonly number[]) => number, start: readonly number[]): number[] {
  let best = [...start];
  let value = objective(best);
  for (let step = 0.1; step > 1e-4;) {
    let isBetter = false;
    for (const k of best.keys()) {
      for (const move of [step, -step]) {
        const next = best.with(k, best[k]! + move);
        const reached = objective(next);
        if (reached > value) {
          best = next;
          value = reached;
          isBetter = true;
        }
      }
    }
    if (!isBetter) step /= 2;
  }
  return best;
}
