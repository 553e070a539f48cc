// A small SMTP server for tests: takes mail, remembers it, refuses whom it is told to refuse.
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface SmtpStub {
  readonly url: string;
  /** Messages as they came, oldest first. */
  readonly messages: string[];
  /** Recipients containing this are refused with 550 and their address in the reply. */
  refuse: string | null;
}

export async function startSmtpStub(): Promise<SmtpStub> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const stub: SmtpStub = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages: [],
    refuse: null,
  };
  server.on('connection', (socket) => converse(socket, stub));
  return stub;
}

function converse(socket: Socket, stub: SmtpStub): void {
  let data: string | null = null;
  let pending = '';
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.write('220 stub\r\n');
  const answer = (line: string): string => {
    if (data !== null) {
      if (line !== '.') {
        data += `${line}\r\n`;
        return '';
      }
      stub.messages.push(data);
      data = null;
      return '250 taken\r\n';
    }
    if (stub.refuse !== null && line.startsWith('RCPT TO') && line.includes(stub.refuse))
      return `550 no such mailbox ${line}\r\n`;
    if (line.startsWith('DATA')) {
      data = '';
      return '354 go on\r\n';
    }
    if (line.startsWith('QUIT')) {
      socket.end('221 bye\r\n');
      return '';
    }
    return '250 fine\r\n';
  };
  socket.on('data', (chunk) => {
    const lines = (pending + String(chunk)).split('\r\n');
    pending = lines.pop() ?? '';
    for (const line of lines) {
      const reply = answer(line);
      if (reply !== '' && socket.writable) socket.write(reply);
    }
  });
}
