import { describe, expect, it } from 'vitest';
import { loadModules } from '../../catalogue/server/index.ts';
import { loadFramework } from '../../framework/server/index.ts';
import { chooseModules, chooseOtherwise } from './choose-modules.ts';
import type { NeedOfSkill } from './choose-modules.ts';
import { choosable } from './make-plan.ts';
import type { TrainingOffer } from './profile-door.ts';
import { solveWithHighs } from './solve-with-highs.ts';

const content = new URL('../../../../../content/', import.meta.url);
const modules = loadModules(new URL('modules/short/', content));
const framework = loadFramework(new URL('frameworks/dragoman-25/', content));
const needs: NeedOfSkill[] = framework.head.defaultSet.skills.map((skill, k) => ({
  skill,
  level: 2,
  expectedNeed: 0.3 + 0.1 * k,
  weight: 1,
}));
const withColleague = modules.find((module) => module.company === 'colleague' && module.prerequisites.length === 0)!;
const offer = (changes: Partial<TrainingOffer> = {}): TrainingOffer => ({
  offerId: 'synthetic-offer',
  moduleId: withColleague.id,
  startsAt: '2027-01-11T09:00:00.000Z',
  endsAt: '2027-01-11T11:00:00.000Z',
  minutes: 60,
  seatsLeft: 8,
  language: 'en',
  place: 'Synthetic hall',
  ...changes,
});
const alone = { hours: 12, company: 'alone', language: null } as const;

describe('sessions in a plan', () => {
  it('offer a module that needs a colleague to somebody who has none, as long as there is a seat in the language', () => {
    const found = (offers: TrainingOffer[], wish: Parameters<typeof choosable>[1] = alone) =>
      choosable({ modules, offers }, wish).filter((module) => module.id === withColleague.id);
    expect(found([])).toEqual([]);
    expect(found([offer()])).toMatchObject([{ session: { offerId: 'synthetic-offer' } }]);
    expect(found([offer({ seatsLeft: 0 })])).toEqual([]);
    expect(found([offer({ seatsLeft: null })])).toHaveLength(1);
    expect(found([offer({ language: 'fi' })], { ...alone, language: 'en' })).toEqual([]);
  });

  it('are never taken twice for one module nor two at the same time', async () => {
    const both = modules.filter((module) => module.prerequisites.length === 0).slice(0, 4);
    const offers = both.flatMap((module) => [
      offer({ offerId: `${module.id}-1`, moduleId: module.id }),
      offer({
        offerId: `${module.id}-2`,
        moduleId: module.id,
        startsAt: '2027-01-11T10:00:00.000Z',
        endsAt: '2027-01-11T12:00:00.000Z',
      }),
    ]);
    const choices = choosable({ modules: both, offers }, { ...alone, hours: 40 }).filter(
      (module) => module.session !== undefined,
    );
    const choice = await chooseModules(choices, needs, 40 * 60, solveWithHighs);
    expect(choice.optimal).toBe(true);
    expect(choice.chosen).toHaveLength(1);
  });
});

describe('other plans', () => {
  it('differ from the best and from each other and are never better', async () => {
    const choices = choosable({ modules, offers: [] }, { ...alone, company: 'any' });
    const best = await chooseModules(choices, needs, 360, solveWithHighs);
    const second = (await chooseOtherwise(choices, needs, 360, solveWithHighs, [best.moduleIds]))!;
    const third = (await chooseOtherwise(choices, needs, 360, solveWithHighs, [best.moduleIds, second.moduleIds]))!;
    const sets = [best, second, third].map((choice) => choice.moduleIds.toSorted().join());
    expect(new Set(sets).size).toBe(3);
    expect(second.reduction).toBeLessThanOrEqual(best.reduction + 1e-3);
    expect(third.reduction).toBeLessThanOrEqual(second.reduction + 1e-3);
    expect(best.reduction - second.reduction).toBeLessThan(0.1 * best.reduction);
  });
});
