// The mails to academics: a request in five lines, and the notice of Article 14. What an answer is, the asker hears by mail too.
import { isLanguage } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import type { WriteQueries } from '../../../../core/database/database.ts';
import type { AskPreview } from '../../contract.ts';
import type { Academic, AcademicRecordRow, Request } from '../academic.ts';
import { writeAcademicToken } from '../academic-tokens.ts';
import { addressOf, findBroker, nameOfInstitution } from '../academics-parts.ts';
import type { AcademicsParts } from '../academics-parts.ts';

/** What a request says, apart from its links: the subject and exactly five lines. */
export function composeRequest(
  { messages }: Pick<AcademicsParts, 'messages'>,
  language: Language,
  of: {
    readonly asker: string;
    readonly institution: string;
    readonly what: string;
    readonly hours: number;
    readonly when: string;
    readonly reasons: readonly AcademicRecordRow[];
  },
): AskPreview {
  const values = { asker: of.asker, institution: of.institution, what: of.what, hours: of.hours, when: of.when };
  const say = (key: string, more: Readonly<Record<string, string | number>> = {}): string =>
    messages.say(language, key, { ...values, ...more });
  const why = of.reasons
    .map(({ kind, title, year }) =>
      say(`mail.academic-request.reason-${kind}`, {
        title: oneLine(title),
        year: year === null ? '' : String(year),
        hasYear: year === null ? 'no' : 'yes',
      }),
    )
    .join('; ');
  return {
    subject: say('mail.academic-request.subject'),
    lines: [
      say('mail.academic-request.who'),
      say('mail.academic-request.what'),
      say('mail.academic-request.why', { why }),
      say('mail.academic-request.effort'),
      say('mail.academic-request.when'),
    ],
  };
}

/** The request with its three answers. First contact carries the notice. */
export async function mailRequest(
  parts: AcademicsParts,
  queries: WriteQueries,
  academic: Academic & { readonly email: string },
  request: Request,
  reasons: readonly AcademicRecordRow[],
): Promise<void> {
  const { messages, keys } = parts;
  const { language } = request;
  const institution = await nameOfInstitution(queries, academic.tenantId);
  const asker = await findBroker(queries, request);
  const { subject, lines } = composeRequest(parts, language, { ...request, institution, reasons });
  const token = writeAcademicToken(keys, 'academic-request', request.id);
  const answer = (kind: string): string => addressOf(parts, `/asked?answer=${kind}#${token}`);
  const isFirst = academic.noticeSentAt === null;
  const own = ownAddress(parts, academic);
  const values = {
    name: academic.name,
    institution,
    own,
    contact: asker.email,
    sources: saySources(parts, academic, language),
  };
  const text = [
    messages.say(language, 'mail.academic-request.greeting', values),
    lines.join('\n'),
    messages.say(language, 'mail.academic-request.answers', {
      yes: answer('yes'),
      other: answer('other'),
      later: answer('later'),
    }),
    messages.say(language, 'mail.academic-request.foot', values),
    ...(isFirst ? [messages.say(language, 'mail.academic-notice.text', values)] : []),
  ].join('\n\n');
  await send(parts, queries, academic, { occasion: `academic-request ${request.id}`, subject, text });
}

export async function mailNotice(
  parts: AcademicsParts,
  queries: WriteQueries,
  academic: Academic & { readonly email: string },
): Promise<void> {
  const { messages } = parts;
  const language = languageFor(academic);
  const institution = await nameOfInstitution(queries, academic.tenantId);
  const values = {
    name: academic.name,
    institution,
    own: ownAddress(parts, academic),
    sources: saySources(parts, academic, language),
    contact: '',
  };
  await send(parts, queries, academic, {
    occasion: 'academic-notice',
    subject: messages.say(language, 'mail.academic-notice.subject', values),
    text: `${messages.say(language, 'mail.academic-request.greeting', values)}\n\n${messages.say(language, 'mail.academic-notice.text', values)}`,
  });
}

/** Tells the colleague who asked that there is an answer; which one stands on the page. */
export async function mailAnswer(
  parts: AcademicsParts,
  queries: WriteQueries,
  request: Request,
  academic: Academic,
): Promise<void> {
  const { email } = await findBroker(queries, request);
  if (email === '') return;
  const values = { academic: academic.name, what: request.what, link: addressOf(parts, '/academics/requests') };
  await parts.outbox.send(queries, {
    tenantId: request.tenantId,
    // Names the academic, so it goes when the academic goes.
    personId: academic.personId,
    occasion: `academic-answer ${request.id}`,
    step: parts.runtime.clock.iso().slice(0, 10),
    channel: 'mail',
    payload: {
      to: email,
      subject: parts.messages.say(request.language, 'mail.academic-answer.subject', values),
      text: parts.messages.say(request.language, 'mail.academic-answer.text', values),
    },
  });
}

/** English, where they read it or none of ours; else the first of theirs that we speak. */
function languageFor({ languages }: Pick<Academic, 'languages'>): Language {
  return languages.includes('en') ? 'en' : (languages.find(isLanguage) ?? 'en');
}

export function ownAddress(parts: AcademicsParts, { id }: Pick<Academic, 'id'>): string {
  return addressOf(parts, `/academic#${writeAcademicToken(parts.keys, 'academic-own', id)}`);
}

async function send(
  { outbox }: AcademicsParts,
  queries: WriteQueries,
  { tenantId, personId, email }: Academic & { readonly email: string },
  { occasion, subject, text }: { readonly occasion: string; readonly subject: string; readonly text: string },
): Promise<void> {
  const payload = { to: email, subject: oneLine(subject), text };
  await outbox.send(queries, { tenantId, personId, occasion, step: 'sent', channel: 'mail', payload });
}

function saySources({ messages }: AcademicsParts, { sources }: Academic, language: Language): string {
  return sources.map((source) => messages.say(language, `mail.academic-notice.source-${source}`)).join(', ');
}

function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
