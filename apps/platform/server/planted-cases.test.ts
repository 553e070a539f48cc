// What the demonstration plants must hold whatever the seed draws: the course for eight seats, the severe rater, what others see more of.
import {
  defaultRaterModel,
  fuse,
  groupView,
  levelFromTheta,
  openReleasedView,
  releaseView,
} from '@dragoman/psychometrics';
import { describe, expect, it } from 'vitest';
import { summariseGroup } from '../core/disclosure/summarise-group.ts';
import { createInstrument } from '../features/assessment/server/index.ts';
import type { SyntheticPeopleLoop } from '../features/demonstration/contract.ts';
import { readNetwork, readPeopleLoop } from '../features/demonstration/server/index.ts';
import {
  answersOfPerson,
  courseOf,
  drawRater,
  peopleOf,
  placesOf,
  ratersOf,
} from '../features/demonstration/server/testing/planted-people.ts';
import type { Place } from '../features/demonstration/server/testing/planted-people.ts';
import {
  contributionsOf,
  measuresOf,
  needOf,
  normalBelow,
  rankCourses,
  reductionOf,
} from '../features/office/server/testing/course-figures.ts';
import type { SkillFigures } from '../features/office/server/testing/course-figures.ts';
import { NOTHING_ELSE, presentOthers } from '../features/profile/server/testing/self-and-others.ts';
import type { RatingEvent } from '../features/raters/contract.ts';
import { choosePool, chooseStatements } from '../features/raters/server/testing/chosen-statements.ts';
import { CONTENT_FOLDER, loadContent } from './load-content.ts';

const SEEDS = ['one', 'two', 'three', 'four', 'five'];
const HOURS = 8;
const PER_SKILL = 4;
const content = loadContent();
const instrument = createInstrument(content.framework, content.bank);
const { skills } = instrument.bank.head;
const folder = new URL('demo/', CONTENT_FOLDER);
const network = readNetwork(folder);
const planted = readPeopleLoop(folder);
const bare: SyntheticPeopleLoop = {
  ...planted,
  seen: [],
  campaigns: planted.campaigns.map((each) => ({
    ...each,
    crowd: each.crowd.map(({ places: _places, ...rest }) => rest),
    accounts: each.accounts.map(({ places: _places, ...rest }) => rest),
  })),
};

type Drawing = Parameters<typeof answersOfPerson>[0];

const drawing = (loop: SyntheticPeopleLoop, seed: string): Drawing => ({
  loop: { ...loop, seed },
  network,
  instrument,
});

/** What of a place the people of a campaign hang on. */
function placeOf(id: string): Place {
  const institution = network.institutions.find((each) => each.id === id)!;
  return { institution, unitName: (unit: string) => unit } as Place;
}

/** Some items of every skill; which ones differs from person to person. */
function itemsFor(place: number): string[] {
  const take = (all: readonly { id: string; skill: string }[], count: number): string[] =>
    skills.flatMap((skill) => {
      const own = all.filter((each) => each.skill === skill);
      return Array.from({ length: count }, (_, index) => own[(place * count + index) % own.length]!.id);
    });
  return [...take(instrument.bank.statements, PER_SKILL), ...take(instrument.bank.scenarios, 1)];
}

function ownAnswers(of: Drawing, who: Parameters<typeof answersOfPerson>[1], occasion: string, place: number) {
  const answer = answersOfPerson(of, who, occasion, new Map());
  return itemsFor(place).flatMap((itemId) => {
    const { value } = answer(itemId);
    return 'skip' in value ? [] : [{ itemId, value }];
  });
}

/** Figures of the second wave as the office gets them, rounded; and as they would be without rounding. */
function figuresOf(of: Drawing): { shown: SkillFigures[]; exact: Map<string, { need: number; reduction: number }> } {
  const wave = of.loop.campaigns.find((each) => each.id === 'porta-2')!;
  const people = peopleOf(of.loop, wave, placeOf(wave.institution));
  const members = people
    .filter((each) => courseOf(of.loop, wave, each.key) === 'finishes')
    .map((who, place) => {
      const answers = ownAnswers(of, who, wave.id, place);
      const fused = fuse({ skills, instruments: [{ bank: instrument.prepared, answers }] }, instrument.model);
      const role = content.framework.roles.find((each) => each.id === who.roleProfile)!;
      const stage = role.stages.find((each) => each.id === who.stage)!;
      const estimates = fused.skills.map(({ skill, mean, sd }) => {
        const [level, target] = [levelFromTheta(mean), stage.targets[skill]!];
        return {
          skill,
          status: 'estimated',
          mean: level,
          sd,
          target,
          needProbability: normalBelow((target - level) / sd),
        };
      });
      return contributionsOf({ skills: estimates } as unknown as Parameters<typeof contributionsOf>[0]);
    });
  const measures = new Map(measuresOf(skills).map((each) => [each.id, each]));
  const values = (id: string) => members.map((each) => ({ value: each[id]![0], error: each[id]![1] }));
  const mean = (id: string): number => values(id).reduce((sum, each) => sum + each.value, 0) / members.length;
  const figure = (id: string) => summariseGroup(measures.get(id)!, values(id));
  return {
    exact: new Map(
      skills.map((skill) => [skill, { need: mean(needOf(skill)), reduction: mean(reductionOf(skill, HOURS)) }]),
    ),
    shown: skills.flatMap((skill): SkillFigures[] => {
      const [need, reductionForTen] = [figure(needOf(skill)), figure(reductionOf(skill, HOURS))];
      if (need === null || reductionForTen === null) return [];
      return [{ skill, name: { en: skill }, need, reductionForTen, price: null, modules: [] }];
    }),
  };
}

