import { describe, expect, it } from 'vitest';
import { drawNeeds } from './draw-needs.ts';
import { labelsOfVocabulary, readNeeds } from './hold-needs.ts';

const plan = readNeeds();
const drawn = drawNeeds(plan, labelsOfVocabulary());

describe('synthetic needs', () => {
  it('are forty, of invented firms, in four languages, the same for the same seed', () => {
    expect(drawn).toHaveLength(40);
    expect(new Set(drawn.map(({ firm }) => firm.language))).toEqual(new Set(['en', 'fi', 'it', 'pl']));
    for (const { firm } of drawn) expect(firm.name).toContain('(synthetic)');
    expect(drawNeeds(plan, labelsOfVocabulary())).toEqual(drawn);
    expect(drawNeeds({ ...plan, seed: 'another' }, labelsOfVocabulary())).not.toEqual(drawn);
  });

  it('ask for skills that the vocabulary has, in its words', () => {
    const labels = labelsOfVocabulary();
    for (const { skills, text, firm } of drawn) {
      expect(skills.length).toBeGreaterThanOrEqual(2);
      for (const id of skills) {
        expect(text.toLowerCase()).toContain(labels(firm.language, id).label.toLowerCase());
      }
      expect(text).not.toMatch(/\{|\}/);
    }
  });

  it('hold some confidential lines and come to every end', () => {
    expect(
      drawn.filter(({ text }) => /confidential|luottamuksellinen|riservato|poufne/i.test(text)).length,
    ).toBeGreaterThan(5);
    expect(new Set(drawn.map(({ end }) => end)).size).toBeGreaterThanOrEqual(6);
  });
});
