import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { blankAttributes } from './blank-attributes.ts';
import { columnName, guardFormula } from './table.ts';
import { writeRScript } from './write-r-script.ts';
import { itemTable, parameterTable } from './parameter-tables.ts';
import { writeCsv, writeSpssSyntax } from './write-tables.ts';

describe('attributes in an export', () => {
  it('stand for k people in every combination that is left, the blanked ones included', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom('en', 'fi'), fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y')),
          {
            minLength: 20,
            maxLength: 80,
          },
        ),
        fc.integer({ min: 5, max: 10 }),
        (rows, k) => {
          const { rows: left } = blankAttributes(rows, k);
          const classes = Map.groupBy(left, (row) => JSON.stringify(row));
          expect(Math.min(...[...classes.values()].map((same) => same.length))).toBeGreaterThanOrEqual(k);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('stay as they are where enough share them', () => {
    const rows = Array.from({ length: 20 }, (_, i) => [i % 2 === 0 ? 'en' : 'fi']);
    expect(blankAttributes(rows, 5)).toEqual({ rows, blanked: 0, dropped: [] });
  });

  it('go wholly where they would blank most people', () => {
    const rows = Array.from({ length: 20 }, (_, i) => ['en', `site ${i}`]);
    expect(blankAttributes(rows, 5)).toEqual({ rows: rows.map(() => ['en', null]), blanked: 0, dropped: [1] });
  });
});

describe('what programs would misread', () => {
  it('is disarmed: words that look like formulas, names that are none', () => {
    for (const text of ['=1+1', '+1', '-1', '@sum', '\t=1', ' =1', '＝1', "'=1"])
      expect(guardFormula(text).startsWith("'")).toBe(true);
    expect(guardFormula('Research office')).toBe('Research office');
    expect(columnName('negotiation-s01')).toBe('negotiation_s01');
  });

  it('is quoted in SPSS: apostrophes, line ends, labels that are too long', () => {
    const label = `${'it’s "one" of them, isn\'t it\n'.repeat(20)}`;
    const text = writeSpssSyntax(
      { columns: [{ name: 'x', kind: 'whole', label, codes: [{ value: 0, label: "don't" }] }], rows: [[1]] },
      "Title with 'quotes'",
    );
    expect(text).toContain("don''t");
    expect(text.split("'").length % 2).toBe(1);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThan(300);
  });
});

/** Takes strings and comments out and counts what has to be closed. */
function unclosed(script: string): string[] {
  const open: string[] = [];
  const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
  const code = script
    .split('\n')
    .map((line) => line.replaceAll(/"(\\.|[^"\\])*"/g, '""').replace(/#.*$/, ''))
    .join('\n');
  for (const sign of code) {
    if ('([{'.includes(sign)) open.push(sign);
    else if (sign in pairs && open.pop() !== pairs[sign]) open.push(`stray ${sign}`);
  }
  return open;
}

describe('the script in R', () => {
  const script = writeRScript('Synthetic "title" # with signs');

  it('closes what it opens and is one line of comment where the title stands', () => {
    expect(unclosed(script)).toEqual([]);
    expect(unclosed(script.replace('score_skill <- function(skill) {', 'score_skill <- function(skill)'))).not.toEqual(
      [],
    );
    expect(script.split('\n')[0]).toMatch(/^# Synthetic/);
  });

  it('names only columns that the tables have', () => {
    const columns = new Set([...itemTable([]).columns, ...parameterTable([]).columns].map((column) => column.name));
    const named = [...script.matchAll(/\b(?:items|own|found|parameters)\$(\w+)/g)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(10);
    for (const name of named) expect(columns, name).toContain(name);
    for (const name of ['b1', 'prior_b4', 'latent_sd']) expect(columns).toContain(name);
  });

  it('uses base R and its own functions alone', () => {
    const made = new Set([...script.matchAll(/^\s*(\w+) <- function/gm)].map(([, name]) => name!));
    const base = new Set(
      'read.csv as.matrix match cbind plogis outer pmax matrix nrow length seq_len ncol log which is.na t exp apply rowSums seq dnorm as.vector sqrt data.frame cumsum c sum optim as.numeric diff sapply colSums max abs break unique paste0 gsub any cat sprintf do.call rbind lapply write.csv stop list ifelse seq_along names function if for storage.mode'.split(
        ' ',
      ),
    );
    const code = script.replaceAll(/"(\\.|[^"\\])*"/g, '""').replaceAll(/#.*$/gm, '');
    const called = new Set([...code.matchAll(/([A-Za-z_.][\w.]*)\s*\(/g)].map(([, name]) => name!));
    expect([...called].filter((name) => !base.has(name) && !made.has(name))).toEqual([]);
  });

  it('finds a column for each of the columns it reads', () => {
    expect(writeCsv(parameterTable([])).trim().split(',')).toContain('prior_log_a');
  });
});
