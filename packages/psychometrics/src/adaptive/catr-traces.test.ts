import { describe, expect, it } from 'vitest';
import information from '../../fixtures/catr-grm-information.json' with { type: 'json' };
import traces from '../../fixtures/catr-2pl-eap-traces.json' with { type: 'json' };
import { createDerivatives } from '../scoring/scorable-items.ts';
import { openSession } from './next-item.ts';
import { itemInformation, prepareTestBank } from './prepare-test-bank.ts';

describe('adaptive tests beside catR', () => {
  // catR's EAP takes 33 nodes from -4 to 4.
  const bank = prepareTestBank(
    traces.bank.map(([discrimination, difficulty], j) => ({
      name: String(j + 1),
      model: '2pl' as const,
      discrimination: discrimination!,
      difficulty: difficulty!,
    })),
    { nodes: 33, range: [-4, 4] },
  );

  it('ask the same items in the same order with the same estimates', () => {
    for (const person of traces.persons) {
      const session = openSession(bank, { stop: { maximum: person.items.length } });
      for (const [i, item] of person.items.entries()) {
        const { step } = session;
        expect(step.status === 'ask' && step.item).toBe(String(item));
        const { estimate } = session.answer({ item: String(item), category: person.resp[i]! });
        expect(Math.abs(estimate.theta! - person.theta[i]!)).toBeLessThan(1e-5);
        expect(Math.abs(estimate.standardError! - person.se[i]!)).toBeLessThan(1e-5);
      }
      expect(session.step).toMatchObject({ status: 'stop', reason: { code: 'maximum' } });
    }
  });

  it('rank graded items by the same information', () => {
    const graded = prepareTestBank(
      information.bank.map(([discrimination, ...thresholds], j) => ({
        name: String(j + 1),
        model: 'grm' as const,
        discrimination: discrimination!,
        thresholds,
      })),
    );
    const work = createDerivatives(graded.items);
    for (const [t, theta] of information.theta.entries()) {
      for (const [j, item] of graded.items.entries()) {
        expect(itemInformation(item, theta, work)).toBeCloseTo(information.information[t]![j]!, 9);
      }
    }
  });
});
