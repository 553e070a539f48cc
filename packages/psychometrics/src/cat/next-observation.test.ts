import { describe, expect, it } from 'vitest';
import type { Answer, Bank } from '../bank/bank.ts';
import { prepareBank } from '../bank/prepare-bank.ts';
import { defaultModel } from '../fusion/default-model.ts';
import { prepareModel } from '../fusion/prepare-model.ts';
import { runAdaptively } from '../simulate/run-adaptively.ts';
import { syntheticBank } from '../simulate/synthetic-bank.ts';
import { syntheticPeople } from '../simulate/synthetic-people.ts';
import { fullPolicy, shortPolicy } from './adaptive-policy.ts';
import type { AdaptivePolicy, NextObservation } from './cat-types.ts';
import { nextObservation } from './next-observation.ts';

const bank = prepareBank(syntheticBank({ skills: 8, statements: 16, scenarios: 7 }));
const model = prepareModel(defaultModel(), bank.skills);
const people = syntheticPeople(model, 8, 'runs');

function run(policy: AdaptivePolicy, person = 0, on = bank, trueBank: Bank = on.bank) {
  return runAdaptively(people[person]!, on, trueBank, policy, model, `run/${person}`);
}

function kinds(answers: readonly Answer[]): string[] {
  return answers.map(({ itemId }) => bank.byId.get(itemId)!.item.kind);
}

function skipAll(step: NextObservation, skills: readonly string[]): Answer['value'] {
  if (step.status === 'stop') throw new Error('the run has ended');
  return skills.includes(step.item.skill) ? { skip: 'does-not-apply' } : answerTo(step.item);
}

function answerTo(item: Bank['items'][number]): Answer['value'] {
  return item.kind === 'statement' ? { category: 2 } : { ratings: item.options.map(({ key }) => key) };
}

describe('a full run', () => {
  it('gives every skill four observations, one of them a scenario, within 20 minutes', () => {
    for (const person of people.keys()) {
      const { end } = run(fullPolicy({ seed: person }), person);
      expect(end.progress.secondsUsed).toBeLessThanOrEqual(1200);
      for (const skill of end.precision) {
        expect(skill.observations).toBeGreaterThanOrEqual(4);
        expect(skill.scenarios).toBeGreaterThanOrEqual(1);
      }
      const total = end.progress.statements + end.progress.scenarios;
      expect(total).toBeGreaterThanOrEqual(32);
      expect(total).toBeLessThanOrEqual(48);
      expect(end.progress.scenarios).toBeGreaterThanOrEqual(8);
      expect(end.progress.scenarios).toBeLessThanOrEqual(12);
    }
  });

  it('never asks two scenarios one after the other and never the same item twice', () => {
    for (const person of people.keys()) {
      const { answers } = run(fullPolicy({ seed: `s${person}` }), person);
      const asked = kinds(answers);
      const pairs = asked.slice(1).map((kind, i) => `${asked[i]}-${kind}`);
      expect(pairs).not.toContain('scenario-scenario');
      expect(new Set(answers.map(({ itemId }) => itemId)).size).toBe(answers.length);
    }
  });

  it('keeps the skills level with each other while any is below its minimum', () => {
    const { answers } = run(fullPolicy({ seed: 'balance' }));
    const counts = new Map<string, number>();
    for (const { itemId } of answers.slice(0, 24)) {
      const { item } = bank.byId.get(itemId)!;
      if (item.kind === 'statement') counts.set(item.skill, (counts.get(item.skill) ?? 0) + 1);
    }
    expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(2);
  });

  it('lets the seed spread the exposure of items', () => {
    const first = new Set(
      Array.from({ length: 20 }, (_, seed) => {
        const step = nextObservation(bank, [], fullPolicy({ seed }), model);
        return step.status === 'ask' ? step.item.id : '';
      }),
    );
    expect(first.size).toBeGreaterThan(8);
  });

  it('spends what is left on the skills that compete for the plan', () => {
    const targets = Object.fromEntries(bank.skills.map((skill, k) => [skill, k < 3 ? 3.4 : 1]));
    const policy = fullPolicy({ seed: 'focus', targets, planSettledBelow: 0 });
    const { answers } = run(policy, 1);
    const late = answers.slice(-10).map(({ itemId }) => bank.byId.get(itemId)!);
    const statements = late.filter(({ item }) => item.kind === 'statement');
    const competing = statements.filter(({ skill }) => skill < 3).length;
    expect(competing / statements.length).toBeGreaterThan(0.5);
  });

  it('gives a reason with numbers for each choice', () => {
    const step = nextObservation(bank, [], fullPolicy({ seed: 1 }), model);
    expect(step).toMatchObject({ status: 'ask', reason: { code: 'minimum-coverage' } });
    if (step.status !== 'ask') return;
    expect(step.reason.numbers['sdNow']).toBeCloseTo(1, 6);
    expect(step.reason.numbers['sdExpected']).toBeLessThan(1);
    expect(step.reason.numbers['decisionGain']).toBeGreaterThan(0);
  });

  it('offers nothing for another role', () => {
    const items = bank.bank.items.map((item, i) => ({ ...item, roles: i % 2 === 0 ? ['trainer'] : ['broker'] }));
    const roles = prepareBank({ ...bank.bank, items });
    const { answers } = run(fullPolicy({ seed: 'role', role: 'trainer' }), 0, roles);
    for (const { itemId } of answers) expect(roles.byId.get(itemId)!.item.roles).toEqual(['trainer']);
  });
});

