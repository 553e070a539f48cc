// The mails to a firm. They hold a link and words of ours: nothing the firm wrote, so nothing confidential can be in them.
import { toLanguage } from '@dragoman/kernel';
import { institutionStore } from '../../identity/server/index.ts';
import type { CaseRow, ContactRow } from './case-store.ts';
import type { DemandParts, WriteQueries } from './demand-parts.ts';
import { writeFirmToken } from './firm-link.ts';

export type FirmMail = 'need-received' | 'need-understood' | 'need-question' | 'need-refused';

export function firmAddress({ keys, publicUrl }: Pick<DemandParts, 'keys' | 'publicUrl'>, caseId: string): string {
  return new URL(`/firm#${writeFirmToken(keys, caseId)}`, publicUrl()).href;
}

/** False when there is no address to write to, or this was written before. */
export async function mailFirm(
  parts: DemandParts,
  queries: WriteQueries,
  { tenant_id: tenantId, id }: Pick<CaseRow, 'tenant_id' | 'id'>,
  contact: ContactRow | null,
  mail: FirmMail,
  step: string,
): Promise<boolean> {
  if (contact === null || contact.email === '') return false;
  const { messages, outbox } = parts;
  const language = toLanguage(contact.language);
  const values = {
    name: contact.name,
    institution: await nameInstitution(queries, tenantId),
    link: firmAddress(parts, id),
  };
  return outbox.send(queries, {
    tenantId,
    personId: contact.id,
    occasion: `${mail} ${id}`,
    step,
    channel: 'mail',
    payload: {
      to: contact.email,
      subject: messages.say(language, `mail.${mail}.subject`, values),
      text: messages.say(language, `mail.${mail}.text`, values),
    },
  });
}

export async function nameInstitution(
  queries: WriteQueries | DemandParts['database']['read'],
  tenantId: string,
): Promise<string> {
  return (await institutionStore(queries).find(tenantId))?.name ?? '';
}
