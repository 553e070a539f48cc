// Files of a module, made in a worker and remembered for a while: a PDF holds a core for up to a second.
import { createHash } from 'node:crypto';
import type { LongModule, MaterialName, ModuleFiles } from '@dragoman/materials';
import { runInWorker } from '../../../../core/jobs/run-in-worker.ts';
import type { FileReply } from '../../../../core/http/route.ts';
import type { ArchiveName } from '../../materials-contract.ts';
import type { ModuleWords } from './present-module.ts';
import type { run } from './render.worker.ts';

export interface RenderFiles {
  material(module: LongModule, name: MaterialName, format: 'html' | 'pdf'): Promise<FileReply>;
  archive(module: LongModule, archive: ArchiveName): Promise<FileReply>;
}

/** All materials of a module in four languages take about ten seconds on two cores; a busy machine takes several times as long. */
const TIME_LIMIT_MS = 120_000;
/** The archives of some ten modules, or a few hundred single files. */
const KEPT_BYTES = 48 * 1024 * 1024;

const CONTENT_TYPES = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  'package.zip': 'application/zip',
  'cartridge.imscc': 'application/zip',
} as const;

export function createRenderFiles(words: ModuleWords, now: () => string): RenderFiles {
  const kept = createKept(KEPT_BYTES);
  const render = (module: LongModule, wanted: Parameters<typeof run>[0]['wanted'], key: string): Promise<Uint8Array> =>
    kept(`${digestOf(module.files)} ${key}`, () =>
      runInWorker<typeof run>(
        new URL('./render.worker.ts', import.meta.url),
        { files: module.files, wanted, indicators: indicatorsOf(module, words), createdAt: now() },
        { timeoutMs: TIME_LIMIT_MS },
      ),
    );
  return {
    async material({ head, ...module }, name, format) {
      const body = await render({ head, ...module }, { name, format }, `${name.kind}.${name.language}.${format}`);
      const fileName = `${head.id}-${head.version}-${name.kind}.${name.language}.${format}`;
      return { contentType: CONTENT_TYPES[format], fileName, body };
    },
    async archive({ head, ...module }, archive) {
      const body = await render({ head, ...module }, archive, archive);
      const ending = archive.split('.')[1];
      return { contentType: CONTENT_TYPES[archive], fileName: `${head.id}-${head.version}.${ending}`, body };
    },
  };
}

/** Only the words that the module needs cross to the worker. */
function indicatorsOf(
  { head, pages }: LongModule,
  words: ModuleWords,
): Record<string, Readonly<Record<string, string>>> {
  const ids = new Set([
    ...head.outcomes.flatMap(({ indicators }) => indicators),
    ...pages.flatMap(({ meta }) => (meta['indicators'] ?? '').split(',').map((id) => id.trim())),
  ]);
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const text = words.indicator(id);
      return text === undefined ? [] : [[id, text] as const];
    }),
  );
}

const digests = new WeakMap<ModuleFiles, string>();

function digestOf(files: ModuleFiles): string {
  const known = digests.get(files);
  if (known !== undefined) return known;
  const digest = createHash('sha256').update(JSON.stringify(files)).digest('hex');
  digests.set(files, digest);
  return digest;
}

type Kept = (key: string, make: () => Promise<Uint8Array>) => Promise<Uint8Array>;

/** What was asked for last stays, up to so many bytes; who asks for what is being made waits for the same making. */
export function createKept(bytes: number): Kept {
  const files = new Map<string, Uint8Array>();
  const underWay = new Map<string, Promise<Uint8Array>>();
  let size = 0;
  const keep = (key: string, file: Uint8Array): void => {
    if (file.byteLength > bytes) return;
    files.set(key, file);
    size += file.byteLength;
    for (const [oldest, { byteLength }] of files) {
      if (size <= bytes) return;
      files.delete(oldest);
      size -= byteLength;
    }
  };
  return async (key, make) => {
    const file = files.get(key);
    if (file !== undefined) {
      files.delete(key);
      files.set(key, file);
      return file;
    }
    const making = underWay.get(key) ?? make();
    underWay.set(key, making);
    try {
      const made = await making;
      if (!files.has(key)) keep(key, made);
      return made;
    } finally {
      underWay.delete(key);
    }
  };
}
