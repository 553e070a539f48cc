import { BLOOM, ACTIVITIES, ASSESSMENTS } from '@dragoman/matching';
import { describe, expect, it } from 'vitest';
import { ACTIVITY_KINDS, ASSESSMENT_KINDS, BLOOM_STEPS } from '../../limits.ts';
import { programmePlan } from '../../contract.ts';
import { syntheticNeed, syntheticPlan } from '../testing/sample-plan.ts';
import { alignPlan } from './align-plan.ts';
import { checkCredential } from './check-credential.ts';
import { checkPlan } from './check-plan.ts';
import { comparePlans, shareChanged } from './compare-plans.ts';
import { computeCosts } from './compute-costs.ts';
import { loadCostTemplates, startCosts } from './cost-templates.ts';
import { countWorkload } from './count-workload.ts';
import { fillItems, fillObjectives, fillSessions } from './fill-plan.ts';
import { suggestEqf } from './suggest-eqf.ts';
import { replaceNeeds } from './take-needs.ts';

const numbered = () => {
  let count = 0;
  return () => `made-${(count += 1)}`;
};
const plan = syntheticPlan();
const templates = loadCostTemplates(new URL('../../../../../../content/cost-templates.json', import.meta.url));

describe('the shape of a plan', () => {
  it('is kept by the synthetic one, and the words of the library are those of the browser', () => {
    expect(programmePlan.parse(plan)).toEqual(plan);
    expect([BLOOM_STEPS, ASSESSMENT_KINDS, ACTIVITY_KINDS]).toEqual([BLOOM, ASSESSMENTS, ACTIVITIES]);
  });

  it('is refused with doubled ids and with parts that point at nothing', () => {
    const spoilt = [
      { ...plan, sessions: [...plan.sessions, plan.sessions[0]!] },
      { ...plan, sessions: [{ ...plan.sessions[0]!, objectiveIds: ['gone'] }] },
      { ...plan, objectives: [{ ...plan.objectives[0]!, needIds: ['gone'] }], sessions: [], assessments: [] },
      { ...plan, objectives: plan.objectives.slice(1) },
      { ...plan, facts: { ...plan.facts, participants: { min: 9, max: 8 } } },
    ];
    expect(() => checkPlan(plan)).not.toThrow();
    for (const each of spoilt) expect(() => checkPlan(each)).toThrow('programmes.plan-does-not-fit');
  });
});

describe('the alignment of a plan', () => {
  it('has no gap while every need is aimed at, taught and asked for', () => {
    expect(alignPlan(plan).gaps).toEqual([]);
    expect(alignPlan(plan).objectives.map(({ isWhole }) => isWhole)).toEqual([true, true, true]);
  });

  it('D3: turns exactly the objectives of a deleted session amber and names their sentences', () => {
    const without = { ...plan, sessions: plan.sessions.filter(({ id }) => id !== 't2') };
    // o3 is taught by another session too, so that only o2 loses; behind it stand the two sentences of its need.
    expect(alignPlan(without).gaps).toEqual([
      { kind: 'objective-without-session', part: 'objective', id: 'o2', sentenceIds: ['s1', 's2'] },
    ]);
    const alone = { ...plan, sessions: plan.sessions.filter(({ id }) => id === 't1') };
    expect(alignPlan(alone).gaps.map(({ id, sentenceIds }) => [id, sentenceIds])).toEqual([
      ['o2', ['s1', 's2']],
      ['o3', ['s3']],
    ]);
  });

  it('finds every kind of gap', () => {
    const [first, second, third] = plan.objectives;
    const broken = {
      ...plan,
      needs: [...plan.needs, syntheticNeed('n3', ['s9'])],
      objectives: [{ ...first!, needIds: [] }, { ...second!, bloom: 'create' as const }, third!],
      assessments: [
        { ...plan.assessments[0]!, kind: 'test' as const, items: [{ id: 'i9', text: 'x', objectiveId: null }] },
      ],
      sessions: [
        { ...plan.sessions[0]!, objectiveIds: [] },
        { ...plan.sessions[1]!, kind: 'input' as const, objectiveIds: ['o1', 'o2'] },
      ],
    };
    expect(new Set(alignPlan(broken).gaps.map(({ kind, id }) => `${kind} ${id}`))).toEqual(
      new Set([
        'need-without-objective n3',
        'objective-without-need o1',
        'objective-without-item o1',
        'objective-without-item o2',
        'objective-without-item o3',
        'objective-without-session o3',
        'activity-too-simple o1',
        'activity-too-simple o2',
        'session-without-objective t1',
        'item-without-objective i9',
      ]),
    );
    const tested = { ...broken, assessments: [{ ...plan.assessments[0]!, kind: 'test' as const }] };
    expect(alignPlan(tested).gaps).toContainEqual(
      expect.objectContaining({ kind: 'assessment-cannot-show', id: 'o2' }),
    );
  });
});

