import { describe, expect, it } from 'vitest';
import { compareLedger, createLedger } from './answer-ledger.ts';
import type { FoundAnswer, SentAnswer } from './answer-ledger.ts';

const answer = (key: string, itemId: string, category = 1): SentAnswer => ({
  attemptId: 'synthetic-attempt',
  key,
  itemId,
  revision: 1,
  value: { category },
});
const withoutKey = ({ key: _key, ...rest }: SentAnswer): FoundAnswer => rest;

function ledgerOf(acknowledged: readonly SentAnswer[], open: readonly SentAnswer[] = []) {
  const ledger = createLedger();
  for (const each of [...acknowledged, ...open]) ledger.noteSent(each);
  for (const each of acknowledged) ledger.noteAcknowledged(each.attemptId, each.key);
  return ledger.entries();
}

describe('the ledger of acknowledged answers', () => {
  const answers = [answer('k1', 'a'), answer('k2', 'b'), answer('k3', 'c')];

  it('finds nothing amiss when everything acknowledged is stored once', () => {
    for (const found of [answers, answers.map(withoutKey)]) {
      expect(compareLedger(ledgerOf(answers), found)).toEqual({ acknowledged: 3, lost: [], doubled: [], strange: [] });
    }
  });

  it('counts an answer as lost that was acknowledged and is not stored', () => {
    const planted = answer('k4', 'd');
    const findings = compareLedger(ledgerOf([...answers, planted]), answers);
    expect(findings.lost).toMatchObject([{ key: 'k4' }]);
    expect(findings.acknowledged).toBe(4);
  });

  it('counts an answer as lost that is stored with another content or under another key', () => {
    const changed = [answers[0]!, answer('k2', 'b', 4), { ...answers[2]!, key: 'k9' }];
    const findings = compareLedger(ledgerOf(answers), changed);
    expect(findings.lost.map((each) => each.key)).toEqual(['k2', 'k3']);
    expect(findings.strange).toHaveLength(2);
  });

  it('counts an answer as doubled that is stored twice, under one key or two', () => {
    const again = { ...answers[1]!, key: 'k8' };
    const findings = compareLedger(ledgerOf(answers), [...answers, again, answers[0]!]);
    expect(findings.doubled.map((each) => each.itemId).sort()).toEqual(['a', 'b']);
    expect(findings.lost).toEqual([]);
  });

  it('lets an answer without acknowledgement be stored or not, but not twice', () => {
    const open = answer('k5', 'e');
    expect(compareLedger(ledgerOf(answers, [open]), answers)).toMatchObject({ lost: [], doubled: [], strange: [] });
    expect(compareLedger(ledgerOf(answers, [open]), [...answers, open])).toMatchObject({
      lost: [],
      doubled: [],
      strange: [],
    });
    expect(compareLedger(ledgerOf(answers, [open]), [...answers, open, open]).doubled).toHaveLength(1);
  });

  it('refuses an acknowledgement of something never sent', () => {
    expect(() => createLedger().noteAcknowledged('synthetic-attempt', 'k1')).toThrow('never sent');
  });
});
