import { fastify } from 'fastify';
import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import { describe, expect, it } from 'vitest';
import { openLogger } from './open-logger.ts';

const PLANTED = 'zibeltraum';

async function listen(open: (destination: DestinationStream) => FastifyBaseLogger): Promise<string> {
  const lines: string[] = [];
  const app = fastify({ loggerInstance: open({ write: (line) => void lines.push(line) }) });
  app.get('/fail/:word', (request) => {
    const failed = Object.assign(new Error(`Failing row contains (${PLANTED}).`), { code: '23514', detail: PLANTED });
    request.log.warn({ err: failed }, 'seen on the way');
    request.log.warn({ err: failed });
    request.log.warn(failed);
    request.log.warn(failed, 'and said');
    throw failed;
  });
  await app.inject(`/fail/${PLANTED}?text=${PLANTED}`);
  await app.close();
  return lines.join('');
}

describe('the log of the server', () => {
  it('says which call failed, with the name and the place of the error and no word of its values', async () => {
    const said = await listen((destination) => openLogger('trace', destination));
    expect(said).toContain('"route":"/fail/:word"');
    expect(said).toContain('Error 23514');
    expect(said).toContain('open-logger.test.ts');
    for (const line of ['seen on the way', 'and said', 'failed']) expect(said).toContain(`"msg":"${line}"`);
    expect(said).not.toContain(PLANTED);
  });

  it('would say it without its rules: the search can fail', async () => {
    expect(await listen((destination) => pino({ level: 'trace' }, destination))).toContain(PLANTED);
  });
});