describe('the end of a run', () => {
  it('comes by time, with the numbers', () => {
    const { end } = run(fullPolicy({ seed: 'time' }));
    expect(end.reason.code).toBe('time');
    expect(end.reason.numbers['cap']).toBe(1200);
    expect(end.reason.numbers['shortestItem']).toBeGreaterThan(end.reason.numbers['secondsLeft']!);
  });

  it('comes by length when the person is quick', () => {
    const answers: Answer[] = [];
    let step = nextObservation(bank, answers, fullPolicy({ seed: 'quick' }), model);
    while (step.status === 'ask') {
      answers.push({ itemId: step.item.id, value: answerTo(step.item), seconds: 4 });
      step = nextObservation(bank, answers, fullPolicy({ seed: 'quick' }), model);
    }
    expect(step.reason).toMatchObject({ code: 'length', numbers: { statements: 36, scenarios: 12 } });
  });

  it('comes by precision when every skill has reached the target SD', () => {
    const { end } = run(fullPolicy({ seed: 'precise', targetSd: 0.7 }));
    expect(end.reason.code).toBe('precision');
    expect(end.reason.numbers['largestSd']).toBeLessThanOrEqual(0.7);
    expect(end.precision.every((skill) => skill.reachedTarget)).toBe(true);
  });

  it('comes when the plan is settled, but not before the minimum', () => {
    const targets = Object.fromEntries(bank.skills.map((skill, k) => [skill, k < 2 ? 6 : 1]));
    const { end } = run(fullPolicy({ seed: 'settled', targets }));
    expect(end.reason.code).toBe('plan-settled');
    expect(end.reason.numbers['probabilityOfChange']).toBeLessThan(0.05);
    expect(end.precision.every((skill) => skill.reachedMinimum)).toBe(true);
    expect(end.progress.statements + end.progress.scenarios).toBe(32);
  });

  it('comes when the bank is exhausted, and a skill without enough items abstains', () => {
    const { skills, items } = bank.bank;
    const small = prepareBank({ skills, items: items.filter((item, i) => item.skill !== skills[0] || i < 2) });
    const { end } = run(
      fullPolicy({ seed: 'small', timeCapSeconds: 1e5, maximumStatements: 500, maximumScenarios: 500 }),
      0,
      small,
    );
    expect(end.precision[0]).toMatchObject({ abstained: 'no-items', observations: 2 });
    expect(['bank-exhausted', 'plan-settled', 'precision']).toContain(end.reason.code);
  });
});

