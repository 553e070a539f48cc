import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { expectProblem } from './testing/expect-problem.ts';
import type { Reply } from './testing/expect-problem.ts';
import { openPeople } from './testing/open-people.ts';

const PATIENCE = { timeout: 120_000 };

describe('what is hardly HTTP', () => {
  const ask = (port: number, text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      let answer = '';
      socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
      socket.on('close', () => resolve(answer));
      socket.on('error', (error: NodeJS.ErrnoException) => (answer === '' ? reject(error) : resolve(answer)));
      socket.setTimeout(5000, () => socket.destroy());
    });
  const asReply = (answer: string): Reply => {
    const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
    const [line = '', ...fields] = head.split('\r\n');
    const headers = Object.fromEntries(
      fields.map((field) => [field.slice(0, field.indexOf(':')).toLowerCase(), field.slice(field.indexOf(':') + 2)]),
    );
    return { statusCode: Number(line.split(' ')[1]), headers, body };
  };
  const get = (path: string, headers = ''): string =>
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`;

  it('is refused like everything else, and the server answers the next caller', PATIENCE, async () => {
    const people = await openPeople();
    await people.platform.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = people.platform.app.server.address() as AddressInfo;
    const manyHeaders = Array.from({ length: 10_000 }, (_, index) => `X-H${index}: 1\r\n`).join('');
    const post = `POST /api/assessments/${people.attemptId}/answers HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n`;
    const calls: [string, string, string][] = [
      ['ten thousand headers', get('/api/assessments', manyHeaders), 'request.too-large'],
      ['an address of a hundred kilobytes', get(`/api/${'a'.repeat(100_000)}`), 'request.too-large'],
      [
        'a cookie of a hundred kilobytes',
        get('/api/assessments', `Cookie: a=${'b'.repeat(100_000)}\r\n`),
        'request.too-large',
      ],
      ['an address that cannot be decoded', get('/api/results/%ff'), 'request.bad-address'],
      ['noise', '\u0000\u0001\u0002 noise\r\n\r\n', 'request.invalid'],
      ['a method there is not', 'FROB /api/assessments HTTP/1.1\r\nHost: localhost\r\n\r\n', 'request.invalid'],
      ['two lengths', `${post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 'request.invalid'],
      [
        'a length and chunks',
        `${post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
        'request.invalid',
      ],
      ['a length that is none', `${post}Content-Length: -1\r\n\r\n`, 'request.invalid'],
      ['chunks that are none', `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 'request.invalid'],
      ['a line break in a header', get('/api/assessments', 'X-A: 1\n\n X\r\n'), 'request.invalid'],
    ];
    for (const [how, text, code] of calls) expect(expectProblem(asReply(await ask(port, text)), how), how).toBe(code);
    const health = await fetch(`http://127.0.0.1:${port}/health`);
    expect(health.status).toBe(200);
  });
});
