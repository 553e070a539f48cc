// Whether the gold set can judge a reading: enough texts in every language, marks that stand in the text, halves that are alike.
import { readFileSync } from 'node:fs';

const LANGUAGES = ['en', 'fi', 'it', 'pl', 'nl'] as const;
const KINDS = ['mail', 'call', 'advert', 'form', 'meeting-note', 'tender'] as const;
const SPLITS = ['dev', 'test'] as const;

export interface GoldReview {
  reviewer: string;
  skills: { uri: string; sentence: number }[];
  unmatched: number[];
}

export interface GoldText {
  id: string;
  split: string;
  language: string;
  kind: string;
  synthetic: boolean;
  parallel?: string;
  text: string;
  sentences: { start: number; end: number; skill: boolean }[];
  skills: { uri: string; sentence: number; words: string; esco: string[] }[];
  reviews: GoldReview[];
}

/** The links of every skill of the vocabulary, by its address `dragoman:<id>`. */
export type KnownSkills = ReadonlyMap<string, readonly string[]>;

const LIMITS = {
  texts: { en: 44, fi: 20, it: 20, pl: 20, nl: 20 },
  words: { from: 60, to: 350 },
  withoutSkill: 6,
  pairs: 10,
  /** Texts that one half may have more than the other, in one language and kind. */
  imbalance: 2,
} as const;

const OUTSIDE_ADDRESS = /[\w.-]+@(?![\w.-]*\.example\b)[\w.-]+/;

/** One JSON object a line. */
export function loadGoldTexts(file: URL): GoldText[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as GoldText);
}

/** Sentences about what does not hold; empty when all does. */
export function findGoldFaults(texts: readonly GoldText[], known: KnownSkills): string[] {
  const faults: string[] = [];
  for (const language of LANGUAGES) {
    const number = texts.filter((each) => each.language === language).length;
    if (number < LIMITS.texts[language]) faults.push(`${language} has only ${number} texts`);
  }
  const without = texts.filter(({ skills }) => skills.length === 0).length;
  if (without < LIMITS.withoutSkill) faults.push(`only ${without} texts have no skill`);
  for (const [at, { id, text }] of texts.entries()) {
    if (texts.findIndex((each) => each.id === id) < at) faults.push(`${id} is there twice`);
    if (texts.findIndex((each) => each.text === text) < at) faults.push(`${id} repeats another text`);
  }
  return [
    ...faults,
    ...texts.flatMap((each) => [
      ...findHeadFaults(each),
      ...findSentenceFaults(each),
      ...findMarkFaults(each, known),
      ...findReviewFaults(each),
    ]),
    ...findSplitFaults(texts),
    ...findPairFaults(texts),
  ];
}

function findHeadFaults({ id, synthetic, language, kind, split, text }: GoldText): string[] {
  const faults: string[] = [];
  if (!/^g\d{3}$/.test(id)) faults.push(`${id} is no id`);
  if (synthetic !== true) faults.push(`${id} is not marked as synthetic`);
  if (!LANGUAGES.some((each) => each === language)) faults.push(`${id} is in the unknown language ${language}`);
  if (!KINDS.some((each) => each === kind)) faults.push(`${id} is of the unknown kind ${kind}`);
  if (!SPLITS.some((each) => each === split)) faults.push(`${id} is in the unknown split ${split}`);
  const words = text.split(/\s+/).length;
  if (words < LIMITS.words.from || words > LIMITS.words.to) faults.push(`${id} has ${words} words`);
  const address = OUTSIDE_ADDRESS.exec(text);
  if (address !== null) faults.push(`${id} holds the address ${address[0]}`);
  return faults;
}

/** Sentences follow one another, and nothing but space lies between them. */
function findSentenceFaults({ id, text, sentences }: GoldText): string[] {
  const faults: string[] = [];
  let reached = 0;
  for (const [at, { start, end }] of sentences.entries()) {
    if (start < reached) faults.push(`sentence ${at} of ${id} begins before the last one ends`);
    if (text.slice(reached, start).trim() !== '') faults.push(`${id} has text before sentence ${at} that is in none`);
    const words = text.slice(start, end);
    if (words === '' || words !== words.trim())
      faults.push(`sentence ${at} of ${id} is empty or has space at its edge`);
    reached = end;
  }
  if (text.slice(reached).trim() !== '') faults.push(`${id} ends with text that is in no sentence`);
  return faults;
}

