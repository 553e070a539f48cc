// `npm run policy`: writes docs/reference/policy.md from the routes of the platform. With `--check` it fails when the file is stale.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import { readEnvironment } from '../../apps/platform/core/environment.ts';
import { silentLog } from '../../apps/platform/core/log.ts';
import type { Route } from '../../apps/platform/core/http/route.ts';
import { createPlatform } from '../../apps/platform/server/create-platform.ts';
import { loadContent } from '../../apps/platform/server/load-content.ts';
import { writeTable } from './policy-table.ts';

const FILE = new URL('../../docs/reference/policy.md', import.meta.url);

const table = writeTable(await listRoutes());
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, table);
} else if (readFileSync(FILE, 'utf8') !== table) {
  console.error('docs/reference/policy.md is stale: run `npm run policy` and read what it changes.');
  process.exitCode = 1;
}

/** From a whole platform in a folder of its own: what is really served, and nothing that only could be. */
async function listRoutes(): Promise<readonly Route[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'dragoman-policy-'));
  try {
    const platform = await createPlatform({
      environment: readEnvironment({ DRAGOMAN_DATA: dataFolder }),
      runtime: { clock: systemClock, random: cryptoRandom, makeId: createIdMaker(systemClock, cryptoRandom) },
      content: loadContent(),
      log: silentLog,
      webFolder: null,
    });
    await platform.close();
    return platform.routes;
  } finally {
    rmSync(dataFolder, { recursive: true });
  }
}
