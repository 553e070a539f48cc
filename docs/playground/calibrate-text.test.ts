import { describe, expect, it } from 'vitest';
import { calibrate, simulateResponses, syntheticItems, syntheticThetas } from '@dragoman/psychometrics';
import { calibrateText } from './calibrate-text.ts';
import { niceCeiling, pathOf } from './draw-curves.ts';

const items = syntheticItems({ model: 'grm', items: 4, categories: 3, seed: 'playground' });
const rows = simulateResponses(items, syntheticThetas(300, 'playground'), 'playground') as number[][];
const text = `a;b;c;d\r\n${rows.map((row) => row.join(';')).join('\r\n')}\r\n`;

describe('a dropped file', () => {
  it('is calibrated as by the library, with curves that are probabilities', () => {
    const { calibration, curves, thetas, informationThetas } = calibrateText(text, 'grm');
    expect(calibration.logLik).toBeCloseTo(calibrate(rows, { model: 'grm' }).logLik, 8);
    expect(curves.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
    for (const { categories, information } of curves) {
      for (const q of thetas.keys()) {
        expect(categories.reduce((sum, { probabilities }) => sum + probabilities[q]!, 0)).toBeCloseTo(1, 10);
      }
      expect(information.length).toBe(informationThetas.length);
      expect(Math.min(...information)).toBeGreaterThan(0);
    }
  });

  it('is refused with row and column', () => {
    expect(() => calibrateText('a,b\n1,2\n1,x\n', 'grm')).toThrow(/Row 2, column b: "x"/);
    expect(() => calibrateText('a,b\n1,2\n1\n', 'grm')).toThrow(/Row 2 does not have as many cells/);
    expect(() => calibrateText('a,b\n', 'grm')).toThrow(/header row and at least one data row/);
  });

  it('is drawn within the frame, under a round top', () => {
    expect([0.3, 1, 2.2, 47].map(niceCeiling)).toEqual([0.5, 1, 5, 50]);
    expect(pathOf([-4, 0, 4], [0, 1, 0], 1)).toBe('M40 230L225 14L410 230');
  });
});
