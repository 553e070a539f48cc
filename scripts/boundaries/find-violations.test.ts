import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findViolations } from './find-violations.ts';

/** A small house in which every wall is respected. */
const SOUND: Readonly<Record<string, string>> = {
  'packages/kernel/src/index.ts': 'export const id = 1;',
  'packages/psychometrics/src/index.ts': 'export const theta = 1;',
  'packages/ui/src/index.ts': "import { id } from '@dragoman/kernel'; export const dot = id;",
  'apps/platform/core/http/policy.ts': 'export type Role = string;',
  'apps/platform/features/identity/contract.ts':
    "import type { Role } from '../../core/http/policy.ts'; export type Who = Role;",
  'apps/platform/features/identity/limits.ts': 'export const MAX = 1;',
  'apps/platform/features/identity/server/index.ts': "export { find } from './find.ts';",
  'apps/platform/features/identity/server/find.ts': 'export const find = 1;',
  'apps/platform/features/identity/server/policy-fixture.ts': 'export const fixture = 1;',
  'apps/platform/features/framework/server/index.ts':
    "import { find } from '../../identity/server/index.ts'; export const framework = find;",
  'apps/platform/features/framework/web/page.tsx':
    "import type { Who } from '../../identity/contract.ts'; import { MAX } from '../../identity/limits.ts'; export const page = MAX as unknown as Who;",
  'apps/platform/features/assessment/contract.ts': 'export type A = string;',
  'apps/platform/features/framework/server/testing/x.ts': 'export const x = 1;',
  'apps/platform/features/identity/server/testing/sign-in.ts': 'export const signIn = 1;',
  'apps/platform/features/framework/server/import.db.test.ts':
    "import { signIn } from '../../identity/server/testing/sign-in.ts'; export { signIn };",
  'content/messages/message-keys.ts': 'export type Key = string;',
  'apps/platform/core/messages.ts': "export type { Key } from '../../../content/messages/message-keys.ts';",
  'apps/platform/server/compose.ts':
    "import { find } from '../features/identity/server/index.ts'; export const app = find;",
  'apps/platform/server/policy-matrix.db.test.ts':
    "import { fixture } from '../features/identity/server/policy-fixture.ts'; export { fixture };",
  'apps/platform/web/routes.tsx': "export const load = () => import('../features/framework/web/page.tsx');",
};

function check(planted: Readonly<Record<string, string>> = {}, base = SOUND): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), 'boundaries-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries({ ...base, ...planted })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return findViolations(root).violations;
}

