import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../database/testing/make-folder.ts';
import { openTombstoneFile } from './tombstone-file.ts';

const entry = (personDigest: string) => ({ tenantId: 't', personDigest, at: '2026-11-21T10:00:00.000Z' });

describe('the file of tombstones', () => {
  it('is empty before the first erasure and keeps every one after', () => {
    const file = openTombstoneFile(join(makeTemporaryFolder(), 'tombstones'));
    expect(file.read()).toEqual([]);
    file.append(entry('a'));
    file.append(entry('b'));
    expect(file.read()).toEqual([entry('a'), entry('b')]);
  });

  it('goes on after a line that a power cut tore', () => {
    const path = join(makeTemporaryFolder(), 'tombstones');
    const file = openTombstoneFile(path);
    file.append(entry('a'));
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"tenantId":"t","pers`);
    expect(file.read()).toEqual([entry('a')]);
    file.append(entry('b'));
    expect(file.read()).toEqual([entry('a'), entry('b')]);
  });
});
