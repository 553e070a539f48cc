// Every fault that the check names is planted once and must be found out.
import { describe, expect, it } from 'vitest';
import type { TrainingModule } from '../../apps/platform/features/catalogue/contract.ts';
import { findModuleFaults } from './find-module-faults.ts';
import { framework, matching, modules, newFaults, words } from './testing/plant.ts';
import type { Planted } from './testing/plant.ts';

const moduleOf = (copy: TrainingModule[], id: string): TrainingModule => copy.find((each) => each.id === id)!;

describe('modules with a planted fault', () => {
  const id = 'negotiation-what-they-lose';
  const find = (copy: TrainingModule[]): string[] => findModuleFaults(copy, framework);
  const cases: Planted<TrainingModule[]>[] = [
    [
      'one too few',
      (copy) => copy.splice(copy.indexOf(moduleOf(copy, id)), 1),
      'negotiation has 2 modules, fewer than 3',
    ],
    ['a step left out', (copy) => (moduleOf(copy, id).level = { from: 2, to: 3 }), 'negotiation has no module for 1→2'],
    [
      'nothing to be done alone',
      (copy) => copy.forEach((each) => (each.company = 'colleague')),
      'negotiation has no module to be done alone',
    ],
    [
      'minutes that do not add up',
      (copy) => (moduleOf(copy, id).minutes = 50),
      `${id} says 50 minutes and its practice takes 45`,
    ],
    [
      'a prerequisite above it',
      (copy) => (moduleOf(copy, id).prerequisites = ['negotiation-how-far-we-go']),
      `${id} needs negotiation-how-far-we-go, which does not lead to it`,
    ],
    [
      'an outcome nobody can see',
      (copy) => (moduleOf(copy, id).outcomes[0]!.text.en = 'Understands what the other side loses.'),
      `${id}-o1 begins with “Understands”, which nobody can see`,
    ],
    [
      'an unknown indicator',
      (copy) => (moduleOf(copy, id).outcomes[0]!.indicator = 'negotiation-2-9'),
      `${id}-o1 shows the unknown indicator negotiation-2-9`,
    ],
    [
      'an outcome of another level',
      (copy) => (moduleOf(copy, id).outcomes[0]!.indicator = 'negotiation-4-1'),
      `${id}-o1 shows negotiation-4-1, which is not on the way from 1 to 2`,
    ],
    [
      'an outcome without practice',
      (copy) => (moduleOf(copy, id).outcomes[0]!.indicator = 'negotiation-2-4'),
      `no practice of ${id} trains ${id}-o1`,
    ],
    [
      'practice for another skill',
      (copy) => (moduleOf(copy, id).practice[0]!.indicator = 'alliances-2-1'),
      `practice 1 of ${id} trains alliances-2-1, which negotiation does not have`,
    ],
    [
      'an unknown second skill',
      (copy) => (moduleOf(copy, id).secondary = ['haggling']),
      `${id} trains the unknown skill haggling`,
    ],
    [
      'no follow-up after three weeks',
      (copy) => moduleOf(copy, id).followUp.splice(1, 1),
      `${id} follows up after weeks 1, 8`,
    ],
    [
      'a short sign',
      (copy) => (moduleOf(copy, id).practice[0]!.sign.en = 'It works.'),
      `the sign of practice 1 of ${id} has a number of words of 2, fewer than 6`,
    ],
    [
      'a short purpose',
      (copy) => (moduleOf(copy, id).purpose.en = 'To get better.'),
      `the purpose of ${id} has a number of words of 3, fewer than 25`,
    ],
    [
      'a vague reference',
      (copy) => (moduleOf(copy, id).references = ['A book on negotiation']),
      `${id} has a reference without author, year and title: A book on negotiation`,
    ],
    [
      'an endless step',
      (copy) => (moduleOf(copy, id).practice[0]!.steps[0]!.en = words(60)),
      `${id} (en) has a sentence of 60 words, more than 40`,
    ],
    [
      'a sign used twice',
      (copy) => (moduleOf(copy, id).practice[0]!.sign = { ...moduleOf(copy, id).practice[1]!.sign }),
      new RegExp(`^${id} sign 1 and ${id} sign 2 share 100 %`),
    ],
    [
      'an outcome under a wrong number',
      (copy) => (moduleOf(copy, id).outcomes[0]!.id = `${id}-o7`),
      `outcome ${id}-o7 should be ${id}-o1`,
    ],
    [
      'a title of one word',
      (copy) => (moduleOf(copy, id).title.en = 'Losses'),
      `the title of ${id} has a number of words of 1, fewer than 2`,
    ],
    [
      'an outcome used twice',
      (copy) => (moduleOf(copy, id).outcomes[0]!.text = { ...moduleOf(copy, id).outcomes[1]!.text }),
      new RegExp(`^${id}-o1 and ${id}-o2 share 100 %`),
    ],
    [
      'a purpose used twice',
      (copy) => (moduleOf(copy, id).purpose = { ...moduleOf(copy, 'negotiation-how-far-we-go').purpose }),
      /^negotiation-how-far-we-go purpose and negotiation-what-they-lose purpose share 100 %/,
    ],
  ];
  it.each(cases)('are found out: %s', (_, spoil, sentence) => {
    expect(newFaults(modules, find, spoil)).toContainEqual(matching(sentence));
  });
});
