import { describe, expect, it } from 'vitest';
import { syntheticGroup } from '../simulate/synthetic-raters.ts';
import { syntheticBank } from '../simulate/synthetic-bank.ts';
import { evidenceModel } from './condition-model.ts';
import { defaultModel } from './default-model.ts';
import { fuse } from './fuse.ts';
import type { Evidence, GroupView, SummaryEvidence } from './fusion-types.ts';
import { ownEstimate } from './group-estimates.ts';
import { groupView } from './group-view.ts';
import { prepareModel } from './prepare-model.ts';
import { defaultRaterModel } from './rater-model.ts';
import { openReleasedView, releaseView } from './release-view.ts';
import { severitySpread } from './severity-spread.ts';
import { whatMoved } from './what-moved.ts';

const bank = syntheticBank({ skills: 4, statements: 8, scenarios: 2 });
const { skills } = bank;
const model = defaultModel();
const raterModel = defaultRaterModel();
const nobody: Evidence = { skills, instruments: [] };

const peers = (severities: number[], view = [0, 0, 0, 0], seed: number | string = 1) => ({
  group: 'peers' as const,
  bank,
  raters: syntheticGroup({ bank, view, severities, ownSd: 0.9, statements: 5, seed }),
});

describe('the view of a group of raters', () => {
  it('fuses to the very profile that separate normal summaries give when raters share no error', () => {
    const summaries: SummaryEvidence[] = skills.map((skill, k) => ({
      source: 'peers',
      skill,
      mean: 0.3 * k - 0.5,
      errorVariance: 0.4,
    }));
    const view: GroupView = {
      group: 'peers',
      skills,
      raters: 4,
      ratersBySkill: skills.map(() => 4),
      precision: skills.map((_, k) => skills.map((__, l) => (k === l ? 1 / 0.4 : 0))),
      shift: summaries.map(({ mean }) => mean / 0.4),
    };
    const answers = bank.items
      .filter((item) => item.kind === 'statement')
      .slice(0, 6)
      .map((item) => ({ itemId: item.id, value: { category: 3 } }));
    const instruments = [{ bank, answers }];
    const bySummaries = fuse({ skills, instruments, summaries }, model).posterior;
    const byGroup = fuse({ skills, instruments, groups: [view] }, model).posterior;
    for (const k of skills.keys()) {
      expect(byGroup.mean[k]).toBeCloseTo(bySummaries.mean[k]!, 6);
      for (const l of skills.keys()) expect(byGroup.covariance[k]![l]).toBeCloseTo(bySummaries.covariance[k]![l]!, 6);
    }
  });

  it('recovers a severe rater planted in the group and lets that rater pull the group down less than a plain mean would', () => {
    const fair = groupView(peers([0, 0, 0, 0]), model, raterModel, skills);
    const planted = groupView(peers([0, 0, 0, 2.5]), model, raterModel, skills);
    const severe = planted.severities[3]!;
    expect(severe.severity - 1.645 * severe.sd).toBeGreaterThan(0);
    expect(planted.severities.every(({ severity }) => severity <= severe.severity)).toBe(true);
    const blind = groupView(peers([0, 0, 0, 2.5]), model, { ...raterModel, severitySd: 1e-6 }, skills);
    const drop = (view: GroupView): number => ownEstimate(fair.view, 0).mean[0]! - ownEstimate(view, 0).mean[0]!;
    expect(drop(planted.view)).toBeLessThan(drop(blind.view) + 1e-9);
  });

  it('says less the fewer rated, and nothing of a skill nobody could observe', () => {
    const group = peers([0, 0, 0]);
    const unseen = skills[3]!;
    const raters = group.raters.map(({ rater, answers }) => ({
      rater,
      answers: answers.filter(({ itemId }) => !itemId.startsWith(`${unseen}/`)),
    }));
    const { view } = groupView({ ...group, raters }, model, raterModel, skills);
    expect(view.ratersBySkill).toEqual([3, 3, 3, 0]);
    expect(ownEstimate(view, 0).sd[3]).toBeCloseTo(1, 12);
    const fused = fuse({ ...nobody, groups: [view] }, model);
    expect(fused.skills[3]!.sources).toEqual([]);
    expect(fused.skills[0]!.sources).toMatchObject([{ source: 'peers', observations: 3 }]);
    const more = groupView(peers([0, 0, 0, 0, 0, 0, 0, 0]), model, raterModel, skills);
    expect(ownEstimate(more.view, 0).sd[0]).toBeLessThan(ownEstimate(view, 0).sd[0]!);
  });

  it('narrows the profile without ever touching the prior that plans are compared with', () => {
    const { view } = groupView(peers([0, 0, 0, 0], [1, 1, -1, -1]), model, raterModel, skills);
    const fused = fuse({ ...nobody, groups: [view] }, defaultModel({ truth: 'peer-universe' }));
    const bare = fuse(nobody, defaultModel({ truth: 'peer-universe' }));
    expect(fused.prior).toEqual(bare.prior);
    expect(fused.skills[0]!.sd).toBeLessThan(0.75 * bare.skills[0]!.sd);
    expect(fused.skills[0]!.mean).toBeGreaterThan(fused.skills[3]!.mean);
  });

  it('lets partners count for less than peers who say the same', () => {
    const { view } = groupView(peers([0, 0, 0, 0], [1.5, 0, 0, 0]), model, raterModel, skills);
    const asPeers = fuse({ ...nobody, groups: [view] }, model).skills[0]!;
    const asPartners = fuse({ ...nobody, groups: [{ ...view, group: 'partners' }] }, model).skills[0]!;
    expect(Math.abs(asPartners.mean)).toBeLessThan(Math.abs(asPeers.mean));
    expect(asPartners.sd).toBeGreaterThan(asPeers.sd);
  });

  it('is the same to the last bit in any order of groups, and the untouched model when there is nobody', () => {
    const a = groupView(peers([0, 1, 0], [1, 0, 0, 0], 'a'), model, raterModel, skills).view;
    const b = {
      ...groupView(peers([0, 0, 0], [0, 1, 0, 0], 'b'), model, raterModel, skills).view,
      group: 'partners',
    } as const;
    expect(fuse({ ...nobody, groups: [a, b] }, model)).toEqual(
      expect.objectContaining({ posterior: fuse({ ...nobody, groups: [b, a] }, model).posterior }),
    );
    const prepared = prepareModel(model, skills);
    expect(evidenceModel(nobody, prepared)).toBe(prepared);
  });

  it('refuses a group without raters, a scenario, and a group read for other skills', () => {
    expect(() => groupView({ group: 'peers', bank, raters: [] }, model, raterModel, skills)).toThrow(RangeError);
    const scenario = bank.items.find((item) => item.kind === 'scenario')!;
    const ratings = scenario.kind === 'scenario' ? scenario.options.map(() => 3) : [];
    const raters = [{ rater: 0, answers: [{ itemId: scenario.id, value: { ratings } }] }];
    expect(() => groupView({ group: 'peers', bank, raters }, model, raterModel, skills)).toThrow(/statement/);
    const { view } = groupView(peers([0, 0, 0]), model, raterModel, skills);
    expect(() => fuse({ ...nobody, groups: [{ ...view, skills: ['other'] }] }, model)).toThrow(RangeError);
  });
});

