// A campaign as the use cases know it, and what follows from its settings and the time alone.
import { AppError } from '@dragoman/kernel';
import type { Campaign, CampaignSettings } from '../contract.ts';

/** The campaign with what only this room needs. */
export interface CampaignRecord extends Campaign {
  readonly version: number;
  /** SHA-256 over everything that was locked at the launch. */
  readonly settingsDigest: string | null;
  /** When the invitations began to go out; null before. */
  readonly invitedAt: string | null;
}

export type Phase = 'not-open-yet' | 'open' | 'closed';

export function settingsOf(campaign: Campaign): CampaignSettings {
  return {
    title: campaign.title,
    legalBasis: campaign.legalBasis,
    legalBasisNote: campaign.legalBasisNote,
    notice: campaign.notice,
    retentionUntil: campaign.retentionUntil,
    thresholds: campaign.thresholds,
    instruments: campaign.instruments,
    opensAt: campaign.opensAt,
    closesAt: campaign.closesAt,
    remindDaysBefore: [...campaign.remindDaysBefore],
    signUp: campaign.signUp === null ? null : { ...campaign.signUp, domains: [...campaign.signUp.domains] },
  };
}

/** Whether people may begin and go on answering. A closing time that has passed counts at once, not when a job comes round. */
export function phaseOf(campaign: Campaign, now: string): Phase {
  if (campaign.status === 'closed' || (campaign.closesAt !== null && campaign.closesAt <= now)) return 'closed';
  return campaign.opensAt !== null && campaign.opensAt > now ? 'not-open-yet' : 'open';
}

/** True from the first instant after the last day of retention (UTC) on: nothing of its people may be read any more. */
export function isPastRetention(campaign: Pick<Campaign, 'retentionUntil' | 'dataGoneAt'>, now: string): boolean {
  return (
    campaign.dataGoneAt !== null || (campaign.retentionUntil !== null && now.slice(0, 10) > campaign.retentionUntil)
  );
}

/** Throws `campaigns.locked` for everything that is not a draft: what people were told when they were asked stays what it was. */
export function requireDraft(campaign: CampaignRecord): void {
  if (campaign.status !== 'draft') throw new AppError('campaigns.locked');
}

export function requireLaunched(campaign: CampaignRecord): void {
  if (campaign.status === 'draft') throw new AppError('campaigns.not-launched');
  if (campaign.status === 'closed') throw new AppError('campaigns.closed');
}
