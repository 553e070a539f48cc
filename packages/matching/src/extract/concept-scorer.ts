// The cheap matchers: every label form is scored on its own, and the best form stands for its skill.
import type { LanguageIndex } from '../taxonomy/taxonomy-index.ts';
import type { Token } from '../text/tokens.ts';
import { dotPacked } from '../vectors/dot.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import { FEATURE_COUNT, featureAt } from './features.ts';
import type { Candidates } from './features.ts';
import { NearbyWords } from './nearby-words.ts';
import { pickLargest } from './pick-largest.ts';
import { sentenceWords } from './sentence-words.ts';
import type { SentenceShape, SentenceWords } from './sentence-words.ts';
import { bestWindow, windowsOf } from './window-similarity.ts';

/** Weight added to every form, so that a label of one common word covered whole does not beat a long one nearly covered. */
const SHRINK = 3;
const BM25 = { k1: 1.2, b: 0.75 };
const POOL = { soft: 160, coverage: 100, label: 60, sentence: 100, embedded: 100 };

const at = {
  coverage: featureAt('coverage'),
  coverageWhole: featureAt('coverageWhole'),
  softCoverage: featureAt('softCoverage'),
  softWhole: featureAt('softWhole'),
  labelSoft: featureAt('labelSoft'),
  window: featureAt('window'),
  labelWindow: featureAt('labelWindow'),
  sentence: featureAt('sentence'),
  clause: featureAt('clause'),
  description: featureAt('description'),
  clauseDescription: featureAt('clauseDescription'),
  labelWords: featureAt('labelWords'),
  descriptionWords: featureAt('descriptionWords'),
  phrase: featureAt('phrase'),
  occupations: featureAt('occupations'),
  embedder: featureAt('embedder'),
};

export class ConceptScorer {
  readonly index: LanguageIndex;
  readonly vectors: WordVectors | undefined;
  readonly nearby: NearbyWords;
  readonly #occupations: Uint32Array;
  readonly #averageLabel: number;
  /** The vectors of the preferred labels side by side: every sentence goes through all of them. */
  readonly #labelVectors: Int8Array;
  // Room that every sentence uses again; all but the cosines are left as zeros.
  readonly #bestWord: Float32Array;
  readonly #exactWord: Float32Array;
  readonly #covered: Float32Array;
  readonly #soft: Float32Array;
  readonly #conceptSoft: Float32Array;
  readonly #conceptCoverage: Float32Array;
  readonly #conceptLabel: Float32Array;
  readonly #cosines: Float32Array;
  readonly #touchedForms: Uint32Array;
  readonly #touchedConcepts: Uint32Array;
  readonly #isTouched: Uint8Array;

  constructor(index: LanguageIndex, occupations: Uint32Array, vectors: WordVectors | undefined) {
    this.index = index;
    this.vectors = index.vectors !== '' && vectors?.id === index.vectors ? vectors : undefined;
    this.nearby = new NearbyWords(index, this.vectors);
    this.#occupations = occupations;
    const forms = index.formConcepts.length;
    const concepts = index.conceptForms.length - 1;
    let words = 0;
    for (let c = 0; c < concepts; c += 1) words += this.#labelLength(c);
    this.#averageLabel = words / Math.max(1, concepts);
    this.#labelVectors = labelVectorsOf(index);
    this.#bestWord = new Float32Array(index.labelWords);
    this.#exactWord = new Float32Array(index.labelWords);
    this.#covered = new Float32Array(forms);
    this.#soft = new Float32Array(forms);
    this.#conceptSoft = new Float32Array(concepts);
    this.#conceptCoverage = new Float32Array(concepts);
    this.#conceptLabel = new Float32Array(concepts);
    this.#cosines = new Float32Array(concepts);
    this.#touchedForms = new Uint32Array(forms);
    this.#touchedConcepts = new Uint32Array(concepts);
    this.#isTouched = new Uint8Array(concepts);
  }

  /**
   * Candidates of one sentence with their features, in the order of the concepts.
   * `embedded` holds the cosines of an embedder by concept.
   */
  candidates(tokens: readonly Token[], shape: SentenceShape = {}, embedded?: Float32Array): Candidates {
    const words = sentenceWords(tokens, this.vectors, shape);
    const touchedWords = this.#nearWords(words);
    const forms = this.#scoreForms(touchedWords);
    const concepts = this.#scoreConcepts(forms);
    const sentenceCosines = this.#sentenceCosines(words);
    const pool = this.#pool(concepts, sentenceCosines, embedded);
    const candidates = this.#describe(pool, words, sentenceCosines, embedded);
    this.#clear(touchedWords, forms, concepts);
    return candidates;
  }

