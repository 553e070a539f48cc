#!/usr/bin/env node
// Starts the command on a Node that runs TypeScript. Plain JavaScript, so that an old Node can read it and say what to do.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const here = dirname(realpathSync(fileURLToPath(import.meta.url)));

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  const { runMain } = await import('../src/main.ts');
  process.exitCode = await runMain(process.argv.slice(2));
} else {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const places = [
    join(here, '..', '..', '..', 'node_modules', 'node', 'bin', name),
    join(here, '..', '..', '..', 'node_modules', '.bin', name),
  ];
  const found = places.find((place) => existsSync(place));
  if (found === undefined) {
    process.stderr.write(
      `dragoman needs Node ${NEEDED} or newer; this is ${process.version}. Install a newer Node, or run "npm ci" in the repository, which brings one.\n`,
    );
    process.exitCode = 1;
  } else {
    const { status, error } = spawnSync(found, [join(here, 'dragoman.mjs'), ...process.argv.slice(2)], {
      stdio: 'inherit',
    });
    if (error) process.stderr.write(`dragoman could not start ${found}: ${error.message}\n`);
    process.exitCode = status ?? 1;
  }
}
