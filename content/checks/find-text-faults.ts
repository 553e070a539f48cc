// What can be wrong with one text whatever it says: a language is missing or copied, words of the other one are left, marks are mixed.
import type { PlacedText } from './collect-texts.ts';
import { splitWords } from './readability.ts';

/** Words that only one of the two languages has; none of them occurs as a name or as a loan. */
const ONLY_ENGLISH =
  /\b(the|and|of|with|which|your|you|this|that|from|would|was|were|for|their|somebody|because|before|after)\b/iu;
const ONLY_FINNISH =
  /(?<!\p{L})(ja|että|joka|mutta|sinä|kun|mitä|ei|tai|ovat|siitä|myös|sekä|hän|sen|jos|niin)(?!\p{L})/iu;

/** Of those, the ones that are no word in Italian or Polish. */
const ONLY_FINNISH_LETTERS = /(?<!\p{L})(että|joka|mutta|sinä|mitä|tai|ovat|siitä|myös|sekä|hän)(?!\p{L})/iu;

const AMERICAN =
  /\b(\w*(?:behavior|color|favor|honor|labor)(?:s|ed|ing|able|ial)?|centers?|analyz\w+|(?:organ|recogn|real|priorit|apolog|emphas|special|summar|util|author|categor|minim|maxim|final|general)iz\w+|judgment|fulfill|programs)\b/i;

/** Polish groups from five digits on, with a space that holds the line; Italian with a point. */
const GROUPED: Readonly<Record<string, RegExp>> = {
  it: /\d[ \u00A0]\d{3}(?!\d)/,
  pl: /(?<!\d[ \u00A0])(?<!\d)\d[ \u00A0]\d{3}(?![ \u00A0]?\d)|\d \d{3}(?!\d)/,
};

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/ {2,}/, 'two spaces'],
  [/^\s|\s$/, 'a space at its edge'],
  [/[\t\n\r]/, 'a line break or tab'],
  [/ [,.;:!?]/, 'a space before a mark'],
  [/[,;!?](?=\p{L})/u, 'no space after a mark'],
  [/["']/, 'a straight quotation mark or apostrophe'],
  [/ -{1,2} /, 'a hyphen for a dash'],
  [/\.\.\./, 'three points for an ellipsis'],
  [/(?<!\p{L})(\p{L}{2,}) \1(?!\p{L})/iu, 'a word twice'],
  [/\b(TODO|TBD|FIXME|XXX|lorem ipsum)\b/i, 'a placeholder'],
];

/** Sentences about one text; `languages` are those that must be there, and no others may. */
export function findTextFaults({ place, byLanguage }: PlacedText, languages: readonly string[]): string[] {
  const faults: string[] = [];
  for (const language of languages) {
    if ((byLanguage[language] ?? '').trim() === '') faults.push(`${place} has no ${language}`);
  }
  for (const [language, text] of Object.entries(byLanguage)) {
    if (!languages.includes(language)) faults.push(`${place} has the unexpected language ${language}`);
    for (const [pattern, what] of MARKS) if (pattern.test(text)) faults.push(`${place} (${language}) has ${what}`);
    faults.push(...findQuotationFaults(text, language).map((what) => `${place} (${language}) has ${what}`));
  }
  const { en = '', fi = '' } = byLanguage;
  if (en !== '' && en === fi) faults.push(`${place} says the same in both languages`);
  const left = ONLY_ENGLISH.exec(fi) ?? null;
  if (left !== null) faults.push(`${place} (fi) has the English word “${left[0]}”`);
  const strayed = ONLY_FINNISH.exec(en);
  if (strayed !== null) faults.push(`${place} (en) has the Finnish word “${strayed[0]}”`);
  const american = AMERICAN.exec(en);
  if (american !== null) faults.push(`${place} (en) spells “${american[0]}” the American way`);
  return faults;
}

/** Sentences about a text of a language that stands beside the content, against the English it translates. */
export function findTranslatedTextFaults(place: string, text: string, language: string, english: string): string[] {
  const faults = MARKS.filter(([pattern]) => pattern.test(text)).map(
    ([, what]) => `${place} (${language}) has ${what}`,
  );
  faults.push(...findQuotationFaults(text, language).map((what) => `${place} (${language}) has ${what}`));
  const grouped = (GROUPED[language] ?? /$^/).exec(text);
  if (grouped !== null) faults.push(`${place} (${language}) writes the number ${grouped[0]} as the pages do not`);
  if (text === english && splitWords(text).length > 2) faults.push(`${place} (${language}) was not translated`);
  // “Was” is a Polish word: you, in the plural, as an object.
  const left = ONLY_ENGLISH.exec(language === 'pl' ? text.replaceAll(/\bwas\b/gi, '') : text);
  if (left !== null) faults.push(`${place} (${language}) has the English word “${left[0]}”`);
  const strayed = ONLY_FINNISH_LETTERS.exec(text);
  if (strayed !== null && !english.includes(strayed[0]))
    faults.push(`${place} (${language}) has the Finnish word “${strayed[0]}”`);
  return faults;
}

/** English and Italian open with “ and close with ”; Finnish uses ” for both, Polish opens with „. */
function findQuotationFaults(text: string, language: string): string[] {
  const opening = text.split(language === 'pl' ? '„' : '“').length - 1;
  const closing = text.split('”').length - 1;
  if (language === 'fi') {
    if (opening > 0) return ['an English opening quotation mark'];
    return closing % 2 === 0 ? [] : ['a quotation that is not closed'];
  }
  if (language === 'pl' && text.includes('“')) return ['an English opening quotation mark'];
  return opening === closing ? [] : ['a quotation that is not closed'];
}
