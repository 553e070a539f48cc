import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../database/testing/make-folder.ts';
import { appendDurably, writeDurably } from './write-durably.ts';

describe('files that are whole or not there', () => {
  it('are written for their owner only and replaced at once', () => {
    const path = join(makeTemporaryFolder(), 'below', 'note.txt');
    writeDurably(path, 'first, and longer');
    writeDurably(path, 'second');
    expect(readFileSync(path, 'utf8')).toBe('second');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(path, '..'))).toEqual(['note.txt']);
  });

  it('leave nothing beside when the last step fails', () => {
    const folder = makeTemporaryFolder();
    mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
    expect(() => writeDurably(join(folder, 'taken'), 'text')).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('grow at their end', () => {
    const path = join(makeTemporaryFolder(), 'lines');
    appendDurably(path, 'a\n');
    appendDurably(path, 'b\n');
    expect(readFileSync(path, 'utf8')).toBe('a\nb\n');
  });
});
