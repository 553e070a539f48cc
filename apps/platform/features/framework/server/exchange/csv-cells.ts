// The table form of a framework: one row a fact or text, one column a language.

/** Columns before those of the languages. */
export const CSV_COLUMNS = ['part', 'of', 'id', 'level', 'field', 'value'] as const;

export type CsvPart =
  | 'framework'
  | 'level'
  | 'skill'
  | 'indicator'
  | 'esco'
  | 'basis'
  | 'default'
  | 'role'
  | 'stage'
  | 'target'
  | 'weight';

/** Texts of parts, by the names the schema has for them. */
export const SKILL_TEXTS = ['name', 'definition', 'inKnowledgeTransfer', 'inLearningWork', 'isNot'] as const;
export const ROLE_TEXTS = ['name', 'description', 'rationale'] as const;

const ACTIVE = /^'*[=+\-@\t\r]/;

/** A spreadsheet would take a cell that begins so for a formula (OWASP, "CSV Injection"): an apostrophe before it makes it text. */
export function shieldCell(text: string): string {
  return ACTIVE.test(text) ? `'${text}` : text;
}

export function unshieldCell(text: string): string {
  return text.startsWith("'") && ACTIVE.test(text) ? text.slice(1) : text;
}
