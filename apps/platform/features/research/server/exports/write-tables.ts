// Tables as CSV, as a spreadsheet and as what SPSS reads.
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';
import type { Column, DataTable } from './table.ts';

/** RFC 4180 with a line end of its own, UTF-8, empty for missing, a point as decimal mark. */
export function writeCsv({ columns, rows }: DataTable): string {
  return stringify([columns.map(({ name }) => name), ...rows], { record_delimiter: 'windows' });
}

export async function writeXlsx(
  sheets: readonly { readonly name: string; readonly table: DataTable }[],
): Promise<Uint8Array> {
  const head = (column: Column) => ({ value: column.name, fontWeight: 'bold' as const });
  const file = writeXlsxFile(
    sheets.map(({ name, table }) => ({
      sheet: name,
      data: [
        table.columns.map(head),
        ...table.rows.map((row) =>
          row.map((cell) =>
            cell === null
              ? null
              : typeof cell === 'number'
                ? { value: cell, type: Number }
                : { value: cell, type: String },
          ),
        ),
      ],
      stickyRowsCount: 1,
    })),
  );
  return file.toBuffer();
}

/** The syntax that reads `responses-spss.csv` and says what names and codes mean. */
export function writeSpssSyntax({ columns, rows }: DataTable, title: string): string {
  const widest = (at: number): number => Math.max(1, ...rows.map((row) => Buffer.byteLength(String(row[at] ?? ''))));
  const formats = columns.map(({ name, kind }, at) =>
    kind === 'text' ? `${name} A${widest(at)}` : kind === 'whole' ? `${name} F2.0` : `${name} F12.6`,
  );
  const sets = Map.groupBy(
    columns.filter((column) => (column.codes?.length ?? 0) > 0),
    (column) => JSON.stringify(column.codes),
  );
  return [
    `* ${title.replaceAll(/[^\p{L}\p{N} .,-]/gu, ' ')}.`,
    '* Put this file beside responses-spss.csv and run it there.',
    'SET DECIMAL=DOT.',
    "GET DATA /TYPE=TXT /FILE='responses-spss.csv' /ENCODING='UTF8' /DELCASE=LINE /DELIMITERS=',' /QUALIFIER='\"'",
    '  /ARRANGEMENT=DELIMITED /FIRSTCASE=2 /VARIABLES=',
    ...formats.map((each) => `  ${each}`),
    '  .',
    'VARIABLE LABELS',
    ...columns.map(({ name, label }) => `  ${name} ${quote(label)}`),
    '  .',
    ...[...sets.values()].flatMap((same) => [
      'VALUE LABELS',
      ...same.map(({ name }) => `  ${name}`),
      ...same[0]!.codes!.map(({ value, label }) => `  ${value} ${quote(label)}`),
      '  .',
    ]),
    'EXECUTE.',
    '',
  ].join('\r\n');
}

/** SPSS doubles an apostrophe within apostrophes and takes labels up to 255 bytes. */
function quote(label: string): string {
  let text = label.replaceAll(/\s+/gu, ' ').trim();
  while (Buffer.byteLength(text) > 250) text = text.slice(0, -1);
  return `'${text.replaceAll("'", "''")}'`;
}
