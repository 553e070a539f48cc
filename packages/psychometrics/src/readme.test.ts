import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import * as library from './index.ts';

const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');

it('the five lines at the start of the README calibrate and score a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  const items = library.syntheticItems({ model: 'grm', items: 4, categories: 3, seed: 'readme' });
  const rows = library.simulateResponses(items, library.syntheticThetas(300, 'readme'), 'readme');
  writeFileSync(join(folder, 'answers.csv'), `a,b,c,d\n${rows.map((row) => row.join(',')).join('\n')}\n`);
  const block = /```ts\n([\s\S]*?)```/.exec(readme)![1]!;
  expect(block.trim().split('\n').length).toBe(5);
  const code = block
    .replace("'@dragoman/psychometrics'", JSON.stringify(pathToFileURL(join(import.meta.dirname, 'index.ts')).href))
    .replace("'answers.csv'", JSON.stringify(join(folder, 'answers.csv')));
  const script = join(folder, 'example.ts');
  writeFileSync(script, `${code}\nexport { theta, standardError, status };\n`);
  const result = (await import(/* @vite-ignore */ script)) as {
    theta: number[];
    standardError: number[];
    status: string[];
  };
  rmSync(folder, { recursive: true });
  expect(result.theta.length).toBe(300);
  expect(result.standardError.every((error) => error > 0 && error < 1)).toBe(true);
  expect(new Set(result.status)).toEqual(new Set(['estimated']));
});

it('every function and folder that the README names exists', () => {
  const table = readme.slice(readme.indexOf('## What there is'), readme.indexOf('## An adaptive test'));
  const names = [...table.matchAll(/`([a-z]+[A-Za-z]*)`/g)].map((match) => match[1]!);
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name) => !(name in library))).toEqual([]);
  const folders = [...table.matchAll(/`([a-z-]+)\/`/g)].map((match) => match[1]!);
  expect(folders.filter((name) => !existsSync(join(import.meta.dirname, name)))).toEqual([]);
});
