import { describe, expect, it } from 'vitest';
import { admitSets } from './admit-sets.ts';
import type { ColumnSet } from './admit-sets.ts';

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);
const set = (key: string, ...columns: number[][]): ColumnSet => ({
  key,
  cell: key.split('@')[0]!,
  columns: columns.flat(),
});
const reasons = (verdicts: ReturnType<typeof admitSets>): (string | null)[] =>
  verdicts.map((each) => each?.reason ?? null);

describe('what may be shown of groups', () => {
  it('needs the threshold', () => {
    const candidates = [set('nine', range(0, 9)), set('ten', range(20, 30))];
    expect(reasons(admitSets({ threshold: 10, released: [], candidates }))).toEqual(['too-few', null]);
  });

  it('lets nobody subtract a part from its whole', () => {
    const candidates = [set('all', range(0, 14)), set('unit', range(0, 11))];
    expect(admitSets({ threshold: 10, released: [], candidates })).toEqual([
      null,
      { reason: 'remainder', against: 'all', left: 3 },
    ]);
  });

  it('shows a whole with two parts only if the third is large enough too, and hides the smallest large part otherwise', () => {
    const units = [range(0, 20), range(20, 34), range(34, 38)];
    const candidates = [set('all', range(0, 38)), ...units.map((unit, index) => set(`unit ${index}`, unit))];
    expect(reasons(admitSets({ threshold: 10, released: [], candidates }))).toEqual([
      null,
      null,
      'combination',
      'too-few',
    ]);
  });

  it('compares with what was shown at another time: a joiner stays unseen', () => {
    const released = [set('unit@1', range(0, 12))];
    const candidates = [set('unit@2', range(0, 13))];
    expect(admitSets({ threshold: 10, released, candidates })[0]).toMatchObject({ reason: 'remainder', left: 1 });
  });

  it('lets a group be shown again when all its people were measured anew', () => {
    const released = [set('unit@1', range(0, 12))];
    expect(admitSets({ threshold: 10, released, candidates: [set('unit@2', range(100, 113))] })).toEqual([null]);
  });

  it('asks for enough people measured anew, counted once', () => {
    const released = [set('unit@1', range(0, 20))];
    const six = set('unit@2', range(0, 14), range(100, 106));
    const ten = set('unit@2', range(0, 10), range(100, 110));
    expect(reasons(admitSets({ threshold: 10, released, candidates: [six] }))).toEqual(['remainder']);
    expect(reasons(admitSets({ threshold: 10, released, candidates: [ten] }))).toEqual([null]);
  });

  it('finds one person behind four sets none of which holds another', () => {
    // Two sites hold everybody, two roles everybody but person 0, who has another.
    const released = [
      set('north', range(0, 20)),
      set('south', range(20, 40)),
      set('role a', range(1, 11), range(20, 30)),
    ];
    const candidates = [set('role b', range(11, 20), range(30, 40))];
    expect(admitSets({ threshold: 10, released, candidates })).toEqual([{ reason: 'combination', left: 1 }]);
    const careless = admitSets({ threshold: 10, released, candidates, checks: { remainder: true, audit: false } });
    expect(careless).toEqual([null]);
  });

  it('shows nothing that adds up to a group that is hidden for what it would say', () => {
    const [first, second] = [set('first', range(0, 12)), set('second', range(12, 30))];
    const all = set('all', range(0, 30));
    const verdicts = admitSets({ threshold: 10, released: [], candidates: [all, first, second], hidden: [first] });
    expect(reasons(verdicts)).toEqual([null, 'combination', 'combination']);
  });
});
