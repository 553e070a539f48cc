import { describe, expect, it } from 'vitest';
import { smallTaxonomy } from '../testing/small-taxonomy.ts';
import { openTaxonomy } from './taxonomy.ts';
import { readNeed } from './read-need.ts';
import { retrainRanker } from './retrain-ranker.ts';
import type { Decision } from './retrain-ranker.ts';

const taxonomy = smallTaxonomy();
const PLACES = ['Turku', 'Milan', 'Gdansk', 'Delft', 'Oxford'];

function decide(sentence: string, uri: string, verdict: Decision['verdict']): Decision {
  return { sentence, language: 'en', uri, verdict, reason: 'as the panel agreed' };
}

/** A house that means dashboards when a firm speaks of data and figures. */
const HOUSE_HABIT = Array.from({ length: 40 }, (_, at) => {
  const sentence = `We need data and visualisation of statistics for line ${at} in ${PLACES[at % 5]}`;
  return [decide(sentence, 'dashboard', 'accepted'), decide(sentence, 'statistics', 'rejected')];
}).flat();

describe('learning from decisions', () => {
  it('leaves the weights as they are when there are too few', () => {
    const result = retrainRanker(taxonomy, HOUSE_HABIT.slice(0, 10));
    expect(result.verdict).toBe('too few decisions');
    expect(result.model).toBe(taxonomy.model.ranker);
  });

  it('brings what is accepted forward and shows before and after with an interval', () => {
    const result = retrainRanker(taxonomy, HOUSE_HABIT);
    expect(result.after).toBeGreaterThan(result.before);
    expect(result.difference.low).toBeLessThanOrEqual(result.difference.value);
    expect(result.difference.high).toBeGreaterThanOrEqual(result.difference.value);
    const retrained = openTaxonomy(taxonomy.index, { ...taxonomy.model, ranker: result.model });
    const text = 'We need data and visualisation of statistics for line 99 in Lyon';
    const rankOf = (one: typeof taxonomy): number =>
      readNeed(text, one, { allSentences: true }).skills.findIndex(({ uri }) => uri === 'dashboard');
    expect(rankOf(retrained)).toBeLessThanOrEqual(rankOf(taxonomy));
  });

  it('says that there is no reliable difference when decisions agree with what was shown', () => {
    const agreed = Array.from({ length: 25 }, (_, at) =>
      decide(`We need welding on line ${at} in ${PLACES[at % 5]}`, 'welding', 'accepted'),
    );
    const result = retrainRanker(taxonomy, agreed);
    expect(result).toMatchObject({ before: 100, after: 100, verdict: 'no reliable difference' });
  });

  it('counts decisions nothing can be learned from', () => {
    const result = retrainRanker(taxonomy, [
      decide('We need welding', 'not-there', 'accepted'),
      { ...decide('x', 'welding', 'accepted'), language: 'sv' },
    ]);
    expect(result.unused).toBe(2);
  });

  it('does not unlearn a likeness because the skill was not asked for there', () => {
    const agreed = Array.from({ length: 25 }, (_, at) =>
      decide(`We need welding on line ${at} in ${PLACES[at % 5]}`, 'welding', 'accepted'),
    );
    const aside = Array.from({ length: 40 }, (_, at) => ({
      ...decide(`Our welding shop number ${at} has statistics`, 'welding', 'rejected'),
      why: 'not-asked-for' as const,
    }));
    const result = retrainRanker(taxonomy, [...agreed, ...aside]);
    expect(result.setAside).toBe(40);
    expect(result.model.withVectors).toEqual(retrainRanker(taxonomy, agreed).model.withVectors);
  });

  it('learns from "too narrow" otherwise than from "wrong sense"', () => {
    const agreed = Array.from({ length: 25 }, (_, at) =>
      decide(`We need welding on line ${at} in ${PLACES[at % 5]}`, 'welding', 'accepted'),
    );
    const rejected = (why: 'too-narrow' | 'wrong-sense'): Decision[] =>
      Array.from({ length: 30 }, (_, at) => ({
        ...decide(`We need statistics and dashboards for line ${at}`, 'statistics', 'rejected'),
        why,
      }));
    const weights = (why: 'too-narrow' | 'wrong-sense'): readonly number[] =>
      retrainRanker(taxonomy, [...agreed, ...rejected(why)]).model.withVectors.weights;
    expect(weights('too-narrow')).not.toEqual(weights('wrong-sense'));
  });
});
