// Fits the probability of the list of a whole mail: what was said of its skills and what came true, on the development half of the gold set.
// npm exec -- node bench/matching/parallel-calibration.ts
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIndex, loadMatchingModel, openTaxonomy, readNeed } from '@dragoman/matching';
import type { Taxonomy } from '@dragoman/matching';
import { fitLogistic } from '../../packages/matching/src/extract/calibration.ts';
import { CALIBRATION } from '../../packages/matching/src/extract/skills-of-text.ts';
import { readVocabularySources } from './reference-data.ts';

const CONTENT = join(import.meta.dirname, '..', '..', 'content', 'matching');
/** Shown with three decimals: what is less than this is not told apart. */
const LEAST = 0.001;

interface GoldText {
  split: string;
  text: string;
  skills: { uri: string }[];
}

/** The constants that make what was said come true, if those in use are replaced by them. */
export function fitTextCalibration(
  said: readonly { probability: number; isRight: boolean }[],
  used: { intercept: number; slope: number },
): { intercept: number; slope: number } {
  const [intercept, slope] = fitLogistic(
    said.map(({ probability, isRight }) => {
      const kept = Math.min(1 - LEAST, Math.max(LEAST, probability));
      return { x: [1, Math.log(kept / (1 - kept))], isRight };
    }),
  );
  return { intercept: intercept! + slope! * used.intercept, slope: slope! * used.slope };
}

function readGold(taxonomy: Taxonomy): { probability: number; isRight: boolean }[] {
  return readFileSync(join(CONTENT, 'gold', 'texts.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldText)
    .filter(({ split }) => split === 'dev')
    .flatMap(({ text, skills }) => {
      const right = new Set(skills.map(({ uri }) => uri));
      return readNeed(text, taxonomy).skills.map(({ uri, probability }) => ({ probability, isRight: right.has(uri) }));
    });
}

function run(): void {
  const model = loadMatchingModel(CONTENT);
  const said = readGold(openTaxonomy(buildIndex(readVocabularySources(), model.vectors), model));
  const { intercept, slope } = fitTextCalibration(said, CALIBRATION);
  console.log(
    `intercept ${intercept.toFixed(2)}, slope ${slope.toFixed(2)} (${said.length} skills of the development half)`,
  );
}

if (import.meta.main) run();
