// The words of a sentence that speak for a skill, so that a reader can see why it was named.
import type { Token } from '../text/tokens.ts';
import type { ConceptScorer } from './concept-scorer.ts';
import { embedStems } from '../vectors/word-vectors.ts';

export interface JustifyingWord {
  start: number;
  end: number;
  /** The stem of the label that it stands for; empty when the whole stretch of words is near the label. */
  stands: string;
  /** 1 for the same word. */
  similarity: number;
}

const LONGEST_STRETCH = 5;
const LEAST_STRETCH_COSINE = 0.35;

/** In the order of the text; the same or near words where there are any, else the stretch of words nearest to the label. */
export function justify(scorer: ConceptScorer, form: number, tokens: readonly Token[]): JustifyingWord[] {
  const { index, nearby } = scorer;
  const wanted = new Set(index.formWords.subarray(index.formOffsets[form], index.formOffsets[form + 1]));
  const found: JustifyingWord[] = [];
  for (const { stem, start, end } of tokens) {
    const near = nearby.of(stem).find(({ word }) => wanted.has(word));
    if (near !== undefined && near.similarity >= 0.5) {
      found.push({ start, end, stands: index.words.at(near.word), similarity: near.similarity });
    }
  }
  const mass = [...wanted].reduce((sum, word) => sum + index.idf[word]!, 0);
  const covered = [...new Set(found.map(({ stands }) => stands))].reduce(
    (sum, one) => sum + index.idf[nearby.idOf(one)!]!,
    0,
  );
  // Words that stand for less than a third of the label explain little: show the stretch that carries its sense.
  if (found.length > 0 && covered >= mass / 3) return found;
  const stretch = nearestStretch(scorer, form, tokens);
  return stretch === null ? found : [stretch];
}

function nearestStretch(scorer: ConceptScorer, form: number, tokens: readonly Token[]): JustifyingWord | null {
  const { vectors, index } = scorer;
  if (vectors === undefined) return null;
  const unit = index.formVectors.subarray(form * vectors.dimension, (form + 1) * vectors.dimension);
  let best: JustifyingWord | null = null;
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from; to < Math.min(tokens.length, from + LONGEST_STRETCH); to += 1) {
      const own = embedStems(
        tokens.slice(from, to + 1).map(({ stem }) => stem),
        vectors,
      );
      if (own === null) continue;
      let cosine = 0;
      for (let d = 0; d < vectors.dimension; d += 1) cosine += (own[d]! * unit[d]!) / 127;
      if (cosine > (best?.similarity ?? LEAST_STRETCH_COSINE)) {
        best = { start: tokens[from]!.start, end: tokens[to]!.end, stands: '', similarity: cosine };
      }
    }
  }
  return best;
}
