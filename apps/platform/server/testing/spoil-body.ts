// Spoils a body in one place: the same JSON with one leaf replaced by something hostile, as text, because not all of it can be a value.

export interface SpoiltBody {
  /** What was done and where, for the message of a failing test. */
  readonly how: string;
  readonly text: string;
}

/** Stands in the JSON where raw text will be put. */
const MARK = '"@@raw@@"';

type Path = readonly (string | number)[];

interface Leaf {
  readonly path: Path;
  readonly value: unknown;
}

/** Raw JSON texts, by what they replace. A text keeps its own beginning, so that a pattern alone does not refuse it. */
const INSTEAD_OF_TEXT: Readonly<Record<string, (text: string) => string>> = {
  'NUL in it': (text) => `${JSON.stringify(text).slice(0, -1)}\\u0000"`,
  'a lone surrogate in it': (text) => `${JSON.stringify(text).slice(0, -1)}\\ud800"`,
  'nothing in it': () => '""',
  'a direction mark in it': (text) => `${JSON.stringify(text).slice(0, -1)}\\u202e"`,
  'a number': () => '1',
  null: () => 'null',
  'a list': () => '[[]]',
  'an object with its own toString': () => '{"toString":1,"length":3}',
};
const INSTEAD_OF_NUMBER: Readonly<Record<string, string>> = {
  'too large for a number': '1e400',
  'not exact any more': '9007199254740993',
  negative: '-1',
  'minus zero': '-0',
  broken: '0.1',
  'a text': '"1"',
  null: 'null',
};
const INSTEAD_OF_ANYTHING: Readonly<Record<string, string>> = {
  'a deep nest': `${'['.repeat(400)}${']'.repeat(400)}`,
  true: 'true',
};

/** Every way of spoiling every leaf, and every object with something added or taken away. */
export function spoilBody(body: unknown): SpoiltBody[] {
  const leaves = [...walk(body, [])];
  return leaves.flatMap((leaf) => spoilLeaf(body, leaf));
}

/** Only the ways that make text unstorable. */
export function spoilTexts(body: unknown): SpoiltBody[] {
  return spoilBody(body).filter(({ how }) => /NUL|surrogate/.test(how));
}

function spoilLeaf(body: unknown, { path, value }: Leaf): SpoiltBody[] {
  const at = `at ${path.join('.') || 'the top'}`;
  const put = (how: string, raw: string): SpoiltBody => ({ how: `${how} ${at}`, text: putRaw(body, path, raw) });
  const anything = Object.entries(INSTEAD_OF_ANYTHING).map(([how, raw]) => put(how, raw));
  if (typeof value === 'string')
    return [...Object.entries(INSTEAD_OF_TEXT).map(([how, make]) => put(how, make(value))), ...anything];
  if (typeof value === 'number')
    return [...Object.entries(INSTEAD_OF_NUMBER).map(([how, raw]) => put(how, raw)), ...anything];
  if (Array.isArray(value)) {
    const first = JSON.stringify(value[0] ?? null);
    return [
      put('ten thousand entries', `[${Array.from({ length: 10_000 }, () => first).join(',')}]`),
      put('an object', '{}'),
    ];
  }
  if (typeof value === 'object' && value !== null) {
    const inside = JSON.stringify(value).slice(1, -1);
    const comma = inside === '' ? '' : ',';
    return [
      put('something added', `{${inside}${comma}"isAdministrator":true}`),
      put('a prototype added', `{${inside}${comma}"__proto__":{"isAdministrator":true}}`),
      put('a constructor added', `{${inside}${comma}"constructor":{"prototype":{"isAdministrator":true}}}`),
      ...Object.keys(value).map((name) => {
        const { [name]: _gone, ...rest } = value as Record<string, unknown>;
        return put(`without ${name}`, JSON.stringify(rest));
      }),
      put('a list', '[]'),
    ];
  }
  return anything;
}

function* walk(value: unknown, path: Path): Generator<Leaf> {
  yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value))
    yield* walk(inner, [...path, Array.isArray(value) ? Number(name) : name]);
}

function putRaw(body: unknown, path: Path, raw: string): string {
  return JSON.stringify(replaceAt(body, path)).replace(MARK, () => raw);
}

function replaceAt(value: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return '@@raw@@';
  if (Array.isArray(value)) return value.map((inner, index) => (index === step ? replaceAt(inner, rest) : inner));
  const object = value as Record<string, unknown>;
  return { ...object, [step]: replaceAt(object[step], rest) };
}
