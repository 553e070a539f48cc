// Takes a list of people into a draft: all or nothing, the same address is the same person as in earlier campaigns.
import { AppError } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import { memberStore } from '../../identity/server/index.ts';
import type { ImportedAudience } from '../contract.ts';
import { AUDIENCE_MAX, CSV_FAULTS_NAMED } from '../limits.ts';
import { requireDraft } from './campaign.ts';
import type { CampaignsParts, Organiser } from './campaigns-dependencies.ts';
import { holdCampaign, saveNextVersion } from './change-draft.ts';
import { campaignMemberStore } from './member-store.ts';
import type { MemberRecord } from './member-store.ts';
import { readAudienceFile } from './read-audience-file.ts';
import type { AudienceFile, FilePerson } from './read-audience-file.ts';
import { campaignStore } from './store.ts';

export interface ImportWish {
  readonly campaignId: string;
  readonly content: string;
  readonly dryRun: boolean;
  /** Of people whose line names none. */
  readonly language: Language;
  /** In which the faults are told. */
  readonly sayIn: string;
}

export async function importAudience(
  parts: CampaignsParts,
  by: Organiser,
  wish: ImportWish,
): Promise<ImportedAudience> {
  const { database } = parts;
  const campaign = await campaignStore(database.read).find(by.tenantId, wish.campaignId);
  if (campaign === null) throw new AppError('route.not-found');
  requireDraft(campaign);
  const file = await readAudienceFile(wish.content);
  const report = (knownAlready: number, stored: boolean): ImportedAudience => ({
    rows: file.rows,
    people: file.people.length,
    knownAlready,
    attributes: [...file.attributes],
    faults: file.faults.slice(0, CSV_FAULTS_NAMED).map(({ line, code, values }) => ({
      line,
      code: `campaigns.fault.${code}`,
      values: { ...values },
      sentence: parts.messages.say(wish.sayIn, `campaigns.fault.${code}`, { ...values }),
    })),
    faultCount: file.faults.length,
    stored,
  });
  if (wish.dryRun || file.faults.length > 0) {
    const listed = await addressesOf(database.read, by.tenantId, wish.campaignId);
    return report(file.people.filter((person) => listed.has(person.email)).length, false);
  }
  const known = await database.write((queries) => storePeople(parts, queries, by, wish, file));
  return report(known, true);
}

/** Gives how many were in the audience before. */
async function storePeople(
  parts: CampaignsParts,
  queries: WriteQueries,
  by: Organiser,
  wish: ImportWish,
  file: AudienceFile,
): Promise<number> {
  const { runtime, audit } = parts;
  const campaign = await holdCampaign(parts, queries, by.tenantId, wish.campaignId);
  requireDraft(campaign);
  const store = campaignMemberStore(queries);
  const listed = await addressesOf(queries, by.tenantId, campaign.id);
  const fresh = file.people.filter((person) => !listed.has(person.email));
  if ((await store.count(by.tenantId, campaign.id)) + fresh.length > AUDIENCE_MAX)
    throw new AppError('campaigns.audience-full', { values: { most: AUDIENCE_MAX } });
  const accounts = new Map(
    (await memberStore(queries).list(by.tenantId)).map((member) => [member.email, member.personId]),
  );
  const asked = await store.findKnown(by.tenantId);
  const now = runtime.clock.iso();
  const toMember = (person: FilePerson): MemberRecord => {
    const account = accounts.get(person.email);
    return {
      tenantId: by.tenantId,
      campaignId: campaign.id,
      id: runtime.makeId(),
      personId: account ?? asked.get(person.email) ?? runtime.makeId(),
      kind: account === undefined ? 'guest' : 'account',
      source: 'file',
      name: person.name,
      email: person.email,
      language: person.language ?? wish.language,
      attributes: person.attributes,
      attemptId: null,
      addedAt: now,
      mailsStoppedAt: null,
    };
  };
  await store.add(fresh.map(toMember));
  for (const person of file.people) {
    const before = listed.get(person.email);
    if (before === undefined) continue;
    await store.update({
      ...before,
      name: person.name === '' ? before.name : person.name,
      language: person.language ?? before.language,
      attributes: { ...before.attributes, ...person.attributes },
    });
  }
  await saveNextVersion(queries, campaign);
  await audit(queries, {
    ...by,
    action: 'campaigns.audience-imported',
    subject: { type: 'campaign', id: campaign.id },
    details: { rows: file.rows, added: fresh.length },
  });
  return file.people.length - fresh.length;
}

async function addressesOf(queries: Queries, tenantId: string, campaignId: string): Promise<Map<string, MemberRecord>> {
  const members = await campaignMemberStore(queries).list(tenantId, campaignId);
  return new Map(members.flatMap((member) => (member.email === null ? [] : [[member.email, member] as const])));
}
