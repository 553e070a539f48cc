import { describe, expect, it } from 'vitest';
import { gradedProbabilities } from '../irt/graded-response.ts';
import { GRID_SIZE, THETA_GRID } from '../numeric/theta-grid.ts';
import { syntheticBank } from '../simulate/synthetic-bank.ts';
import type { Bank, BankItem } from './bank.ts';
import { prepareBank, type PreparedScenario, type PreparedStatement } from './prepare-bank.ts';

const bank = syntheticBank({ skills: 2, statements: 2, scenarios: 1 });

function withItem(change: Partial<BankItem>, at = 0): Bank {
  return { ...bank, items: bank.items.map((item, i) => (i === at ? ({ ...item, ...change } as BankItem) : item)) };
}

describe('a prepared bank', () => {
  it('tabulates the probability of every category at every node', () => {
    const item = prepareBank(bank).items[0] as PreparedStatement;
    for (const q of [0, 17, 30, 60]) {
      const expected = gradedProbabilities(THETA_GRID[q]!, item.item);
      for (const [k, p] of expected.entries()) expect(item.probability[k * GRID_SIZE + q]).toBeCloseTo(p, 12);
    }
  });

  it('expects ratings nearer to the key and stays informative as theta rises', () => {
    const item = prepareBank(bank).items[2] as PreparedScenario;
    expect(item.expectedDistance[45]).toBeLessThan(item.expectedDistance[15]!);
    expect(Math.min(...item.information)).toBeGreaterThan(0);
  });

  it('refuses malformed items and names them', () => {
    expect(() => prepareBank(withItem({ skill: 'elsewhere' }))).toThrow(/statement-1: the bank has no skill elsewhere/);
    expect(() => prepareBank(withItem({ id: bank.items[1]!.id }))).toThrow('twice');
    expect(() => prepareBank(withItem({ discrimination: 0 }))).toThrow(/statement-1: the discrimination/);
    expect(() => prepareBank(withItem({ seconds: -1 }))).toThrow('seconds');
    expect(() => prepareBank(withItem({ discrimination: -1 }, 2))).toThrow(/scenario-1: the discrimination/);
    expect(() => prepareBank(withItem({ options: [{ id: 'a', key: 3 }] } as Partial<BankItem>, 2))).toThrow(
      'two options',
    );
    const badKey = [
      { id: 'a', key: 0 },
      { id: 'b', key: 3 },
    ];
    expect(() => prepareBank(withItem({ options: badKey } as Partial<BankItem>, 2))).toThrow('keys run from 1 to 5');
    expect(() => prepareBank({ skills: [], items: [] })).toThrow(RangeError);
    expect(() => prepareBank({ skills: ['a', 'a'], items: [] })).toThrow('once');
  });
});
