// The mail that asks an expert, and the one that reminds.
import { localeOf } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import { institutionStore } from '../../identity/server/index.ts';
import { writeExpertToken } from './expert-links.ts';
import { estimateMinutes } from './estimate-minutes.ts';
import type { StudiesDependencies } from './studies-parts.ts';
import type { Expert, Study } from './study.ts';

/** False when this mail was sent before. */
export async function mailExpert(
  parts: StudiesDependencies,
  queries: WriteQueries,
  study: Study,
  expert: Expert,
  step: string,
): Promise<boolean> {
  const { messages, publicUrl, outbox } = parts;
  const { language } = expert;
  const mail = step === 'asked' ? 'expert' : 'expert-reminder';
  const institution = await institutionStore(queries).find(study.tenantId);
  const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  const values = {
    name: expert.name,
    institution: institution?.name ?? 'Dragoman',
    study: study.title,
    minutes: estimateMinutes(parts.bank, study),
    date: study.closesAt === null ? '' : date.format(new Date(study.closesAt)),
    link: new URL(`/expert#${writeExpertToken(parts, expert.id)}`, publicUrl()).href,
  };
  return outbox.send(queries, {
    tenantId: study.tenantId,
    personId: expert.id,
    occasion: `expert ${expert.id}`,
    step,
    channel: 'mail',
    payload: {
      to: expert.email,
      subject: messages.say(language, `mail.${mail}.subject`, values),
      text: messages.say(language, `mail.${mail}.text`, values),
    },
  });
}