/** Every kind of fault: what is planted and a piece of the sentence it must cause. */
const FAULTS: readonly [title: string, path: string, text: string, sentence: RegExp][] = [
  [
    'a package imports an app',
    'packages/ui/src/bad.ts',
    "import '../../../apps/platform/core/http/policy.ts';",
    /packages only/,
  ],
  [
    'a library imports another',
    'packages/ui/src/bad.ts',
    "import type { theta } from '@dragoman/psychometrics';",
    /ui may not import psychometrics/,
  ],
  [
    'the kernel imports a library',
    'packages/kernel/src/bad.ts',
    "export * from '@dragoman/ui';",
    /kernel stands on nothing/,
  ],
  ['a package is reached by a path', 'packages/ui/src/bad.ts', "import '../../kernel/src/index.ts';", /by its name/],
  [
    'core imports a feature by type',
    'apps/platform/core/bad.ts',
    "import type { Who } from '../features/identity/contract.ts';",
    /core, packages and content only/,
  ],
  [
    'a page imports the server by type',
    'apps/platform/features/identity/web/bad.tsx',
    "import type { find } from '../server/find.ts';",
    /browser may not/,
  ],
  [
    'a page re-exports the server',
    'apps/platform/features/identity/web/bad.tsx',
    "export { find } from '../server/index.ts';",
    /browser may not/,
  ],
  [
    'a page asks for a type of the server in place',
    'apps/platform/features/identity/web/bad.tsx',
    "export type F = import('../server/find.ts').F;",
    /browser may not/,
  ],
  [
    'a page asks for the type of a server value',
    'apps/platform/features/identity/web/bad.tsx',
    "export type F = typeof import('../server/find.ts');",
    /browser may not/,
  ],
  [
    'a page loads the server later',
    'apps/platform/features/identity/web/bad.tsx',
    "export const f = () => import('../server/find.ts');",
    /browser may not/,
  ],
  [
    'the shell imports the composition',
    'apps/platform/web/bad.ts',
    "import '../server/compose.ts';",
    /browser may not/,
  ],
  [
    'a page takes a value of a contract',
    'apps/platform/features/framework/web/bad.tsx',
    "import { who } from '../../identity/contract.ts'; export { who };",
    /only types from a contract/,
  ],
  [
    'a page takes a value of core',
    'apps/platform/web/bad.ts',
    "import { policy } from '../core/http/policy.ts'; export { policy };",
    /only types from core/,
  ],
  [
    'the server imports a page',
    'apps/platform/features/framework/server/bad.ts',
    "import '../web/page.tsx';",
    /server may not import what runs in the browser/,
  ],
  [
    'a feature enters another past its door',
    'apps/platform/features/framework/server/bad.ts',
    "import { find } from '../../identity/server/find.ts'; export { find };",
    /is entered through/,
  ],
  [
    'a worker is fetched past the door',
    'apps/platform/features/framework/server/bad.ts',
    "export const url = new URL('../../identity/server/find.ts', import.meta.url);",
    /is entered through/,
  ],
  [
    'the composition goes past a door',
    'apps/platform/server/bad.ts',
    "import '../features/identity/server/find.ts';",
    /is entered through/,
  ],
  [
    'a fixture is used outside tests',
    'apps/platform/server/bad.ts',
    "import '../features/identity/server/policy-fixture.ts';",
    /is entered through/,
  ],
  [
    'testing code is used outside tests',
    'apps/platform/features/framework/server/bad.ts',
    "import { signIn } from '../../identity/server/testing/sign-in.ts'; export { signIn };",
    /is entered through/,
  ],
  [
    'a test uses the testing code of a feature to its right',
    'apps/platform/features/identity/server/bad.test.ts',
    "import '../../framework/server/testing/x.ts';",
    /framework is not to the left of identity/,
  ],
  [
    'a feature looks to its right',
    'apps/platform/features/identity/server/bad.ts',
    "import { framework } from '../../framework/server/index.ts'; export { framework };",
    /framework is not to the left of identity/,
  ],
  [
    'a feature looks to its right by type',
    'apps/platform/features/identity/server/bad.ts',
    "import type { framework } from '../../framework/server/index.ts'; export type F = typeof framework;",
    /not to the left/,
  ],
  [
    'features beside each other meet',
    'apps/platform/features/catalogue/server/index.ts',
    "import type { A } from '../../assessment/contract.ts'; export type B = A;",
    /assessment is not to the left of catalogue/,
  ],
  [
    'a feature has no place in the order',
    'apps/platform/features/gossip/server/index.ts',
    "import { id } from '@dragoman/kernel'; export { id };",
    /no place in feature-order/,
  ],
  [
    'a feature imports the composition',
    'apps/platform/features/identity/server/bad.ts',
    "import { app } from '../../../server/compose.ts'; export { app };",
    /may not import the composition/,
  ],
  [
    'a contract imports the server',
    'apps/platform/features/framework/contract.ts',
    "import type { framework } from './server/index.ts'; export type F = typeof framework;",
    /contract may not/,
  ],
  [
    'an app imports another',
    'apps/cli/main.ts',
    "import '../platform/core/http/policy.ts';",
    /an app may import packages only/,
  ],
  ['two modules import each other', 'packages/ui/src/a.ts', "import './b.ts';", /a circle: .*a\.ts ↔ .*b\.ts/],
  [
    'two modules import each other by type',
    'packages/ui/src/a.ts',
    "import type { B } from './b.ts'; export type A = B;",
    /a circle/,
  ],
  ['a module imports itself', 'packages/ui/src/a.ts', "export * from './a.ts';", /a circle/],
  ['a file is not there', 'packages/ui/src/a.ts', "import './gone.ts';", /no such file/],
  ['a file is called utils', 'packages/ui/src/utils.ts', '', /utils\.ts: this name says nothing/],
  ['a folder is called common', 'packages/ui/src/common/dot.ts', '', /common: this name says nothing/],
  ['a folder is called lib', 'apps/platform/core/lib/dot.ts', '', /lib: this name says nothing/],
  ['a folder is called misc', 'scripts/misc/dot.ts', '', /misc: this name says nothing/],
  ['a folder is called helpers', 'bench/helpers/dot.ts', '', /helpers: this name says nothing/],
];

describe('the boundary check', () => {
  it('finds nothing in a sound house', () => {
    expect(check()).toEqual([]);
  });

  it.each(FAULTS)('notices when %s', (_title, path, text, sentence) => {
    const partner: Record<string, string> = {
      'packages/ui/src/b.ts': text.includes('./b.ts') ? "export * from './a.ts';" : '',
    };
    const violations = check({ [path]: text, ...partner });
    expect(violations.join('\n')).toMatch(sentence);
  });

  it('finds a circle of three and leaves the modules beside it alone', () => {
    const violations = check({
      'packages/ui/src/a.ts': "import './b.ts';",
      'packages/ui/src/b.ts': "import './c.ts';",
      'packages/ui/src/c.ts': "import './a.ts'; import './d.ts';",
      'packages/ui/src/d.ts': '',
    });
    expect(violations).toEqual(['a circle: packages/ui/src/a.ts ↔ packages/ui/src/b.ts ↔ packages/ui/src/c.ts']);
  });

  it('does not pass when there is nothing to check', () => {
    expect(check({}, {})).toEqual([expect.stringMatching(/no module was found/)]);
  });

  it('stops at a file it cannot read as source', () => {
    expect(() => check({ 'packages/ui/src/bad.ts': 'export const = ;' })).toThrow(/bad\.ts cannot be parsed/);
  });
});
