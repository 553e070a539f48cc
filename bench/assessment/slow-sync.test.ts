import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../apps/platform/core/database/testing/make-folder.ts';
import { buildSlowSync } from './slow-sync.ts';

const PROBE = `
  const fs = require('node:fs');
  const file = fs.openSync(process.argv[1], 'w');
  const begin = performance.now();
  for (let i = 0; i < 5; i++) { fs.writeSync(file, 'x'); fs.fdatasyncSync(file); fs.fsyncSync(file); }
  console.log(performance.now() - begin);
`;

it('makes each sync of a process take the wanted time and counts it', (context) => {
  const folder = makeTemporaryFolder();
  const slow = buildSlowSync(folder, 5);
  if ('reason' in slow) return context.skip(slow.reason);
  const probe = (environment: Readonly<Record<string, string>>): number =>
    Number(
      execFileSync(process.execPath, ['-e', PROBE, join(folder, 'probe')], { env: { ...process.env, ...environment } }),
    );
  expect(probe(slow.environment)).toBeGreaterThanOrEqual(50);
  expect(slow.countSyncs()).toBe(10);
  probe({});
  expect(slow.countSyncs()).toBe(10);
});
