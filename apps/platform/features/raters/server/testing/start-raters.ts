// Rating rounds with nothing around them: invented campaigns and addresses, real content, mails kept in a list.
import { loadFramework } from '../../../framework/server/index.ts';
import { loadItemBank } from '../../../itembank/server/index.ts';
import { deriveKeys } from '../../../../core/keys/installation-keys.ts';
import { coreMigrations } from '../../../../core/migrations.ts';
import type { TestRuntime } from '../../../../core/database/testing/make-runtime.ts';
import type { OpenDatabase } from '../../../../core/database/database.ts';
import type { OpenTestDatabase } from '../../../../core/database/testing/with-databases.ts';
import { loadMessages } from '../../../../core/messages/messages.ts';
import { createRecordAudit } from '../../../../core/audit/record-audit.ts';
import { createThread } from '../../../../core/thread/thread.ts';
import type { OutboxMessage } from '../../../../core/outbox/outbox.ts';
import { createRaters } from '../create-raters.ts';
import type { Raters } from '../create-raters.ts';
import { ratersMigrations } from '../migrations.ts';
import { prepareParts } from '../raters-parts.ts';
import type { RatersDependencies, RatersParts } from '../raters-parts.ts';
import { ratersRelations } from '../relations.ts';
import type { CampaignForRaters, RoundRules } from '../round-rules.ts';

const CONTENT = new URL('../../../../../../content/', import.meta.url);
export const messages = loadMessages(new URL('messages/', CONTENT));
export const instrument = {
  bank: loadItemBank(new URL('itembanks/core/', CONTENT)),
  framework: loadFramework(new URL('frameworks/dragoman-25/', CONTENT)),
};

export interface SentMail {
  readonly occasion: string;
  readonly step: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface StartedRaters {
  readonly database: OpenDatabase;
  readonly runtime: TestRuntime;
  readonly parts: RatersParts;
  readonly dependencies: RatersDependencies;
  readonly raters: Raters;
  readonly mails: SentMail[];
  /** Campaigns in which everybody is asked; tests put theirs in. */
  readonly campaigns: CampaignForRaters[];
}

export const OWN_ADDRESS = 'aino.virta@yliopisto.example';
export const TENANT = '019f0000-0000-7000-8000-00000000000a';
export const PERSON = '019f0000-0000-7000-8000-00000000000b';

export async function startRaters(open: OpenTestDatabase): Promise<StartedRaters> {
  const { database, runtime } = await open([...coreMigrations, ...ratersMigrations]);
  const keys = deriveKeys(new Uint8Array(32).fill(7));
  const mails: SentMail[] = [];
  const sent = new Set<string>();
  const campaigns: CampaignForRaters[] = [];
  const rules: RoundRules = {
    findCampaign: async (_queries, _tenantId, _personId, id) => campaigns.find((each) => each.id === id) ?? null,
    listCampaigns: async () => campaigns,
    findOwnAddresses: async (_queries, tenantId, personId) =>
      tenantId === TENANT && personId === PERSON ? [OWN_ADDRESS] : [],
    findName: async () => null,
  };
  const dependencies: RatersDependencies = {
    database,
    runtime,
    keys,
    audit: createRecordAudit({ runtime, keys }),
    thread: createThread({ runtime, relations: ratersRelations }),
    outbox: {
      send: async (_queries, { occasion, step, payload }: OutboxMessage) => {
        if (sent.has(`${occasion} ${step}`)) return false;
        sent.add(`${occasion} ${step}`);
        mails.push({ occasion, step, ...(payload as { to: string; subject: string; text: string }) });
        return true;
      },
    },
    messages,
    publicUrl: () => new URL('https://dragoman.example'),
    instrument,
    rules,
  };
  return {
    database,
    runtime,
    parts: prepareParts(dependencies),
    dependencies,
    raters: createRaters(dependencies),
    mails,
    campaigns,
  };
}

/** The secret in the newest mail to an address: of the link, or of the line that stops reminders. */
export function secretOf(mails: readonly SentMail[], to: string, path = '/rate'): string {
  const mail = mails.findLast((each) => each.to === to && each.text.includes(`${path}#`));
  const secret = new RegExp(`${path}#([\\w-]+)`).exec(mail?.text ?? '')?.[1];
  if (secret === undefined) throw new Error(`There is no mail with a link to ${to}.`);
  return secret;
}
