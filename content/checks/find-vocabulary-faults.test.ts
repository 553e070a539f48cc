// Every fault that the check names is planted once and must be found out.
import { describe, expect, it } from 'vitest';
import { findVocabularyFaults, loadVocabulary } from './find-vocabulary-faults.ts';
import type { Vocabulary, VocabularySkill } from './find-vocabulary-faults.ts';
import { framework, matching, newFaults } from './testing/plant.ts';
import type { Planted } from './testing/plant.ts';

const vocabulary = loadVocabulary(new URL('../vocabulary/', import.meta.url));
const names = framework.skills.map(({ id }) => id);
const find = (copy: Vocabulary): string[] => findVocabularyFaults(copy, names);
const skillOf = (copy: Vocabulary, id: string): VocabularySkill =>
  copy.groups.flatMap(({ skills }) => skills).find((each) => each.id === id)!;

describe('a vocabulary with a planted fault', () => {
  const id = 'heat-pump-dimensioning';
  const cases: Planted<Vocabulary>[] = [
    [
      'too few skills',
      (copy) => copy.groups.forEach(({ skills }) => skills.splice(26)),
      /^\d+ skills are fewer than 420$/,
    ],
    ['a thin group', (copy) => copy.groups[0]!.skills.splice(20), 'energy has only 20 skills'],
    ['a file of another group', (copy) => (copy.groups[0]!.group = 'food'), 'the file of energy says food'],
    ['a language not named', (copy) => copy.head.languages.pop(), 'the head does not name the language nl'],
    ['an id twice', (copy) => (skillOf(copy, 'electricity-markets').id = id), `${id} is there twice`],
    ['an id that is none', (copy) => (skillOf(copy, id).id = 'Heat pump'), 'Heat pump is no id'],
    [
      'a skill of the framework left out',
      (copy) => (skillOf(copy, 'framework-negotiation').id = 'negotiating'),
      'the framework’s skill negotiation is not in the vocabulary',
    ],
    ['an unknown type', (copy) => (skillOf(copy, id).type = 'attitude'), `${id} is of the unknown type attitude`],
    ['a language left out', (copy) => delete skillOf(copy, id).label['pl'], `${id} has no pl`],
    [
      'a label in small letters',
      (copy) => (skillOf(copy, id).label['it'] = 'dimensionare pompe'),
      `${id} (it) begins with a small letter`,
    ],
    [
      'no other phrasing',
      (copy) => (skillOf(copy, id).alternatives['nl'] = []),
      `${id} (nl) has 0 alternatives, not 4 to 8`,
    ],
    [
      'a straight apostrophe',
      (copy) => (skillOf(copy, id).alternatives['it'] = ["scelta dell'impianto"]),
      /has a straight quotation mark or apostrophe/,
    ],
    [
      'a label of another skill',
      (copy) => (skillOf(copy, id).alternatives['en']![0] = 'electricity markets'),
      `“Electricity markets” (en) stands for ${id} and for electricity-markets`,
    ],
    ['no sentence', (copy) => (skillOf(copy, id).description.en = 'sizing'), `${id} is not described in a sentence`],
    ['few words', (copy) => (skillOf(copy, id).description.en = 'Sizing.'), `${id} is described in 1 words`],
    [
      'an unknown whole',
      (copy) => skillOf(copy, id).broader.push('warmth'),
      `${id} is a part of the unknown skill warmth`,
    ],
    [
      'a ring',
      (copy) => {
        skillOf(copy, id).broader = ['waste-heat-recovery'];
        skillOf(copy, 'waste-heat-recovery').broader = [id];
      },
      `${id} is a part of itself`,
    ],
    [
      'an address of nobody',
      (copy) => (skillOf(copy, id).esco[0]!.uri = 'https://example.org/1'),
      `${id} links to “https://example.org/1”, which is no ESCO address`,
    ],
    [
      'an unknown relation',
      (copy) => (skillOf(copy, id).esco[0]!.relation = 'like'),
      `${id} has the unknown relation like`,
    ],
    [
      'two labels for one concept',
      (copy) => (skillOf(copy, 'battery-second-life').esco[0]!.label = 'batteries'),
      /is called “batteries” and “battery components”$/,
    ],
    [
      'one concept twice',
      (copy) => skillOf(copy, id).esco.push({ ...skillOf(copy, id).esco[0]! }),
      `${id} links twice to one concept`,
    ],
    [
      'few links',
      (copy) => copy.groups.slice(1).forEach(({ skills }) => skills.forEach((each) => (each.esco = []))),
      /^only \d+ of \d+ skills are linked$/,
    ],
  ];

  it.each(cases)('%s', (_name, spoil, sentence) => {
    expect(newFaults(vocabulary, find, spoil)).toContainEqual(matching(sentence));
  });
});