  #labelLength(concept: number): number {
    const form = this.index.conceptForms[concept]!;
    return form === this.index.conceptForms[concept + 1]!
      ? 0
      : this.index.formOffsets[form + 1]! - this.index.formOffsets[form]!;
  }

  /** The words of labels near a word of the sentence, each with the likeness of the nearest. */
  #nearWords({ stems, importance }: SentenceWords): number[] {
    const touched: number[] = [];
    for (const [at, stem] of stems.entries()) {
      const counts = importance[at]!;
      if (counts <= 0) continue;
      for (const { word, similarity } of this.nearby.of(stem)) {
        const before = this.#bestWord[word]!;
        if (before === 0) touched.push(word);
        const near = nearness(similarity) * counts;
        if (near > before) this.#bestWord[word] = near;
        if (similarity === 1) this.#exactWord[word] = Math.max(this.#exactWord[word]!, counts);
      }
    }
    return touched;
  }

  #scoreForms(touchedWords: readonly number[]): number {
    const { idf, postingOffsets, postings } = this.index;
    let count = 0;
    for (const word of touchedWords) {
      const exact = idf[word]! * this.#exactWord[word]!;
      const near = idf[word]! * this.#bestWord[word]!;
      for (let p = postingOffsets[word]!; p < postingOffsets[word + 1]!; p += 1) {
        const form = postings[p]!;
        if (this.#soft[form] === 0) this.#touchedForms[count++] = form;
        this.#soft[form]! += near;
        this.#covered[form]! += exact;
      }
    }
    return count;
  }

  #scoreConcepts(forms: number): number {
    const { formConcepts, formMass, conceptForms } = this.index;
    let count = 0;
    for (let f = 0; f < forms; f += 1) {
      const form = this.#touchedForms[f]!;
      const concept = formConcepts[form]!;
      if (this.#isTouched[concept] === 0) {
        this.#isTouched[concept] = 1;
        this.#touchedConcepts[count++] = concept;
      }
      const mass = formMass[form]! + SHRINK;
      const soft = this.#soft[form]! / mass;
      const covered = this.#covered[form]! / mass;
      if (soft > this.#conceptSoft[concept]!) this.#conceptSoft[concept] = soft;
      if (covered > this.#conceptCoverage[concept]!) this.#conceptCoverage[concept] = covered;
      if (form === conceptForms[concept]) this.#conceptLabel[concept] = this.#labelScore(concept, form);
    }
    return count;
  }

  /** BM25 of the preferred label; every word of a label counts once. */
  #labelScore(concept: number, form: number): number {
    const { k1, b } = BM25;
    const length = this.#labelLength(concept) / this.#averageLabel;
    return (this.#covered[form]! * (k1 + 1)) / (1 + k1 * (1 - b + b * length));
  }

  /** Cosine of the whole sentence with every preferred label. */
  #sentenceCosines({ sum, norm, dimension }: SentenceWords): Float32Array {
    if (dimension === 0 || norm === 0) return new Float32Array(0);
    const cosines = this.#cosines;
    for (let c = 0, at = 0; c < cosines.length; c += 1, at += dimension)
      cosines[c] = dotPacked(sum, 0, this.#labelVectors, at, dimension) / (127 * norm);
    return cosines;
  }

  #pool(touched: number, sentenceCosines: Float32Array, embedded: Float32Array | undefined): Uint32Array {
    const concepts = this.#touchedConcepts.subarray(0, touched);
    const pool = new Set<number>();
    for (const concept of pickLargest(concepts, this.#conceptSoft, POOL.soft)) pool.add(concept);
    for (const concept of pickLargest(concepts, this.#conceptCoverage, POOL.coverage)) pool.add(concept);
    for (const concept of pickLargest(concepts, this.#conceptLabel, POOL.label)) pool.add(concept);
    if (sentenceCosines.length > 0)
      for (const concept of pickLargest(null, sentenceCosines, POOL.sentence)) pool.add(concept);
    if (embedded !== undefined) for (const concept of pickLargest(null, embedded, POOL.embedded)) pool.add(concept);
    return Uint32Array.from(pool).sort();
  }

  #describe(
    pool: Uint32Array,
    words: SentenceWords,
    sentenceCosines: Float32Array,
    embedded: Float32Array | undefined,
  ): Candidates {
    const { conceptForms, formMass, formVectors, conceptVectors } = this.index;
    const features = new Float32Array(pool.length * FEATURE_COUNT);
    const forms = new Uint32Array(pool.length);
    const windows = windowsOf(words);
    const dots = new Float32Array(words.tokens.length);
    const wordIds = new Set(words.stems.flatMap((stem) => this.nearby.idOf(stem) ?? []));
    for (const [row, concept] of pool.entries()) {
      const own = features.subarray(row * FEATURE_COUNT, (row + 1) * FEATURE_COUNT);
      const first = conceptForms[concept]!;
      let best = -1;
      for (let form = first; form < conceptForms[concept + 1]!; form += 1) {
        const mass = formMass[form]!;
        const soft = this.#soft[form]! / (mass + SHRINK);
        const whole = mass === 0 ? 0 : this.#soft[form]! / mass;
        // A wording without one near word has no near stretch either: leaving those out halves the work.
        const isNear = windows.tokens.length > 0 && (form === first || soft > 0);
        const window = isNear ? bestWindow(words, windows, formVectors, form * words.dimension, dots) : 0;
        raise(own, at.coverage, this.#covered[form]! / (mass + SHRINK));
        raise(own, at.coverageWhole, mass === 0 ? 0 : this.#covered[form]! / mass);
        raise(own, at.softCoverage, soft);
        raise(own, at.softWhole, whole);
        raise(own, at.window, window);
        if (form === first) {
          own[at.labelSoft] = soft;
          own[at.labelWindow] = window;
        }
        if (soft + window > best) {
          best = soft + window;
          forms[row] = form;
        }
      }
      own[at.sentence] = sentenceCosines[concept] ?? 0;
      own[at.clause] = bestClause(words, formVectors, first * words.dimension);
      own[at.clauseDescription] = bestClause(words, conceptVectors, concept * words.dimension);
      own[at.description] = words.norm === 0 ? 0 : cosine(words, conceptVectors, concept * words.dimension);
      own[at.labelWords] = Math.log1p(this.#conceptLabel[concept]!);
      own[at.descriptionWords] = this.#descriptionScore(concept, wordIds);
      own[at.phrase] = this.#phrase(forms[row]!, words);
      own[at.embedder] = embedded?.[concept] ?? 0;
      own[at.occupations] = Math.log1p(this.#occupations[concept]!);
    }
    return { concepts: pool, features, forms };
  }

  /** Share of the sentence's known words (by idf) that the description uses. */
  #descriptionScore(concept: number, wordIds: ReadonlySet<number>): number {
    const { descriptionOffsets, descriptionWords, idf } = this.index;
    let sum = 0;
    for (let p = descriptionOffsets[concept]!; p < descriptionOffsets[concept + 1]!; p += 1) {
      if (wordIds.has(descriptionWords[p]!)) sum += idf[descriptionWords[p]!]!;
    }
    return Math.log1p(sum);
  }

  /** Idf of the longest run of the form's words that stands in the sentence in the same order without a gap. */
  #phrase(form: number, { tokens }: SentenceWords): number {
    const { formOffsets, formWords, idf } = this.index;
    const from = formOffsets[form]!;
    const length = formOffsets[form + 1]! - from;
    let best = 0;
    for (let t = 0; t < tokens.length; t += 1) {
      for (let f = 0; f < length; f += 1) {
        let mass = 0;
        for (let k = 0; f + k < length && t + k < tokens.length; k += 1) {
          const word = formWords[from + f + k]!;
          if (this.nearby.idOf(tokens[t + k]!.stem) !== word) break;
          mass += idf[word]!;
        }
        if (mass > best) best = mass;
      }
    }
    return Math.log1p(best);
  }

  #clear(touchedWords: readonly number[], forms: number, concepts: number): void {
    for (const word of touchedWords) {
      this.#bestWord[word] = 0;
      this.#exactWord[word] = 0;
    }
    for (let f = 0; f < forms; f += 1) {
      this.#soft[this.#touchedForms[f]!] = 0;
      this.#covered[this.#touchedForms[f]!] = 0;
    }
    for (let c = 0; c < concepts; c += 1) {
      const concept = this.#touchedConcepts[c]!;
      this.#isTouched[concept] = 0;
      this.#conceptSoft[concept] = 0;
      this.#conceptCoverage[concept] = 0;
      this.#conceptLabel[concept] = 0;
    }
  }
}

/** Zeros for a concept without a label. */
function labelVectorsOf({ conceptForms, formVectors, dimension }: LanguageIndex): Int8Array {
  const vectors = new Int8Array(Math.max(0, conceptForms.length - 1) * dimension);
  for (let c = 0; c + 1 < conceptForms.length; c += 1) {
    const form = conceptForms[c]!;
    if (form !== conceptForms[c + 1])
      vectors.set(formVectors.subarray(form * dimension, (form + 1) * dimension), c * dimension);
  }
  return vectors;
}

/** What a near word counts of a word: little until it is quite near. */
function nearness(similarity: number): number {
  return similarity === 1 ? 1 : similarity * similarity;
}

function raise(row: Float32Array, column: number, value: number): void {
  if (value > row[column]!) row[column] = value;
}

function cosine({ sum, norm, dimension }: SentenceWords, units: Int8Array, start: number): number {
  return dotPacked(sum, 0, units, start, dimension) / (127 * norm);
}

/** Cosine of the clause that is nearest, the whole sentence being one of them. */
function bestClause({ clauses, dimension }: SentenceWords, units: Int8Array, start: number): number {
  let best = 0;
  for (let from = 0; from < clauses.length; from += dimension) {
    const dot = dotPacked(clauses, from, units, start, dimension);
    if (dot > best) best = dot;
  }
  return best / 127;
}
