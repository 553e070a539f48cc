// npm run study:call-reading — how much of synthetic calls with known truth is found, and how much of what is found is right, by kind and
// by language; the calls that the rules were written with and those held back are told apart. Prints tables and JSON.
import { CALL_LANGUAGES, FOUND_KINDS } from '../../apps/platform/features/calls/server/reading/call-reading.ts';
import { readCall } from '../../apps/platform/features/calls/server/reading/read-call.ts';
import { compareReading } from '../../apps/platform/features/calls/server/testing/compare-reading.ts';
import type { Comparison } from '../../apps/platform/features/calls/server/testing/compare-reading.ts';
import { CALL_SETS, readMarkedCalls } from '../../apps/platform/features/calls/server/testing/read-marked-calls.ts';
import type { CallSet } from '../../apps/platform/features/calls/server/testing/read-marked-calls.ts';

const HEADS: Readonly<Record<CallSet, string>> = {
  dev: 'Calls that the rules were written with',
  'first-test': 'Calls held back at first, whose faults the rules were mended by',
  'second-test': 'Calls held back next, whose faults the rules were mended by',
  'third-test': 'Calls held back third, whose faults the rules were mended by',
  'fourth-test': 'Calls held back to the end',
};

interface Figures {
  readonly marked: number;
  readonly found: number;
  readonly right: number;
  /** Of what was found, how much was marked, in percent; null where nothing was found. */
  readonly precision: number | null;
  /** Of what was marked, how much was found. */
  readonly recall: number | null;
  /** Of what was found and marked, how much has every date, sum, weight, lot and so on as marked, and none beside. */
  readonly valuesRight: number | null;
}

const wishesFaults = process.argv.includes('--faults');
const calls = readMarkedCalls().map((call) => {
  const began = performance.now();
  const reading = readCall(call.text);
  const milliseconds = performance.now() - began;
  const hasTitle = reading.title?.toLowerCase() === call.title.toLowerCase();
  return { call, reading, hasTitle, milliseconds, compared: compareReading(call, reading) };
});

const report = Object.fromEntries(
  CALL_SETS.map((set) => {
    const own = calls.filter(({ call }) => call.set === set);
    const byKind = Object.fromEntries(
      FOUND_KINDS.map((kind) => [kind, figuresOf(own.map(({ compared }) => onlyOf(compared, kind)))]),
    );
    const byLanguage = Object.fromEntries(
      CALL_LANGUAGES.map((language) => [
        language,
        figuresOf(own.filter(({ call }) => call.language === language).map(({ compared }) => compared)),
      ]),
    );
    const byBoth = Object.fromEntries(
      CALL_LANGUAGES.map((language) => [
        language,
        Object.fromEntries(
          FOUND_KINDS.map((kind) => [
            kind,
            figuresOf(
              own.filter(({ call }) => call.language === language).map(({ compared }) => onlyOf(compared, kind)),
            ),
          ]),
        ),
      ]),
    );
    const all = figuresOf(own.map(({ compared }) => compared));
    console.log(`\n${HEADS[set]}: ${own.length} calls`);
    console.table({ ...byKind, ...byLanguage, all });
    const titles = own.filter(({ hasTitle }) => hasTitle).length;
    const languages = own.filter(({ call, reading }) => reading.language === call.language).length;
    console.log(`title as written: ${titles} of ${own.length}; language right: ${languages} of ${own.length}`);
    if (wishesFaults) for (const one of own) showFaults(one);
    return [set, { calls: own.length, titles, languages, all, byKind, byLanguage, byBoth }];
  }),
);
console.log(JSON.stringify(report));

function onlyOf({ pairs, missed, wrong }: Comparison, kind: string): Comparison {
  return {
    pairs: pairs.filter(({ marked }) => marked.kind === kind),
    missed: missed.filter((each) => each.kind === kind),
    wrong: wrong.filter((each) => each.kind === kind),
  };
}

function figuresOf(compared: readonly Comparison[]): Figures {
  const sum = (count: (one: Comparison) => number): number => compared.reduce((total, one) => total + count(one), 0);
  const right = sum(({ pairs }) => pairs.length);
  const marked = right + sum(({ missed }) => missed.length);
  const found = right + sum(({ wrong }) => wrong.length);
  const whole = sum(({ pairs }) => pairs.filter(({ faults }) => faults.length === 0).length);
  return {
    marked,
    found,
    right,
    precision: share(right, found),
    recall: share(right, marked),
    valuesRight: share(whole, right),
  };
}

function share(part: number, of: number): number | null {
  return of === 0 ? null : Math.round((1000 * part) / of) / 10;
}

function showFaults({ call, compared }: (typeof calls)[number]): void {
  for (const { kind, start, end } of compared.missed)
    console.log(`${call.name}: not found, ${kind}: ${call.text.slice(start, end).replaceAll(/\s+/gu, ' ')}`);
  for (const { kind, text } of compared.wrong) console.log(`${call.name}: not marked, ${kind}: ${text}`);
  for (const { marked, found, faults } of compared.pairs)
    if (faults.length > 0) console.log(`${call.name}: ${marked.kind}, ${faults.join(', ')} otherwise: ${found.text}`);
}
