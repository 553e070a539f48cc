import { describe, expect, it } from 'vitest';
import { prepareBank } from '../bank/prepare-bank.ts';
import { bankCard, readBankCard, statementsFromCard } from './bank-card.ts';
import { calibrate } from './calibrate.ts';
import { syntheticAnswers, syntheticItems, syntheticThetas } from './testing/simulate-answers.ts';

const rows = syntheticAnswers(syntheticItems('grm', 5, 4, 'card'), syntheticThetas(500, 'card'), 'card');

describe('the card of a calibration', () => {
  it('goes through JSON into an adaptive bank', () => {
    const card = readBankCard(JSON.stringify(bankCard(calibrate(rows, { model: 'grm' }))));
    const items = statementsFromCard(card, 'negotiation');
    const bank = prepareBank({ skills: ['negotiation'], items });
    expect(bank.items).toHaveLength(5);
    expect(card.source!.n).toBe(500);
  });

  it('turns a negative slope into a reverse-keyed statement with ascending thresholds', () => {
    const turned = rows.map((row) => row.map((x, j) => (j === 0 ? 3 - x : x)));
    const [item] = statementsFromCard(bankCard(calibrate(turned, { model: 'grm' })), 'x');
    expect(item!.reverse).toBe(true);
    expect(item!.discrimination).toBeGreaterThan(0);
    expect([...item!.thresholds].sort((a, b) => a - b)).toEqual(item!.thresholds);
  });

  it('refuses what is not a card and names the item that is wrong', () => {
    expect(() => readBankCard('{')).toThrow(/not JSON/);
    expect(() => readBankCard({ format: 'other' })).toThrow(/format/);
    const card = bankCard(calibrate(rows, { model: 'grm' }));
    const bad = { ...card, items: [{ ...card.items[0]!, thresholds: [1, 0, 2] }] };
    expect(() => readBankCard(bad)).toThrow(/item 1: thresholds must ascend/);
    expect(() => bankCard({ ...calibrate(rows, { model: 'grm' }), converged: false })).toThrow(/converge/);
  });
});
