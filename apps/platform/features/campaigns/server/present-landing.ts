// What somebody who is asked reads before anything else: who asks, what for, on which ground, until when, and who sees what.
import type { Queries } from '../../../core/database/database.ts';
import type { Actor } from '../../../core/http/policy.ts';
import { assessmentStore } from '../../assessment/server/index.ts';
import type { Instrument } from '../../assessment/server/index.ts';
import { institutionStore } from '../../identity/server/index.ts';
import type { Landing, LandingCampaign, OwnCampaigns, SignUpLanding } from '../contract.ts';
import { isPastRetention, phaseOf } from './campaign.ts';
import type { CampaignRecord } from './campaign.ts';
import type { CampaignsParts } from './campaigns-dependencies.ts';
import { campaignsDoor } from './campaigns-door.ts';
import { findEntry } from './find-place.ts';
import type { Place } from './find-place.ts';
import { campaignMemberStore } from './member-store.ts';
import { personStore } from '../../identity/server/index.ts';

export async function presentLanding(parts: CampaignsParts, place: Place, actor: Actor): Promise<Landing> {
  const { database, instrument } = parts;
  const { campaign, member } = place;
  const entry = await findEntry(database.read, place, actor);
  // Without the sign-in the link says nothing about what was done with the account.
  const mayKnow = entry === 'link' || entry === 'own-account';
  const attempt = mayKnow
    ? (await assessmentStore(database.read).listInCampaigns(campaign.tenantId, member.personId)).find(
        (each) => each.campaignId === campaign.id,
      )
    : undefined;
  return {
    campaign: await presentForAsked(parts, campaign),
    name: member.name,
    language: member.language,
    ...suggest(instrument, member.attributes),
    state: attempt === undefined ? 'asked' : attempt.status === 'finished' ? 'finished' : 'started',
    mailsStopped: member.mailsStoppedAt !== null,
    hasMail: member.email !== null,
    entry,
    attemptId: attempt?.attemptId ?? null,
  };
}

export async function presentForAsked(
  { database, runtime }: Pick<CampaignsParts, 'database' | 'runtime'>,
  campaign: CampaignRecord,
): Promise<LandingCampaign> {
  const institution = await institutionStore(database.read).find(campaign.tenantId);
  return {
    title: campaign.title,
    institution: institution?.name ?? '',
    purpose: campaign.purpose,
    legalBasis: campaign.legalBasis,
    legalBasisNote: campaign.legalBasisNote,
    notice: campaign.notice,
    document: campaign.document,
    retentionUntil: campaign.retentionUntil!,
    thresholds: campaign.thresholds,
    instruments: campaign.instruments,
    opensAt: campaign.opensAt,
    closesAt: campaign.closesAt!,
    phase: phaseOf(campaign, runtime.clock.iso()),
  };
}

export async function presentSignUp(parts: CampaignsParts, campaign: CampaignRecord): Promise<SignUpLanding> {
  const { domains, seats } = campaign.signUp!;
  const taken = await campaignMemberStore(parts.database.read).count(campaign.tenantId, campaign.id, 'sign-up');
  return {
    campaign: await presentForAsked(parts, campaign),
    domains: [...domains],
    seats: seats !== null && taken >= seats ? 'taken' : 'open',
    addressNeeded: domains.length > 0,
  };
}

/** The campaigns somebody is asked in, for their own page. */
export async function listOwn(
  { database, runtime, links }: CampaignsParts,
  queries: Queries,
  person: { readonly tenantId: string; readonly personId: string },
): Promise<OwnCampaigns> {
  const now = runtime.clock.iso();
  const memberships = await campaignsDoor.memberships(queries, person.tenantId, person.personId);
  const places = new Map(
    (await campaignMemberStore(queries).listOfPerson(person.tenantId, person.personId)).map((place) => [
      place.campaignId,
      place,
    ]),
  );
  const version = (await personStore(queries).find(person.tenantId, person.personId))?.linkVersion ?? 1;
  const institution = (await institutionStore(database.read).find(person.tenantId))?.name ?? '';
  return {
    campaigns: memberships
      .filter(({ campaign }) => !isPastRetention(campaign, now))
      .map(({ campaign, state, attemptId }) => ({
        id: campaign.id,
        title: campaign.title,
        purpose: campaign.purpose,
        institution,
        state,
        phase: phaseOf(campaign, now),
        closesAt: campaign.closesAt!,
        retentionUntil: campaign.retentionUntil!,
        attemptId,
        path: `/campaign#${links.writeMember({
          tenantId: person.tenantId,
          campaignId: campaign.id,
          memberId: places.get(campaign.id)!.id,
          linkVersion: version,
        })}`,
      })),
  };
}

/** Role and stage of the list, where they are words this installation knows. */
function suggest(
  { framework }: Instrument,
  attributes: Readonly<Record<string, string>>,
): { role: string | null; stage: string | null } {
  const isNamed = (wanted: string | undefined, of: { id: string; name: Readonly<Record<string, string>> }): boolean =>
    wanted !== undefined &&
    [of.id, ...Object.values(of.name)].some((name) => name.toLowerCase() === wanted.trim().toLowerCase());
  const role = framework.roles.find((each) => isNamed(attributes['role'], each));
  const stage = role?.stages.find((each) => isNamed(attributes['stage'], each));
  return { role: role?.id ?? null, stage: stage?.id ?? null };
}