describe('skipped items', () => {
  it('make a skill abstain after three and are never asked again', () => {
    const policy = fullPolicy({ seed: 'skips' });
    const skipped = bank.skills.slice(0, 2);
    const answers: Answer[] = [];
    let step = nextObservation(bank, answers, policy, model);
    while (step.status === 'ask') {
      answers.push({ itemId: step.item.id, value: skipAll(step, skipped) });
      step = nextObservation(bank, answers, policy, model);
    }
    for (const skill of step.precision.slice(0, 2)) {
      expect(skill).toMatchObject({ abstained: 'skipped', skipped: 3, observations: 0, selfSd: 1 });
    }
    for (const skill of step.precision.slice(2)) expect(skill.reachedMinimum).toBe(true);
    expect(step.progress.skipped).toBe(6);
  });

  it('end the run as exhausted when every skill has abstained', () => {
    const policy = fullPolicy({ seed: 'all' });
    const answers: Answer[] = [];
    let step = nextObservation(bank, answers, policy, model);
    while (step.status === 'ask') {
      answers.push({ itemId: step.item.id, value: { skip: 'prefer-not-to-say' }, seconds: 2 });
      step = nextObservation(bank, answers, policy, model);
    }
    expect(step.reason.code).toBe('bank-exhausted');
    expect(answers).toHaveLength(24);
  });
});

describe('a full run that meets obstacles', () => {
  it('makes up with statements for the scenarios that a person skips', () => {
    const policy = fullPolicy({ seed: 'no-scenarios' });
    const answers: Answer[] = [];
    let step = nextObservation(bank, answers, policy, model);
    while (step.status === 'ask') {
      const skipped = step.item.kind === 'scenario' && step.item.skill === bank.skills[0];
      answers.push({ itemId: step.item.id, value: skipped ? { skip: 'does-not-apply' } : answerTo(step.item) });
      step = nextObservation(bank, answers, policy, model);
    }
    expect(step.precision[0]).toMatchObject({ scenarios: 0, reachedMinimum: true, abstained: null });
  });

  it('gives a slow reader four observations of every skill before further scenarios', () => {
    const policy = fullPolicy({ seed: 'slow' });
    const answers: Answer[] = [];
    let step = nextObservation(bank, answers, policy, model);
    while (step.status === 'ask') {
      const seconds = step.item.kind === 'statement' ? 24 : 140;
      answers.push({ itemId: step.item.id, value: answerTo(step.item), seconds });
      step = nextObservation(bank, answers, policy, model);
    }
    expect(step.precision.every((skill) => skill.reachedMinimum)).toBe(true);
    expect(step.progress.scenarios).toBeGreaterThanOrEqual(2);
    expect(step.progress.scenarios).toBeLessThan(8);
    expect(step.reason.code).toBe('time');
  });
});

describe('the short form', () => {
  it('asks statements only, four or more a skill, within eight minutes', () => {
    const { answers, end } = run(shortPolicy({ seed: 'short' }));
    expect(new Set(kinds(answers))).toEqual(new Set(['statement']));
    expect(end.progress.secondsUsed).toBeLessThanOrEqual(480);
    for (const skill of end.precision) {
      expect(skill.observations).toBeGreaterThanOrEqual(4);
      expect(skill.scenarioSd).toBe(1);
    }
  });

  it('leaves a slow reader some skills done and the rest abstained', () => {
    const answers: Answer[] = [];
    const policy = shortPolicy({ seed: 'slow' });
    let step = nextObservation(bank, answers, policy, model);
    while (step.status === 'ask') {
      answers.push({ itemId: step.item.id, value: answerTo(step.item), seconds: 26 });
      step = nextObservation(bank, answers, policy, model);
    }
    expect(step.reason.code).toBe('time');
    const done = step.precision.filter((skill) => skill.reachedMinimum);
    const abstained = step.precision.filter((skill) => skill.abstained === 'time');
    expect(done.length).toBeGreaterThanOrEqual(3);
    expect(done.length + abstained.length).toBe(8);
  });
});