/** Verdicts on self and others after the first round of somebody with an account. */
function verdictsOf(of: Drawing, campaignId: string, person: string): Map<string, string> {
  const campaign = of.loop.campaigns.find((each) => each.id === campaignId)!;
  const round = campaign.rounds.find((each) => each.person === person)!;
  const place = placeOf(campaign.institution);
  const people = peopleOf(of.loop, campaign, place);
  const ratee = people.find((each) => each.key === person)!;
  const story = of as Parameters<typeof ratersOf>[0];
  const raters = ratersOf(story, campaign, round, ratee as Parameters<typeof ratersOf>[3], people as never, place);
  const pool = choosePool(instrument.bank.statements, skills, of.loop.seed);
  const groups = (['peers', 'manager'] as const).flatMap((group) => {
    const answering = raters.filter((each) => each.group === group && !each.isSilent);
    if (answering.length === 0) return [];
    const rated = answering.map((rater, index) => {
      const view = drawRater(of, ratee, rater, `${campaignId}/${rater.email}`);
      const ratings = chooseStatements(pool, of.loop.seed, index).map((itemId) => ({
        itemId,
        value: view.rate(itemId),
      }));
      return { rater: index, answers: ratings.filter(isGiven) };
    });
    const evidence = { group, bank: instrument.prepared, raters: rated };
    const { view } = groupView(evidence, instrument.model, defaultRaterModel(), skills);
    return [openReleasedView(releaseView(view), skills)];
  });
  const answers = ownAnswers(of, { ...ratee, places: placesOf(of.loop, person) }, campaignId, 0);
  const instruments = [{ bank: instrument.prepared, answers }];
  const evidence = { skills, instruments, groups, raterModel: defaultRaterModel() };
  const severity = { basis: 'literature', sd: 0.9, raters: 0, ratees: 0 } as const;
  const entry = {
    roundId: 'r',
    campaignId,
    releasedAt: '2026-11-21T10:00:00.000Z',
    bankVersion: '1',
    views: [],
    withheld: [],
    severity,
  };
  const others = presentOthers(evidence, fuse(evidence, instrument.model), { ...NOTHING_ELSE, rounds: [entry] }, {
    targets: {},
  } as never);
  return new Map(skills.map((skill) => [skill, others.ofSkill(skill).selfOthers!.verdict]));
}

function mostOf(value: (skill: string) => number): string {
  return skills.toSorted((a, b) => value(b) - value(a))[0]!;
}

function isGiven(rating: {
  itemId: string;
  value: RatingEvent['value'];
}): rating is { itemId: string; value: { category: number } } {
  return 'category' in rating.value;
}

describe.each(SEEDS)('what the demonstration plants, drawn by seed %s', (seed) => {
  it('is a skill that few need badly: first for eight seats, behind others for forty, with rounded figures and with exact ones', () => {
    const { shown, exact } = figuresOf(drawing(planted, seed));
    const [few, many] = [rankCourses(shown, HOURS, 8)[0]!, rankCourses(shown, HOURS, 40)[0]!];
    expect(few.skill).toBe('facilitation');
    expect(many.skill).not.toBe('facilitation');
    expect(mostOf((skill) => exact.get(skill)!.reduction / exact.get(skill)!.need)).toBe('facilitation');
    expect(mostOf((skill) => exact.get(skill)!.reduction)).not.toBe('facilitation');
  });

  it('is a severe rater who makes no blind spots alone, where others see what the person sees', () => {
    const verdicts = [...verdictsOf(drawing(planted, seed), 'porta-1', 'luca').values()];
    expect(verdicts.filter((each) => each === 'blind-spot').length).toBeLessThanOrEqual(2);
  });

  it('is a skill in which others see more than the person', () => {
    expect(verdictsOf(drawing(planted, seed), 'lumi-1', 'aino').get('alliances')).toBe('hidden-strength');
  });
});

describe('what is not planted', () => {
  it('leaves that skill without the worst need a head', () => {
    for (const seed of SEEDS) {
      const { exact } = figuresOf(drawing(bare, seed));
      expect(mostOf((skill) => exact.get(skill)!.reduction / exact.get(skill)!.need)).not.toBe('facilitation');
    }
  });

  it('makes blind spots where all others see less', () => {
    const apart = { ...planted, seen: [{ person: 'luca', skill: null, own: 1, offset: -3 }] };
    const counts = SEEDS.map(
      (seed) =>
        [...verdictsOf(drawing(apart, seed), 'porta-1', 'luca').values()].filter((v) => v === 'blind-spot').length,
    );
    expect(Math.min(...counts)).toBeGreaterThan(2);
  });
});
