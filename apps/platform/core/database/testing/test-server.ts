// A schema of its own on the test run's PostgreSQL server.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
import type { PostgresOffer } from './start-postgres.ts';

const START_PATIENCE = 60_000;

/** Address of the server, which is started now when this is the first to ask. Only where `inject('postgres')` offers one. */
export async function findTestServer(): Promise<string> {
  const offer: PostgresOffer = inject('postgres');
  if ('url' in offer) return offer.url;
  if ('reason' in offer) throw new Error(`There is no PostgreSQL server: ${offer.reason}.`);
  writeFileSync(join(offer.askIn, 'wanted'), '');
  const path = join(offer.askIn, 'answer');
  for (let waited = 0; waited < START_PATIENCE; waited += 50) {
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    if (text.endsWith('}')) {
      const answer = JSON.parse(text) as { url: string } | { failure: string };
      if ('failure' in answer) throw new Error(`PostgreSQL did not start: ${answer.failure}`);
      return answer.url;
    }
    await pause(50);
  }
  throw new Error('PostgreSQL did not start in a minute.');
}

/** Address of an empty schema that is dropped when the test is over. */
export async function makeSchema(serverUrl: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOn(serverUrl, `create schema ${name}`);
  onTestFinished(() => runOn(serverUrl, `drop schema ${name} cascade`));
  const url = new URL(serverUrl.replace('@/', '@placeholder/'));
  url.searchParams.set('options', `-c search_path=${name}`);
  return url.href.replace('@placeholder/', '@/').replaceAll('+', '%20');
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
