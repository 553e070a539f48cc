// Near-duplicates: texts that share too many of their words. Overlap is Jaccard’s: words in both, divided by words in either.
import { splitWords } from './readability.ts';

export interface NamedText {
  readonly id: string;
  readonly text: string;
}

/** Words that say nothing about the matter; of the four languages of the content. */
const EMPTY = new Set(
  (
    'a an the and or of to in on at by for with from as that this it its is was were be been had has have i my me we our us you your ' +
    'she he her his him hers they them their what which who whom when where how than then so if not no before after about into out up ' +
    'somebody something one would could can do did done said ' +
    'ja tai sekä että kun kuin jos hän hänen minä sinä sen se siitä sitä ne he heidän on oli ovat olivat ei en joka jonka jota mitä mikä ' +
    'mihin mistä missä kuka kenen ennen jälkeen kanssa myös ' +
    'il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dallo dalla dai dagli dalle in nel ' +
    'nello nella nei negli nelle con su sul sulla sui sulle per tra fra e ed o ma che chi cui non si ci ne è sono era ha hanno come quando ' +
    'dove più anche questo questa quello quella ' +
    'w we z ze na do od dla o u przy po za przez i oraz albo ale że który która które nie się to ten ta te tego tej tym jest są był była ma ' +
    'jak gdy kiedy gdzie czy co kto już też jego jej ich'
  ).split(' '),
);

export function contentWords(text: string): Set<string> {
  return new Set(
    splitWords(text)
      .map((word) => word.toLowerCase())
      .filter((word) => !EMPTY.has(word)),
  );
}

export function wordOverlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((word) => other.has(word)).length;
  const either = one.size + other.size - both;
  return either === 0 ? 0 : both / either;
}

/** Pairs of texts whose overlap is above `limit`; equal texts are always such a pair. */
export function findSimilar(texts: readonly NamedText[], limit: number): string[] {
  const bags = texts.map(({ id, text }) => ({ id, bag: contentWords(text) }));
  return bags.flatMap((one, index) =>
    bags.slice(index + 1).flatMap((other) => {
      const overlap = wordOverlap(one.bag, other.bag);
      return overlap > limit ? [`${one.id} and ${other.id} share ${Math.round(100 * overlap)} % of their words`] : [];
    }),
  );
}
