import { fullPolicy } from '@dragoman/psychometrics';
import { describe, expect, it } from 'vitest';
import type { Attempt, StoredAnswer } from '../../assessment/server/index.ts';
import { SYNTHETIC_SKILLS, syntheticInstrument } from '../../assessment/server/testing/synthetic-instrument.ts';
import { computeResult } from './compute-result.ts';

const instrument = syntheticInstrument();
const { targets, weights } = instrument.framework.roles[0]!.stages[0]!;
const attempt: Attempt = {
  tenantId: 'public',
  id: '019ac6ab-0000-7000-8000-000000000001',
  campaignId: null,
  personId: 'synthetic-person',
  bank: 'synthetic',
  bankVersion: '1.0.0',
  bankDigest: 'synthetic',
  parameters: 'provisional-1',
  framework: 'synthetic@1.0.0',
  policy: fullPolicy({ seed: 11, role: 'tester', targets, weights }),
  roleProfile: 'tester',
  stage: 'entry',
  form: 'full',
  language: 'en',
  status: 'finished',
  stop: null,
  offered: [],
  step: 0,
  startedAt: '2026-11-21T10:00:00.000Z',
  lastAnswerAt: '2026-11-21T10:10:00.000Z',
  finishedAt: '2026-11-21T10:10:00.000Z',
};

const answer = (itemId: string, category: number): StoredAnswer => ({
  key: `key-${itemId}`,
  itemId,
  revision: 1,
  value: { category },
  seconds: 10,
  answeredAt: '2026-11-21T10:05:00.000Z',
});
/** Six statements each; low in the first skill, high in the others. */
const answersOn = (skills: readonly string[]): StoredAnswer[] =>
  skills.flatMap((skill, place) =>
    ['01', '02', '04', '05', '07', '08'].map((number) => answer(`${skill}-s${number}`, place === 0 ? 0 : 4)),
  );

describe('what of a result is still its authors’ own', () => {
  const answers = answersOn(SYNTHETIC_SKILLS.slice(0, 2));
  const provenanceWith = (settled: readonly string[]) => {
    const measured = { ...instrument, settled: new Set(settled) };
    return computeResult(measured, attempt, answers).provenance;
  };

  it('is everything while nothing was measured on people', () => {
    const { provisional, measured } = provenanceWith([]);
    expect([provisional, measured]).toEqual([true, undefined]);
  });

  it('is said with the number of statements that were measured, of those that were answered', () => {
    const { provisional, measured } = provenanceWith(['asking-s01', 'asking-s02', 'asking-s03', 'nobody-answered']);
    expect([provisional, measured]).toEqual([true, { statements: 2, of: 12 }]);
  });

  it('is the levels alone once every statement was measured, and nothing once a panel has cut those too', () => {
    const everything = answers.map(({ itemId }) => itemId);
    expect(provenanceWith(everything).provisional).toBe(true);
    const cut = { cuts: [-1, 0, 1], standardErrors: [0.1, 0.1, 0.1], panellists: 9 } as const;
    const cuts = Object.fromEntries(SYNTHETIC_SKILLS.map((skill) => [skill, cut]));
    const whole = { ...instrument, settled: new Set(everything), cuts };
    expect(computeResult(whole, attempt, answers).provenance.provisional).toBe(false);
  });
});

describe('a result from little evidence', () => {
  it('names no need and gives no hit rate while no skill has enough evidence', () => {
    const result = computeResult(instrument, attempt, [answer('asking-s01', 0)]);
    expect(result.hitRate).toBeNull();
    expect(result.summary.needs).toEqual([]);
    expect(result.summary.strongest).toBeNull();
    expect(result.skills.every((skill) => skill.reading === 'not-enough-evidence')).toBe(true);
    expect(result.skills.find((skill) => skill.skill === 'asking')?.toSettle).toMatchObject({ statements: 3 });
  });

  it('plans only for skills that have enough, whatever the targets of the others', () => {
    const known = SYNTHETIC_SKILLS.slice(0, 3);
    const result = computeResult(instrument, attempt, answersOn(known));
    expect(result.summary.needs).toHaveLength(2);
    expect(result.summary.needs[0]?.skill).toBe('asking');
    expect(result.summary.needs.every((need) => known.includes(need.skill as (typeof known)[number]))).toBe(true);
    expect(result.summary.notEnough).toHaveLength(5);
  });

  it('draws an estimate from little evidence towards the middle and keeps its interval wide', () => {
    const result = computeResult(instrument, attempt, answersOn(SYNTHETIC_SKILLS));
    const lowest = result.skills.find((skill) => skill.skill === 'asking')!;
    const self = lowest.sources.find((source) => source.source === 'self')!;
    expect(lowest.estimate.level).toBeGreaterThan(self.level);
    expect(lowest.estimate.interval90.high - lowest.estimate.interval90.low).toBeGreaterThan(2.5);
  });

  it('is the same to the last bit for the answers in another order', () => {
    const answers = answersOn(SYNTHETIC_SKILLS);
    expect(JSON.stringify(computeResult(instrument, attempt, answers.toReversed()))).toBe(
      JSON.stringify(computeResult(instrument, attempt, answers)),
    );
  });
});
