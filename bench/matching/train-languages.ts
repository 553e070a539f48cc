// `npm run train:languages`: the letters of each language, learned from this repository's own content in five languages.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectLanguage } from '../../packages/matching/src/text/detect-language.ts';
import { learnLanguages } from '../../packages/matching/src/text/learn-languages.ts';

const LANGUAGES = ['en', 'fi', 'it', 'nl', 'pl'] as const;
const CONTENT = join(import.meta.dirname, '..', '..', 'content');
/** Characters taken of each language, so that none is known better than another. */
const MOST_CHARACTERS = 60_000;

/** Texts of our own content by language, in a fixed order; every tenth one is kept apart for testing. */
export function ownTexts(): Record<string, string[]> {
  const texts: Record<string, string[]> = Object.fromEntries(LANGUAGES.map((language) => [language, []]));
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) collect(one);
    else if (value !== null && typeof value === 'object') {
      for (const [key, one] of Object.entries(value)) {
        const list = texts[key];
        if (list === undefined) collect(one);
        else if (typeof one === 'string') list.push(one);
        else if (Array.isArray(one)) list.push(...one.filter((part) => typeof part === 'string'));
        else collect(one);
      }
    }
  };
  for (const folder of ['vocabulary', 'frameworks', 'itembanks', 'modules']) {
    const names = readdirSync(join(CONTENT, folder), { recursive: true }) as string[];
    for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
      collect(JSON.parse(readFileSync(join(CONTENT, folder, name), 'utf8')));
    }
  }
  return texts;
}

function run(): void {
  const texts = ownTexts();
  const train: Record<string, string[]> = {};
  for (const language of LANGUAGES) {
    let characters = 0;
    train[language] = texts[language]!.filter(
      (text, at) => at % 10 !== 9 && (characters += text.length) <= MOST_CHARACTERS,
    );
  }
  const profiles = learnLanguages('five-1', train);
  writeFileSync(join(CONTENT, 'matching', 'languages.json'), `${JSON.stringify(profiles)}\n`);
  for (const language of LANGUAGES) {
    const held = texts[language]!.filter((text, at) => at % 10 === 9 && text.length >= 12);
    const found = held.map((text) => detectLanguage(text, profiles).language);
    const share = (name: string): string => (found.filter((one) => one === name).length / held.length).toFixed(3);
    console.log(language, `${held.length} texts kept apart: right ${share(language)}, unknown ${share('unknown')}`);
  }
}

if (import.meta.main) run();
