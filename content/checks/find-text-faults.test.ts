// Every fault that the check names is planted once and must be found out.
import { describe, expect, it } from 'vitest';
import { collectTexts } from './collect-texts.ts';
import { findTextFaults, findTranslatedTextFaults } from './find-text-faults.ts';

describe('a text with a planted fault', () => {
  const right = { en: 'Ask them what they need: “Until when?”', fi: 'Kysy heiltä, mitä he tarvitsevat: ”Mihin asti?”' };
  const faultsOf = (texts: Record<string, string>): string[] =>
    collectTexts({ texts }, 'x').flatMap((text) => findTextFaults(text, ['en', 'fi']));

  it('is silent about a clean text', () => {
    expect(faultsOf(right)).toEqual([]);
  });

  it.each([
    ['Finnish left out', { en: right.en }, 'x texts has no fi'],
    ['Finnish left empty', { ...right, fi: ' ' }, 'x texts has no fi'],
    ['a third language', { ...right, sv: 'Fråga.' }, 'x texts has the unexpected language sv'],
    ['a copy in place of a translation', { en: right.en, fi: right.en }, 'x texts says the same in both languages'],
    ['an English word left', { ...right, fi: 'Kysy the asiakkaalta.' }, 'x texts (fi) has the English word “the”'],
    ['a Finnish word left', { ...right, en: 'Ask them mitä they need.' }, 'x texts (en) has the Finnish word “mitä”'],
    ['American spelling', { ...right, en: 'Organize it.' }, 'x texts (en) spells “Organize” the American way'],
    ['two spaces', { ...right, en: 'Ask  them.' }, 'x texts (en) has two spaces'],
    ['a space at the end', { ...right, fi: 'Kysy heiltä. ' }, 'x texts (fi) has a space at its edge'],
    ['a line break', { ...right, en: 'Ask\nthem.' }, 'x texts (en) has a line break or tab'],
    ['a space before a comma', { ...right, en: 'Ask , then wait.' }, 'x texts (en) has a space before a mark'],
    ['no space after a comma', { ...right, en: 'Ask,then wait.' }, 'x texts (en) has no space after a mark'],
    [
      'a straight apostrophe',
      { ...right, en: "Don't ask." },
      'x texts (en) has a straight quotation mark or apostrophe',
    ],
    [
      'straight quotation marks',
      { ...right, fi: 'Kysy: "Milloin?"' },
      'x texts (fi) has a straight quotation mark or apostrophe',
    ],
    [
      'an English quotation in Finnish',
      { ...right, fi: 'Kysy: “Milloin?”' },
      'x texts (fi) has an English opening quotation mark',
    ],
    ['an open quotation', { ...right, en: 'Ask: “When?' }, 'x texts (en) has a quotation that is not closed'],
    [
      'an open Finnish quotation',
      { ...right, fi: 'Kysy: ”Milloin?' },
      'x texts (fi) has a quotation that is not closed',
    ],
    ['a hyphen for a dash', { ...right, en: 'Ask - then wait.' }, 'x texts (en) has a hyphen for a dash'],
    ['three points', { ...right, en: 'Ask...' }, 'x texts (en) has three points for an ellipsis'],
    ['a word twice', { ...right, en: 'Ask what what they need.' }, 'x texts (en) has a word twice'],
    ['a placeholder', { ...right, fi: 'TODO kirjoita' }, 'x texts (fi) has a placeholder'],
  ])('is found out: %s', (_, texts, sentence) => {
    expect(faultsOf(texts)).toContain(sentence);
  });

  it.each([
    ['pl', 'Zapytaj: „Do kiedy?”', []],
    ['pl', 'Zapytaj: “Do kiedy?”', ['x (pl) has an English opening quotation mark']],
    ['pl', 'Zapytaj: „Do kiedy?', ['x (pl) has a quotation that is not closed']],
    ['it', 'Chiedi: “Fino a quando?”', []],
    ['it', 'Chiedi: “Fino a quando?', ['x (it) has a quotation that is not closed']],
  ])('knows how a language quotes: %s, %s', (language, text, faults) => {
    expect(findTextFaults({ place: 'x', byLanguage: { [language]: text } }, [language])).toEqual(faults);
  });

  it('is looked for in nested fields, lists and answer words, each with its place', () => {
    const nested = {
      items: [{ id: 'a-s01', text: { en: 'One', fi: 'Yksi' } }],
      scales: { cases: { en: ['Never', 'Half'], fi: ['Ei', 'Puolet'] } },
    };
    expect(collectTexts(nested, 'bank')).toEqual([
      { place: 'a-s01 text', byLanguage: { en: 'One', fi: 'Yksi' } },
      { place: 'bank scales cases 1', byLanguage: { en: 'Never', fi: 'Ei' } },
      { place: 'bank scales cases 2', byLanguage: { en: 'Half', fi: 'Puolet' } },
    ]);
  });
});

describe('the check of a text in a language beside the content', () => {
  const english = 'I asked the firm what it would lose.';

  it('finds nothing in a clean translation', () => {
    expect(findTranslatedTextFaults('x', 'Ho chiesto all’impresa che cosa perderebbe.', 'it', english)).toEqual([]);
    expect(findTranslatedTextFaults('x', 'Zapytałam firmę: „Co możecie stracić?”', 'pl', english)).toEqual([]);
    expect(findTranslatedTextFaults('x', '3000, 30\u00A0000 i 1\u00A0000\u00A0000 euro.', 'pl', english)).toEqual([]);
  });

  it.each([
    ['it', english, 'was not translated'],
    ['it', 'Ho chiesto all’impresa with which others it works.', 'has the English word'],
    ['pl', 'Zapytałam firmę, mitä ona straci.', 'has the Finnish word'],
    ['pl', 'Zapytałam “co” możecie stracić.', 'quotation mark'],
    ['it', "Ho chiesto all'impresa.", 'straight quotation mark'],
    ['it', 'Costa 30 000 euro.', 'writes the number 0 000'],
    ['pl', 'Kosztuje 30 000 euro.', 'writes the number 0 000'],
    ['pl', 'Kosztuje 3\u00A0000 euro.', 'writes the number 3\u00A0000'],
  ])('finds what is wrong: %s %s', (language, text, fault) => {
    expect(findTranslatedTextFaults('x', text, language, english).join('; ')).toContain(fault);
  });
});
