// What a draft still needs before it can be launched.
import type { CheckItem } from '../contract.ts';
import { RETENTION_YEARS_MAX } from '../limits.ts';
import type { CampaignRecord } from './campaign.ts';

/** In the order in which the editor asks for them; empty when it may be launched. */
export function findMissing(campaign: CampaignRecord, people: number, now: string): CheckItem[] {
  const { notice, closesAt, retentionUntil } = campaign;
  const missing: CheckItem[] = [];
  if (Object.values(notice).every((text = '') => text.trim() === '')) missing.push('notice');
  if (campaign.legalBasisNote.trim() === '') missing.push('legal-basis-note');
  if (campaign.document === null) missing.push('document');
  if (people === 0 && campaign.signUp === null) missing.push('audience');
  if (closesAt === null) missing.push('closes');
  if (retentionUntil === null) missing.push('retention');
  if (closesAt !== null && retentionUntil !== null && !areDatesInOrder(campaign, closesAt, retentionUntil, now))
    missing.push('dates');
  return missing;
}

/** Now and the opening before the close, the close before the end of retention, and that within reach. */
function areDatesInOrder({ opensAt }: CampaignRecord, closesAt: string, retentionUntil: string, now: string): boolean {
  const begins = opensAt !== null && opensAt > now ? opensAt : now;
  const latest = new Date(closesAt);
  latest.setUTCFullYear(latest.getUTCFullYear() + RETENTION_YEARS_MAX);
  return (
    begins < closesAt && closesAt.slice(0, 10) <= retentionUntil && retentionUntil <= latest.toISOString().slice(0, 10)
  );
}
