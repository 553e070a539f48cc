import { describe, expect, it } from 'vitest';
import type { Answer } from '../bank/bank.ts';
import { syntheticBank } from '../simulate/synthetic-bank.ts';
import { defaultModel } from './default-model.ts';
import { fuse } from './fuse.ts';
import type { Evidence, SummaryEvidence } from './fusion-types.ts';
import { raterErrorVariance } from './rater-error.ts';

const bank = syntheticBank({ skills: 4, statements: 8, scenarios: 3 });
const [first, second] = bank.skills as [string, string, ...string[]];

/** Statements of a skill, answered in the keyed direction. */
function statements(skill: string, count: number, level: number): Answer[] {
  return bank.items
    .filter((item) => item.kind === 'statement' && item.skill === skill)
    .slice(0, count)
    .map((item) => ({ itemId: item.id, value: { category: 'reverse' in item && item.reverse ? 4 - level : level } }));
}

function scenarios(skill: string, count: number, distance: 0 | 1 | 2): Answer[] {
  return bank.items
    .filter((item) => item.kind === 'scenario' && item.skill === skill)
    .slice(0, count)
    .map((item) => ({
      itemId: item.id,
      value: {
        ratings: (item.kind === 'scenario' ? item.options : []).map(({ key }) =>
          key >= 3 ? key - distance : key + distance,
        ),
      },
    }));
}

function evidence(answers: Answer[], summaries: SummaryEvidence[] = []): Evidence {
  return { skills: bank.skills, instruments: [{ bank, answers }], summaries };
}

