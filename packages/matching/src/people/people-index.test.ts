import { describe, expect, it } from 'vitest';
import { shippedModel } from '../testing/small-taxonomy.ts';
import { matchPeople } from './people-index.ts';
import type { Person } from './people-index.ts';

const { languages } = shippedModel();

const PEOPLE: readonly Person[] = [
  {
    id: 'a',
    name: 'Ann (synthetic)',
    works: [{ title: 'Teaching negotiation', abstract: 'Role play in the classroom.' }],
    skills: ['s:talk'],
  },
  {
    id: 'b',
    name: 'Bo (synthetic)',
    works: [
      { title: 'Recycling of lithium batteries', abstract: 'We recover cobalt and nickel from spent batteries.' },
      { title: 'Leaching of metals from electronic waste' },
    ],
  },
  {
    id: 'c',
    name: 'Cy (synthetic)',
    works: [{ title: 'Battery chemistry' }, { title: 'Medieval trade routes' }, { title: 'Guilds in towns' }],
  },
  { id: 'd', name: 'Di (synthetic)', works: [] },
];

describe('who is expert for a text', () => {
  it('ranks by the works and names those that speak for the person, with their words', () => {
    const [first, second] = matchPeople(PEOPLE, 'We want to recycle batteries and recover metals.', languages);
    expect(first).toMatchObject({ id: 'b', status: 'ranked' });
    expect(first!.works[0]).toMatchObject({ index: 0, title: 'Recycling of lithium batteries' });
    expect(first!.works[0]!.words).toContain('batteries');
    expect(second!.id).toBe('c');
  });

  it('puts a person without works last and says why, never as a poor expert', () => {
    const last = matchPeople(PEOPLE, 'batteries', languages).at(-1)!;
    expect(last).toMatchObject({ id: 'd', status: 'no-works', score: 0, works: [] });
    expect(last.message).toContain('No works are known');
  });

  it('says when no work shares a word', () => {
    const [first] = matchPeople(PEOPLE, 'quantum chromodynamics', languages);
    expect(first).toMatchObject({ score: 0, message: 'None of the works shares a word with the text.' });
  });

  it('counts shared skills as a second channel and shows them', () => {
    const [first] = matchPeople(PEOPLE, 'something else', languages, { skills: ['s:talk'] });
    expect(first).toMatchObject({ id: 'a', sharedSkills: ['s:talk'] });
  });

  it('keeps the order given among equals and gives no more than asked', () => {
    const same = ['x', 'y', 'z'].map((id) => ({ id, name: id, works: [{ title: 'Wind turbines' }] }));
    expect(matchPeople(same, 'wind turbines', languages, { top: 2 }).map(({ id }) => id)).toEqual(['x', 'y']);
  });
});
