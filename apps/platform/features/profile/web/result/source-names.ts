// The names of sources and groups of people, as a reader sees them.
import { t } from '../../../../web/messages/messages.ts';
import type { RaterGroup, SourceEstimate } from '../../contract.ts';

export function groupName(group: RaterGroup): string {
  return t('profile.group', { group });
}

export function sourceName(source: SourceEstimate['source']): string {
  return t('profile.source', { source });
}

/** "Peers, 4 people; Manager, 1 person". */
export function groupList(groups: readonly { readonly group: RaterGroup; readonly raters: number }[]): string {
  return groups
    .map(({ group, raters }) => t('profile.group-count', { group: groupName(group), count: raters }))
    .join('; ');
}
