// From the text of a CSV file to a calibration with its curves; runs in the worker.
import { parse } from 'csv-parse/browser/esm/sync';
import {
  bankCard,
  calibrate,
  type Calibration,
  type CalibrationOptions,
  prepareTestBank,
} from '@dragoman/psychometrics';

const NODES = 161;
const REACH = 4;

export interface ItemCurves {
  name: string;
  /** One line per category, at `thetas`. */
  categories: readonly { label: string; probabilities: readonly number[] }[];
  /** At `informationThetas`. */
  information: readonly number[];
}

export interface CalibratedText {
  calibration: Calibration;
  thetas: readonly number[];
  informationThetas: readonly number[];
  curves: readonly ItemCurves[];
}

/** @throws Error with a sentence that names row and column of what cannot be read */
export function calibrateText(text: string, model: CalibrationOptions['model']): CalibratedText {
  const [names, ...lines] = readCells(text);
  if (!names || lines.length === 0) throw new RangeError('The file needs a header row and at least one data row.');
  const rows = lines.map((line, row) => line.map((cell, column) => readAnswer(cell, row + 1, names[column]!)));
  const calibration = calibrate(rows, { model, names });
  if (!calibration.converged) return { calibration, thetas: [], informationThetas: [], curves: [] };
  const card = bankCard(calibration);
  const bank = prepareTestBank(card.items, { nodes: NODES, range: [-REACH, REACH] });
  const { low, step, points, values } = bank.information;
  return {
    calibration,
    thetas: [...bank.nodes],
    informationThetas: Array.from({ length: points }, (_, g) => low + g * step),
    curves: bank.items.map((item, j) => ({
      name: item.name,
      categories: item.labels.map((label, c) => ({
        label: String(label),
        probabilities: [...bank.probabilities[j]!.subarray(c * NODES, (c + 1) * NODES)],
      })),
      information: Array.from({ length: points }, (_, g) => values[g * bank.items.length + j]!),
    })),
  };
}

function readCells(text: string): string[][] {
  const head = text.split('\n', 1)[0]!;
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: head.split(mark).length }));
  const delimiter = counts.reduce((a, b) => (b.count > a.count ? b : a)).mark;
  try {
    return parse(text, { bom: true, delimiter, trim: true, skip_empty_lines: true }) as string[][];
  } catch (error) {
    const row = (error as { records?: number }).records;
    throw new RangeError(
      `Row ${row ?? '?'} does not have as many cells as the header, or a quotation mark in it is not closed.`,
      { cause: error },
    );
  }
}

function readAnswer(cell: string, row: number, name: string): number | null {
  if (cell === '' || cell === 'NA' || cell === '.') return null;
  const value = Number(cell);
  if (!Number.isFinite(value)) throw new RangeError(`Row ${row}, column ${name}: "${cell}" is not a number.`);
  return value;
}
