// An institution with people, campaigns and the post, for tests: real routes, jobs and outbox, mails caught in a list.
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import { expect } from 'vitest';
import { createRecordAudit } from '../../../../core/audit/record-audit.ts';
import type { OpenTestDatabase } from '../../../../core/database/testing/with-databases.ts';
import { payloadErasable } from '../../../../core/erasure/core-erasables.ts';
import type { Person } from '../../../../core/erasure/erasable.ts';
import { createJobRunner } from '../../../../core/jobs/job-runner.ts';
import type { JobRunner } from '../../../../core/jobs/job-runner.ts';
import { deriveKeys } from '../../../../core/keys/installation-keys.ts';
import { silentLog } from '../../../../core/log.ts';
import { outgoingMail } from '../../../../core/mail/outgoing-mail.ts';
import type { OutgoingMail } from '../../../../core/mail/outgoing-mail.ts';
import { loadMessages } from '../../../../core/messages/messages.ts';
import { createOutbox } from '../../../../core/outbox/outbox.ts';
import { createThread } from '../../../../core/thread/thread.ts';
import { assessmentErrors } from '../../../assessment/errors.ts';
import { assessmentErasable, assessmentMigrations, assessmentRoutes } from '../../../assessment/server/index.ts';
import { syntheticInstrument } from '../../../assessment/server/testing/synthetic-instrument.ts';
import { createGuests, personErasable } from '../../../identity/server/index.ts';
import { inviteMember, setUpFirst, startIdentity } from '../../../identity/server/testing/start-identity.ts';
import type { StartedIdentity } from '../../../identity/server/testing/start-identity.ts';
import type { Browser } from '../../../identity/server/testing/browser.ts';
import type { CampaignSettings, CampaignView } from '../../contract.ts';
import { campaignsErrors } from '../../errors.ts';
import { campaignsErasable } from '../campaigns-erasable.ts';
import { createCampaigns } from '../create-campaigns.ts';
import type { Campaigns } from '../create-campaigns.ts';
import { hidePastRetention } from '../hide-past-retention.ts';
import { campaignsMigrations } from '../migrations.ts';
import { campaignsRelations } from '../relations.ts';

export const DAY = 86_400_000;
/** When the clock of a test begins (2026-11-21), a campaign that closes after two weeks and keeps its data for a year. */
export const CLOSES = '2026-12-05T12:00:00.000Z';
export const RETENTION = '2027-12-31';

export interface StartedCampaigns extends StartedIdentity {
  readonly admin: Browser;
  readonly campaigns: Campaigns;
  readonly runner: JobRunner;
  readonly sent: OutgoingMail[];
  readonly erased: Person[];
  /** A member of the institution with an account, in the browser given back. */
  addMember(email: string): Promise<Browser>;
  /** The secret in a link of the newest mail to an address. */
  tokenFor(email: string, page?: 'campaign' | 'campaign/stop'): string;
}

