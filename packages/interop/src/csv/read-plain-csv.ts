// A taxonomy as a plain table: one row a concept and language, with what is broader as addresses.
import { readTable } from '../table/read-table.ts';
import type { TableRow } from '../table/read-table.ts';
import { checkLabel, checkUri, DESCRIPTION_MAX, isUri, shorten, splitLabels } from '../table/row-checks.ts';
import { FindingList } from '../taxonomy/finding.ts';
import type { Place } from '../taxonomy/finding.ts';
import { TAXONOMY_FILE_BYTES, tellProgress } from '../taxonomy/source-options.ts';
import type { ReadTaxonomyFileOptions } from '../taxonomy/source-options.ts';
import { concludeReading } from '../taxonomy/taxonomy-reading.ts';
import type { TaxonomyReading } from '../taxonomy/taxonomy-reading.ts';
import type { Replacement, TaxonomyConcept, TaxonomyGroup } from '../taxonomy/taxonomy-source.ts';

export const PLAIN_COLUMNS = {
  required: ['uri', 'label'],
  optional: [
    'altLabels',
    'hiddenLabels',
    'description',
    'broader',
    'related',
    'type',
    'code',
    'language',
    'replacedBy',
  ],
} as const;
type Column = (typeof PLAIN_COLUMNS.required)[number] | (typeof PLAIN_COLUMNS.optional)[number];

/**
 * Reads the rows of one language; where a row names no language, it is the one asked for. Never rejects for what is in the file.
 * Several labels or addresses in one cell stand ` | ` or a line end apart. `type` is `skill`, `knowledge`, `group` or empty.
 */
export async function readPlainCsv(options: ReadTaxonomyFileOptions): Promise<TaxonomyReading> {
  const { file, language } = options;
  const findings = new FindingList();
  const places = new Map<string, Place>();
  const concepts: TaxonomyConcept[] = [];
  const groups: TaxonomyGroup[] = [];
  const replacements: Replacement[] = [];
  const others = new Set<string>();
  await readTable(file, {
    columns: PLAIN_COLUMNS,
    findings,
    fileBytes: options.fileBytes ?? TAXONOMY_FILE_BYTES,
    onBytes: tellProgress(options),
    onRow: (row) => {
      const own = row.get('language').toLowerCase();
      if (own !== '' && own !== language) {
        others.add(own);
        return;
      }
      const place = { file: file.name, line: row.line };
      const uri = row.get('uri');
      if (!checkUri(uri, 'uri', place, places, findings)) return;
      places.set(uri, place);
      const to = row.get('replacedBy');
      if (to !== '') {
        if (isUri(to)) replacements.push({ from: uri, to });
        else
          findings.error('row.uri-malformed', `“${shorten(to)}” is not an address.`, {
            ...place,
            column: 'replacedBy',
          });
        return;
      }
      if (!checkLabel(row.get('label'), 'label', place, findings)) return;
      takeRow(row, place, findings, concepts, groups);
    },
  });
  if (concepts.length === 0 && others.size > 0 && !findings.hasErrors) {
    const sentence = `The table has no row in “${language}”; its languages are: ${[...others].sort().join(', ')}.`;
    findings.error('csv.language-missing', sentence, { file: file.name, column: 'language' });
  }
  const { scheme, version = 'unknown', attribution = '' } = options;
  return concludeReading({ scheme, version, language, attribution, concepts, groups }, replacements, findings, places);
}

function takeRow(
  row: TableRow<Column>,
  place: Place,
  findings: FindingList,
  concepts: TaxonomyConcept[],
  groups: TaxonomyGroup[],
): void {
  const uri = row.get('uri');
  const preferredLabel = row.get('label');
  const type = row.get('type').toLowerCase();
  const addresses = (column: 'broader' | 'related'): string[] =>
    splitLabels(row.get(column)).filter((address) => {
      if (isUri(address)) return true;
      findings.error('row.uri-malformed', `“${shorten(address)}” is not an address. Name concepts by their uri.`, {
        ...place,
        column,
      });
      return false;
    });
  const broader = addresses('broader');
  if (type === 'group') {
    groups.push({ uri, code: row.get('code'), preferredLabel, broader });
    return;
  }
  if (type !== 'skill' && type !== 'knowledge' && type !== '') {
    const sentence = `“${shorten(type)}” is none of skill, knowledge and group.`;
    findings.error('row.skill-type-unknown', sentence, { ...place, column: 'type' });
    return;
  }
  const altLabels = splitLabels(row.get('altLabels'), [preferredLabel]);
  concepts.push({
    uri,
    preferredLabel,
    altLabels,
    hiddenLabels: splitLabels(row.get('hiddenLabels'), [preferredLabel, ...altLabels]),
    description: row.get('description').slice(0, DESCRIPTION_MAX),
    skillType: type === '' ? null : type,
    broader,
    related: addresses('related').map((related) => ({ uri: related, relation: 'related' })),
    collections: [],
    occupations: 0,
  });
}
