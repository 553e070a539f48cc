import { describe, expect, it } from 'vitest';
import { syntheticNeed, syntheticPlan } from '../testing/sample-plan.ts';
import { listTaught } from './list-taught.ts';

describe('the skills that a plan teaches', () => {
  it('are those with an objective that a session works on', () => {
    const plan = syntheticPlan();
    const without = { ...plan, sessions: plan.sessions.filter(({ objectiveIds }) => !objectiveIds.includes('o3')) };
    expect(listTaught(plan).map(({ uri }) => uri)).toEqual(['urn:synthetic:n1', 'urn:synthetic:n2']);
    expect(listTaught(without).map(({ uri }) => uri)).toEqual(['urn:synthetic:n1']);
    expect(listTaught({ ...plan, sessions: [] })).toEqual([]);
  });

  it('are touched only where no need of the first priority asks for them, and stand behind', () => {
    const needs = [syntheticNeed('n1', ['s1'], { priority: 2 }), syntheticNeed('n2', ['s3'])];
    expect(listTaught(syntheticPlan({ needs }))).toEqual([
      { uri: 'urn:synthetic:n2', isPart: false },
      { uri: 'urn:synthetic:n1', isPart: true },
    ]);
  });
});
