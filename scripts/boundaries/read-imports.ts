// Reads what a source file points at: imports, re-exports, type queries, dynamic imports and worker addresses.
import { parseSync } from 'rolldown/utils';

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** True when nothing of it is left at run time. */
  readonly isTypeOnly: boolean;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** All imports of a file in their order. Throws with the file's name when it cannot be parsed: an unread file proves nothing. */
export function readImports(path: string, source: string): Import[] {
  const parsed = parseSync(path, source);
  if (parsed.errors.length > 0)
    throw new Error(`${path} cannot be parsed: ${parsed.errors[0]?.message ?? 'no reason given'}`);
  const imports: Import[] = [];
  visit(parsed.program, (node) => {
    const found = importOf(node);
    if (found === null) return;
    imports.push({ ...found, line: source.slice(0, node.start).split('\n').length });
  });
  return imports;
}

function importOf(node: Node): Omit<Import, 'line'> | null {
  switch (node.type) {
    case 'ImportDeclaration':
      return pointer(node['source'], node['importKind'] === 'type' || areAllTypes(node['specifiers'], 'importKind'));
    case 'ExportAllDeclaration':
      return pointer(node['source'], node['exportKind'] === 'type');
    case 'ExportNamedDeclaration':
      return pointer(node['source'], node['exportKind'] === 'type' || areAllTypes(node['specifiers'], 'exportKind'));
    case 'ImportExpression':
      return pointer(node['source'], false);
    case 'TSImportType':
      return pointer(node['source'] ?? node['argument'], true);
    case 'TSExternalModuleReference':
      return pointer(node['expression'], false);
    case 'CallExpression':
      return isNamed(node['callee'], 'require') ? pointer(first(node['arguments']), false) : null;
    case 'NewExpression':
      return isOwnAddress(node) ? sourceFile(pointer(first(node['arguments']), false)) : null;
    default:
      return null;
  }
}

/** `new URL('./worker.ts', import.meta.url)`: how a worker's file is named. Addresses of data files and folders do not count. */
function isOwnAddress(node: Node): boolean {
  const base = (node['arguments'] as readonly Node[])[1];
  const object = base?.['object'] as Node | undefined;
  return isNamed(node['callee'], 'URL') && base?.type === 'MemberExpression' && object?.type === 'MetaProperty';
}

function sourceFile(found: Omit<Import, 'line'> | null): Omit<Import, 'line'> | null {
  return found !== null && /\.(ts|tsx|js|mjs)$/.test(found.specifier) ? found : null;
}

function pointer(source: unknown, isTypeOnly: boolean): Omit<Import, 'line'> | null {
  const node = source as Node | null | undefined;
  const literal = node?.type === 'TSLiteralType' ? (node['literal'] as Node) : node;
  const value = literal?.['value'];
  return typeof value === 'string' ? { specifier: value, isTypeOnly } : null;
}

/** `import { type A, type B }`; an import without any names runs its module. */
function areAllTypes(specifiers: unknown, kind: string): boolean {
  const nodes = (specifiers ?? []) as readonly Node[];
  return nodes.length > 0 && nodes.every((node) => node[kind] === 'type');
}

function isNamed(node: unknown, name: string): boolean {
  return (node as Node | null)?.type === 'Identifier' && (node as Node)['name'] === name;
}

function first(nodes: unknown): unknown {
  return (nodes as readonly unknown[])[0];
}

function visit(value: unknown, look: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) visit(each, look);
  } else if (typeof value === 'object' && value !== null) {
    if (typeof (value as Node).type === 'string') look(value as Node);
    for (const each of Object.values(value)) visit(each, look);
  }
}