function findMarkFaults({ id, text, sentences, skills }: GoldText, known: KnownSkills): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { uri, sentence, words, esco } of skills) {
    const links = known.get(uri);
    const span = sentences[sentence];
    if (links === undefined) faults.push(`${id} marks the unknown skill ${uri}`);
    if (links !== undefined && esco.some((each) => !links.includes(each)))
      faults.push(`${id} gives ${uri} a link that the vocabulary does not have`);
    if (span === undefined) {
      faults.push(`${id} marks ${uri} in sentence ${sentence}, which it does not have`);
      continue;
    }
    if (words === '' || !text.slice(span.start, span.end).includes(words))
      faults.push(`“${words}” is not in sentence ${sentence} of ${id}`);
    if (!span.skill) faults.push(`sentence ${sentence} of ${id} has a mark and is said to name no skill`);
    const key = `${sentence} ${uri}`;
    if (seen.has(key)) faults.push(`${id} marks ${uri} twice in sentence ${sentence}`);
    seen.add(key);
  }
  return faults;
}

/** What both readings have is final; what neither has is not. */
function findReviewFaults({ id, skills, reviews }: GoldText): string[] {
  const [first, second] = reviews;
  if (reviews.length !== 2 || first?.reviewer !== 'A' || second?.reviewer !== 'B')
    return [`${id} does not have the readings A and B`];
  const keys = (marks: readonly { uri: string; sentence: number }[]): Set<string> =>
    new Set(marks.map(({ uri, sentence }) => `${uri} in sentence ${sentence}`));
  const [a, b, final] = [keys(first.skills), keys(second.skills), keys(skills)];
  return [
    ...[...a]
      .filter((key) => b.has(key) && !final.has(key))
      .map((key) => `${id} drops ${key}, which both readings have`),
    ...[...final].filter((key) => !a.has(key) && !b.has(key)).map((key) => `${id} has ${key}, which no reading has`),
  ];
}

function findSplitFaults(texts: readonly GoldText[]): string[] {
  const faults: string[] = [];
  const difference = (some: readonly GoldText[]): number =>
    some.filter(({ split }) => split === 'dev').length - some.filter(({ split }) => split === 'test').length;
  for (const language of LANGUAGES) {
    const own = texts.filter((each) => each.language === language);
    if (Math.abs(difference(own)) > 1) faults.push(`the halves of ${language} differ by ${difference(own)}`);
    for (const kind of KINDS) {
      const cell = difference(own.filter((each) => each.kind === kind));
      if (Math.abs(cell) > LIMITS.imbalance) faults.push(`the halves of ${language} ${kind} differ by ${cell}`);
      if (!own.some((each) => each.kind === kind)) faults.push(`${language} has no ${kind}`);
    }
  }
  return faults;
}

/** The same need in English and in Polish: one half, the same skills. */
function findPairFaults(texts: readonly GoldText[]): string[] {
  const faults: string[] = [];
  const pairs = Map.groupBy(
    texts.filter(({ parallel }) => parallel !== undefined),
    ({ parallel }) => parallel,
  );
  if (pairs.size < LIMITS.pairs) faults.push(`only ${pairs.size} needs are there in two languages`);
  for (const [name, members] of pairs) {
    const languages = members.map(({ language }) => language).toSorted();
    if (languages.join(' ') !== 'en pl') faults.push(`${name} is not one text in English and one in Polish`);
    if (new Set(members.map(({ split }) => split)).size > 1) faults.push(`${name} is in both halves`);
    const marks = members.map(({ skills }) => [...new Set(skills.map(({ uri }) => uri))].toSorted().join(' '));
    if (new Set(marks).size > 1) faults.push(`${name} has other skills in one language than in the other`);
  }
  return faults;
}
