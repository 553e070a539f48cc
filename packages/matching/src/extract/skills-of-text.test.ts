import { describe, expect, it } from 'vitest';
import { smallTaxonomy } from '../testing/small-taxonomy.ts';
import { readNeed } from './read-need.ts';
import { textLikeness } from './text-likeness.ts';
import { prepareSentences } from './prepare-sentences.ts';

const taxonomy = smallTaxonomy();
const concepts = Array.from({ length: taxonomy.index.uris.length }, (_, concept) => concept);

function likenessOf(text: string, probability: (concept: number) => number): Map<string, number[]> {
  const { sentences } = prepareSentences(text, taxonomy.model, new Set(['en', 'fi']), {});
  const weighed = sentences.map((sentence) => ({ sentence, weight: 1 }));
  const skills = concepts.map((concept) => ({ concept, probability: probability(concept) }));
  const found = textLikeness(weighed, skills, taxonomy)!;
  return new Map(found.map(({ toText, ofNeighbours }, at) => [taxonomy.index.uris.at(at), [toText, ofNeighbours]]));
}

describe('what a whole text is about', () => {
  it('is nearest to the skills it speaks of, in whatever language it does', () => {
    for (const text of ['We weld steel parts. The welds crack.', 'Hitsaamme teräsosia. Hitsit halkeilevat.']) {
      const found = likenessOf(text, () => 0);
      const nearest = [...found].sort((a, b) => b[1][0]! - a[1][0]!)[0]![0];
      expect(nearest, text).toMatch(/welding/);
    }
  });

  it('counts neighbours by how likely they are, and never a skill for itself', () => {
    const welding = concepts.find((concept) => taxonomy.index.uris.at(concept).endsWith('welding'))!;
    const alone = likenessOf('Anything.', (concept) => (concept === welding ? 0.9 : 0));
    expect(alone.get(taxonomy.index.uris.at(welding))![1]).toBe(0);
    const half = likenessOf('Anything.', (concept) => (concept === welding ? 0.45 : 0));
    for (const [uri, [, ofNeighbours]] of alone) expect(half.get(uri)![1]!).toBeCloseTo(ofNeighbours! / 2, 6);
  });

  it('is not known without English word vectors, and the list stays as the sentences say', () => {
    const without = { ...taxonomy, scorers: new Map([...taxonomy.scorers].filter(([language]) => language !== 'en')) };
    expect(textLikeness([], [{ concept: 0, probability: 0.5 }], without)).toBeNull();
  });
});

describe('the list of a mail', () => {
  const mail = 'We need help with welding. Our robots must be programmed. Predictive maintenance would save us money.';

  it('falls from the likeliest on, whatever comes to it from its neighbours', () => {
    const { skills } = readNeed(mail, taxonomy);
    expect(skills.length).toBeGreaterThan(2);
    const said = skills.map(({ probability }) => probability);
    expect(said).toEqual(said.toSorted((a, b) => b - a));
    for (const { sentences, spans } of skills.slice(0, 3)) {
      expect(sentences.length).toBeGreaterThan(0);
      expect(spans.length).toBeGreaterThan(0);
    }
  });

  it('is the same every time and its beginning does not depend on how much of it is asked for', () => {
    const all = readNeed(mail, taxonomy, { top: 20 }).skills;
    expect(readNeed(mail, taxonomy, { top: 3 }).skills).toEqual(all.slice(0, 3));
  });

  it('counts a sentence that a quoted thread repeats once', () => {
    const thread = `${mail}\n\n${mail}\n\n${mail}`;
    const first = (text: string): number => readNeed(text, taxonomy).skills[0]!.probability;
    expect(first(thread)).toBeCloseTo(first(mail), 1);
  });
});
