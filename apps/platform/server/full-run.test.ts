import { fullPolicy, runAdaptively, syntheticPeople } from '@dragoman/psychometrics';
import { describe, expect, it } from 'vitest';
import { createInstrument } from '../features/assessment/server/index.ts';
import { toMeasuredBank } from '../features/itembank/server/index.ts';
import { loadContent } from './load-content.ts';

/** What the page on methods promises of a full run: docs/decisions/024-how-precise-a-full-run-is.md. */
const PROMISED = { error: 0.6, skills: 6, people: 0.8, observations: [32, 48], seconds: 1200 } as const;
const PEOPLE = 60;

const content = loadContent();
const { prepared, model } = createInstrument(content.framework, content.bank);
const bank = toMeasuredBank(content.bank);
const targets = content.framework.roles[0]!.stages[1]!.targets;
const ends = syntheticPeople(model, PEOPLE, 'promise').map((person, index) => {
  const seed = `promise/${index}`;
  return runAdaptively(person, prepared, bank, fullPolicy({ seed, targets }), model, seed).end;
});

describe('a full run of the bank that ships, with synthetic people (A3)', () => {
  it('takes 32 to 48 observations in at most 20 minutes and says why it ended', () => {
    for (const { progress, reason } of ends) {
      const observations = progress.statements + progress.scenarios;
      expect(observations).toBeGreaterThanOrEqual(PROMISED.observations[0]);
      expect(observations).toBeLessThanOrEqual(PROMISED.observations[1]);
      expect(progress.secondsUsed).toBeLessThanOrEqual(PROMISED.seconds);
      expect(reason.code).toMatch(/^(precision|time|length|bank-exhausted|plan-settled)$/);
    }
  });

  it('knows the self-rating of six skills to 0.60 for four people of five', () => {
    const met = ends.filter(
      ({ precision }) => precision.filter(({ selfSd }) => selfSd <= PROMISED.error).length >= PROMISED.skills,
    ).length;
    expect(met / PEOPLE).toBeGreaterThanOrEqual(PROMISED.people);
  });
});
