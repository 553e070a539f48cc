// `npm run train:vectors`: word vectors for one language from an imported pack, and for English from a start in GloVe.
// npm run train:vectors -- --esco DIR [--glove DIR] [--skillskape DIR] [--without-sentences] [--language fi] [--out FILE.bin] [--epochs 4] [--words 24000]
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { TaxonomySource } from '@dragoman/matching';
import { tokensOf } from '../../packages/matching/src/text/tokens.ts';
import { seededRandom } from '../../packages/matching/src/random.ts';
import { DEFAULT_VECTOR_TRAINING, trainVectors } from '../../packages/matching/src/vectors/train-vectors.ts';
import type { WordingPair } from '../../packages/matching/src/vectors/train-vectors.ts';
import { packWordVectors } from '../../packages/matching/src/vectors/word-vectors.ts';
import type { WordVectors } from '../../packages/matching/src/vectors/word-vectors.ts';
import { readGlove } from './glove.ts';
import type { StemStart } from './glove.ts';
import {
  furtherWordings,
  readEsco,
  readSkillSkape,
  readSkillSpan,
  readVocabularySources,
  referenceFolders,
} from './reference-data.ts';
import type { LabelledText } from './reference-data.ts';

export interface VectorPlan {
  esco: TaxonomySource;
  /** Further taxonomies in the same language whose wordings are learned from. */
  others: readonly TaxonomySource[];
  /** Sentences with their labels, for wordings as adverts have them; none for the variant of ESCO text alone. */
  sentences: readonly LabelledText[];
  /** Words met in adverts, so that they are among the words kept. */
  advertWords: readonly string[];
  starts: ReadonlyMap<string, StemStart>;
  dimension: number;
  words: number;
  epochs: number;
  id: string;
  seed: number;
}

/** The word's weight before training, as in smooth inverse frequency (Arora and others 2017), frequency by Zipf's law. */
const SMOOTH = 1e-3;

export function makeVectors(plan: VectorPlan, say: (line: string) => void = () => {}): WordVectors {
  const pairs = pairsOf(plan);
  const vectors = startVectors(plan, pairs);
  say(`${vectors.rows.size} words, ${pairs.length} pairs of wordings`);
  trainVectors(vectors, pairs, {
    ...DEFAULT_VECTOR_TRAINING,
    epochs: plan.epochs,
    seed: plan.seed,
    onEpoch: (epoch, loss) => say(`epoch ${epoch}: loss ${loss.toFixed(3)}`),
  });
  return vectors;
}

function pairsOf({ esco, others, sentences }: VectorPlan): WordingPair[] {
  const { language } = esco;
  const stems = (text: string): string[] => [...new Set(tokensOf(text, language).map((token) => token.stem))];
  const pairs: WordingPair[] = [];
  const labels = new Map<string, string[]>();
  for (const concept of [esco, ...others].flatMap(({ concepts }) => concepts)) {
    const to = stems(concept.preferredLabel);
    labels.set(concept.uri, to);
    for (const label of concept.altLabels) {
      const from = stems(label);
      if (from.join(' ') !== to.join(' ')) pairs.push({ from, to, concept: concept.uri });
    }
    if (concept.description !== '') pairs.push({ from: stems(concept.description), to, concept: concept.uri });
  }
  for (const { text, skills } of sentences) {
    for (const uri of skills) {
      const to = labels.get(uri);
      if (to !== undefined) pairs.push({ from: stems(text), to, concept: uri });
    }
  }
  return pairs;
}

function startVectors(
  { starts, dimension, words, id, seed, esco, advertWords }: VectorPlan,
  pairs: readonly WordingPair[],
): WordVectors {
  const needed = new Set(pairs.flatMap(({ from, to }) => [...from, ...to]));
  for (const word of advertWords) if (starts.has(word)) needed.add(word);
  for (const [word] of starts) {
    if (needed.size >= words) break;
    needed.add(word);
  }
  const kept = [...needed].sort();
  const values = new Float32Array(kept.length * dimension);
  const random = seededRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  for (const [row, word] of kept.entries()) {
    const start = starts.get(word);
    const frequency = start === undefined ? 1e-6 : 0.08 / (start.rank + 10);
    const weight = SMOOTH / (SMOOTH + frequency);
    for (let d = 0; d < dimension; d += 1) {
      values[row * dimension + d] =
        start === undefined ? (normal() / Math.sqrt(dimension)) * 0.5 : start.vector[d]! * weight;
    }
  }
  return { id, language: esco.language, dimension, rows: new Map(kept.map((word, row) => [word, row])), values };
}

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      esco: { type: 'string' },
      glove: { type: 'string' },
      skillskape: { type: 'string' },
      skillspan: { type: 'string' },
      'without-sentences': { type: 'boolean' },
      language: { type: 'string', default: 'en' },
      out: { type: 'string' },
      epochs: { type: 'string', default: '4' },
      words: { type: 'string', default: '24000' },
      id: { type: 'string' },
    },
  });
  const folders = referenceFolders(values);
  const out = values.out ?? `content/matching/vectors-${values.language}.bin`;
  const esco = await readEsco(folders.esco, values.language);
  const sentences: LabelledText[] = values['without-sentences']
    ? []
    : await readSkillSkape(folders.skillskape, 'train', esco);
  const advertWords = values['without-sentences']
    ? []
    : readSkillSpan(folders.skillspan, 'train').flatMap(({ words }) =>
        tokensOf(words.join(' '), 'en').map((token) => token.stem),
      );
  const starts = values.glove === undefined ? new Map<string, StemStart>() : readGlove(values.glove);
  // Twice an epoch: each is a short wording chosen by hand, against thousands that nobody chose.
  for (const { uri, wordings } of furtherWordings()
    .filter(({ id, language }) => language === esco.language && !id.startsWith('dragoman-vocabulary'))
    .flatMap(({ skills }) => skills)) {
    for (const text of [...wordings, ...wordings]) sentences.push({ id: 'wording', text, skills: [uri] });
  }
  const started = performance.now();
  const vectors = makeVectors(
    {
      esco,
      others: readVocabularySources().filter(({ language }) => language === esco.language),
      sentences,
      advertWords,
      starts,
      dimension: 100,
      words: Number(values.words),
      epochs: Number(values.epochs),
      id: values.id ?? `${values.language}-1`,
      seed: DEFAULT_VECTOR_TRAINING.seed,
    },
    (line) => console.log(line),
  );
  const bytes = packWordVectors(vectors);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, bytes);
  console.log(
    `${out}: ${(bytes.length / 1e6).toFixed(2)} MB, trained in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
}

if (import.meta.main) await run();
