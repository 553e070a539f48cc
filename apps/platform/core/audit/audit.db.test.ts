import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { RecordAudit } from '../audit-port.ts';
import type { WriteQueries } from '../database/database.ts';
import { describeOnBothDatabases } from '../database/testing/with-databases.ts';
import { deriveKeys } from '../keys/installation-keys.ts';
import { auditMigration } from './audit-tables.ts';
import { keepHeadsInMemory } from './audit-heads.ts';
import { createRecordAudit } from './record-audit.ts';
import { sealAudit } from './seal-audit.ts';
import { verifyAudit } from './verify-audit.ts';

const keys = deriveKeys(new Uint8Array(32).fill(3));

describeOnBothDatabases('the audit log', (open) => {
  const start = async () => {
    const { database, runtime } = await open([auditMigration]);
    const record: RecordAudit = createRecordAudit({ runtime, keys });
    const heads = keepHeadsInMemory();
    const append = (count: number, tenantId = 't') =>
      database.write(async (queries: WriteQueries) => {
        for (let index = 0; index < count; index++) {
          runtime.clock.advance(1_000);
          const subject = { type: 'attempt', id: `a${index}` };
          await record(queries, {
            tenantId,
            personId: 'p1',
            action: 'assessment.answered',
            subject,
            details: { revision: index },
          });
        }
      });
    const seal = () => sealAudit({ database, runtime, keys, heads });
    const verify = (tenantId = 't') =>
      verifyAudit(database.read, keys, tenantId, heads.read().find((head) => head.tenantId === tenantId) ?? null);
    const change = (statement: ReturnType<typeof sql>) => statement.execute(database.direct);
    const listIds = async () =>
      (
        await sql<{ id: string }>`select id from audit_entry where tenant_id = 't' order by id`.execute(database.read)
      ).rows.map((row) => row.id);
    return { database, runtime, record, heads, append, seal, verify, change, listIds };
  };
  const sealedLog = async () => {
    const log = await start();
    await log.append(3);
    await log.seal();
    await log.append(3);
    await log.seal();
    await log.append(2);
    return { ...log, ids: await log.listIds() };
  };

  it('is whole when nobody touched it, sealed or not yet', async () => {
    const { verify } = await sealedLog();
    expect(await verify()).toEqual({ checkedEntries: 8, checkedRanges: 2, openEntries: 2, fault: null });
  });

  it('names an edited entry, also before it is sealed', async () => {
    const { verify, change, ids } = await sealedLog();
    await change(sql`update audit_entry set action = 'assessment.finished' where id = ${ids[4]}`);
    expect((await verify()).fault).toEqual({ kind: 'edited', rangeNumber: 2, entryId: ids[4] });
    await change(sql`update audit_entry set details = '{"revision":9}' where id = ${ids[1]}`);
    expect((await verify()).fault).toEqual({ kind: 'edited', rangeNumber: 1, entryId: ids[1] });

    const second = await sealedLog();
    await second.change(sql`update audit_entry set at = '2020-01-01T00:00:00.000Z' where id = ${second.ids[7]}`);
    expect((await second.verify()).fault).toEqual({ kind: 'edited', rangeNumber: null, entryId: second.ids[7] });
  });

  it('names an entry whose code was copied from another', async () => {
    const { verify, change, ids } = await sealedLog();
    await change(
      sql`update audit_entry set code = (select code from audit_entry where id = ${ids[0]}) where id = ${ids[1]}`,
    );
    expect((await verify()).fault).toEqual({ kind: 'edited', rangeNumber: 1, entryId: ids[1] });
  });

  it('names the first deleted entry', async () => {
    const { verify, change, ids } = await sealedLog();
    await change(sql`delete from audit_entry where id in (${ids[2]}, ${ids[4]})`);
    expect((await verify()).fault).toEqual({ kind: 'deleted', rangeNumber: 1, entryId: ids[2] });
  });

  it('names the first of two entries that changed places', async () => {
    const { verify, change, ids } = await sealedLog();
    await change(sql`update audit_entry set id = 'aside' where id = ${ids[3]}`);
    await change(sql`update audit_entry set id = ${ids[3]} where id = ${ids[5]}`);
    await change(sql`update audit_entry set id = ${ids[5]} where id = 'aside'`);
    expect((await verify()).fault).toEqual({ kind: 'edited', rangeNumber: 2, entryId: ids[3] });
  });

  it('names a range whose list was put in another order', async () => {
    const { verify, change, database } = await sealedLog();
    const { rows } = await sql<{ entries: string }>`select entries from audit_range where number = 2`.execute(
      database.read,
    );
    const turned = JSON.stringify((JSON.parse(rows[0]!.entries) as unknown[]).toReversed());
    await change(sql`update audit_range set entries = ${turned} where number = 2`);
    expect((await verify()).fault).toEqual({ kind: 'range-changed', rangeNumber: 2, entryId: null });
  });

  it('names an entry put into a sealed range, and one written without the secret', async () => {
    const { verify, change, ids } = await sealedLog();
    await change(sql`update audit_entry set range_number = 1 where id = ${ids[6]}`);
    expect((await verify()).fault).toEqual({ kind: 'inserted', rangeNumber: 1, entryId: ids[6] });
    await change(sql`update audit_entry set range_number = null where id = ${ids[6]}`);
    await change(sql`insert into audit_entry select tenant_id, 'zz', at, actor_digest, action, subject_type, subject_id, details, code, null
      from audit_entry where id = ${ids[6]}`);
    expect((await verify()).fault).toEqual({ kind: 'edited', rangeNumber: null, entryId: 'zz' });
  });

  it('names where its end was cut off, even when entries, ranges and all are gone together', async () => {
    const { verify, change } = await sealedLog();
    await change(sql`delete from audit_entry where range_number = 2 or range_number is null`);
    expect((await verify()).fault).toMatchObject({ kind: 'deleted', rangeNumber: 2 });
    await change(sql`delete from audit_range where number = 2`);
    expect((await verify()).fault).toEqual({ kind: 'truncated', rangeNumber: 2, entryId: null });
    await change(sql`delete from audit_entry`);
    await change(sql`delete from audit_range`);
    expect((await verify()).fault).toEqual({ kind: 'truncated', rangeNumber: 1, entryId: null });
  });

  it('names a range that is missing in the middle, and tells its tenants apart', async () => {
    const { verify, change, append, seal } = await sealedLog();
    await append(1, 'u');
    await seal();
    await change(sql`delete from audit_range where tenant_id = 't' and number = 1`);
    expect((await verify()).fault).toEqual({ kind: 'range-changed', rangeNumber: 1, entryId: null });
    expect(await verify('u')).toMatchObject({ checkedEntries: 1, fault: null });
  });

  it('seals an entry that was committed after later ones had been sealed', async () => {
    const { database, runtime, record, append, seal, verify } = await start();
    const early = runtime.makeId();
    await append(2);
    await seal();
    const late: RecordAudit = createRecordAudit({ runtime: { ...runtime, makeId: () => early }, keys });
    const event = { tenantId: 't', personId: null, action: 'backup.made', subject: { type: 'backup', id: 'b' } };
    await database.write((queries) => late(queries, event));
    await seal();
    await database.write((queries) => record(queries, event));
    expect(await verify()).toEqual({ checkedEntries: 4, checkedRanges: 2, openEntries: 1, fault: null });
  });

  it('seals more than one range at a time and each entry once', async () => {
    const { append, seal, verify } = await start();
    await append(1_100);
    await Promise.all([seal(), seal()]);
    expect(await verify()).toEqual({ checkedEntries: 1_100, checkedRanges: 3, openEntries: 0, fault: null });
  });

  it('names nobody, neither who acts nor who is acted upon', async () => {
    const { database, record } = await start();
    const subject = { type: 'person', id: 'canary-person' };
    await database.write((queries) =>
      record(queries, { tenantId: 't', personId: 'canary-actor', action: 'person.erased', subject }),
    );
    const { rows } = await sql<{ actor_digest: string }>`select * from audit_entry`.execute(database.read);
    expect(JSON.stringify(rows)).not.toContain('canary');
    expect(rows[0]?.actor_digest).toBe(keys.digestPerson('t', 'canary-actor'));
  });

  it('takes no texts as details and no action without a feature', async () => {
    const { database, record } = await start();
    const subject = { type: 'attempt', id: 'a' };
    const say = (action: string, details = {}) =>
      database.write((queries) => record(queries, { tenantId: 't', personId: null, action, subject, details }));
    await expect(say('a.b', { answer: 'x'.repeat(121) })).rejects.toThrow('keeps no texts');
    await expect(say('a.b', { answer: ['x'] })).rejects.toThrow('neither text, number');
    await expect(say('answered')).rejects.toThrow('needs a feature');
  });
});
