// What is said about each fault of a file, in English; the codes are what programs and translations go by.

type Values = Readonly<Record<string, string | number>>;

const SENTENCES: Readonly<Record<string, (values: Values) => string>> = {
  'file.unstorable-character': () =>
    'There is a NUL or a broken character here. Save the file as UTF-8 text and try again.',
  'file.more-errors': ({ more }) => `There are ${more} more errors. Correct those above first.`,
  'json.broken': () => 'This is not valid JSON from here on.',
  'json.too-deep': () => 'The file is nested more deeply than any framework.',
  'json.duplicate-key': ({ key }) => `The key “${key}” stands twice in the same object.`,
  'json.key-not-allowed': ({ key }) => `“${key}” cannot be a key.`,
  'json.not-a-framework': () => 'This is not a framework file. Export one from Dragoman to see the form.',
  'csv.empty': () => 'The table is empty.',
  'csv.broken': () => 'The table cannot be read from here on.',
  'csv.quote-not-closed': () => 'A quotation mark opens in this row and is never closed.',
  'csv.quote-in-cell': () =>
    'A quotation mark stands inside a cell; it has to be doubled, and the cell put in quotation marks.',
  'csv.wrong-number-of-cells': ({ cells, columns }) =>
    `This row has ${cells} cells, the head of the table has ${columns}.`,
  'csv.too-many-rows': ({ limit }) => `A table may have ${limit} rows.`,
  'csv.duplicate-column': ({ column }) => `The column “${column}” stands twice.`,
  'csv.column-missing': ({ column }) => `The column “${column}” is missing.`,
  'csv.column-unknown': ({ column }) =>
    `The column “${column}” is neither one of the form nor a language of two letters.`,
  'csv.part-unknown': ({ part }) => `There is no part called “${part}”.`,
  'csv.field-unknown': ({ field }) => `This part has no field called “${field}”.`,
  'csv.of-unknown': ({ of }) => `This belongs to “${of}”, which no row above describes.`,
  'csv.level-unknown': ({ level }) => `The level is “${level}”; it has to be 1, 2, 3 or 4.`,
  'csv.not-a-number': ({ value }) => `“${value}” is not a number.`,
  'csv.said-twice': ({ what }) => `“${what}” was said before.`,
  'csv.name-not-allowed': ({ name }) => `“${name}” cannot be a name.`,
  'csv.two-frameworks': ({ id }) => `The table describes a second framework, “${id}”.`,
  'schema.wrong': ({ place, problem }) => `${place}: ${problem}.`,
  'part.skill-not-described': ({ skill }) => `The skill ${skill} is listed but not described.`,
  'part.skill-listed-twice': ({ skill }) => `The skill ${skill} is listed twice.`,
  'part.skill-not-listed': ({ skill }) => `The skill ${skill} is described but not listed.`,
  'part.skill-described-twice': ({ skill }) => `The skill ${skill} is described twice.`,
  'part.default-not-described': ({ skill }) => `The skill ${skill} of the default set is not described.`,
  'part.default-without-reason': ({ skill }) => `The default set gives no reason for ${skill}.`,
  'part.default-listed-twice': ({ skill }) => `The skill ${skill} stands twice in the default set.`,
  'part.levels-not-in-order': () => 'The levels are not 1, 2, 3, 4.',
  'part.indicator-twice': ({ indicator }) => `The indicator ${indicator} occurs twice.`,
  'part.role-twice': ({ role }) => `The role ${role} is described twice.`,
  'part.stage-twice': ({ role, stage }) => `The stage ${stage} of ${role} is described twice.`,
  'part.target-missing': ({ role, stage, skill }) => `${role}, ${stage} has no target for ${skill}.`,
  'part.weight-missing': ({ role, stage, skill }) => `${role}, ${stage} has no weight for ${skill}.`,
  'part.skill-unknown': ({ role, stage, skill }) =>
    `${role}, ${stage} names ${skill}, which is no skill of this framework.`,
  'version.not-raised': ({ version }) =>
    `There is a version ${version} with another content; this one needs a number of its own.`,
};

/** An unknown code is a mistake in the code. */
export function sayFault(code: string, values: Values): string {
  const sentence = SENTENCES[code];
  if (sentence === undefined) throw new Error(`No sentence for the fault ${code}.`);
  return sentence(values);
}
