// Answers what is not even HTTP, or too much of it in the headers, with a problem like any other; then the connection ends.
import type { Socket } from 'node:net';
import { AppError } from '@dragoman/kernel';
import { toProblem } from './problem.ts';
import type { Sentence, StatusTable } from './problem.ts';

/** For Node's `clientError`. Nothing of the request can be trusted, not even its language: the sentence is English. */
export function answerClientError(
  error: NodeJS.ErrnoException,
  socket: Socket,
  statuses: StatusTable,
  sentence: Sentence,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = error.code === 'HPE_HEADER_OVERFLOW' ? 'request.too-large' : 'request.invalid';
  const problem = toProblem(new AppError(code), statuses, sentence);
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
