// A framework as a file to keep: JSON with everything, or a table that a spreadsheet opens.
import { stringify } from 'csv-stringify/sync';
import type { FileReply } from '../../../../core/http/route.ts';
import type { Framework, Texts } from '../../contract.ts';
import { CSV_COLUMNS, ROLE_TEXTS, shieldCell, SKILL_TEXTS } from './csv-cells.ts';
import type { CsvPart } from './csv-cells.ts';
import { JSON_FORMAT, JSON_FORMAT_VERSION } from './read-json.ts';

export function writeFrameworkJson(framework: Framework): FileReply {
  const file = { format: JSON_FORMAT, formatVersion: JSON_FORMAT_VERSION, framework };
  return {
    contentType: 'application/json; charset=utf-8',
    fileName: fileName(framework, 'json'),
    body: `${JSON.stringify(file, null, 2)}\n`,
  };
}

/** With a byte order mark, without which spreadsheets read ä and ł wrongly. */
export function writeFrameworkCsv(framework: Framework): FileReply {
  const languages = languagesOf(framework);
  const rows = [...headRows(framework), ...skillRows(framework), ...roleRows(framework)];
  const table = [
    [...CSV_COLUMNS, ...languages],
    ...rows.map(({ part, of = '', id = '', level = '', field = '', value = '', texts = {} }) =>
      [
        part,
        of,
        id,
        String(level),
        field,
        String(value),
        ...languages.map((language) => (texts as Texts)[language] ?? ''),
      ].map(shieldCell),
    ),
  ];
  return {
    contentType: 'text/csv; charset=utf-8',
    fileName: fileName(framework, 'csv'),
    body: `\uFEFF${stringify(table, { record_delimiter: 'windows' })}`,
  };
}

interface Row {
  readonly part: CsvPart;
  readonly of?: string;
  readonly id?: string;
  readonly level?: number;
  readonly field?: string;
  readonly value?: string | number;
  readonly texts?: Texts;
}

function headRows({ head }: Framework): Row[] {
  const of = { part: 'framework', id: head.id } as const;
  return [
    { ...of, field: 'version', value: head.version },
    { ...of, field: 'licence', value: head.licence },
    ...head.languages.map((value) => ({ ...of, field: 'language', value })),
    { ...of, field: 'title', texts: head.title },
    { ...of, field: 'provenance', texts: head.provenance },
    ...head.sources.map((value) => ({ ...of, field: 'source', value })),
    { ...of, field: 'defaultSetReasoning', texts: head.defaultSet.reasoning },
    ...head.levels.flatMap(({ level, id, name, description }): Row[] => [
      { part: 'level', id, level, field: 'name', texts: name },
      { part: 'level', id, level, field: 'description', texts: description },
    ]),
    ...head.defaultSet.skills.map((id): Row => ({ part: 'default', id, texts: head.defaultSet.perSkill[id] ?? {} })),
  ];
}

function skillRows({ skills }: Framework): Row[] {
  return skills.flatMap((skill): Row[] => [
    ...SKILL_TEXTS.map((field): Row => ({ part: 'skill', id: skill.id, field, texts: skill[field] })),
    ...skill.levels.flatMap(({ level, indicators }) =>
      indicators.map(({ id, text }): Row => ({ part: 'indicator', of: skill.id, id, level, texts: text })),
    ),
    ...skill.esco.map(({ uri, label, relation }): Row => ({
      part: 'esco',
      of: skill.id,
      id: uri,
      field: relation,
      value: label,
    })),
    ...skill.basis.map((value): Row => ({ part: 'basis', of: skill.id, value })),
  ]);
}

function roleRows({ roles }: Framework): Row[] {
  return roles.flatMap((role): Row[] => [
    ...ROLE_TEXTS.map((field): Row => ({ part: 'role', id: role.id, field, texts: role[field] })),
    ...role.stages.flatMap((stage): Row[] => {
      const of = `${role.id}/${stage.id}`;
      return [
        { part: 'stage', of: role.id, id: stage.id, field: 'name', texts: stage.name },
        { part: 'stage', of: role.id, id: stage.id, field: 'description', texts: stage.description },
        ...Object.entries(stage.targets).map(([id, value]): Row => ({ part: 'target', of, id, value })),
        ...Object.entries(stage.weights).map(([id, value]): Row => ({ part: 'weight', of, id, value })),
      ];
    }),
  ]);
}

/** Those the framework names, and any other that a text has, so that nothing is left behind. */
function languagesOf(framework: Framework): string[] {
  const named = [...headRows(framework), ...skillRows(framework), ...roleRows(framework)].flatMap((row) =>
    Object.keys(row.texts ?? {}),
  );
  return [...new Set([...framework.head.languages, ...named.sort()])];
}

function fileName({ head }: Framework, ending: string): string {
  return `${head.id}-${head.version}.${ending}`;
}
