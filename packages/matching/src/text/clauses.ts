// Cuts a sentence into clauses where a list or an aside begins: "statistics, data analysis and (ideally) dashboards".
import type { Token } from './tokens.ts';

const MARK = /[,;:()\u2013\u2014/]|\s-\s/;
const AND =
  /(?:^|\s)(?:and|or|as well as|ja|sekä|tai|e|ed|o|oppure|nonché|i|oraz|lub|albo|en|of|alsook|und|och)(?:\s|$)/i;

/** Number of the clause of each token, from 0; a clause of one word joined by a mere "and" is a clause too. */
export function clausesOf(text: string, tokens: readonly Token[]): number[] {
  let clause = 0;
  return tokens.map((token, at) => {
    const before = tokens[at - 1];
    if (before !== undefined) {
      const between = text.slice(before.end, token.start);
      if (MARK.test(between) || AND.test(between)) clause += 1;
    }
    return clause;
  });
}
