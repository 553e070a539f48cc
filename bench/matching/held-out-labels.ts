// `npm run study:held-out-labels -- --glove DIR`: how the matchers do on skills whose sentences the word vectors never saw.
// Every label of SkillSkape dev also occurs in its train file; here a third of them is taken out of training, and dev is read for those alone.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIndex, loadMatchingModel, openTaxonomy } from '@dragoman/matching';
import { FEATURE_COUNT, featureAt } from '../../packages/matching/src/extract/features.ts';
import { rankerScore } from '../../packages/matching/src/extract/ranker.ts';
import { clausesOf } from '../../packages/matching/src/text/clauses.ts';
import { tokensOf } from '../../packages/matching/src/text/tokens.ts';
import { readGlove } from './glove.ts';
import { FIGURES, rankingFigures } from './ranking-figures.ts';
import { readEsco, readSkillSkape, readSkillSpan, readVocabularySources, referenceFolders } from './reference-data.ts';
import { makeVectors } from './train-vectors.ts';

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { glove: { type: 'string' }, json: { type: 'boolean' } } });
  const folders = referenceFolders();
  const esco = await readEsco(folders.esco);
  const model = loadMatchingModel(join(import.meta.dirname, '..', '..', 'content', 'matching'));
  const dev = (await readSkillSkape(folders.skillskape, 'dev', esco)).filter(({ skills }) => skills.length > 0);
  const held = new Set([...new Set(dev.flatMap(({ skills }) => skills))].sort().filter((_, at) => at % 3 === 0));
  const train = await readSkillSkape(folders.skillskape, 'train', esco);
  const vectors = makeVectors({
    esco,
    others: readVocabularySources().filter(({ language }) => language === 'en'),
    sentences: train.filter(({ skills }) => !skills.some((uri) => held.has(uri))),
    advertWords: readSkillSpan(folders.skillspan, 'train').flatMap(({ words }) =>
      tokensOf(words.join(' '), 'en').map(({ stem }) => stem),
    ),
    starts: values.glove === undefined ? new Map() : readGlove(values.glove),
    dimension: 100,
    words: 24_000,
    epochs: 3,
    id: 'held-out',
    seed: 1,
  });
  const taxonomy = openTaxonomy(buildIndex([esco], [vectors]), { ...model, vectors: [vectors] });
  const scorer = taxonomy.scorers.get('en')!;
  const uris = [...taxonomy.index.uris];
  const cases = dev
    .filter(({ skills }) => skills.every((uri) => held.has(uri)))
    .map(({ text, skills }) => {
      const tokens = tokensOf(text, 'en');
      return { right: new Set(skills), ...scorer.candidates(tokens, { clauses: clausesOf(text, tokens) }) };
    });
  const columns = ['labelWords', 'coverage', 'softCoverage', 'window', 'sentence', 'description'] as const;
  const { weights } = model.ranker.withVectors;
  const report: Record<string, unknown> = { labels: held.size, sentences: cases.length };
  for (const name of [...columns, 'as shipped'] as const) {
    const texts = cases.map(({ right, concepts, features }) => ({
      right,
      ranked: Array.from(concepts, (concept, row) => ({
        concept,
        score:
          name === 'as shipped'
            ? rankerScore(weights, features, row)
            : features[row * FEATURE_COUNT + featureAt(name)]!,
      }))
        .sort((a, b) => b.score - a.score || a.concept - b.concept)
        .map(({ concept }) => uris[concept]!),
    }));
    const figures = rankingFigures(texts);
    report[name] = figures;
    if (!values.json)
      console.log(
        name.padEnd(14),
        FIGURES.map(
          (one) =>
            `${one} ${figures[one].value.toFixed(1)} [${figures[one].low.toFixed(1)}; ${figures[one].high.toFixed(1)}]`,
        ).join('  '),
      );
  }
  if (values.json) console.log(JSON.stringify(report, null, 1));
}

if (import.meta.main) await run();
