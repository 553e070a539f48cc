// Words about a campaign that several pages say.
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import type { CampaignHead, GuardedCount } from '../contract.ts';

export function countText(count: GuardedCount): string {
  switch (count.kind) {
    case 'withheld':
      return t('campaigns.count-withheld', { below: count.below });
    case 'fewer':
      return t('campaigns.count-fewer', { than: count.than });
    case 'about':
      return t('campaigns.count-about', { count: count.count });
    case 'more':
      return t('campaigns.count-more', { than: count.than });
  }
}

/** One line about when. */
export function whenText(campaign: CampaignHead): string {
  if (campaign.dataGoneAt !== null) return t('campaigns.data-gone', { date: formatDate(campaign.dataGoneAt) });
  if (campaign.closedAt !== null) return t('campaigns.closed-on', { date: formatDate(campaign.closedAt) });
  if (campaign.status === 'draft') return t('campaigns.made-on', { date: formatDate(campaign.createdAt) });
  return t('campaigns.closes-on', { date: formatDate(campaign.closesAt!) });
}

/** Said wherever a campaign is made, run or answered. */
export function NeverFor(): JSX.Element {
  return <p class="campaign-never">{t('campaigns.never')}</p>;
}
