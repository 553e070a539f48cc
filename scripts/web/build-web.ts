// Builds the browser's part when its sources are not those of the last build, so that a second start is quick.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = new URL('../../', import.meta.url);
export const WEB_DIST = new URL('apps/platform/web/dist/', ROOT);
/** Says from which sources the folder beside it was built. Written last: a build cut short is built again. */
const STAMP = new URL('.built-from', WEB_DIST);

/** Everything that can change the build. Tests and the server's files cannot. */
const INPUTS = [
  'apps/platform/web',
  'packages/ui',
  'packages/kernel',
  'content/messages',
  'scripts/messages',
  'package-lock.json',
];
const FEATURES = 'apps/platform/features';
const LEFT_OUT = /(^|\/)(dist|node_modules|testing|README\.md)(\/|$)|\.(test|prop\.test)\.tsx?$/;

/** A digest over names and contents of the inputs. */
export function digestInputs(root: URL = ROOT): string {
  const digest = createHash('sha256').update(process.version);
  for (const file of inputFiles(root)) digest.update(`\0${file}\0`).update(readFileSync(new URL(file, root)));
  return digest.digest('hex');
}

/** Paths below the root, sorted. */
export function inputFiles(root: URL = ROOT): string[] {
  const features = readdirSync(new URL(FEATURES, root)).flatMap((feature) => [
    `${FEATURES}/${feature}/web`,
    `${FEATURES}/${feature}/limits.ts`,
  ]);
  return [...INPUTS, ...features]
    .filter((path) => existsSync(new URL(path, root)))
    .flatMap((path) => filesBelow(path, root))
    .filter((path) => !LEFT_OUT.test(path))
    .sort();
}

function filesBelow(path: string, root: URL): string[] {
  const place = fileURLToPath(new URL(path, root));
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${path}${entry.parentPath.slice(place.length)}/${entry.name}`);
}

/** Builds unless the last build came from the same sources. Gives true when it built. */
export async function buildIfNeeded(): Promise<boolean> {
  const digest = digestInputs();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return false;
  // Vite takes the kind of build from here before its own settings; a test runner sets another.
  const { NODE_ENV } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    await build({
      configFile: fileURLToPath(new URL('apps/platform/web/vite.config.ts', ROOT)),
      logLevel: 'warn',
    });
  } finally {
    if (NODE_ENV === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = NODE_ENV;
  }
  writeFileSync(STAMP, digest);
  return true;
}
