import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '@dragoman/kernel';
import { buildIfNeeded, WEB_DIST } from './build-web.ts';
import { FIRST_LOAD_BYTES, filesOf, firstLoadEntries, measureFirstLoad } from './measure-first-load.ts';

describe('the JavaScript of a first visit', () => {
  it('follows what is imported at once and leaves out what is loaded later', () => {
    const manifest = {
      'index.html': { file: 'main.js', imports: ['_a.js'], dynamicImports: ['late.tsx'] },
      '_a.js': { file: 'a.js', imports: ['_b.js'] },
      '_b.js': { file: 'b.js', imports: ['_a.js'] },
      'late.tsx': { file: 'late.js' },
    };
    expect(filesOf(manifest, ['index.html'])).toEqual(['a.js', 'b.js', 'main.js']);
  });

  it('fails instead of measuring nothing when the build is laid out otherwise', () => {
    expect(() => firstLoadEntries({ 'index.html': { file: 'main.js' } }, 'en')).toThrow('virtual:messages/en/first');
    expect(() => filesOf({}, ['index.html'])).toThrow('does not hold it');
  });

  it.each(LANGUAGES)('stays within 45 KB after gzip in %s', async (language) => {
    await buildIfNeeded();
    expect(existsSync(WEB_DIST)).toBe(true);
    const { gzip, files } = measureFirstLoad(WEB_DIST, language);
    expect(files.length).toBeGreaterThan(2);
    expect(gzip).toBeGreaterThan(25_000);
    expect(gzip).toBeLessThanOrEqual(FIRST_LOAD_BYTES);
  });
});
