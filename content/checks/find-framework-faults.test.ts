// Every fault that the check names is planted once and must be found out.
import { describe, expect, it } from 'vitest';
import type { Framework } from '../../apps/platform/features/framework/contract.ts';
import { findFrameworkFaults } from './find-framework-faults.ts';
import { framework, matching, newFaults } from './testing/plant.ts';
import type { Planted } from './testing/plant.ts';

const skillOf = (copy: Framework, id: string): Framework['skills'][number] =>
  copy.skills.find((skill) => skill.id === id)!;

describe('a framework with a planted fault', () => {
  const cases: Planted<Framework>[] = [
    ['a skill less', (copy) => copy.skills.pop(), 'there are 24 skills and not 25'],
    [
      'nine in the default set',
      (copy) => copy.head.defaultSet.skills.push('influence'),
      'the default set has 9 skills and not 8',
    ],
    [
      'two indicators at a level of a measured skill',
      (copy) => (skillOf(copy, 'negotiation').levels[0]!.indicators.length = 2),
      'negotiation has 2 indicators at level 1, fewer than 3',
    ],
    [
      'an indicator with the number of another',
      (copy) => (skillOf(copy, 'negotiation').levels[1]!.indicators[0]!.id = 'negotiation-2-9'),
      'indicator negotiation-2-9 should be negotiation-2-1',
    ],
    [
      'a short definition',
      (copy) => (skillOf(copy, 'teamwork').definition.en = 'Working.'),
      'teamwork definition has a number of words of 1, fewer than 25',
    ],
    [
      'a link that ESCO cannot have',
      (copy) => (skillOf(copy, 'teamwork').esco[0]!.uri = 'http://data.europa.eu/esco/skill/team-work'),
      'teamwork links to http://data.europa.eu/esco/skill/team-work, which is no ESCO skill',
    ],
    [
      'no link to ESCO',
      (copy) => (skillOf(copy, 'teamwork').esco.length = 0),
      'teamwork has a number of ESCO links of 0, fewer than 1',
    ],
    [
      'the same link twice',
      (copy) => skillOf(copy, 'influence').esco.splice(0, 9, ...twice(skillOf(copy, 'influence').esco[0]!)),
      /^influence links to an ESCO skill twice$/,
    ],
    [
      'a basis without a source',
      (copy) => skillOf(copy, 'teamwork').basis.push('Z'),
      'teamwork rests on Z, which is not among the sources',
    ],
    [
      'an indicator copied into another skill',
      (copy) =>
        (skillOf(copy, 'teamwork').levels[0]!.indicators[0]!.text = {
          ...skillOf(copy, 'negotiation').levels[0]!.indicators[0]!.text,
        }),
      /^negotiation-1-1 and teamwork-1-1 share 100 %/,
    ],
    [
      'a name used twice',
      (copy) => (skillOf(copy, 'teamwork').name.fi = 'Neuvottelu'),
      'teamwork has the name “Neuvottelu” of another skill',
    ],
    [
      'official language',
      (copy) =>
        (['definition', 'inKnowledgeTransfer', 'inLearningWork', 'isNot'] as const).forEach((field) => {
          skillOf(copy, 'teamwork')[field].en =
            'Institutional responsibilities presuppose transparent communication structures. Documented dependencies facilitate implementation.';
        }),
      /^teamwork \(en\) has a LIX of/,
    ],
    ['no basis', (copy) => (skillOf(copy, 'teamwork').basis.length = 0), 'teamwork names no basis'],
  ];
  it.each(cases)('is found out: %s', (_, spoil, sentence) => {
    expect(newFaults(framework, findFrameworkFaults, spoil)).toContainEqual(matching(sentence));
  });
});

function twice<Thing>(thing: Thing): [Thing, Thing] {
  return [thing, thing];
}
