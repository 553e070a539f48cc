// The table of who may call what: written from the routes for people to read, read back by the test that holds the server to it.
import { ROLES } from '../../apps/platform/core/http/policy.ts';
import type { Role } from '../../apps/platform/core/http/policy.ts';
import type { Route } from '../../apps/platform/core/http/route.ts';

/** `all`: whoever it is. `own`, `institution`, `any`: how far it reaches. `–`: refused. */
export type Cell = 'all' | 'own' | 'institution' | 'any' | '–';
export type Caller = 'anonymous' | 'guest' | Role;

export const CALLERS: readonly Caller[] = ['anonymous', 'guest', ...ROLES];

export interface PolicyRow {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The address names one thing, which belongs to somebody. */
  readonly namesThing: boolean;
  readonly secondFactor: boolean;
  readonly cells: Readonly<Record<Caller, Cell>>;
}

export function toRow(route: Route): PolicyRow {
  const { policy } = route;
  const cellOf = (caller: Caller): Cell => {
    if (policy.open === true) return 'all';
    if (caller === 'anonymous') return '–';
    if (caller === 'guest') return policy.guest ?? '–';
    return policy.roles?.[caller] ?? '–';
  };
  return {
    id: route.id,
    method: route.method,
    path: route.path,
    namesThing: route.owner !== undefined && route.path.includes(':'),
    secondFactor: policy.twoFactor === true,
    cells: Object.fromEntries(CALLERS.map((caller) => [caller, cellOf(caller)])) as Record<Caller, Cell>,
  };
}

const HEAD = `# Who may call what

Written by \`npm run policy\` from the routes; a test calls every route as every caller about their own things, those of another
person of the institution and those of another institution, and compares the answers with this table.

- \`all\`: everybody, known or not; a secret in the request may decide.
- \`own\`: what belongs to the person. \`institution\`: what belongs to the person's institution. \`any\`: everything.
- \`–\`: refused. What one may not reach answers exactly like what does not exist.
- Thing: the address names one thing that belongs to somebody.
- 2nd: a session whose roles need the second factor must have passed it. Without it such a session reaches only its own account.

`;

/** The whole document; routes in the order of their paths. */
export function writeTable(routes: readonly Route[]): string {
  const rows = routes.map(toRow).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const lines = rows.map((row) => [
    `\`${row.method} ${row.path}\``,
    row.id,
    row.namesThing ? 'yes' : 'no',
    row.secondFactor ? 'yes' : 'no',
    ...CALLERS.map((caller) => row.cells[caller]),
  ]);
  return `${HEAD}${drawTable([['Route', 'Id', 'Thing', '2nd', ...CALLERS], ...lines])}\n`;
}

/** With every column as wide as its widest cell, as the formatter wants tables. */
function drawTable([titles = [], ...lines]: readonly (readonly string[])[]): string {
  const widths = titles.map((title, column) =>
    Math.max(3, title.length, ...lines.map((cells) => cells[column]!.length)),
  );
  const draw = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [draw(titles), draw(widths.map((width) => '-'.repeat(width))), ...lines.map(draw)].join('\n');
}

/** Reads the document back. Throws at a line it does not understand: a table that is half read would hold nobody to anything. */
export function readTable(document: string): PolicyRow[] {
  const lines = document.split('\n').filter((each) => each.startsWith('| `'));
  if (lines.length === 0) throw new Error('The policy table has no routes.');
  return lines.map((each) => {
    const [address = '', id = '', thing, secondFactor, ...cells] = each
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const [method, path] = address.replaceAll('`', '').split(' ');
    if (method === undefined || path === undefined || cells.length !== CALLERS.length || !cells.every(isCell)) {
      throw new Error(`The policy table has a line that is none: ${each}`);
    }
    return {
      id,
      method,
      path,
      namesThing: thing === 'yes',
      secondFactor: secondFactor === 'yes',
      cells: Object.fromEntries(CALLERS.map((caller, index) => [caller, cells[index]])) as Record<Caller, Cell>,
    };
  });
}

function keyOf({ path, method }: PolicyRow): string {
  return `${path} ${method}`;
}

function isCell(text: string): text is Cell {
  return ['all', 'own', 'institution', 'any', '–'].includes(text);
}
