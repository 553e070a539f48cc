// The languages beside the content: what is there is clean, names texts that exist, and is complete where a language is offered.
import { LANGUAGES } from '@dragoman/kernel';
import { describe, expect, it } from 'vitest';
import { findTranslations, readInstrumentLanguages } from '../apps/platform/core/content/translations.ts';
import {
  CONTENT,
  findStrayFiles,
  listLanguages,
  listTranslatedFiles,
  readState,
} from '../scripts/translations/translation-state.ts';
import { findTranslatedTextFaults } from './checks/find-text-faults.ts';

const files = listTranslatedFiles();
const { offered } = findTranslations(new URL('itembanks/core/bank.json', CONTENT))!;

describe('the content in further languages', () => {
  it('finds the files that hold texts', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(readState('xx', 'itembanks/core/bank.json').missing.length).toBeGreaterThan(20);
  });

  it.each(listLanguages())('names only texts that the content has: %s', (language) => {
    expect(findStrayFiles(language)).toEqual([]);
    expect(files.flatMap((path) => readState(language, path).surplus.map((name) => `${path} ${name}`))).toEqual([]);
  });

  it.each(listLanguages())('is clean where it is there: %s', (language) => {
    const faults = files.flatMap((path) => {
      const { source, translation } = readState(language, path);
      return source.flatMap(({ name, byLanguage }) => {
        const text = translation?.texts[name];
        return text === undefined ? [] : findTranslatedTextFaults(`${path} ${name}`, text, language, byLanguage['en']!);
      });
    });
    expect(faults).toEqual([]);
  });

  it('says of every language beside English who has read it and whether it measures alike', () => {
    const states = readInstrumentLanguages(new URL('itembanks/core/bank.json', CONTENT));
    expect(Object.keys(states).toSorted()).toEqual([...new Set(['fi', ...listLanguages()])].toSorted());
    expect(LANGUAGES.filter((language) => language !== 'en' && states[language] === undefined)).toEqual([]);
    for (const language of listLanguages().filter((each) => states[each]?.review !== 'not yet reviewed')) {
      const unread = files
        .filter((path) => path.startsWith('itembanks/'))
        .filter((path) => readState(language, path).translation?.review === 'not yet reviewed');
      expect(unread, `signed as a whole, with unsigned files: ${language}`).toEqual([]);
    }
  });

  it('is offered in every language of the interface', () => {
    expect(LANGUAGES.filter((language) => !['en', 'fi', ...offered].includes(language))).toEqual([]);
  });

  it('is complete in every language that is offered', () => {
    expect(offered.flatMap((language) => files.flatMap((path) => readState(language, path).missing))).toEqual([]);
  });
});
