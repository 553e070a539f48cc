import { beforeEach, describe, expect, it } from 'vitest';
import { speak } from '../../../../web/testing/speak.ts';
import type { NextObservation, ProfileResult } from '../../contract.ts';
import { leadSentences } from './lead-sentences.tsx';

type Need = ProfileResult['summary']['needs'][number];

const names = [
  { skill: 'negotiation', name: { en: 'Negotiation', fi: 'Neuvottelu' } },
  { skill: 'resilience', name: { en: 'Resilience under setbacks', fi: 'Takaiskuista selviytyminen' } },
  { skill: 'translation', name: { en: 'Translation between disciplines', fi: 'Tulkkaus alojen välillä' } },
];
const next = {
  kind: 'scenario',
  count: 1,
  skill: 'resilience',
  name: names[1]!.name,
  rise: 0.05,
  riseError: 0.01,
  hitRateAfter: 0.6,
  minutes: 2,
  worthwhile: true,
} as NextObservation;

/** A synthetic result with only what the sentences read. */
function result(
  strongest: string | null,
  needs: readonly Need[],
  worthwhile = true,
  notEnough: readonly string[] = [],
): ProfileResult {
  return {
    skills: names.map((name) => ({
      ...name,
      status: notEnough.includes(name.skill) ? 'not-enough-evidence' : 'estimated',
    })),
    summary: { strongest, needs, notEnough },
    nextObservations: [{ ...next, worthwhile }],
  } as unknown as ProfileResult;
}

const need = (skill: string, sureness: Need['sureness']): Need => ({ skill, sureness, probability: 0.6 });

describe('the three sentences', () => {
  beforeEach(() => speak('en'));

  it('name the strongest skill, two needs, and how sure each is', () => {
    const needs = [need('negotiation', 'fairly-sure'), need('resilience', 'unsure')];
    expect(leadSentences(result('translation', needs))).toEqual([
      'Against what your role asks for you are strongest in <b>translation between disciplines</b>.',
      'Two skills would repay training most: <b>negotiation</b>, and <b>resilience under setbacks</b>.',
      'We are fairly sure of the first, not yet of the second; one more situation on resilience under setbacks would tell most.',
    ]);
  });

  it('promise nothing more to ask where the person can be sure, or where it would change little', () => {
    const sure = [need('negotiation', 'sure'), need('resilience', 'sure')];
    expect(leadSentences(result('translation', sure)).at(-1)).toBe('We are sure of both.');
    const unsure = [need('negotiation', 'unsure'), need('resilience', 'unsure')];
    expect(leadSentences(result('translation', unsure, false)).at(-1)).toBe('We are not sure of either yet.');
  });

  it('say that there is no strength, one need or none', () => {
    expect(leadSentences(result(null, []))).toEqual([
      'No skill stands clearly above what your role asks for.',
      'No skill lies far enough below your role’s target to call it a need.',
    ]);
    expect(leadSentences(result(null, [need('negotiation', 'sure')])).slice(1)).toEqual([
      'One skill would repay training most: <b>negotiation</b>.',
      'We are sure of it.',
    ]);
  });

  it('call nothing a need about which there is not enough evidence', () => {
    const needs = [need('negotiation', 'fairly-sure'), need('resilience', 'unsure')];
    expect(leadSentences(result('translation', needs, true, ['resilience'])).at(1)).toBe(
      'One skill would repay training most: <b>negotiation</b>.',
    );
    const nothing = leadSentences(result(null, needs, true, ['negotiation', 'resilience', 'translation']));
    expect(nothing[0]).toBe('Your answers are too few to say anything about any skill yet.');
    expect(nothing.join(' ')).not.toContain('<b>');
  });

  it('are whole sentences in Finnish for every sureness', () => {
    speak('fi');
    for (const first of ['sure', 'fairly-sure', 'unsure'] as const) {
      for (const second of ['sure', 'fairly-sure', 'unsure'] as const) {
        const [one, two, three] = leadSentences(
          result('translation', [need('negotiation', first), need('resilience', second)]),
        );
        expect(one).toContain('<b>tulkkaus alojen välillä</b>');
        expect(two).toContain('<b>neuvottelu</b>');
        expect(three).toMatch(/^[A-ZÄÖ].*varm.*\.$/);
      }
    }
  });
});
