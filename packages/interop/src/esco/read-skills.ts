// The skills and the skill groups of an ESCO pack.
import { readTable } from '../table/read-table.ts';
import { checkLabel, checkUri, DESCRIPTION_MAX, isUri, splitLabels } from '../table/row-checks.ts';
import type { PackFile } from '../files/pack-file.ts';
import type { FileReading } from './file-reading.ts';
import type { EscoDraft } from './draft.ts';
import type { SkillType } from '../taxonomy/taxonomy-source.ts';

/** Names under which a later concept may be given; ESCO's own CSV has none so far, its RDF says `isReplacedBy`. */
const REPLACED_BY = ['isReplacedBy', 'replacedBy', 'replacedByUri'] as const;

export async function readSkills(file: PackFile, draft: EscoDraft, reading: FileReading): Promise<void> {
  const { findings } = reading;
  await readTable(file, {
    ...reading.of(file),
    columns: {
      required: ['conceptUri', 'preferredLabel', 'altLabels', 'skillType', 'description'],
      optional: ['hiddenLabels', 'status', ...REPLACED_BY],
    },
    onRow: (row) => {
      const place = { file: file.name, line: row.line };
      const uri = row.get('conceptUri');
      if (!checkUri(uri, 'conceptUri', place, draft.places, findings)) return;
      draft.places.set(uri, place);
      const to = REPLACED_BY.map((column) => row.get(column)).find(isUri);
      if (to !== undefined) draft.replacements.set(uri, { from: uri, to });
      if (row.get('status').toLowerCase() === 'obsolete') {
        draft.obsolete.add(uri);
        return;
      }
      const preferredLabel = row.get('preferredLabel');
      if (!checkLabel(preferredLabel, 'preferredLabel', place, findings)) return;
      const skillType = readSkillType(row.get('skillType'));
      if (skillType === undefined) {
        const sentence = `“${row.get('skillType')}” is neither skill/competence nor knowledge.`;
        findings.error('row.skill-type-unknown', sentence, { ...place, column: 'skillType' });
        return;
      }
      const altLabels = splitLabels(row.get('altLabels'), [preferredLabel]);
      draft.concepts.set(uri, {
        uri,
        preferredLabel,
        altLabels,
        hiddenLabels: splitLabels(row.get('hiddenLabels'), [preferredLabel, ...altLabels]),
        description: row.get('description').slice(0, DESCRIPTION_MAX),
        skillType,
        broader: new Set(),
        related: [],
        collections: [],
        occupations: 0,
      });
    },
  });
}

export async function readSkillGroups(file: PackFile, draft: EscoDraft, reading: FileReading): Promise<void> {
  const { findings } = reading;
  await readTable(file, {
    ...reading.of(file),
    columns: { required: ['conceptUri', 'preferredLabel'], optional: ['code', 'status'] },
    onRow: (row) => {
      const place = { file: file.name, line: row.line };
      const uri = row.get('conceptUri');
      if (!checkUri(uri, 'conceptUri', place, draft.places, findings)) return;
      draft.places.set(uri, place);
      if (row.get('status').toLowerCase() === 'obsolete') return;
      const preferredLabel = row.get('preferredLabel');
      if (!checkLabel(preferredLabel, 'preferredLabel', place, findings)) return;
      draft.groups.set(uri, { uri, code: row.get('code'), preferredLabel, broader: new Set() });
    },
  });
}

/** Undefined when the cell says something else; empty cells are the packs' own (six in ESCO 1.1.1). */
export function readSkillType(cell: string): SkillType | null | undefined {
  const name = cell.toLowerCase();
  if (name === '') return null;
  if (name === 'knowledge') return 'knowledge';
  return name === 'skill/competence' || name === 'skill' || name === 'competence' ? 'skill' : undefined;
}
