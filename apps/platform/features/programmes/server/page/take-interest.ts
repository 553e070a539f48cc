// Somebody without an account would like to take a course: kept for a year at most, gone by one click in the mail that confirms it.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../../core/database/database.ts';
import type { Erasable } from '../../../../core/erasure/erasable.ts';
import { readSignedToken, writeSignedToken } from '../../../../core/keys/signed-token.ts';
import { normaliseAddress } from '../../../identity/server/index.ts';
import { INTEREST_DAYS, INTERESTS_MAX } from '../../limits.ts';
import type { InterestBody } from '../../wire-contract.ts';
import type { ProgrammesParts } from '../programmes-parts.ts';
import type { ProgrammeRecord } from '../store.ts';
import { interestStore } from './interest-store.ts';

const DAY = 24 * 60 * 60 * 1000;
const PURPOSE = 'course-interest';
const SHAPE = { ids: 2, hasVersion: false, codeBytes: 16 } as const;

/** The same address twice is one interest and one mail; the page answers alike, so that it tells nobody who signed up. */
export async function takeInterest(
  parts: ProgrammesParts,
  queries: WriteQueries,
  record: ProgrammeRecord,
  body: InterestBody,
): Promise<void> {
  const { runtime, audit, outbox, messages } = parts;
  const store = interestStore(queries);
  const { tenantId, id: programmeId } = record;
  if ((await store.count(tenantId, programmeId)) >= INTERESTS_MAX) throw new AppError('programmes.interest-full');
  const id = runtime.makeId();
  const email = normaliseAddress(body.email);
  if (email === null) throw new AppError('programmes.address-not-usable');
  const { name, organisation, message, language } = body;
  const about = { name: name.trim(), organisation: organisation.trim(), message: message.trim(), language };
  const isNew = await store.add({ tenantId, programmeId, id, email, ...about, at: runtime.clock.iso() });
  if (!isNew) return;
  const link = new URL(`/course/withdraw#${writeToken(parts, { tenantId, personId: id })}`, parts.publicUrl()).href;
  const values = { title: record.title, link, days: INTEREST_DAYS };
  await outbox.send(queries, {
    tenantId,
    personId: id,
    occasion: `course ${programmeId}`,
    step: 'interest',
    channel: 'mail',
    payload: {
      to: email,
      subject: messages.say(language, 'mail.course-interest.subject', values),
      text: messages.say(language, 'mail.course-interest.text', values),
    },
  });
  const subject = { type: 'programme', id: programmeId };
  await audit(queries, { tenantId, personId: null, action: 'programmes.interest-taken', subject });
}

/** Removes everything of somebody who follows the link of their mail; a link that is none of ours finds nobody. */
export async function withdrawInterest(parts: ProgrammesParts, token: string): Promise<void> {
  const person = readToken(parts, token);
  if (person === null) throw new AppError('programmes.link-not-known');
  await parts.erase(person, null);
}

/** Forgets interests that are older than they are kept. */
export async function forgetInterests({ database, runtime, erase }: ProgrammesParts): Promise<void> {
  const than = new Date(runtime.clock.now() - INTEREST_DAYS * DAY).toISOString();
  for (const person of await interestStore(database.read).listOlder(than)) await erase(person, null);
}

export const interestErasable: Erasable = {
  name: 'interests in courses',
  tables: ['programme_interest'],
  erase: (queries, { tenantId, personId }) => interestStore(queries).removePerson(tenantId, personId),
  listPersons: (queries) => interestStore(queries).listPersons(),
};

type Whose = { readonly tenantId: string; readonly personId: string };

export function writeToken({ keys }: Pick<ProgrammesParts, 'keys'>, { tenantId, personId }: Whose): string {
  return writeSignedToken(keys, PURPOSE, SHAPE, { ids: [tenantId, personId], version: null });
}

function readToken({ keys }: Pick<ProgrammesParts, 'keys'>, token: string): Whose | null {
  const found = readSignedToken(keys, PURPOSE, SHAPE, token);
  if (found === null) return null;
  const [tenantId, personId] = found.ids as [string, string];
  return { tenantId, personId };
}
