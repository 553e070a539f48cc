import { describe, expect, it } from 'vitest';
import type { Offer } from '../contract.ts';
import { judgeOffer } from './judge-offer.ts';

const offer = (change: Partial<Offer> = {}): Offer => ({
  skillUri: 'urn:synthetic:skill',
  title: 'Synthetic module',
  href: '/materials/synthetic',
  kind: 'module',
  languages: ['en', 'fi'],
  isPart: false,
  ...change,
});

describe('demand against offer', () => {
  it('is unserved where nothing teaches the skill', () => {
    expect(judgeOffer([], ['en']).served).toBe('nothing-offered');
  });

  it('is unserved where it is taught in a language nobody asks in', () => {
    expect(judgeOffer([offer({ languages: ['it'] })], ['pl']).served).toBe('other-language');
  });

  it('is served in part where the skill is one among others of a wider module', () => {
    expect(judgeOffer([offer({ isPart: true })], ['en']).served).toBe('part-only');
  });

  it('is served where one module in the language is about the skill, whatever else there is', () => {
    const judged = judgeOffer([offer({ isPart: true, title: 'Wider' }), offer({ languages: ['fi'] })], ['fi']);
    expect(judged.served).toBe('offered');
    expect(judged.offers.map(({ title }) => title)).toEqual(['Synthetic module', 'Wider']);
  });

  it('counts a wider module as part only when the one about the skill is in another language', () => {
    expect(judgeOffer([offer({ isPart: true, languages: ['fi'] }), offer({ languages: ['it'] })], ['fi']).served).toBe(
      'part-only',
    );
  });

  it('says when there is nothing but an hour of practice, and names it behind whatever is longer', () => {
    const short = offer({ kind: 'short-module', title: 'An hour' });
    expect(judgeOffer([short], ['en']).served).toBe('short-only');
    expect(judgeOffer([offer({ ...short, isPart: true })], ['en']).served).toBe('part-only');
    const judged = judgeOffer(
      [
        short,
        offer({ kind: 'track', title: 'Track', isPart: true }),
        offer({ kind: 'programme', title: 'Elsewhere', languages: ['pl'] }),
        offer({ kind: 'own-module', title: 'Own' }),
        offer({ kind: 'programme', title: 'Course' }),
      ],
      ['en'],
    );
    expect(judged.served).toBe('offered');
    expect(judged.offers.map(({ title }) => title)).toEqual(['Course', 'Own', 'An hour', 'Track', 'Elsewhere']);
  });

  it('names an offer once that serves the skill by two of its own', () => {
    expect(judgeOffer([offer({ isPart: true }), offer()], ['en'])).toMatchObject({
      served: 'offered',
      offers: [{ title: 'Synthetic module' }],
    });
  });
});