describe('a fused profile', () => {
  it('says "not enough evidence" below four observations and how many are missing', () => {
    const { skills } = fuse(evidence(statements(first, 3, 4)), defaultModel());
    expect(skills[0]).toMatchObject({ status: 'not-enough-evidence', observations: 3, missing: 1 });
    expect(skills[1]).toMatchObject({ status: 'not-enough-evidence', observations: 0, missing: 4 });
    const four = fuse(evidence([...statements(first, 3, 4), ...scenarios(first, 1, 0)]), defaultModel());
    expect(four.skills[0]).toMatchObject({ status: 'estimated', observations: 4, missing: 0 });
  });

  it('does not count skipped items as observations', () => {
    const skipped = statements(first, 4, 4).map(({ itemId }): Answer => ({
      itemId,
      value: { skip: 'does-not-apply' },
    }));
    const { skills } = fuse(evidence(skipped), defaultModel());
    expect(skills[0]).toMatchObject({ observations: 0, mean: 0 });
    expect(skills[0]!.sources).toEqual([]);
  });

  it('keeps the sources apart, each from its own prior', () => {
    const answers = [...statements(first, 8, 4), ...scenarios(first, 3, 2)];
    const { skills } = fuse(evidence(answers), defaultModel());
    const [self, scenario] = [skills[0]!.sources[0]!, skills[0]!.sources[1]!];
    expect(skills[0]!.sources.map((source) => source.source)).toEqual(['self', 'scenario']);
    expect(self.mean).toBeGreaterThan(1);
    expect(self.sd).toBeLessThan(0.7);
    expect(scenario.mean).toBeLessThan(-0.5);
    expect(scenario.sd).toBeGreaterThan(0.8);
    const alone = fuse(evidence(statements(first, 8, 4)), defaultModel());
    expect(alone.skills[0]!.sources[0]).toEqual(self);
  });

  it('takes mean leniency off: an average self-rating leaves the true skill at the population mean', () => {
    const lenient = defaultModel();
    const summary: SummaryEvidence = { source: 'self', skill: first, mean: 0.32, errorVariance: 0.1 };
    const { skills } = fuse(evidence([], [summary]), lenient);
    expect(skills[0]!.mean).toBeCloseTo(0, 12);
    expect(skills[0]!.sources[0]!.level).toBeCloseTo(2.5, 6);
  });

  it('moves the true skill by the loading only', () => {
    const summary: SummaryEvidence = { source: 'self', skill: first, mean: 1.32, errorVariance: 1e-6 };
    const { skills } = fuse(evidence([], [summary]), defaultModel({ skillCorrelation: 0 }));
    expect(skills[0]!.mean).toBeCloseTo(0.29, 5);
    expect(skills[0]!.sd).toBeCloseTo(Math.sqrt(1 - 0.29 ** 2), 5);
    expect(skills[1]!.mean).toBeCloseTo(0, 12);
  });

  it('lets one skill inform another as far as skills correlate', () => {
    const summary: SummaryEvidence = { source: 'self', skill: first, mean: 1.32, errorVariance: 1e-6 };
    const { skills } = fuse(evidence([], [summary]), defaultModel({ skillCorrelation: 0.5 }));
    expect(skills[1]!.mean).toBeCloseTo(0.29 * 0.5, 5);
  });

  it('lets further peers count by their shared reliability', () => {
    const model = defaultModel({ truth: 'peer-universe', skillCorrelation: 0 });
    const rating = {
      source: 'peers',
      skill: first,
      mean: 1,
      errorVariance: raterErrorVariance(model, 'peers'),
    } as const;
    // From one peer's rating the next peer's is expected .37 as high: that is their published correlation.
    expect(fuse(evidence([], [rating]), model).skills[0]!.mean).toBeCloseTo(0.37, 10);
    const four = fuse(evidence([], [rating, rating, rating, rating]), model).skills[0]!;
    // Spearman-Brown: four raters at .37 have reliability .70 (field figure C3).
    const reliability = (4 * 0.37) / (1 + 3 * 0.37);
    expect(four.mean).toBeCloseTo(reliability, 10);
    expect(four.sd).toBeCloseTo(Math.sqrt(1 - reliability), 10);
    expect(four).toMatchObject({ status: 'estimated', observations: 4 });
  });

  it('calls a gap between sources only when it is probable', () => {
    const gap = (self: number, peers: number, errorVariance: number) =>
      fuse(
        evidence(
          [],
          [
            { source: 'self', skill: first, mean: self, errorVariance },
            { source: 'peers', skill: first, mean: peers, errorVariance },
          ],
        ),
        defaultModel(),
      ).skills[0]!.disagreements[0]!;
    expect(gap(2, -1, 0.1).verdict).toBe('above');
    expect(gap(-1.5, 1.5, 0.1).verdict).toBe('below');
    expect(gap(2, -1, 3).verdict).toBe('undecided');
    // The mean leniency is no gap.
    expect(gap(0.32, 0, 0.1).gap).toBeCloseTo(0, 6);
  });

  it('has intervals that hold half and nine tenths of the posterior, on both scales', () => {
    const skill = fuse(evidence(statements(second, 5, 1)), defaultModel()).skills[1]!;
    expect(skill.interval90[1] - skill.interval90[0]).toBeCloseTo(2 * 1.6448536 * skill.sd, 6);
    expect(skill.interval50[1] - skill.interval50[0]).toBeCloseTo(2 * 0.6744898 * skill.sd, 6);
    expect(skill.levelInterval90[0]).toBeCloseTo(skill.interval90[0] + 2.5, 12);
    expect(skill.levels.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  it('refuses unknown items, unknown skills, wrong values and two answers to one item', () => {
    const model = defaultModel();
    const id = statements(first, 1, 2)[0]!.itemId;
    const bad: Answer[][] = [
      [{ itemId: 'nowhere', value: { category: 1 } }],
      [{ itemId: id, value: { category: 5 } }],
      [{ itemId: id, value: { ratings: [1, 2, 3, 4] } }],
      [{ itemId: scenarios(first, 1, 0)[0]!.itemId, value: { ratings: [1, 2, 3, 6] } }],
      [
        { itemId: id, value: { category: 1 } },
        { itemId: id, value: { category: 2 } },
      ],
    ];
    for (const answers of bad) expect(() => fuse(evidence(answers), model)).toThrow(RangeError);
    expect(() => fuse({ skills: [first], instruments: [{ bank, answers: statements(second, 1, 1) }] }, model)).toThrow(
      'not in question',
    );
    expect(() => fuse(evidence([], [{ source: 'peers', skill: 'x', mean: 0, errorVariance: 1 }]), model)).toThrow(
      RangeError,
    );
  });

  it('is plain JSON', () => {
    const profile = fuse(evidence(statements(first, 4, 3)), defaultModel());
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
  });
});
