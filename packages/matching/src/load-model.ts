// Reads what was learned from the folder it is shipped in (content/matching).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRankerModel } from './extract/matching-model.ts';
import type { MatchingModel, RankerModel } from './extract/matching-model.ts';
import { readSentenceModel } from './filter/sentence-model.ts';
import type { PackedSentenceModel } from './filter/sentence-model.ts';
import { checkWordings } from './taxonomy/further-wordings.ts';
import { MatchingError } from './matching-error.ts';
import type { LanguageProfiles } from './text/detect-language.ts';
import { extendLexicon, readLexicon } from './text/lexicon.ts';
import type { PackedLexicon } from './text/lexicon.ts';
import { readWordVectors } from './vectors/word-vectors.ts';

/** @throws MatchingError when a file is missing or not what it should be */
export function loadMatchingModel(folder: string): MatchingModel {
  const names = listOf(folder);
  const json = (name: string): unknown => {
    if (!names.includes(name)) throw new MatchingError(`${name} is missing in ${folder}`);
    return JSON.parse(readFileSync(join(folder, name), 'utf8'));
  };
  return {
    ranker: checkRankerModel(json('ranker.json') as RankerModel),
    languages: json('languages.json') as LanguageProfiles,
    sentences: names
      .filter((name) => /^sentences-[a-z]{2}\.json$/.test(name))
      .map((name) => readSentenceModel(json(name) as PackedSentenceModel)),
    vectors: names
      .filter((name) => /^vectors-[a-z]{2}\.bin$/.test(name))
      .map((name) => readWordVectors(readFileSync(join(folder, name)))),
    wordings: names
      .filter((name) => /^wordings-[a-z-]+\.json$/.test(name))
      .map((name) => checkWordings(json(name), name)),
    lexicons: names
      .filter((name) => /^lexicon-[a-z]{2}\.json$/.test(name))
      .map((name) => {
        const lexicon = readLexicon(json(name) as PackedLexicon, name);
        // What was learned from texts in two languages goes before what the pairs say.
        const learned = `parallel-${name}`;
        if (!names.includes(learned)) return lexicon;
        return extendLexicon(lexicon, readLexicon(json(learned) as PackedLexicon, learned));
      }),
  };
}

function listOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    throw new MatchingError(`the folder ${folder} with the trained weights cannot be read`);
  }
}
