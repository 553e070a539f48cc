// Every fault that the check names is planted once and must be found out.
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../apps/platform/features/itembank/contract.ts';
import { findScenarioFaults } from './find-scenario-faults.ts';
import { bank, framework, matching, newFaults, words } from './testing/plant.ts';
import type { OpenBank, Planted } from './testing/plant.ts';

const scenarioOf = (copy: OpenBank, id: string): Scenario => copy.scenarios.find((each) => each.id === id)!;

describe('scenarios with a planted fault', () => {
  const find = (copy: OpenBank): string[] => findScenarioFaults(copy, framework);
  const ofSkill = (copy: OpenBank): Scenario[] => copy.scenarios.filter((each) => each.skill === 'alliances');
  const best = (each: Scenario): Scenario['options'][number] =>
    each.options.reduce((one, other) => (other.key > one.key ? other : one));
  const cases: Planted<OpenBank>[] = [
    [
      'too few',
      (copy) =>
        (copy.scenarios = copy.scenarios.filter((each) => each.skill !== 'alliances' || each.id < 'alliances-c06')),
      'alliances has 5 scenarios, fewer than 6',
    ],
    [
      'an indicator of another skill',
      (copy) => (scenarioOf(copy, 'alliances-c01').indicators = ['negotiation-1-1']),
      'alliances-c01 shows negotiation-1-1, which alliances does not have',
    ],
    [
      'itself as second skill',
      (copy) => (scenarioOf(copy, 'alliances-c01').secondary = 'alliances'),
      'alliances-c01 has the second skill alliances',
    ],
    [
      '59 words',
      (copy) => (scenarioOf(copy, 'alliances-c01').text.en = words(59)),
      'alliances-c01 (en) has a number of words of 59, fewer than 60',
    ],
    [
      '111 words',
      (copy) => (scenarioOf(copy, 'alliances-c01').text.en = words(111)),
      'alliances-c01 (en) has a number of words of 111, more than 110',
    ],
    [
      'a question of its own',
      (copy) => (scenarioOf(copy, 'alliances-c01').text.en += ' What do you do?'),
      'alliances-c01 (en) ends with a question of its own',
    ],
    [
      'an endless sentence',
      (copy) => (scenarioOf(copy, 'alliances-c01').text.en = words(70)),
      'alliances-c01 (en) has a sentence of 70 words, more than 32',
    ],
    [
      'an endless Finnish sentence',
      (copy) => (scenarioOf(copy, 'alliances-c01').text.fi = words(50)),
      'alliances-c01 (fi) has a sentence of 50 words, more than 26',
    ],
    [
      'three options',
      (copy) => (scenarioOf(copy, 'alliances-c01').options.length = 3),
      'alliances-c01 has a number of options of 3, fewer than 4',
    ],
    [
      'keys close together',
      (copy) => setKeys(scenarioOf(copy, 'alliances-c01'), [3, 3, 3, 4, 2]),
      'the keys of alliances-c01 have a deviation of 0.63, less than 1',
    ],
    [
      'no effective option',
      (copy) => setKeys(scenarioOf(copy, 'alliances-c01'), [1, 1, 3, 3, 3]),
      'the keys of alliances-c01 do not reach from ineffective to effective',
    ],
    [
      'two best options',
      (copy) => setKeys(scenarioOf(copy, 'alliances-c01'), [5, 5, 1, 2, 1]),
      'alliances-c01 has more than one best option',
    ],
    [
      'an option that is an essay',
      (copy) => (scenarioOf(copy, 'alliances-c01').options[0]!.text.en = words(40)),
      'alliances-c01-a (en) has a number of words of 40, more than 34',
    ],
    [
      'options of unlike length',
      (copy) =>
        (scenarioOf(copy, 'alliances-c01').options[0]!.text.en =
          'Do as he says and tell her today or on the day after that one.'),
      /^the longest option of alliances-c01 \(en\) is \d\.\d\d times as long as the shortest$/,
    ],
    [
      'the best option always the longest',
      (copy) => ofSkill(copy).forEach((each) => (best(each).text.en += ' And one more thing is added to it here.')),
      'in 7 scenarios of alliances the best option is the longest (en)',
    ],
    [
      'the best option always the longest in Finnish',
      (copy) => ofSkill(copy).forEach((each) => (best(each).text.fi += ' Lopuksi lisätään vielä pitkähkö täydennys.')),
      'in 7 scenarios of alliances the best option is the longest (fi)',
    ],
    [
      'the best option always the shortest',
      (copy) => ofSkill(copy).forEach((each) => (best(each).text.en = 'Ask.')),
      'in 7 scenarios of alliances the best option is the shortest (en)',
    ],
    [
      'the best option always in the first place',
      (copy) => ofSkill(copy).forEach((each) => each.options.sort((one, other) => other.key - one.key)),
      'in 7 scenarios of alliances the best option stands at place 1',
    ],
    [
      'an option under a wrong letter',
      (copy) => (scenarioOf(copy, 'alliances-c01').options[0]!.id = 'alliances-c01-x'),
      'option alliances-c01-x should be alliances-c01-a',
    ],
    [
      'one country',
      (copy) => ofSkill(copy).forEach((each) => (each.setting.country = 'FI')),
      'the scenarios of alliances play in 1 countries, fewer than 4',
    ],
    [
      'one field',
      (copy) => ofSkill(copy).forEach((each) => (each.setting.field = 'food')),
      'the scenarios of alliances play in 1 fields, fewer than 4',
    ],
    [
      'an empty reason',
      (copy) => (scenarioOf(copy, 'alliances-c01').options[0]!.reason.en = ''),
      'the reason of alliances-c01-a has a number of words of 0, fewer than 8',
    ],
    [
      'a reason of two sentences',
      (copy) => (scenarioOf(copy, 'alliances-c01').options[0]!.reason.en += ' It costs time.'),
      'the reason of alliances-c01-a (en) is not one sentence',
    ],
    [
      'an option used twice',
      (copy) =>
        (scenarioOf(copy, 'alliances-c01').options[0]!.text = {
          ...scenarioOf(copy, 'resilience-c01').options[1]!.text,
        }),
      /^alliances-c01-a and resilience-c01-b share 100 %/,
    ],
    [
      'a scene used twice',
      (copy) => (scenarioOf(copy, 'alliances-c01').text = { ...scenarioOf(copy, 'resilience-c01').text }),
      /^alliances-c01 and resilience-c01 share 100 %/,
    ],
    [
      'a scene without the reader',
      (copy) =>
        (scenarioOf(copy, 'alliances-c01').text.en = scenarioOf(copy, 'alliances-c01').text.en!.replaceAll(
          /\byou(r)?\b/gi,
          'she',
        )),
      'alliances-c01 does not speak to “you”',
    ],
    [
      'a number left out',
      (copy) => (copy.scenarios = copy.scenarios.filter((each) => each.id !== 'alliances-c01')),
      'alliances-c02 should be alliances-c01',
    ],
    ['no indicator', (copy) => (scenarioOf(copy, 'alliances-c01').indicators = []), 'alliances-c01 shows no indicator'],
    [
      'a scene that breaks off',
      (copy) => (scenarioOf(copy, 'alliances-c01').text.fi += ' Ja sitten'),
      'alliances-c01 (fi) breaks off',
    ],
    [
      'an option that breaks off',
      (copy) => (scenarioOf(copy, 'alliances-c01').options[0]!.text.fi += ' Ja sitten'),
      'alliances-c01-a (fi) breaks off',
    ],
    [
      'a reason that breaks off',
      (copy) => (scenarioOf(copy, 'alliances-c01').options[0]!.reason.fi += ' Ja sitten'),
      'the reason of alliances-c01-a (fi) breaks off',
    ],
    [
      'a reason used twice',
      (copy) =>
        (scenarioOf(copy, 'alliances-c01').options[0]!.reason = {
          ...scenarioOf(copy, 'resilience-c01').options[1]!.reason,
        }),
      /^alliances-c01-a reason and resilience-c01-b reason share 100 %/,
    ],
  ];
  it.each(cases)('are found out: %s', (_, spoil, sentence) => {
    expect(newFaults(bank, find, spoil)).toContainEqual(matching(sentence));
  });
});

function setKeys({ options }: Scenario, keys: readonly number[]): void {
  options.forEach((option, index) => (option.key = keys[index]!));
}
