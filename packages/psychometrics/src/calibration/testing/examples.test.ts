import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as calibration from '../index.ts';
import * as fit from '../../fit/index.ts';
import * as raters from '../../raters/index.ts';
import * as scoring from '../../scoring/index.ts';

const SOURCES = join(import.meta.dirname, '..', '..');

/** Examples of the docstrings below a folder, with the file they stand in. */
function examplesIn(folder: string): [string, string][] {
  return readdirSync(join(SOURCES, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .flatMap((name) => {
      const text = readFileSync(join(SOURCES, folder, name), 'utf8');
      return [...text.matchAll(/\* @example\n?((?:.*\n)*?) \*\//g)].map(([, block]): [string, string] => [
        `${folder}/${name}`,
        block!.replaceAll(/^ \* ?/gm, ''),
      ]);
    });
}

describe('the examples in the docstrings', () => {
  const scope = { ...calibration, ...fit, ...raters, ...scoring };
  const examples = ['calibration', 'fit', 'raters', 'scoring'].flatMap(examplesIn);

  it('are there for every way in', () => {
    expect(examples.length).toBeGreaterThanOrEqual(8);
  });

  for (const [file, example] of examples) {
    it(`run as they stand in ${file}`, () => {
      const code = stripTypeScriptTypes(example, { mode: 'strip' });
      // The examples are our own source text, run with the library's names in scope.
      const run = new Function(...Object.keys(scope), code) as (...values: unknown[]) => unknown;
      expect(() => run(...Object.values(scope))).not.toThrow();
    });
  }
});
