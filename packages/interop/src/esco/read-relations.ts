// What connects the skills of an ESCO pack: broader, related, occupations, collections, the hierarchy and replacements.
import type { PackFile } from '../files/pack-file.ts';
import { readTable } from '../table/read-table.ts';
import { isUri, shorten } from '../table/row-checks.ts';
import type { EscoDraft } from './draft.ts';
import type { FileReading } from './file-reading.ts';

export async function readBroaderRelations(file: PackFile, draft: EscoDraft, reading: FileReading): Promise<void> {
  await readTable(file, {
    ...reading.of(file),
    columns: { required: ['conceptUri', 'broaderUri'], optional: [] },
    onRow: (row) => {
      const broader = row.get('broaderUri');
      const below = draft.concepts.get(row.get('conceptUri')) ?? draft.groups.get(row.get('conceptUri'));
      if (broader !== '' && !draft.obsolete.has(broader)) below?.broader.add(broader);
    },
  });
}

export async function readSkillRelations(file: PackFile, draft: EscoDraft, reading: FileReading): Promise<void> {
  await readTable(file, {
    ...reading.of(file),
    columns: { required: ['originalSkillUri', 'relationType', 'relatedSkillUri'], optional: [] },
    onRow: (row) => {
      const relation = row.get('relationType').toLowerCase();
      if (relation !== 'essential' && relation !== 'optional') {
        const sentence = `“${shorten(relation)}” is neither essential nor optional.`;
        const place = { file: file.name, line: row.line, column: 'relationType' };
        reading.findings.error('row.relation-unknown', sentence, place);
        return;
      }
      const uri = row.get('relatedSkillUri');
      const concept = draft.concepts.get(row.get('originalSkillUri'));
      if (concept !== undefined && uri !== concept.uri && !draft.obsolete.has(uri))
        concept.related.push({ uri, relation });
    },
  });
}

/** Counts each pair of occupation and skill once. */
export async function readOccupationRelations(file: PackFile, draft: EscoDraft, reading: FileReading): Promise<void> {
  const askedBy = new Map<string, Set<string>>();
  await readTable(file, {
    ...reading.of(file),
    columns: { required: ['occupationUri', 'skillUri'], optional: [] },
    onRow: (row) => {
      const skill = row.get('skillUri');
      const concept = draft.concepts.get(skill);
      if (concept === undefined) return;
      const occupations = askedBy.get(skill) ?? new Set();
      askedBy.set(skill, occupations);
      occupations.add(row.get('occupationUri'));
      concept.occupations = occupations.size;
    },
  });
}

export async function readCollection(
  name: string,
  file: PackFile,
  draft: EscoDraft,
  reading: FileReading,
): Promise<void> {
  await readTable(file, {
    ...reading.of(file),
    columns: { required: ['conceptUri'], optional: [] },
    onRow: (row) => {
      const collections = draft.concepts.get(row.get('conceptUri'))?.collections;
      if (collections !== undefined && !collections.includes(name)) collections.push(name);
    },
  });
}

const LEVELS = [0, 1, 2, 3] as const;

/** Adds the codes and the order of groups that the other files leave open, and groups that only stand here. */
export async function readHierarchy(file: PackFile, draft: EscoDraft, reading: FileReading): Promise<void> {
  await readTable(file, {
    ...reading.of(file),
    columns: {
      required: ['Level 0 URI', 'Level 0 preferred term', 'Level 1 URI'],
      optional: LEVELS.flatMap(
        (level) => [`Level ${level} URI`, `Level ${level} preferred term`, `Level ${level} code`] as const,
      ),
    },
    onRow: (row) => {
      let above: string | null = null;
      for (const level of LEVELS) {
        const uri = row.get(`Level ${level} URI`);
        if (!isUri(uri) || draft.concepts.has(uri)) break;
        const code = row.get(`Level ${level} code`);
        const preferredLabel = row.get(`Level ${level} preferred term`);
        const group = draft.groups.get(uri) ?? { uri, code, preferredLabel, broader: new Set<string>() };
        if (group.preferredLabel === '') break;
        draft.groups.set(uri, group);
        if (group.code === '') group.code = code;
        if (above !== null && above !== uri) group.broader.add(above);
        above = uri;
      }
    },
  });
}

/** A list beside the pack of concepts that others stand for now. */
export async function readReplacements(file: PackFile, draft: EscoDraft, reading: FileReading): Promise<void> {
  await readTable(file, {
    ...reading.of(file),
    columns: { required: ['conceptUri', 'replacedBy'], optional: [] },
    onRow: (row) => {
      const [from, to] = [row.get('conceptUri'), row.get('replacedBy')];
      if (isUri(from) && isUri(to)) {
        draft.replacements.set(from, { from, to });
        return;
      }
      const sentence = 'A replacement names two addresses: the concept that is gone and the one that stands for it.';
      reading.findings.error('row.uri-malformed', sentence, { file: file.name, line: row.line });
    },
  });
}
