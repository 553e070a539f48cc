import { describe, expect, it } from 'vitest';
import {
  ACTIVITIES,
  activitiesFor,
  ASSESSMENTS,
  assessmentsFor,
  BLOOM,
  canShow,
  canTeach,
  stepOfLevel,
} from './bloom.ts';
import { composeObjective, draftItem, draftObjective, verbsFor } from './draft-objective.ts';
import type { DraftWish } from './draft-objective.ts';

const wish: DraftWish = { label: 'Size heat pumps', type: 'skill', level: 2, audience: 'external', language: 'en' };

describe('a drafted objective', () => {
  it('says verb, content, context and standard in one sentence', () => {
    expect(draftObjective(wish)).toEqual({
      bloom: 'apply',
      verb: 'size',
      content: 'heat pumps',
      context: 'on a task from their own work',
      standard: 'with a given procedure and at most one correction',
      text: 'Participants can size heat pumps on a task from their own work, with a given procedure and at most one correction.',
    });
  });

  it('asks for more thinking at a higher level', () => {
    const steps = [1, 2, 3, 4].map((level) => BLOOM.indexOf(draftObjective({ ...wish, level }).bloom));
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));
    expect(new Set(steps).size).toBe(4);
  });

  it('takes nouns for knowledge and speaks Finnish without bending them', () => {
    expect(draftObjective({ ...wish, label: 'Battery cell chemistry', type: 'knowledge', level: 1 }).text).toBe(
      'Participants can explain the main ideas of battery cell chemistry for a typical situation in their company, naming the main points without help.',
    );
    const finnish = draftObjective({ ...wish, label: 'Akkukemia', type: 'knowledge', level: 2, language: 'fi' });
    expect(finnish.text).toContain('Osallistuja osaa ratkaista tehtäviä, joiden pohjana on akkukemia');
  });

  it('speaks Italian without articles, and Polish with the context before the noun that keeps its form', () => {
    const said = (label: string, type: 'skill' | 'knowledge', language: 'it' | 'pl'): string =>
      draftObjective({ ...wish, label, type, language }).text;
    expect(said('Dimensionare pompe di calore', 'skill', 'it')).toBe(
      'Chi partecipa sa dimensionare pompe di calore in un compito del proprio lavoro, seguendo una procedura data e con al massimo una correzione.',
    );
    expect(said('Tecnologia lattiero-casearia', 'knowledge', 'it')).toContain(
      'risolvere problemi in materia di tecnologia lattiero-casearia',
    );
    expect(said('Dobierać pompy ciepła', 'skill', 'pl')).toBe(
      'Osoby uczestniczące potrafią w zadaniu z własnej pracy dobierać pompy ciepła, według podanej procedury i z najwyżej jedną poprawką.',
    );
    expect(said('Technologia mleczarska', 'knowledge', 'pl')).toContain(
      'potrafią w zadaniu z własnej pracy rozwiązywać problemy z zakresu: technologia mleczarska,',
    );
  });

  it('keeps the capitals of abbreviations and names of one letter more', () => {
    expect(draftObjective({ ...wish, label: 'GMP documentation', type: 'knowledge', level: 2 }).text).toContain(
      'apply GMP documentation',
    );
  });

  it('speaks to researchers about research and to firms about the firm', () => {
    expect(draftObjective({ ...wish, audience: 'internal' }).context).toContain('research');
    expect(draftObjective(wish).context).not.toContain('research');
  });

  it('takes another step and another verb when asked', () => {
    const other = draftObjective({ ...wish, bloom: 'evaluate', verb: 1 });
    expect(other.verb).toBe('justify their way to');
    expect(other.text).toContain('justify their way to size heat pumps');
  });

  it('leaves out an empty context and standard', () => {
    const parts = { bloom: 'apply', verb: 'size', content: 'heat pumps', context: '', standard: '' } as const;
    expect(composeObjective(parts, 'en')).toBe('Participants can size heat pumps.');
  });

  it('does not fill in again what a label brings in braces', () => {
    expect(draftObjective({ ...wish, label: 'Write {standard} templates' }).text).toContain(
      'write {standard} templates',
    );
  });

  it('refuses a skill without a name', () => {
    expect(() => draftObjective({ ...wish, label: '  ' })).toThrow('label');
  });
});

describe('a drafted item', () => {
  it('asks what the objective says and names when it is met', () => {
    expect(draftItem(draftObjective(wish), 'task', 'en')).toBe(
      'On a piece of your own work: size heat pumps. Hand in what you made. Met: with a given procedure and at most one correction.',
    );
    expect(draftItem(draftObjective({ ...wish, level: 3 }), 'case', 'en')).toContain(
      'Read the case. Compare ways to size',
    );
  });
});

describe('steps, looking and doing', () => {
  it('has verbs of every step for both types in every language, none twice', () => {
    for (const language of ['en', 'fi', 'it', 'pl'] as const) {
      for (const type of ['skill', 'knowledge'] as const) {
        const all = BLOOM.flatMap((step) => verbsFor(type, step, language));
        expect(new Set(all).size).toBe(all.length);
        for (const step of BLOOM) expect(verbsFor(type, step, language).length).toBeGreaterThan(1);
      }
    }
  });

  it('knows that a test shows nobody creating and that listening alone teaches nobody to do', () => {
    expect(canShow('test', 'create')).toBe(false);
    expect(canShow('test', 'understand')).toBe(true);
    expect(canTeach('input', 'apply')).toBe(false);
  });

  it('finds a way of looking and an activity for every step and level', () => {
    for (const step of BLOOM) {
      expect(ASSESSMENTS).toContain(assessmentsFor(step)[0]);
      expect(ACTIVITIES).toContain(activitiesFor(step)[0]);
    }
    expect(stepOfLevel('skill', 0)).toBe(stepOfLevel('skill', 1));
    expect(stepOfLevel('knowledge', 9)).toBe('evaluate');
  });
});
