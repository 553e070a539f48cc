import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AdvertImport, BeginImportBody } from '../contract.ts';
import { PART_BYTES } from '../limits.ts';
import { goOn, sendFile } from './send-file.ts';
import type { SendCalls } from './send-file.ts';

const bytes = Uint8Array.from({ length: 2 * PART_BYTES + 5 }, (_each, index) => (index * 7) % 251);
const file = new File([bytes], 'adverts.csv');
const digest = createHash('sha256').update(bytes).digest('hex');

const found = (change: Partial<AdvertImport> = {}): AdvertImport => ({
  id: 'one',
  source: { id: 's', name: 'Synthetic', kind: 'csv' },
  fileName: 'adverts.csv',
  bytes: bytes.length,
  digest,
  state: 'uploading',
  parts: { needed: 3, missing: [0, 1, 2] },
  progress: 0,
  refusal: null,
  report: null,
  ...change,
});

function listen(begun: AdvertImport) {
  const said: string[] = [];
  const arrived = new Map<number, Buffer>();
  const begins: BeginImportBody[] = [];
  const calls: SendCalls = {
    begin: async (body) => {
      begins.push(body);
      return begun;
    },
    sendPart: async (id, part, content) => {
      said.push(`${id} ${part}`);
      arrived.set(part, Buffer.from(content, 'base64'));
    },
    look: async (id) => void said.push(`look ${id}`),
  };
  return { calls, said, arrived, begins };
}

describe('a file of adverts on its way', () => {
  it('is announced by its digest and arrives in parts that make it again', async () => {
    const { calls, said, arrived, begins } = listen(found());
    const shares: number[] = [];
    await sendFile(calls, 's', file, (share) => shares.push(share));
    expect(begins).toEqual([{ sourceId: 's', fileName: 'adverts.csv', bytes: bytes.length, digest }]);
    expect(said).toEqual(['one 0', 'one 1', 'one 2', 'look one']);
    expect(Buffer.concat([0, 1, 2].map((part) => arrived.get(part)!)).equals(Buffer.from(bytes))).toBe(true);
    expect(shares).toEqual([0, 1 / 3, 2 / 3, 1]);
  });

  it('goes on with the parts that are missing, wherever it is chosen again', async () => {
    const begun = found({ parts: { needed: 3, missing: [1] } });
    const [form, list] = [listen(begun), listen(begun)];
    const shares: number[] = [];
    await sendFile(form.calls, 's', file, (share) => shares.push(share));
    expect(await goOn(list.calls, begun, file, () => {})).toBe(true);
    expect([form.said, list.said]).toEqual([
      ['one 1', 'look one'],
      ['one 1', 'look one'],
    ]);
    expect(shares).toEqual([2 / 3, 1]);
  });

  it('sends nothing of another file, even one as long', async () => {
    const { calls, said } = listen(found());
    const other = Uint8Array.from(bytes);
    other[4] = 255;
    expect(await goOn(calls, found(), new File([other], 'adverts.csv'), () => {})).toBe(false);
    expect(await goOn(calls, found(), new File([bytes.subarray(1)], 'adverts.csv'), () => {})).toBe(false);
    expect(said).toEqual([]);
  });

  it('sends nothing once it has arrived', async () => {
    const { calls, said } = listen(found({ state: 'looked-at', parts: { needed: 3, missing: [] } }));
    await sendFile(calls, 's', file, () => {});
    expect(said).toEqual([]);
  });
});