describe('how far raters differ in severity', () => {
  it('is recovered from many rounds, from small and from large differences', () => {
    const rounds = (sd: number) =>
      Array.from({ length: 20 }, (_, p) => {
        const draw = (i: number): number => sd * Math.SQRT2 * Math.sin(1 + 7.13 * (4 * p + i));
        return peers(
          [0, 1, 2, 3].map(draw),
          [0.5, 0, -0.5, 0].map((v) => v + Math.sin(p)),
          `round-${p}`,
        );
      });
    const enough = { raters: 80, ratees: 20 };
    const small = severitySpread(rounds(0.3), model, raterModel, skills, enough);
    const large = severitySpread(rounds(1.4), model, raterModel, skills, enough);
    expect(small).toMatchObject({ status: 'estimated', converged: true, raters: 80, rounds: 20 });
    expect(small.sd).toBeLessThan(0.6);
    expect(large.sd).toBeGreaterThan(1.15);
    expect(large.sd).toBeLessThan(1.7);
  });

  it('stays the stated prior below a hundred raters or thirty people', () => {
    const few = severitySpread([peers([0, 0, 0])], model, raterModel, skills);
    expect(few).toMatchObject({ status: 'too-few', iterations: 0 });
    expect(few.sd).toBeCloseTo(Math.sqrt((0.5 * 0.63) / 0.37), 12);
  });
});

describe('what moved a profile', () => {
  const { view } = groupView(peers([0, 0, 0, 0], [1, 0, 0, 0]), model, raterModel, skills);
  const answers = bank.items
    .filter((item) => item.kind === 'statement')
    .map((item) => ({ itemId: item.id, value: { category: 3 } }));
  const first = { ...nobody, instruments: [{ bank, answers: answers.slice(0, 5) }] };
  const second = { ...nobody, instruments: [{ bank, answers: answers.slice(0, 12) }] };
  const third = { ...second, groups: [view] };

  it('adds up to the change of the profile', () => {
    const { before, movements } = whatMoved(
      first,
      [
        { id: 'answers', evidence: second },
        { id: 'peers', evidence: third },
      ],
      model,
    );
    const after = fuse(third, model).posterior.mean;
    for (const k of skills.keys()) {
      expect(before[k]).toBe(fuse(first, model).posterior.mean[k]);
      const sum = movements.reduce((total, { moved }) => total + moved[k]!, before[k]!);
      expect(sum).toBeCloseTo(after[k]!, 12);
    }
    expect(movements[1]!.moved[0]).toBeGreaterThan(0);
  });

  it('moves by nothing when nothing came', () => {
    const { movements } = whatMoved(third, [{ id: 'nothing', evidence: third }], model);
    expect(movements[0]!.moved.every((value) => value === 0)).toBe(true);
  });
});

