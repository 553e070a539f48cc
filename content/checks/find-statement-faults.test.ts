// Every fault that the check names is planted once and must be found out.
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../apps/platform/features/itembank/contract.ts';
import { findStatementFaults } from './find-statement-faults.ts';
import { bank, framework, matching, newFaults, words } from './testing/plant.ts';
import type { OpenBank, Planted } from './testing/plant.ts';

const statementOf = (copy: OpenBank, id: string): Statement => copy.statements.find((each) => each.id === id)!;

describe('statements with a planted fault', () => {
  const find = (copy: OpenBank): string[] => findStatementFaults(copy, framework);
  const cases: Planted<OpenBank>[] = [
    [
      'too few',
      (copy) => (copy.statements = copy.statements.filter((each) => each.skill !== 'alliances' || each.level > 1)),
      'alliances has 13 statements, fewer than 14',
    ],
    [
      'a level left out',
      (copy) => (copy.statements = copy.statements.filter((each) => each.id !== 'alliances-s01')),
      'alliances has 2 statements at level 1, fewer than 3',
    ],
    [
      'a number left out',
      (copy) => (copy.statements = copy.statements.filter((each) => each.id !== 'alliances-s01')),
      'alliances-s02 should be alliances-s01',
    ],
    [
      'too many for one role only',
      (copy) =>
        copy.statements
          .filter((each) => each.skill === 'alliances')
          .slice(0, 4)
          .forEach((each) => (each.roles = ['kt-professional'])),
      'alliances leaves 12 statements for learning-professional, fewer than 13',
    ],
    [
      'a role that nobody has',
      (copy) => (statementOf(copy, 'alliances-s01').roles = ['dean']),
      'alliances-s01 is for the unknown role dean',
    ],
    [
      'none reversed',
      (copy) => copy.statements.forEach((each) => (each.reverse = false)),
      'alliances has a share of reversed statements of 0, fewer than 0.25',
    ],
    [
      'all reversed',
      (copy) => copy.statements.forEach((each) => (each.reverse = true)),
      'alliances has a share of reversed statements of 1, more than 0.45',
    ],
    [
      'an unknown indicator',
      (copy) => (statementOf(copy, 'alliances-s01').indicator = 'alliances-1-9'),
      'alliances-s01 shows the unknown indicator alliances-1-9',
    ],
    [
      'an indicator without a statement',
      (copy) => (statementOf(copy, 'alliances-s01').indicator = 'alliances-1-2'),
      'no statement shows alliances-1-1',
    ],
    [
      'a level unlike its indicator',
      (copy) => (statementOf(copy, 'alliances-s01').level = 3),
      'alliances-s01 has a level or skill other than alliances-1-1',
    ],
    [
      'the scale of scenarios',
      (copy) => (statementOf(copy, 'alliances-s01').scale = 'effectiveness'),
      'alliances-s01 cannot be answered on effectiveness',
    ],
    [
      'five words',
      (copy) => (statementOf(copy, 'alliances-s01').text.en = 'I met somebody at work.'),
      'alliances-s01 text (en) has a number of words of 5, fewer than 6',
    ],
    [
      '29 words',
      (copy) => (statementOf(copy, 'alliances-s01').text.en = words(29)),
      'alliances-s01 text (en) has a number of words of 29, more than 28',
    ],
    [
      'no full stop',
      (copy) => (statementOf(copy, 'alliances-s01').text.fi = 'Kirjasin viikon sisällä muistiin kaiken'),
      'alliances-s01 text (fi) does not end with a full stop',
    ],
    [
      'a word of praise',
      (copy) => (statementOf(copy, 'alliances-s01').text.en = 'I communicated effectively with all new contacts.'),
      'alliances-s01 text (en) says “effectively” in place of an act',
    ],
    [
      'a heading repeated',
      (copy) => (statementOf(copy, 'alliances-s01').text.en = 'In the last six months I wrote down names.'),
      'alliances-s01 text (en) repeats the heading',
    ],
    [
      'nobody who acts',
      (copy) => (statementOf(copy, 'alliances-s01').text.en = 'New contacts were noted within the week.'),
      'alliances-s01 text is not in the first person',
    ],
    [
      'an observer who speaks of herself',
      (copy) => (statementOf(copy, 'alliances-s01').observed.en = 'I saw that she or he wrote names down.'),
      'alliances-s01 observed speaks in the first person',
    ],
    [
      'a gender',
      (copy) => (statementOf(copy, 'alliances-s01').observed.en = 'She or he wrote names into his notes.'),
      'alliances-s01 observed knows the gender',
    ],
    [
      'nobody observed',
      (copy) =>
        (statementOf(copy, 'alliances-s01').observed.fi = 'Uudet tuttavuudet kirjattiin viikon sisällä muistiin.'),
      'alliances-s01 observed (fi) does not say whom it is about',
    ],
    [
      'a copy in another skill',
      (copy) => (statementOf(copy, 'resilience-s01').text = { ...statementOf(copy, 'alliances-s01').text }),
      /^alliances-s01 and resilience-s01 share 100 %/,
    ],
    [
      'a near-copy',
      (copy) =>
        (statementOf(copy, 'resilience-s01').text.en = statementOf(copy, 'alliances-s01').text.en!.replace(
          'week',
          'month',
        )),
      /^alliances-s01 and resilience-s01 share \d\d % of their words$/,
    ],
    [
      'an observer who speaks of herself in Finnish',
      (copy) => (statementOf(copy, 'alliances-s01').observed.fi = 'Hän kertoi minun kuullen nimet.'),
      'alliances-s01 observed (fi) speaks in the first person',
    ],
    [
      'an observed form without her or him',
      (copy) => (statementOf(copy, 'alliances-s01').observed.en = 'New contacts were noted within the week.'),
      'alliances-s01 observed does not say “she or he”',
    ],
    [
      '23 Finnish words',
      (copy) => (statementOf(copy, 'alliances-s01').text.fi = words(23)),
      'alliances-s01 text (fi) has a number of words of 23, more than 22',
    ],
    [
      'official language',
      (copy) =>
        copy.statements.forEach((each) => (each.text.en = 'I facilitated collaborative prioritisation processes.')),
      /^alliances statements \(en\) has a LIX of/,
    ],
  ];
  it.each(cases)('are found out: %s', (_, spoil, sentence) => {
    expect(newFaults(bank, find, spoil)).toContainEqual(matching(sentence));
  });
});