describe('what a plan lacks', () => {
  it('is drafted until nothing is missing, and what is there stays', () => {
    const bare = { ...plan, objectives: [], assessments: [], sessions: [] };
    const makeId = numbered();
    const whole = fillSessions(fillItems(fillObjectives(bare, makeId), makeId), makeId);
    expect(alignPlan(whole).gaps).toEqual([]);
    expect(whole.objectives[0]!.text).toBe(
      'Participants can measure synthetic n1 on a task from their own work, with a given procedure and at most one correction.',
    );
    expect(programmePlan.parse(whole)).toEqual(whole);
    expect(fillSessions(fillItems(fillObjectives(plan, makeId), makeId), makeId)).toEqual(plan);
  });

  it('takes the needs of a case anew: gone ones leave the objectives, levels of the designer stay', () => {
    const next = replaceNeeds({ ...plan, needs: plan.needs.map((need) => ({ ...need, level: 4 })) }, [
      syntheticNeed('n1', ['s1']),
      syntheticNeed('n7', ['s7']),
    ]);
    expect(next.needs.map(({ id, level }) => [id, level])).toEqual([
      ['n1', 4],
      ['n7', 2],
    ]);
    expect(next.objectives.map(({ needIds }) => needIds)).toEqual([['n1'], ['n1'], []]);
    checkPlan(next);
  });
});

describe('hours and credits', () => {
  it('add contact, self-study and assessment, and never round a credit up', () => {
    expect(countWorkload(plan)).toEqual({
      contactMinutes: 360,
      selfStudyMinutes: 180,
      assessmentMinutes: 90,
      hours: 10.5,
      ects: 0.3,
      ectsRange: { from: 0.3, to: 0.4 },
    });
  });

  it('does not lose a tenth to binary fractions', () => {
    const at = (minutes: number) =>
      countWorkload({ ...plan, assessments: [], sessions: [{ ...plan.sessions[0]!, minutes, selfStudyMinutes: 0 }] });
    expect(at(162).ects).toBe(0.1);
    expect(at(161).ects).toBe(0);
    expect(at(27 * 60).ects).toBe(1);
  });

  it('suggests the level that a third of the objectives reaches', () => {
    const at = (...steps: (typeof BLOOM)[number][]) =>
      suggestEqf({ objectives: steps.map((bloom) => ({ ...plan.objectives[0]!, bloom })) });
    expect(at()).toBeNull();
    expect(at('understand')).toBe(4);
    expect(at('understand', 'apply', 'create')).toBe(7);
    expect(at('understand', 'understand', 'understand', 'create')).toBe(4);
  });
});

