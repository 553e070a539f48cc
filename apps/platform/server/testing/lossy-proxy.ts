// Stands between person and server and loses replies: the request goes through, the connection breaks when the answer comes back.
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface LossyProxy {
  readonly url: string;
  /** While true every reply is lost after the server has begun to send it, so after its work was done. */
  losesReplies: boolean;
  readonly lost: number;
  close(): Promise<void>;
}

export async function startLossyProxy(target: string): Promise<LossyProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const state = { losesReplies: false, lost: 0 };
  const server = createServer((person) => {
    const behind = connect(Number(port), hostname);
    for (const socket of [person, behind]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        person.destroy();
        behind.destroy();
      });
    }
    person.pipe(behind);
    behind.on('data', (part) => {
      if (!state.losesReplies) {
        person.write(part);
        return;
      }
      state.lost += 1;
      person.resetAndDestroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get losesReplies() {
      return state.losesReplies;
    },
    set losesReplies(value) {
      state.losesReplies = value;
    },
    get lost() {
      return state.lost;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
