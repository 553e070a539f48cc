// `npm run check`: everything that must hold before a change goes in, one line a step, stopping at the first that fails.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Step {
  readonly name: string;
  /** A script of package.json and what is handed to it. */
  readonly script: readonly string[];
}

const STEPS: readonly Step[] = [
  { name: 'format', script: ['format:check'] },
  { name: 'lint', script: ['lint'] },
  { name: 'boundaries', script: ['boundaries'] },
  { name: 'messages', script: ['messages', '--', '--check'] },
  { name: 'policy', script: ['policy', '--', '--check'] },
  { name: 'types', script: ['types'] },
  { name: 'tests', script: ['test'] },
];

const root = fileURLToPath(new URL('../', import.meta.url));
const started = performance.now();
for (const { name, script } of STEPS) {
  const begin = performance.now();
  const { status, stdout, stderr, error } = spawnSync('npm', ['run', '--silent', ...script], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const isRight = status === 0;
  console.log(`${name.padEnd(12)} ${isRight ? 'passed' : 'FAILED'} in ${seconds(begin)} s`);
  if (isRight) continue;
  console.log(error === undefined ? `${stdout}${stderr}` : String(error));
  process.exit(1);
}
console.log(`${'check'.padEnd(12)} passed in ${seconds(started)} s`);

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
