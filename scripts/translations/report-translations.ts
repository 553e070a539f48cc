// `npm run translations`: what is translated and what is left. `-- --skeleton it <path>` prints what is to be translated of one file.
import { parseArgs } from 'node:util';
import { measureReadability } from '../../content/checks/readability.ts';
import { listLanguages, listTranslatedFiles, readState } from './translation-state.ts';

const { values, positionals } = parseArgs({ options: { skeleton: { type: 'string' } }, allowPositionals: true });

if (values.skeleton !== undefined) {
  const state = readState(values.skeleton, positionals[0] ?? '');
  const missing = new Set(state.missing);
  const left = state.source.filter(({ name }) => missing.has(name));
  console.log(
    JSON.stringify(Object.fromEntries(left.map(({ name, byLanguage }) => [name, byLanguage['en']])), null, 2),
  );
} else {
  for (const language of listLanguages()) {
    console.log(
      `\n${language}\n${'file'.padEnd(62)}texts  missing  surplus  length  words a sentence  longest  review`,
    );
    for (const path of listTranslatedFiles()) {
      const { source, translation, missing, surplus } = readState(language, path);
      const review = translation === null ? 'not begun' : describe(translation.review);
      const counts = [
        String(source.length).padStart(5),
        String(missing.length).padStart(8),
        String(surplus.length).padStart(8),
      ];
      console.log(
        `${path.padEnd(62)}${counts.join(' ')}  ${lengthRatio(source, translation?.texts ?? {}).padStart(6)}  ${readingLevel(translation?.texts ?? {})}  ${review}`,
      );
    }
  }
}

function describe(review: string | { readonly by: string; readonly on: string }): string {
  return typeof review === 'string' ? review : `${review.by}, ${review.on}`;
}

/** Words a sentence in the mean, and of the longest: what tells a hard text in every language. */
function readingLevel(texts: Readonly<Record<string, string>>): string {
  const { words, wordsPerSentence, longestSentence } = measureReadability(Object.values(texts));
  const [mean, longest] = words === 0 ? ['', ''] : [wordsPerSentence.toFixed(1), String(longestSentence)];
  return `${mean.padStart(16)}  ${longest.padStart(7)}`;
}

/** Characters of the translation for each one of the English, over the texts that are translated. */
function lengthRatio(
  source: readonly { readonly name: string; readonly byLanguage: Readonly<Record<string, string>> }[],
  texts: Readonly<Record<string, string>>,
): string {
  const pairs = source.filter(({ name }) => texts[name] !== undefined);
  const english = pairs.reduce((sum, { byLanguage }) => sum + (byLanguage['en'] ?? '').length, 0);
  const other = pairs.reduce((sum, { name }) => sum + texts[name]!.length, 0);
  return english === 0 ? '' : (other / english).toFixed(2);
}
