import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

/** Makes the running Node say that it is 18. */
const OLD_NODE = `data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.19.0' } });",
)}`;

/** The launcher alone in a folder, as deep as in the repository. */
function plantLauncher(): { root: string; launcher: string } {
  const root = mkdtempSync(join(tmpdir(), 'launcher-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'apps', 'cli', 'bin'), { recursive: true });
  const launcher = join(root, 'apps', 'cli', 'bin', 'dragoman.mjs');
  copyFileSync(join(import.meta.dirname, '..', 'bin', 'dragoman.mjs'), launcher);
  return { root, launcher };
}

it('an old Node is told what to do when there is no newer one beside the command', () => {
  const { launcher } = plantLauncher();
  const { status, stderr } = spawnSync(process.execPath, ['--import', OLD_NODE, launcher, '--help'], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/needs Node 24 or newer; this is v.*"npm ci"/);
});

it('an old Node hands over to the Node of the repository, arguments and exit code included', () => {
  const { root, launcher } = plantLauncher();
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
  symlinkSync(process.execPath, join(root, 'node_modules', '.bin', 'node'));
  mkdirSync(join(root, 'apps', 'cli', 'src'));
  copyFileSync(join(import.meta.dirname, 'testing', 'echo-main.ts'), join(root, 'apps', 'cli', 'src', 'main.ts'));
  const run = spawnSync(process.execPath, ['--import', OLD_NODE, launcher, 'one', 'two words'], { encoding: 'utf8' });
  expect(run).toMatchObject({ status: 7, stdout: 'one|two words\n' });
});
