// Every fault that the check names is planted once and must be found out.
import { describe, expect, it } from 'vitest';
import { findGoldFaults, loadGoldTexts } from './find-gold-faults.ts';
import type { GoldText } from './find-gold-faults.ts';
import { listKnownSkills, loadVocabulary } from './find-vocabulary-faults.ts';
import { matching, newFaults } from './testing/plant.ts';
import type { Planted } from './testing/plant.ts';

const known = listKnownSkills(loadVocabulary(new URL('../vocabulary/', import.meta.url)));
const texts = loadGoldTexts(new URL('../matching/gold/texts.jsonl', import.meta.url));
const find = (copy: GoldText[]): string[] => findGoldFaults(copy, known);
const only = (copy: GoldText[], language: string): GoldText[] => copy.filter((each) => each.language === language);

describe('a gold set with a planted fault', () => {
  const cases: Planted<GoldText[]>[] = [
    [
      'too few texts',
      (copy) =>
        only(copy, 'nl')
          .slice(19)
          .forEach((each) => copy.splice(copy.indexOf(each), 1)),
      'nl has only 19 texts',
    ],
    [
      'a skill in every text',
      (copy) => copy.forEach((each) => each.skills.push({ ...copy[0]!.skills[0]! })),
      'only 0 texts have no skill',
    ],
    ['an id twice', (copy) => (copy[1]!.id = 'g001'), 'g001 is there twice'],
    ['an id that is none', (copy) => (copy[0]!.id = 'first'), 'first is no id'],
    ['a text twice', (copy) => (copy[1]!.text = copy[0]!.text), 'g002 repeats another text'],
    ['the word synthetic left out', (copy) => (copy[0]!.synthetic = false), 'g001 is not marked as synthetic'],
    ['an unknown language', (copy) => (copy[0]!.language = 'sv'), 'g001 is in the unknown language sv'],
    ['an unknown kind', (copy) => (copy[0]!.kind = 'letter'), 'g001 is of the unknown kind letter'],
    ['an unknown split', (copy) => (copy[0]!.split = 'train'), 'g001 is in the unknown split train'],
    ['a text too short', (copy) => (copy[0]!.text = 'Dear all,'), 'g001 has 2 words'],
    ['a real address', (copy) => (copy[0]!.text += ' a@b.com'), 'g001 holds the address a@b.com'],
    [
      'sentences that overlap',
      (copy) => (copy[0]!.sentences[1]!.start = 0),
      'sentence 1 of g001 begins before the last one ends',
    ],
    [
      'a sentence left out',
      (copy) => copy[0]!.sentences.splice(1, 1),
      'g001 has text before sentence 1 that is in none',
    ],
    ['an end left out', (copy) => copy[0]!.sentences.pop(), 'g001 ends with text that is in no sentence'],
    [
      'a span that takes in the space',
      (copy) => (copy[0]!.sentences[0]!.end += 1),
      'sentence 0 of g001 is empty or has space at its edge',
    ],
    [
      'an unknown skill',
      (copy) => (copy[0]!.skills[0]!.uri = 'dragoman:juggling'),
      'g001 marks the unknown skill dragoman:juggling',
    ],
    [
      'a link from nowhere',
      (copy) => copy[0]!.skills[0]!.esco.push('http://data.europa.eu/esco/skill/none'),
      /^g001 gives .* a link that the vocabulary does not have$/,
    ],
    [
      'a mark outside the text',
      (copy) => (copy[0]!.skills[0]!.sentence = 99),
      /^g001 marks .* in sentence 99, which it does not have$/,
    ],
    [
      'words that are not there',
      (copy) => (copy[0]!.skills[0]!.words = 'yodel'),
      /^“yodel” is not in sentence 3 of g001$/,
    ],
    [
      'a marked sentence without skill',
      (copy) => (copy[0]!.sentences[3]!.skill = false),
      'sentence 3 of g001 has a mark and is said to name no skill',
    ],
    ['a mark twice', (copy) => copy[0]!.skills.push({ ...copy[0]!.skills[0]! }), /^g001 marks .* twice in sentence 3$/],
    ['one reading only', (copy) => copy[0]!.reviews.pop(), 'g001 does not have the readings A and B'],
    ['an agreed mark dropped', (copy) => copy[0]!.skills.shift(), /^g001 drops .*, which both readings have$/],
    [
      'a mark from nobody',
      (copy) => copy[0]!.reviews.forEach((each) => (each.skills = [])),
      /^g001 has .*, which no reading has$/,
    ],
    [
      'uneven halves',
      (copy) => only(copy, 'fi').forEach((each) => (each.split = 'dev')),
      /^the halves of fi differ by \d+$/,
    ],
    [
      'uneven kinds',
      (copy) =>
        only(copy, 'it')
          .filter(({ kind }) => kind === 'advert')
          .forEach((each) => (each.split = 'test')),
      /^the halves of it advert differ by -\d+$/,
    ],
    [
      'a kind left out',
      (copy) =>
        only(copy, 'pl')
          .filter(({ kind }) => kind === 'tender')
          .forEach((each) => (each.kind = 'mail')),
      'pl has no tender',
    ],
    [
      'a pair left out',
      (copy) => copy.forEach((each) => delete each.parallel),
      'only 0 needs are there in two languages',
    ],
    [
      'a pair without its other half',
      (copy) => delete copy.find(({ id }) => id === 'g001')!.parallel,
      'p01 is not one text in English and one in Polish',
    ],
    [
      'a pair torn apart',
      (copy) =>
        copy.filter(({ parallel }) => parallel === 'p01').forEach((each, at) => (each.split = ['dev', 'test'][at]!)),
      'p01 is in both halves',
    ],
    [
      'a pair that differs',
      (copy) => copy[0]!.skills.splice(0),
      'p01 has other skills in one language than in the other',
    ],
  ];

  it.each(cases)('%s', (_name, spoil, sentence) => {
    expect(newFaults(texts, find, spoil)).toContainEqual(matching(sentence));
  });
});
