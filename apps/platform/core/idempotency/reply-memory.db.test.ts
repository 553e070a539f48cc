import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { WriteQueries } from '../database/database.ts';
import { describeOnBothDatabases } from '../database/testing/with-databases.ts';
import type { ReplyScope } from '../http/reply-memory.ts';
import { deriveKeys } from '../keys/installation-keys.ts';
import { createReplyMemory, forgetOldReplies, keptReplyMigration } from './reply-memory.ts';

const scope: ReplyScope = {
  tenantId: 't',
  actor: 't:p',
  routeId: 'thing.make',
  key: 'k1',
  body: '{"name":"synthetic"}',
};

describeOnBothDatabases('kept replies', (open) => {
  const start = async () => {
    const opened = await open([keptReplyMigration]);
    await sql`create table effect (id text not null)`.execute(opened.database.direct);
    const replies = createReplyMemory({ runtime: opened.runtime, keys: deriveKeys(new Uint8Array(32)) });
    const call = (changes: Partial<ReplyScope> = {}, reply: unknown = { made: 1 }) =>
      opened.database.write((queries: WriteQueries) =>
        replies.once(queries, { ...scope, ...changes }, async () => {
          await sql`insert into effect values ('x')`.execute(queries);
          return reply;
        }),
      );
    const countEffects = async () =>
      (await sql<{ n: number }>`select count(*) as n from effect`.execute(opened.database.read)).rows[0]?.n;
    return { ...opened, call, countEffects };
  };

  it('give the first reply again and have one effect', async () => {
    const { call, countEffects } = await start();
    expect(await call({}, { made: 1 })).toEqual({ made: 1 });
    expect(await call({}, { made: 2 })).toEqual({ made: 1 });
    expect(await countEffects()).toBe(1);
  });

  it('have one effect when ten calls with one key come at the same moment', async () => {
    const { call, countEffects } = await start();
    const replies = await Promise.all(Array.from({ length: 10 }, (_, index) => call({}, { made: index })));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await countEffects()).toBe(1);
  });

  it('refuse another body under the same key', async () => {
    const { call, countEffects } = await start();
    await call();
    await expect(call({ body: '{"name":"other"}' })).rejects.toMatchObject({ code: 'idempotency.other-body' });
    expect(await countEffects()).toBe(1);
  });

  it('belong to one person, tenant, route and key', async () => {
    const { call, countEffects } = await start();
    for (const change of [{}, { actor: 't:q' }, { tenantId: 'u' }, { routeId: 'thing.mend' }, { key: 'k2' }])
      await call(change);
    expect(await countEffects()).toBe(5);
  });

  it('are forgotten after two days, by the job and when asked for again before it ran', async () => {
    const { call, countEffects, runtime, database } = await start();
    await call();
    runtime.clock.advance(47 * 3_600_000);
    await call();
    expect(await forgetOldReplies(database, runtime)).toBe(0);
    expect(await countEffects()).toBe(1);
    runtime.clock.advance(2 * 3_600_000);
    expect(await call({}, { made: 'anew' })).toEqual({ made: 'anew' });
    expect(await countEffects()).toBe(2);
    runtime.clock.advance(49 * 3_600_000);
    expect(await forgetOldReplies(database, runtime)).toBe(1);
  });

  it('are not kept when the call fails', async () => {
    const { database, call, runtime } = await start();
    const replies = createReplyMemory({ runtime, keys: deriveKeys(new Uint8Array(32)) });
    const failing = database.write((queries) => replies.once(queries, scope, () => Promise.reject(new Error('no'))));
    await expect(failing).rejects.toThrow('no');
    expect(await call({}, { made: 'then' })).toEqual({ made: 'then' });
  });

  it('name nobody and repeat no body', async () => {
    const { call, database } = await start();
    await call({ actor: 't:canary-person', body: 'canary-body' });
    const { rows } = await sql`select * from kept_reply`.execute(database.read);
    expect(JSON.stringify(rows)).not.toContain('canary');
  });
});
