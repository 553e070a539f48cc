import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { smallTaxonomy } from '../testing/small-taxonomy.ts';
import { readNeed } from '../extract/read-need.ts';
import { endpointEmbedder } from './endpoint-embedder.ts';
import { localEmbedder } from './local-embedder.ts';
import { embedLabels, readNeedWithEmbedder } from './read-need-with-embedder.ts';

const taxonomy = smallTaxonomy();
const DIMENSION = 8;

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

interface Fake {
  baseUrl: string;
  received: string[];
  calls: () => number;
}

/** A server that remembers every text it was sent, and answers with vectors made of letters. */
async function startFake(answer: 'right' | 'error' | 'silent' | 'short' = 'right'): Promise<Fake> {
  const received: string[] = [];
  let calls = 0;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      calls += 1;
      const { input } = JSON.parse(body) as { input: string[] };
      received.push(...input);
      if (answer === 'silent') return;
      response.statusCode = answer === 'error' ? 503 : 200;
      const data = input.map((text, index) => ({
        index,
        embedding: lettersOf(text).slice(0, answer === 'short' ? 3 : DIMENSION),
      }));
      response.end(JSON.stringify({ data }));
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, received, calls: () => calls };
}

function lettersOf(text: string): number[] {
  const counts = Array.from({ length: DIMENSION }, () => 0.01);
  for (const letter of text.toLowerCase()) counts[letter.charCodeAt(0) % DIMENSION]! += 1;
  return counts;
}

const TEXT =
  'We need welding of steel.\nCONFIDENTIAL: we need to plan predictive maintenance for Projekt Nordlicht.\nWe need help with data analysis [confidential] for Kunde Falke.\nWe need teamwork.';

describe('an embedder at an address', () => {
  it('is asked in batches, once for each text, and the reading names it', async () => {
    const fake = await startFake();
    const embedder = endpointEmbedder({ baseUrl: fake.baseUrl, model: 'letters', dimension: DIMENSION, batch: 5 });
    const labels = await embedLabels(taxonomy, embedder);
    expect(fake.calls()).toBe(3);
    const reading = await readNeedWithEmbedder('We need welding of steel.', taxonomy, embedder, labels);
    expect(reading.path).toEqual({
      id: expect.stringContaining('letters at 127.0.0.1') as string,
      fellBack: null,
      sentToEmbedder: 1,
    });
    expect(reading.skills[0]!.uri).toBe('welding');
    await readNeedWithEmbedder('We need welding of steel.', taxonomy, embedder, labels);
    expect(fake.calls()).toBe(4);
  });

  it('never sees a line that is marked confidential, by itself or by a person', async () => {
    const fake = await startFake();
    const embedder = endpointEmbedder({ baseUrl: fake.baseUrl, model: 'letters', dimension: DIMENSION });
    const labels = await embedLabels(taxonomy, embedder);
    const start = TEXT.indexOf('teamwork');
    const reading = await readNeedWithEmbedder(TEXT, taxonomy, embedder, labels, {
      confidential: [{ start, end: start + 8 }],
    });
    const all = fake.received.join('\n');
    for (const planted of ['Nordlicht', 'Falke', 'We need teamwork']) expect(all).not.toContain(planted);
    expect(all).toContain('We need welding of steel.');
    expect(reading.path.sentToEmbedder).toBe(1);
    expect(reading.sentences.filter(({ status }) => status === 'matched').length).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['error', 'status 503'],
    ['silent', 'within 150 ms'],
    ['short', 'vector of 8 numbers'],
  ] as const)('falls back to the built-in matchers when the answer is: %s', async (answer, reason) => {
    const fake = await startFake(answer);
    const embedder = endpointEmbedder({
      baseUrl: fake.baseUrl,
      model: 'letters',
      dimension: DIMENSION,
      timeoutMilliseconds: 150,
    });
    const labels = { key: '', dimension: DIMENSION, units: new Float32Array(taxonomy.index.uris.length * DIMENSION) };
    const reading = await readNeedWithEmbedder(TEXT, taxonomy, embedder, labels);
    expect(reading.path).toMatchObject({ id: 'built-in', sentToEmbedder: 0 });
    expect(reading.path.fellBack).toContain(reason);
    expect(reading.skills).toEqual(readNeed(TEXT, taxonomy).skills);
  });
});

describe('a local model', () => {
  it('says what is missing: the folder, or the optional package', async () => {
    await expect(localEmbedder({ folder: '/nowhere/model' })).rejects.toThrow('there is no model folder');
    const folder = mkdtempSync(join(tmpdir(), 'model-'));
    const load = (): Promise<unknown> => Promise.reject(new Error('not installed'));
    await expect(localEmbedder({ folder, load })).rejects.toThrow('optional package @huggingface/transformers');
  });

  it('is opened with downloads switched off', async () => {
    const env = { allowRemoteModels: true, localModelPath: '' };
    const extract = (texts: readonly string[]): unknown =>
      Promise.resolve({ dims: [texts.length, 2], data: new Float32Array(texts.length * 2).fill(1) });
    const load = (): Promise<unknown> => Promise.resolve({ env, pipeline: () => Promise.resolve(extract) });
    const embedder = await localEmbedder({ folder: mkdtempSync(join(tmpdir(), 'model-')), load });
    expect(env.allowRemoteModels).toBe(false);
    expect(embedder.dimension).toBe(2);
    expect(await embedder.embed(['a', 'b'], 'query')).toHaveLength(2);
  });
});
