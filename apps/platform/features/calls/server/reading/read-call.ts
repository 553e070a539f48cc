// Reads a call for proposals by rules: what it asks of whom, by when, for how much, and how it is judged. Nothing is invented: every
// part is a sentence of the text with its place, and what no rule finds is absent.
import { CALL_LANGUAGES } from './call-reading.ts';
import type { CallLanguage, CallReading, FoundPart } from './call-reading.ts';
import { findLanguages } from './find-language.ts';
import type { Stretch } from './find-language.ts';
import { findTitle } from './find-title.ts';
import { found, judgeUnit } from './judge-unit.ts';
import type { Judgement } from './judge-unit.ts';
import { CELL, layOutText } from './lay-out-text.ts';
import { placeUnits } from './place-units.ts';
import type { PlacedUnit } from './place-units.ts';
import { orderOfDates } from './read-dates.ts';
import type { DateOrder } from './read-dates.ts';
import { splitUnits } from './split-units.ts';
import { WORDS_OF } from './words/words-of.ts';

/** `text` as it came out of the file; the offsets of what is found are into it. */
export function readCall(text: string): CallReading {
  const { language, stretches } = findLanguages(text);
  const spoken = languagesOf(language, stretches);
  const words = spoken.map((each) => WORDS_OF[each]);
  const laidOut = layOutText(text, words);
  const units = splitUnits(laidOut);
  const order = orderOfDates(text, language);
  let at = 0;
  const parts = placeUnits(units, words).flatMap((unit) => {
    const place = laidOut.placeOf(unit.start, unit.end);
    while (at < stretches.length - 1 && stretches[at]!.end <= place.start) at += 1;
    const judged = judgeIn(unit, spokenHere(stretches[at]?.language ?? null, spoken), order);
    const opened = unit.opensLot ? [found('lot', {})] : [];
    return [...opened, ...judged].map((judgement): FoundPart => ({
      ...judgement,
      ...place,
      text: showUnit(unit.text),
      lot: unit.named.length > 1 ? null : (unit.named[0] ?? unit.scope),
    }));
  });
  return {
    language,
    title: findTitle(units, words),
    sentences: units.map(({ start, end }) => laidOut.placeOf(start, end)),
    found: parts,
  };
}

/** The language of the call first, then others that stretches of it are in; all where nothing tells. */
function languagesOf(language: CallLanguage | null, stretches: readonly Stretch[]): readonly CallLanguage[] {
  if (language === null) return CALL_LANGUAGES;
  const also = CALL_LANGUAGES.filter((each) => each !== language && stretches.some((one) => one.language === each));
  return [language, ...also];
}

/** A stretch that names its language is read in it first; a short one may only seem to, so the others follow. */
function spokenHere(own: CallLanguage | null, spoken: readonly CallLanguage[]): readonly CallLanguage[] {
  return own === null ? spoken : [own, ...spoken.filter((each) => each !== own)];
}

function judgeIn(unit: PlacedUnit, languages: readonly CallLanguage[], order: DateOrder): Judgement[] {
  for (const language of languages) {
    const judged = judgeUnit(unit, { section: unit.section, order, weightUnit: unit.weightUnit }, WORDS_OF[language]);
    if (judged.length > 0) return judged;
  }
  return [];
}

function showUnit(text: string): string {
  return text.replaceAll(CELL, ' | ').replaceAll(/\s+/gu, ' ').trim();
}
