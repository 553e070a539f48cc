import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import fastifyCookie from '@fastify/cookie';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addStaticFiles } from './static-files.ts';

const CODE = 'export const answer = 42;\n'.repeat(40);
const PAGE = '<!doctype html><title>Synthetic</title>';
const FINNISH_PAGE = '<!doctype html><html lang="fi"><title>Synthetic</title>';

let folder = '';
let app: FastifyInstance;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-static-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'assets', 'plain.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'main.js'), CODE);
  writeFileSync(join(folder, 'assets', 'main.js.gz'), gzipSync(CODE));
  writeFileSync(join(folder, 'assets', 'main.js.br'), brotliCompressSync(CODE));
  app = fastify();
  writeFileSync(join(folder, 'index.fi.html'), FINNISH_PAGE);
  await app.register(fastifyCookie);
  await addStaticFiles(app, folder, ['en', 'fi']);
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the files of the web application', () => {
  it('arrive packed as the browser can read them, and caches are told that this depends on it', async () => {
    const packed = await app.inject({ url: '/assets/main.js', headers: { 'accept-encoding': 'gzip, deflate' } });
    expect(packed.statusCode).toBe(200);
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['content-type']).toMatch(/^(text|application)\/javascript/);
    expect(packed.headers.vary).toMatch(/accept-encoding/i);
    expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(gunzipSync(packed.rawPayload).toString()).toBe(CODE);

    const best = await app.inject({ url: '/assets/main.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect(best.headers['content-encoding']).toBe('br');
  });

  it('arrive as they are where the browser unpacks nothing or no packed copy lies there', async () => {
    const plain = await app.inject({ url: '/assets/main.js' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.payload).toBe(CODE);

    const small = await app.inject({ url: '/assets/plain.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect(small.statusCode).toBe(200);
    expect(small.headers['content-encoding']).toBeUndefined();
    expect(small.payload).toBe('export {};');
  });

  it('give the page in the language of the person, by the choice kept or the wish of the browser', async () => {
    const pageFor = async (headers: Record<string, string>) => app.inject({ url: '/result/some-attempt', headers });
    expect((await pageFor({ 'accept-language': 'fi-FI,fi;q=0.9,en;q=0.8' })).payload).toBe(FINNISH_PAGE);
    expect((await pageFor({ 'accept-language': 'sv, en;q=0.5' })).payload).toBe(PAGE);
    const chosen = await pageFor({ 'accept-language': 'fi', cookie: 'dragoman-language=en' });
    expect(chosen.payload).toBe(PAGE);
    expect(chosen.headers.vary).toMatch(/accept-language, cookie/i);
  });

  it('give the one page for every address but those of the API, and nothing from outside the folder', async () => {
    expect((await app.inject({ url: '/result/some-attempt' })).payload).toBe(PAGE);
    expect((await app.inject({ url: '/api/nothing' })).statusCode).toBe(404);
    expect((await app.inject({ url: '/assets/missing.js', headers: { 'accept-encoding': 'br' } })).statusCode).toBe(
      404,
    );
    const outside = await app.inject({ url: '/assets/..%2f..%2fpackage.json' });
    expect(outside.payload).not.toContain('"name"');
  });
});
