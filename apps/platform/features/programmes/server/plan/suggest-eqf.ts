// A level of the European Qualifications Framework to begin with; whoever awards decides.
import { BLOOM } from '@dragoman/matching';
import type { ProgrammePlan } from '../../contract.ts';

/** Ours: what describes the levels speaks of more than thinking. */
const LEVEL_OF_STEP = [4, 4, 5, 6, 7, 7] as const;

/** The level of the highest step that a third of the objectives reach; null without objectives. See docs/methods/workload-and-level.md. */
export function suggestEqf({ objectives }: Pick<ProgrammePlan, 'objectives'>): number | null {
  if (objectives.length === 0) return null;
  const steps = objectives.map(({ bloom }) => BLOOM.indexOf(bloom)).toSorted((one, other) => other - one);
  const third = Math.ceil(objectives.length / 3);
  return LEVEL_OF_STEP[steps[third - 1]!]!;
}
