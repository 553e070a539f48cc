// Walks every module of the repository and says which imports break the house's rules.
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { findCircles } from './find-circles.ts';
import { findModules } from './find-modules.ts';
import { placeOf } from './place.ts';
import { readImports } from './read-imports.ts';
import type { Import } from './read-imports.ts';
import { findBrokenRules, findEmptyNames } from './rules.ts';

const TOPS = ['packages', 'apps', 'content', 'scripts', 'bench', 'e2e'] as const;
const CODE = /\.(ts|tsx|mts|cts|js|jsx|mjs|cjs)$/;
const TEST = /\.test\.tsx?$|\/policy-fixture\.ts$|\/testing\//;

export interface Findings {
  readonly modules: number;
  readonly imports: number;
  readonly violations: readonly string[];
}

interface Target {
  readonly path: string;
  readonly isByName: boolean;
}

/** Checks the repository at `root`. Zero modules is a violation: a check that looked at nothing must not pass. */
export function findViolations(root: string): Findings {
  const { modules, folders } = findModules(root, TOPS);
  const violations = findEmptyNames([...folders, ...modules]);
  const graph = new Map<string, string[]>();
  let imports = 0;
  for (const path of modules) {
    const targets: string[] = [];
    for (const each of readImports(path, readFileSync(join(root, path), 'utf8'))) {
      imports += 1;
      const target = resolve(path, each.specifier);
      if (target === null) continue;
      violations.push(...judge(root, path, each, target));
      if (!target.isByName && CODE.test(target.path)) targets.push(target.path);
    }
    graph.set(path, targets);
  }
  for (const circle of findCircles(graph)) violations.push(`a circle: ${circle.join(' ↔ ')}`);
  if (modules.length === 0) violations.push(`no module was found below ${root}: nothing was checked`);
  return { modules: modules.length, imports, violations };
}

function judge(root: string, path: string, found: Import, target: Target): string[] {
  const where = `${path}:${found.line} imports ${found.specifier}`;
  if (!target.isByName && CODE.test(target.path) && !existsSync(join(root, target.path))) {
    return [`${where}: there is no such file`];
  }
  return findBrokenRules({
    from: placeOf(path),
    to: placeOf(target.path),
    isTypeOnly: found.isTypeOnly,
    isByName: target.isByName,
    isTest: TEST.test(path),
  }).map((sentence) => `${where}: ${sentence}`);
}

/** Null for packages that are not ours and for Node's own modules. */
function resolve(path: string, specifier: string): Target | null {
  const own = /^@dragoman\/([\w-]+)/.exec(specifier);
  if (own !== null)
    return {
      path: own[1] === 'platform' || own[1] === 'cli' ? `apps/${own[1]}/index.ts` : `packages/${own[1]}/src/index.ts`,
      isByName: true,
    };
  if (!specifier.startsWith('.')) return null;
  return { path: posix.normalize(posix.join(posix.dirname(path), specifier)).replace(/\?.*$/, ''), isByName: false };
}
