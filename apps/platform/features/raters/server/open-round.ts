// Opens a rating round: in a campaign under its frozen rules, or of one's own for development, with the default thresholds.
import { AppError } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import type { OpenRoundBody, RaterThresholds } from '../contract.ts';
import { DEFAULT_THRESHOLDS, ROUND_DAYS_DEFAULT, ROUND_PAUSE_DAYS } from '../limits.ts';
import { choosePool } from './choose-statements.ts';
import { DAY } from './raters-parts.ts';
import type { RatersParts } from './raters-parts.ts';
import { roundStore } from './round-store.ts';
import type { Round } from './round.ts';
import type { CampaignForRaters } from './round-rules.ts';
import { sameAddress } from './same-address.ts';

export interface RoundPerson {
  readonly tenantId: string;
  readonly personId: string;
  readonly hasAccount: boolean;
  readonly language: Language;
}

export async function openRound(
  parts: RatersParts,
  queries: WriteQueries,
  person: RoundPerson,
  body: OpenRoundBody,
): Promise<Round> {
  const { runtime, audit, thread, instrument } = parts;
  const earlier = await roundStore(queries).listRounds(person.tenantId, person.personId);
  const campaign = body.campaignId === null ? null : await requireCampaign(parts, queries, person, body.campaignId);
  if (campaign === null) refuseOwnTooSoon(parts, person, earlier);
  else if (earlier.some((round) => round.campaign?.id === campaign.id)) throw new AppError('raters.round-open-already');
  if (campaign?.approval === true && body.approver === null) throw new AppError('raters.approver-needed');
  const id = runtime.makeId();
  const { bank } = instrument;
  const round: Round = {
    tenantId: person.tenantId,
    id,
    personId: person.personId,
    campaign: campaign === null ? null : { id: campaign.id, title: campaign.title },
    name: body.name.trim(),
    purpose: campaign?.purpose ?? 'development',
    thresholds: campaign === null ? DEFAULT_THRESHOLDS : noLower(campaign.thresholds),
    bank: bank.head.id,
    bankVersion: bank.head.version,
    pool: choosePool(bank.statements, bank.head.skills, campaign?.id ?? id),
    approver: body.approver === null ? null : { ...body.approver, name: body.approver.name.trim() },
    language: person.language,
    status: 'open',
    openedAt: runtime.clock.iso(),
    closesAt: campaign === null ? endOfDays(parts, body.days ?? ROUND_DAYS_DEFAULT) : campaign.closesAt,
    releasedAt: null,
  };
  if (round.approver !== null && (await isOwnAddress(parts, queries, round, round.approver.email))) {
    throw new AppError('raters.oneself');
  }
  await roundStore(queries).addRound(round);
  await audit(queries, {
    tenantId: person.tenantId,
    personId: person.personId,
    action: 'raters.round-opened',
    subject: { type: 'rating-round', id },
    details: { purpose: round.purpose, inCampaign: campaign !== null, raterGroup: round.thresholds.raterGroup },
  });
  if (campaign !== null) {
    await thread.link(queries, {
      tenantId: person.tenantId,
      from: { type: 'rating-round', id },
      relation: 'held-in',
      to: { type: 'campaign', id: campaign.id },
      authorDigest: parts.keys.digestPerson(person.tenantId, person.personId),
    });
  }
  return round;
}

async function requireCampaign(
  { rules, runtime }: RatersParts,
  queries: WriteQueries,
  person: RoundPerson,
  campaignId: string,
): Promise<CampaignForRaters> {
  const campaign = await rules.findCampaign(queries, person.tenantId, person.personId, campaignId);
  const isOpen =
    campaign?.status === 'launched' && (campaign.closesAt === null || campaign.closesAt > runtime.clock.iso());
  if (campaign === null || !isOpen) throw new AppError('raters.campaign-not-open');
  return campaign;
}

/** One at a time, and a pause: of two rounds close together that differ in one rater, the difference would be that rater. */
function refuseOwnTooSoon(parts: RatersParts, person: RoundPerson, earlier: readonly Round[]): void {
  if (!person.hasAccount) throw new AppError('raters.account-needed');
  const own = earlier.filter((round) => round.campaign === null);
  if (own.some((round) => round.status === 'open')) throw new AppError('raters.round-open-already');
  const from = ownRoundFrom(own);
  const left = from === null ? 0 : Date.parse(from) - parts.runtime.clock.now();
  if (left > 0) throw new AppError('raters.round-too-soon', { values: { days: Math.ceil(left / DAY) } });
}

/** From when a round of one's own may be opened again; null when there was none. */
export function ownRoundFrom(rounds: readonly Round[]): string | null {
  const released = rounds.flatMap((round) =>
    round.campaign === null && round.releasedAt !== null ? [round.releasedAt] : [],
  );
  const last = released.toSorted().at(-1);
  return last === undefined ? null : new Date(Date.parse(last) + ROUND_PAUSE_DAYS * DAY).toISOString();
}

/** A campaign may ask for more people, never for fewer. */
function noLower(given: RaterThresholds): RaterThresholds {
  return {
    raterGroup: Math.max(given.raterGroup, DEFAULT_THRESHOLDS.raterGroup),
    ratersOverall: Math.max(given.ratersOverall, DEFAULT_THRESHOLDS.ratersOverall),
    comments: Math.max(given.comments, DEFAULT_THRESHOLDS.comments),
  };
}

/** The end of the day (UTC) so many days from now: nobody has to know at which minute a round was opened. */
function endOfDays({ runtime }: RatersParts, days: number): string {
  const day = new Date(runtime.clock.now() + days * DAY).toISOString().slice(0, 10);
  return `${day}T23:59:59.000Z`;
}

export async function isOwnAddress(
  { rules }: RatersParts,
  queries: WriteQueries,
  { tenantId, personId }: Round,
  email: string,
): Promise<boolean> {
  const same = sameAddress(email);
  const own = await rules.findOwnAddresses(queries, tenantId, personId);
  return own.some((each) => sameAddress(each) === same);
}
