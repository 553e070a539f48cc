import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { compressFolder } from './compress-plugin.ts';

const folder = mkdtempSync(join(tmpdir(), 'dragoman-compress-'));

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('packing the built files', () => {
  it('lays both copies beside texts, leaves fonts alone and keeps no copy that is larger', async () => {
    const text = 'export const word = "dragoman";\n'.repeat(100);
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'assets', 'main.js'), text);
    writeFileSync(join(folder, 'assets', 'font.woff2'), text);
    writeFileSync(join(folder, 'tiny.js'), '1');

    await compressFolder(folder);

    expect(gunzipSync(readFileSync(join(folder, 'assets', 'main.js.gz'))).toString()).toBe(text);
    expect(brotliDecompressSync(readFileSync(join(folder, 'assets', 'main.js.br'))).toString()).toBe(text);
    expect(existsSync(join(folder, 'assets', 'font.woff2.gz'))).toBe(false);
    expect(existsSync(join(folder, 'tiny.js.gz'))).toBe(false);
    expect(readFileSync(join(folder, 'tiny.js'), 'utf8')).toBe('1');
  });
});
