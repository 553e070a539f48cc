import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../database/testing/make-folder.ts';
import { keepHeadsInFile } from './audit-heads.ts';

const head = (tenantId: string, number: number) => ({ tenantId, number, code: `code-${tenantId}-${number}` });

describe('the known ends of the audit log', () => {
  it('are kept outside the database, one for each tenant, across starts', () => {
    const path = join(makeTemporaryFolder(), 'audit-heads.json');
    expect(keepHeadsInFile(path).read()).toEqual([]);
    keepHeadsInFile(path).keep([head('t', 1), head('u', 1)]);
    keepHeadsInFile(path).keep([head('t', 2)]);
    expect(keepHeadsInFile(path).read()).toEqual([head('t', 2), head('u', 1)]);
  });

  it('never move back, whoever seals last', () => {
    const heads = keepHeadsInFile(join(makeTemporaryFolder(), 'audit-heads.json'));
    heads.keep([head('t', 5)]);
    heads.keep([head('t', 4)]);
    expect(heads.read()).toEqual([head('t', 5)]);
  });
});
