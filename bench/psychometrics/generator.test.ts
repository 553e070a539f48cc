import { describe, expect, it } from 'vitest';
import { hasDataFile, readDataFile } from '../../packages/psychometrics/src/calibration/testing/reference-data.ts';
import { gradedAnswers, gradedBank } from './generator.ts';

describe('the generator of the benchmark', () => {
  it('draws the bank that the recorded figures belong to', () => {
    const [first, second] = gradedBank(500, 5, 42);
    expect(first!.a).toBe(1.0651880232004554);
    expect(second!.b[0]).toBe(-0.18283400299749464);
  });

  it.skipIf(!hasDataFile('simulated/grm40_2000.csv'))(
    'draws the recorded answers, every cell (skipped without the data file simulated/grm40_2000.csv)',
    () => {
      const { rows } = readDataFile('simulated/grm40_2000.csv');
      expect([...gradedAnswers(gradedBank(40, 5, 1), 2000, 2100)]).toEqual(rows.flat());
    },
  );
});