export async function startCampaigns(open: OpenTestDatabase): Promise<StartedCampaigns> {
  const keys = deriveKeys(new Uint8Array(32).fill(9));
  const runtime = { clock: systemClock, random: cryptoRandom, makeId: createIdMaker(systemClock, cryptoRandom) };
  const sent: OutgoingMail[] = [];
  const erased: Person[] = [];
  let campaigns: Campaigns | undefined;
  let runner: JobRunner | undefined;
  const started = await startIdentity(open, {
    more: {
      migrations: [...assessmentMigrations, ...campaignsMigrations],
      errors: { ...assessmentErrors, ...campaignsErrors },
      routes: ({ database }) => {
        const audit = createRecordAudit({ runtime, keys });
        const guests = createGuests(database, keys, runtime);
        const instrument = syntheticInstrument();
        const outbox = createOutbox({
          database,
          runtime,
          keys,
          channels: [
            { name: 'mail', payload: outgoingMail, deliver: async (_id, mail) => void sent.push(mail as OutgoingMail) },
          ],
        });
        const erase = async (person: Person): Promise<void> => {
          erased.push(person);
          const digested = {
            tenantId: person.tenantId,
            personDigest: keys.digestPerson(person.tenantId, person.personId),
          };
          await database.write(async (queries) => {
            for (const each of [
              assessmentErasable,
              campaignsErasable,
              personErasable,
              payloadErasable,
              outbox.erasable,
            ]) {
              await each.erase?.(queries, person);
              await each.eraseDigest?.(queries, digested);
            }
          });
        };
        campaigns = createCampaigns({
          database,
          runtime,
          keys,
          audit,
          thread: createThread({ runtime, relations: campaignsRelations }),
          outbox,
          messages: loadMessages(new URL('../../../../../../content/messages/', import.meta.url)),
          instrument,
          guests,
          erase,
          publicUrl: () => new URL('http://dragoman.test'),
        });
        runner = createJobRunner({
          database,
          runtime,
          log: silentLog,
          kinds: [outbox.deliverJob, ...campaigns.jobs],
        });
        const routes = [...assessmentRoutes({ database, runtime, instrument, guests, audit }), ...campaigns.routes];
        return hidePastRetention(routes, { database, runtime });
      },
    },
  });
  const { admin } = await setUpFirst(started);
  return {
    ...started,
    admin,
    campaigns: campaigns!,
    runner: runner!,
    sent,
    erased,
    addMember: (email) => inviteMember(started, admin, email),
    tokenFor(email, page = 'campaign') {
      const text = sent.findLast((mail) => mail.to === email)?.text ?? '';
      const token = new RegExp(`/${page}#([\\w-]+)`).exec(text)?.[1];
      if (token === undefined) throw new Error(`There is no mail with such a link to ${email}.`);
      return token;
    },
  };
}

/** Everything a launch needs, but for the people. */
export function soundSettings(view: CampaignView, changes: Partial<CampaignSettings> = {}): CampaignSettings {
  return {
    ...view.settings,
    notice: { en: 'Synthetic notice.', fi: 'Synteettinen tiedote.' },
    legalBasisNote: 'Synthetic reason.',
    retentionUntil: RETENTION,
    closesAt: CLOSES,
    ...changes,
  };
}

export interface DraftOptions {
  readonly csv?: string;
  readonly settings?: Partial<CampaignSettings>;
}

/** A draft that lacks nothing. */
export async function makeDraft(
  { admin }: Pick<StartedCampaigns, 'admin'>,
  { csv = 'email,name\naino@first.example,Aino Synthetic\n', settings = {} }: DraftOptions = {},
): Promise<CampaignView> {
  const made = await admin.call('POST', '/campaigns', { title: 'Synthetic round', purpose: 'development' });
  expect(made.status).toBe(201);
  const path = `/campaigns/${made.body.id}`;
  const saved = await admin.call('PUT', path, {
    version: made.body.version,
    settings: soundSettings(made.body, settings),
  });
  expect(saved.status).toBe(200);
  const base64 = Buffer.from('Synthetic agreement').toString('base64');
  const document = { kind: 'file', name: 'Agreement', contentType: 'text/plain', base64 };
  expect((await admin.call('PUT', `${path}/document`, document)).status).toBe(200);
  if (csv !== '') {
    const taken = await admin.call('POST', `${path}/audience/file`, { content: csv, dryRun: false, language: 'en' });
    expect(taken.body).toMatchObject({ stored: true, faults: [] });
  }
  return (await admin.call('GET', path)).body as CampaignView;
}

/** A launched campaign whose invitations have gone out. */
export async function makeLaunched(started: StartedCampaigns, options: DraftOptions = {}): Promise<CampaignView> {
  const draft = await makeDraft(started, options);
  const launched = await started.admin.call('POST', `/campaigns/${draft.id}/launch`, { version: draft.version });
  expect(launched.status).toBe(200);
  await started.runner.runDue();
  return (await started.admin.call('GET', `/campaigns/${draft.id}`)).body as CampaignView;
}

/** A list of so many synthetic people. */
export function syntheticCsv(count: number): string {
  return ['email,name,unit']
    .concat(
      Array.from(
        { length: count },
        (_, index) => `p${index}@synthetic.example,Person ${index} Synthetic,Unit ${index % 3}`,
      ),
    )
    .join('\n');
}

export const wish = { roleProfile: 'tester', stage: 'entry', language: 'en', noticeRead: true } as const;
