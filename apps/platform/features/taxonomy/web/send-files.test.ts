import { describe, expect, it } from 'vitest';
import type { BeginImportBody, PackImport } from '../contract.ts';
import { PART_BYTES } from '../limits.ts';
import { sendFiles, toBase64 } from './send-files.ts';

const body: Omit<BeginImportBody, 'files'> = {
  format: 'esco',
  scope: 'installation',
  scheme: 'esco',
  version: '1',
  language: 'en',
  attribution: '',
};

describe('files on their way to the server', () => {
  it('arrive in parts that make the files again, in order, and are read when all are there', async () => {
    const first = Uint8Array.from({ length: PART_BYTES - 5 }, (_each, index) => index % 251);
    const second = Uint8Array.from({ length: 20 }, (_each, index) => 200 + index);
    const arrived: Buffer[] = [];
    const said: string[] = [];
    const shares: number[] = [];
    const id = await sendFiles(
      {
        begin: async ({ files }) => {
          said.push(`begin ${files.map(({ name, bytes }) => `${name} ${bytes}`).join(', ')}`);
          return { pack: { id: 'one' } } as PackImport;
        },
        sendPart: async (importId, part, content) => {
          said.push(`${importId} ${part}`);
          arrived.push(Buffer.from(content, 'base64'));
        },
        startReading: async (importId) => void said.push(`read ${importId}`),
      },
      body,
      [new File([first], 'a.csv'), new File([second], 'b.csv')],
      (share) => shares.push(share),
    );
    expect(id).toBe('one');
    expect(said).toEqual([`begin a.csv ${PART_BYTES - 5}, b.csv 20`, 'one 0', 'one 1', 'read one']);
    expect(arrived.map(({ length }) => length)).toEqual([PART_BYTES, 15]);
    expect(Buffer.concat(arrived).equals(Buffer.concat([first, second]))).toBe(true);
    expect(shares).toEqual([0, 0.5, 1]);
  });

  it('are written in base64 whatever bytes they hold', () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_each, index) => (index * 7) % 256);
    expect(Buffer.from(toBase64(bytes), 'base64').equals(Buffer.from(bytes))).toBe(true);
  });
});
