// The recipe on a small synthetic pack in Polish: any language that is imported can have its own word vectors.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex, loadMatchingModel, openTaxonomy, readNeed, readWordVectors } from '@dragoman/matching';
import { stem } from '../../packages/matching/src/text/stem.ts';
import { embedStems, packWordVectors } from '../../packages/matching/src/vectors/word-vectors.ts';
import { readEsco } from './reference-data.ts';
import { makeVectors } from './train-vectors.ts';
import type { VectorPlan } from './train-vectors.ts';

const HEAD =
  'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description';

/** Synthetic: label, other labels, description. */
const SKILLS = [
  ['spawać części metalowe', 'łączenie metali|spawanie stali', 'Łączy kawałki stali ciepłem i spawaniem.'],
  [
    'negocjować umowy',
    'prowadzenie negocjacji|uzgadnianie warunków umów',
    'Rozmawia o warunkach umów z kontrahentami.',
  ],
  ['analizować dane', 'analiza danych|wnioskowanie ze statystyk', 'Wyciąga wnioski z danych i statystyk.'],
  ['piec chleb', 'wypiek pieczywa|przygotowanie ciasta', 'Wypieka pieczywo z ciasta.'],
  ['sadzić drzewa', 'zakładanie lasów|sadzenie sadzonek', 'Sadzi sadzonki drzew w lasach.'],
  ['uczyć dorosłych', 'prowadzenie szkoleń|nauczanie pracowników', 'Prowadzi szkolenia dla pracowników.'],
] as const;

let folder = '';

beforeAll(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'dragoman-vectors-')), 'pack-v9.9.9');
  const rows = SKILLS.map(
    ([label, others, description], at) =>
      `KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/s${at},skill/competence,cross-sector,${label},"${others.replaceAll('|', '\n')}",,released,2024-01-01,,,,${description}`,
  );
  mkdirSync(folder);
  writeFileSync(join(folder, 'skills_pl.csv'), `${[HEAD, ...rows].join('\n')}\n`);
});

afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

async function planFor(language: string): Promise<VectorPlan> {
  return {
    esco: await readEsco(folder, language),
    others: [],
    sentences: [],
    advertWords: [],
    starts: new Map(),
    dimension: 16,
    words: 500,
    epochs: 150,
    id: 'pl-synthetic',
    seed: 7,
  };
}

function cosine(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0);
}

describe('word vectors from an imported pack in Polish', () => {
  it('bring the wordings of one skill together, keep others apart, and are the same for the same seed', async () => {
    const plan = await planFor('pl');
    const vectors = makeVectors(plan);
    expect(vectors.language).toBe('pl');
    const of = (...words: string[]): Float32Array =>
      embedStems(
        words.map((word) => stem(word, 'pl')),
        vectors,
      )!;
    expect(cosine(of('spawanie', 'stali'), of('łączenie', 'metali'))).toBeGreaterThan(0.5);
    expect(cosine(of('spawanie', 'stali'), of('prowadzenie', 'negocjacji'))).toBeLessThan(0.4);
    expect(makeVectors(plan).values).toEqual(vectors.values);
  });

  it('are read from their file and used by an index of that pack', async () => {
    const plan = await planFor('pl');
    const vectors = readWordVectors(packWordVectors(makeVectors(plan)));
    const shipped = loadMatchingModel(join(import.meta.dirname, '..', '..', 'content', 'matching'));
    const model = { ...shipped, vectors: [vectors] };
    const index = buildIndex([plan.esco], model.vectors);
    expect(index.languages[0]).toMatchObject({ language: 'pl', vectors: 'pl-synthetic', dimension: 16 });
    const reading = readNeed('Potrzebujemy ludzi, którzy potrafią łączyć metale.', openTaxonomy(index, model));
    expect(reading.skills[0]?.label).toBe('spawać części metalowe');
  });

  it('are not made from a language the pack does not have', async () => {
    await expect(planFor('fi')).rejects.toThrow(/ESCO cannot be read/);
  });
});
