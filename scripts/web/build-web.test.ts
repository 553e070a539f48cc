import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestInputs, inputFiles } from './build-web.ts';

describe('what decides whether the browser part is built again', () => {
  let folder = '';
  let root: URL;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dragoman-build-'));
    root = pathToFileURL(`${folder}/`);
    for (const path of [
      'apps/platform/web/dist',
      'apps/platform/features/x/web',
      'apps/platform/features/x/server',
      'content/messages/en',
    ]) {
      mkdirSync(join(folder, path), { recursive: true });
    }
    writeFileSync(join(folder, 'apps/platform/web/main.tsx'), 'a');
    writeFileSync(join(folder, 'apps/platform/features/x/web/page.tsx'), 'b');
    writeFileSync(join(folder, 'content/messages/en/participant.json'), '{}');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const digestAfter = (path: string, text: string): string => {
    writeFileSync(join(folder, path), text);
    return digestInputs(root);
  };

  it('is every source of the pages and every sentence', () => {
    const before = digestInputs(root);
    expect(digestAfter('apps/platform/features/x/web/page.tsx', 'changed')).not.toBe(before);
    const then = digestInputs(root);
    expect(digestAfter('content/messages/en/participant.json', '{"a.b":"c"}')).not.toBe(then);
  });

  it('is not the server, not a test, not what was built', () => {
    const before = digestInputs(root);
    expect(digestAfter('apps/platform/features/x/server/store.ts', 'x')).toBe(before);
    expect(digestAfter('apps/platform/web/main.test.ts', 'x')).toBe(before);
    expect(digestAfter('apps/platform/web/dist/main.js', 'x')).toBe(before);
  });

  it('is the name of a file too', () => {
    const before = digestInputs(root);
    cpSync(join(folder, 'apps/platform/web/main.tsx'), join(folder, 'apps/platform/web/other.tsx'));
    expect(digestInputs(root)).not.toBe(before);
  });

  it('finds the real sources', () => {
    const files = inputFiles();
    expect(files).toContain('apps/platform/web/main.tsx');
    expect(files).toContain('apps/platform/features/assessment/limits.ts');
    expect(files.some((file) => file.includes('/dist/'))).toBe(false);
  });
});