describe('the costs of a programme', () => {
  // By hand: 6 hours are one day; (1000 + 6·100 + 1·200)·1.25 = 2250; 40·1.25 = 50; 2250 / (900 − 50) = 2.65, so 3 people.
  it('are fixed and per head, with the house on top, and say from how many on the price carries them', () => {
    expect(computeCosts(plan)).toEqual({
      teachingHours: 6,
      days: 1,
      fixed: 2250,
      perParticipant: 50,
      breakEven: 3,
      carriesUpTo: null,
      atMin: { participants: 8, cost: 2650, income: 7200, result: 4550 },
      atMax: { participants: 16, cost: 3050, income: 14400, result: 11350 },
    });
  });

  it('are carried at the break-even and not by one person fewer', () => {
    for (const price of [100, 333, 500, 900, 1200]) {
      const priced = { ...plan, costs: { ...plan.costs, price } };
      const { breakEven } = computeCosts(priced);
      const at = (count: number) =>
        computeCosts({ ...priced, facts: { ...plan.facts, participants: { min: count, max: count } } }).atMin.result;
      expect(at(breakEven!)).toBeGreaterThanOrEqual(0);
      expect(at(breakEven! - 1)).toBeLessThan(0);
    }
  });

  it('are never carried by a price below what a head costs', () => {
    expect(computeCosts({ ...plan, costs: { ...plan.costs, price: 50 } }).breakEven).toBeNull();
  });

  it('are carried by one price for all up to a number of people, or not at all', () => {
    const whole = (price: number) => computeCosts({ ...plan, costs: { ...plan.costs, priceMode: 'whole', price } });
    expect(whole(3000).carriesUpTo).toBe(15);
    expect(whole(2000).carriesUpTo).toBe(0);
  });

  it('begin with a template for each audience, in the words of the language', () => {
    expect(startCosts(templates, 'internal', 'fi').priceMode).toBe('none');
    expect(startCosts(templates, 'external', 'fi').lines[0]!.title).toBe('Suunnittelu ja valmistelu');
    expect(startCosts(templates, 'external', 'en', 'commissioned').priceMode).toBe('whole');
  });
});

describe('the elements of a micro-credential', () => {
  it('are eleven, two of them said only when it is given', () => {
    const { elements, isComplete } = checkCredential(plan);
    expect(elements).toHaveLength(11);
    expect(elements.filter(({ state }) => state === 'at-issue').map(({ element }) => element)).toEqual([
      'learner-identity',
      'date-of-issue',
    ]);
    expect(isComplete).toBe(true);
  });

  it('are missing one by one', () => {
    const missing = (change: Partial<typeof plan>) =>
      checkCredential({ ...plan, ...change })
        .elements.filter(({ state }) => state === 'missing')
        .map(({ element }) => element);
    expect(missing({ facts: { ...plan.facts, country: '', eqf: null } })).toEqual(['country', 'level']);
    expect(missing({ facts: { ...plan.facts, awardingBody: ' ', participation: null, qualityAssurance: '' } })).toEqual(
      ['awarding-body', 'participation', 'quality-assurance'],
    );
    const items = plan.assessments[0]!.items.slice(1);
    expect(missing({ assessments: [{ ...plan.assessments[0]!, items }] })).toEqual(['assessment']);
    expect(missing({ objectives: [], sessions: [], assessments: [] })).toEqual([
      'learning-outcomes',
      'workload',
      'assessment',
    ]);
  });
});

describe('what differs between two plans', () => {
  it('is nothing between equal ones', () => {
    expect(comparePlans(plan, syntheticPlan())).toEqual([]);
    expect(shareChanged(plan, syntheticPlan())).toBe(0);
  });

  it('names parts added, removed and changed with their fields', () => {
    const [first, ...rest] = plan.sessions;
    const after = {
      ...plan,
      title: 'Another synthetic course',
      sessions: [...rest, { ...first!, minutes: 90 }, { ...first!, id: 't9', title: 'New synthetic session' }],
      objectives: plan.objectives.slice(0, 2),
      charter: { ...plan.charter, terms: 'Synthetic terms.' },
    };
    expect(comparePlans(plan, after)).toEqual([
      {
        part: 'programme',
        id: '',
        name: 'Another synthetic course',
        kind: 'changed',
        fields: [{ field: 'title', before: 'Synthetic course', after: 'Another synthetic course' }],
      },
      { part: 'objective', id: 'o3', name: plan.objectives[2]!.text, kind: 'removed', fields: [] },
      {
        part: 'session',
        id: 't1',
        name: 'Synthetic session t1',
        kind: 'changed',
        fields: [{ field: 'minutes', before: '120', after: '90' }],
      },
      { part: 'session', id: 't9', name: 'New synthetic session', kind: 'added', fields: [] },
      {
        part: 'charter',
        id: '',
        name: '',
        kind: 'changed',
        fields: [{ field: 'terms', before: '', after: 'Synthetic terms.' }],
      },
    ]);
    // One of nine parts is gone, one changed, one new of ten in all.
    expect(shareChanged(plan, after)).toBeCloseTo(3 / 10);
  });
});
