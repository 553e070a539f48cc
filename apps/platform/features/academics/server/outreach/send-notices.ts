// The notice of Article 14 goes out by itself before its month is over, to everybody whose data came from elsewhere and has an address.
import { ANSWER_DAYS, NOTICE_SENT_AFTER_DAYS } from '../../limits.ts';
import { academicStore } from '../academic-store.ts';
import { DAY } from '../academic.ts';
import { touchPool } from '../academics-parts.ts';
import type { AcademicsParts } from '../academics-parts.ts';
import { requestStore } from '../request-store.ts';
import { mailNotice } from './send-academic-mail.ts';

/** Every hour; one write each, so that a mail that cannot be written holds nobody else back. */
export async function sendNotices(parts: AcademicsParts): Promise<void> {
  const { database, runtime, audit } = parts;
  const before = new Date(runtime.clock.now() - NOTICE_SENT_AFTER_DAYS * DAY).toISOString();
  for (const { tenantId, id } of await academicStore(database.read).listWithoutNotice(before)) {
    await database.write(async (queries) => {
      const academic = await academicStore(queries).find(tenantId, id);
      if (academic === null || academic.email === null || academic.noticeSentAt !== null) return;
      await mailNotice(parts, queries, { ...academic, email: academic.email });
      const values = { notice_sent_at: runtime.clock.iso(), notice_how: 'mail' };
      await academicStore(queries).change(tenantId, id, values);
      await touchPool(parts, queries, tenantId);
      await audit(queries, {
        tenantId,
        personId: null,
        action: 'academics.notice-sent',
        subject: { type: 'academic', id },
      });
    });
  }
}

/** Requests nobody answered do not wait for ever. */
export async function closeOldRequests({ database, runtime }: AcademicsParts): Promise<void> {
  const before = new Date(runtime.clock.now() - ANSWER_DAYS * DAY).toISOString();
  await database.write((queries) => requestStore(queries).closeOld(before));
}
