import { describe, expect, it } from 'vitest';
import { readEscoPack } from '../esco/read-esco-pack.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { syntheticPackZip } from '../testing/synthetic-pack.ts';
import { writeZip } from '../testing/write-zip.ts';
import { openZip } from './open-zip.ts';
import type { ZipLimits } from './open-zip.ts';

const SMALL: ZipLimits = { files: 3, fileBytes: 1000, totalBytes: 2000 };
const codesOf = async (bytes: Uint8Array, limits = SMALL) => {
  const { files, findings } = await openZip('pack.zip', bytes, limits);
  expect(files).toEqual([]);
  return findings.map(({ code }) => code);
};
const zeros = (bytes: number) => new Uint8Array(bytes);

describe('a pack in a zip archive', () => {
  it('is read like its files in a folder, with the folders and hidden files of the archive passed over', async () => {
    const { files, findings } = await openZip('pack.zip', syntheticPackZip());
    expect(findings).toEqual([]);
    const { taxonomy } = await readEscoPack({ files, version: '1', needs: 'structure' });
    expect(taxonomy!.concepts).toHaveLength(3);
    const hidden = writeZip([
      { path: 'a/.hidden', content: 'x' },
      { path: '__MACOSX/a/b.csv', content: 'x' },
      { path: 'a/b.csv', content: 'y' },
    ]);
    expect((await openZip('pack.zip', hidden)).files.map(({ name }) => name)).toEqual(['b.csv']);
  });

  it('is refused unopened when it would unpack to too much, in one file or in all', async () => {
    expect(await codesOf(writeZip([{ path: 'a.csv', content: zeros(1001) }]))).toEqual(['zip.too-large']);
    const three = ['a', 'b', 'c'].map((name) => ({ path: `${name}.csv`, content: zeros(900) }));
    expect(await codesOf(writeZip(three))).toEqual(['zip.too-large']);
  });

  it('is caught when it lies about what it unpacks to', async () => {
    const liar = writeZip([{ path: 'skills_en.csv', content: 'x'.repeat(2_000_000), claimedBytes: 10 }]);
    const { files } = await openZip('pack.zip', liar);
    expect(refusalOf(await readEscoPack({ files }))).toMatchObject({ code: 'file.damaged', file: 'skills_en.csv' });
  });

  it('is refused when it is locked, cut off, no archive, crowded, or holds a name twice', async () => {
    expect(await codesOf(writeZip([{ path: 'a.csv', content: 'x', isEncrypted: true }]))).toEqual(['zip.encrypted']);
    expect(await codesOf(syntheticPackZip().subarray(0, 900), { ...SMALL, files: 99 })).toEqual(['zip.damaged']);
    expect(await codesOf(new TextEncoder().encode('conceptUri,preferredLabel'))).toEqual(['zip.not-one']);
    const many = ['a', 'b', 'c', 'd'].map((name) => ({ path: name, content: 'x' }));
    expect(await codesOf(writeZip(many))).toEqual(['zip.too-many-files']);
    const twice = ['one/a.csv', 'two/A.csv'].map((path) => ({ path, content: 'x' }));
    expect(await codesOf(writeZip(twice))).toEqual(['zip.name-twice']);
  });
});
