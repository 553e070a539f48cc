// Words cut to what they share with their other forms: Snowball for most languages, a suffix list for Polish.
import snowball from 'snowball-stemmers';
import { fold } from './fold.ts';

const SNOWBALL: Readonly<Record<string, string>> = {
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  sv: 'swedish',
};

/** Longest first. Snowball has no Polish; these are endings of nouns, adjectives and verbs, cut once. */
const POLISH_ENDINGS = [
  ['owaniami', 'owaniach', 'owaniem', 'owaniom', 'owania', 'owaniu', 'owanie', 'owac', 'owany', 'owana', 'owane'],
  ['iejszych', 'iejszego', 'ościami', 'osciami', 'osciach', 'osciom', 'oscia', 'osci', 'osc'],
  [
    'eniami',
    'eniach',
    'aniami',
    'aniach',
    'eniem',
    'aniem',
    'eniom',
    'aniom',
    'enia',
    'ania',
    'eniu',
    'aniu',
    'enie',
    'anie',
  ],
  ['ujemy', 'ujecie', 'ujace', 'ujacy', 'ujaca', 'ujacych', 'uje', 'uja'],
  ['owych', 'owymi', 'owego', 'owemu', 'owej', 'owym', 'owy', 'owa', 'owe', 'owi', 'ow'],
  ['nych', 'nymi', 'nego', 'nemu', 'nej', 'nym'],
  ['ymi', 'imi', 'ych', 'ich', 'ego', 'emu', 'ami', 'ach', 'iem', 'iom'],
  ['om', 'em', 'ej', 'ym', 'im', 'ia', 'ie', 'iu', 'ii', 'io', 'ac', 'ec', 'ic', 'yc'],
  ['a', 'e', 'i', 'o', 'u', 'y'],
]
  .flat()
  .toSorted((a, b) => b.length - a.length);

const SHORTEST_POLISH_STEM = 4;
const MOST_REMEMBERED = 50_000;

/** Spellings of one English word that should meet: British is made American before the stem is cut. */
const BRITISH: readonly (readonly [RegExp, string])[] = [
  [/^(.{3,})is(e|ed|es|er|ers|ing|ation|ations)$/, '$1iz$2'],
  [/^(.{3,})ys(e|ed|es|er|ers|ing)$/, '$1yz$2'],
  [/^(col|behavi|fav|hon|lab|harb|neighb|flav|vap|hum|endeav|od)our(.*)$/, '$1or$2'],
  [/^(cent|met|theat|fib|lit|calib)re(s?)$/, '$1er$2'],
  [/^programme(s?)$/, 'program$1'],
  [/^(.*)ogue(s?)$/, '$1og$2'],
  [/^(.+[aeiou])ll(ed|ing|er|ers)$/, '$1l$2'],
  [/^ageing$/, 'aging'],
  [/^(an|pa|or)?ae(.*)$/, '$1e$2'],
  [/^defence(s?)$/, 'defense$1'],
  [/^licence(s?)$/, 'license$1'],
];

// Words in -ise whose -ise is part of the root, and so never becomes -ize.
const ROOTED_ISE =
  /^(advert|adv|comprom|dev|enterpr|exerc|expert|franch|merchand|prec|prom|rev|superv|surpr|telev|conc|ra|no|cru|pra|prom|disgu|circumc)is/;

type Cut = (word: string) => string;
const cuts = new Map<string, Cut>();

/** The stem of one word, accents folded; languages without a stemmer fold only. */
export function stem(word: string, language: string): string {
  let cut = cuts.get(language);
  if (cut === undefined) cuts.set(language, (cut = remembered(cutterOf(language))));
  return cut(word);
}

function cutterOf(language: string): Cut {
  if (language === 'pl') return (word) => cutPolish(fold(word));
  const name = SNOWBALL[language];
  if (name === undefined) return fold;
  const stemmer = snowball.newStemmer(name);
  const spell = language === 'en' ? spellAmerican : (word: string): string => word;
  return (word) => {
    const small = word.toLowerCase();
    return /[+#\d]/.test(small) ? fold(small) : fold(stemmer.stem(spell(small)));
  };
}

function cutPolish(word: string): string {
  if (/\d/.test(word)) return word;
  const ending = POLISH_ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST_POLISH_STEM);
  return ending === undefined ? word : word.slice(0, -ending.length);
}

function spellAmerican(word: string): string {
  for (const [pattern, to] of BRITISH) {
    if (pattern.test(word) && !ROOTED_ISE.test(word)) return word.replace(pattern, to);
  }
  return word;
}

function remembered(cut: Cut): Cut {
  let known = new Map<string, string>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    if (known.size >= MOST_REMEMBERED) known = new Map();
    const made = cut(word);
    known.set(word, made);
    return made;
  };
}