describe('observations that age', () => {
  const answers = bank.items
    .filter((item) => item.kind === 'statement')
    .slice(0, 8)
    .map((item) => ({ itemId: item.id, value: { category: 4 } }));
  const at = (weight?: number): Evidence => ({
    skills,
    instruments: [{ bank, answers, ...(weight === undefined ? {} : { weight }) }],
  });

  it('count for less and let the estimate go back to where it began, never further', () => {
    const fresh = fuse(at(), model).skills[0]!;
    const old = fuse(at(0.5), model).skills[0]!;
    const ancient = fuse(at(1e-6), model).skills[0]!;
    expect(fuse(at(1), model)).toEqual(fuse(at(), model));
    expect(old.sd).toBeGreaterThan(fresh.sd);
    expect(Math.abs(old.mean)).toBeLessThan(Math.abs(fresh.mean));
    expect(ancient.mean).toBeCloseTo(0, 4);
  });

  it('refuses a weight of nothing and more than whole', () => {
    expect(() => fuse(at(0), model)).toThrow(RangeError);
    expect(() => fuse(at(1.1), model)).toThrow(RangeError);
  });
});

describe('an observation from outside', () => {
  const outside = { source: 'test' as const, skill: skills[0]!, theta: 2, standardError: 0.4, validity: 0.5 };

  it('moves its own skill by its validity, others a little, and stands among the sources', () => {
    const [own, other] = fuse({ ...nobody, outside: [outside] }, model).skills;
    // One normal observation y = .5 truth + e: posterior mean .5 y / (1 + .16).
    expect(own!.mean).toBeCloseTo((0.5 * 2) / 1.16, 10);
    expect(own!.sd ** 2).toBeCloseTo(1 - 0.25 / 1.16, 10);
    expect(other!.mean).toBeCloseTo(0.3 * own!.mean, 10);
    expect(own!.sources).toMatchObject([{ source: 'test', observations: 1 }]);
  });

  it('refuses a skill not in question, a validity out of range and an error of nothing', () => {
    for (const wrong of [
      { skill: 'other' },
      { validity: 0 },
      { validity: 1.2 },
      { standardError: 0 },
      { theta: Number.NaN },
    ]) {
      expect(() => fuse({ ...nobody, outside: [{ ...outside, ...wrong }] }, model)).toThrow(RangeError);
    }
  });
});

describe('what leaves a group of raters', () => {
  const { view } = groupView(peers([0, 0.5, -0.5, 0], [1, 0, 0, -1]), model, raterModel, skills);

  it('says nearly the same as the ratings and never more surely', () => {
    const opened = openReleasedView(releaseView(view), skills);
    const [before, after] = [ownEstimate(view, 0), ownEstimate(opened, 0)];
    for (const k of skills.keys()) {
      expect(Math.abs(after.mean[k]! - before.mean[k]!)).toBeLessThan(0.12);
      expect(after.sd[k]).toBeGreaterThan(before.sd[k]! - 0.01);
    }
  });

  it('is in steps of a twentieth, so that single ratings cannot be found by trying', () => {
    const released = releaseView(view);
    for (const { mean, variance } of released.skills) {
      for (const value of [mean, variance, released.sharedVariance]) {
        expect(Math.abs(value / 0.05 - Math.round(value / 0.05))).toBeLessThan(1e-9);
      }
    }
    const group = peers([0, 0.5, -0.5, 0], [1, 0, 0, -1]);
    const swapped = { ...group, raters: group.raters.toReversed() };
    expect(releaseView(groupView(swapped, model, raterModel, skills).view)).toEqual(released);
  });

  it('opens to nothing for skills nobody rated and refuses an impossible one', () => {
    const released = releaseView(view);
    const fewer = openReleasedView({ ...released, skills: released.skills.slice(0, 2) }, skills);
    expect(fewer.ratersBySkill).toEqual([4, 4, 0, 0]);
    expect(fewer.precision[2]!.every((value) => value === 0)).toBe(true);
    expect(() => openReleasedView(released, ['other'])).toThrow(RangeError);
    expect(() => openReleasedView({ ...released, sharedVariance: -1 }, skills)).toThrow(RangeError);
  });
});
