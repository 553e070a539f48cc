// A competency framework as Moodle exports it: one row the framework, the others its competencies as a tree.
import { readTable } from '../table/read-table.ts';
import type { TableRow } from '../table/read-table.ts';
import { checkLabel, checkUri, DESCRIPTION_MAX } from '../table/row-checks.ts';
import { FindingList } from '../taxonomy/finding.ts';
import type { Place } from '../taxonomy/finding.ts';
import { TAXONOMY_FILE_BYTES, tellProgress } from '../taxonomy/source-options.ts';
import type { ReadTaxonomyFileOptions } from '../taxonomy/source-options.ts';
import { concludeReading } from '../taxonomy/taxonomy-reading.ts';
import type { TaxonomyReading } from '../taxonomy/taxonomy-reading.ts';
import type { TaxonomyConcept, TaxonomyGroup } from '../taxonomy/taxonomy-source.ts';
import { toUri } from './moodle-columns.ts';
import { textOfHtml } from './text-of-html.ts';

const COLUMNS = {
  required: ['ID number', 'Short name', 'Parent ID number', 'Is competency framework'],
  optional: ['Description', 'Description format', 'Cross-referenced competency ID numbers'],
} as const;
type Row = TableRow<(typeof COLUMNS.required)[number] | (typeof COLUMNS.optional)[number]>;

/**
 * Reads the file Moodle writes under "Export competency framework", with its English column names. The framework becomes a group
 * above the competencies that have no parent. Never rejects for what is in the file.
 */
export async function readMoodleCompetencies(options: ReadTaxonomyFileOptions): Promise<TaxonomyReading> {
  const { file, language } = options;
  const findings = new FindingList();
  const rows: Row[] = [];
  await readTable(file, {
    columns: COLUMNS,
    findings,
    fileBytes: options.fileBytes ?? TAXONOMY_FILE_BYTES,
    onBytes: tellProgress(options),
    onRow: (row) => rows.push(row),
  });
  const head = rows.find((row) => isFramework(row));
  if (head === undefined && !findings.hasErrors) {
    const sentence = 'No row is marked as the framework itself (“Is competency framework” = 1).';
    findings.error('moodle.framework-missing', sentence, { file: file.name, column: 'Is competency framework' });
  }
  const framework = head?.get('ID number') || options.scheme;
  const places = new Map<string, Place>();
  const groups: TaxonomyGroup[] = [];
  const concepts: TaxonomyConcept[] = [];
  for (const row of rows) {
    const place = { file: file.name, line: row.line };
    const label = row.get('Short name');
    const idNumber = row.get('ID number');
    const uri = idNumber === '' ? '' : toUri(framework, idNumber);
    if (!checkUri(uri, 'ID number', place, places, findings)) continue;
    places.set(uri, place);
    if (!checkLabel(label, 'Short name', place, findings)) continue;
    if (row === head) groups.push({ uri, code: '', preferredLabel: label, broader: [] });
    else if (isFramework(row)) {
      const sentence = 'A second row is marked as the framework itself; a file holds one framework.';
      findings.error('moodle.framework-twice', sentence, { ...place, column: 'Is competency framework' });
    } else concepts.push(toConcept(row, framework, uri, label));
  }
  return concludeReading(
    {
      scheme: options.scheme,
      version: options.version ?? 'unknown',
      language,
      attribution: options.attribution ?? '',
      concepts,
      groups,
    },
    [],
    findings,
    places,
  );
}

function isFramework(row: Row): boolean {
  return row.get('Is competency framework') === '1';
}

function toConcept(row: Row, framework: string, uri: string, preferredLabel: string): TaxonomyConcept {
  const parent = row.get('Parent ID number');
  const crossed = row
    .get('Cross-referenced competency ID numbers')
    .split(',')
    .map((idNumber) => idNumber.trim())
    .filter((idNumber) => idNumber !== '');
  const description = row.get('Description');
  return {
    uri,
    preferredLabel,
    altLabels: [],
    hiddenLabels: [],
    // Format 1 is HTML, 0 what Moodle makes of a text; 2 and 4 are plain text and Markdown.
    description: (['2', '4'].includes(row.get('Description format')) ? description : textOfHtml(description)).slice(
      0,
      DESCRIPTION_MAX,
    ),
    skillType: null,
    broader: [toUri(framework, parent === '' ? framework : parent)],
    related: crossed.map((idNumber) => ({ uri: toUri(framework, idNumber), relation: 'related' })),
    collections: [],
    occupations: 0,
  };
}
