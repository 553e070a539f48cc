// How long a study takes an expert: a reckoning from assumed seconds, rounded up, that the set-up page shows and the mail promises.
import type { ItemBank } from '../../itembank/contract.ts';
import { SECONDS_PER_OPTION, SECONDS_PER_RELEVANCE, SECONDS_PER_SCENARIO } from '../limits.ts';
import type { Study } from './study.ts';

export function estimateMinutes(
  bank: ItemBank,
  { relevance, effectiveness }: Pick<Study, 'relevance' | 'effectiveness'>,
): number {
  const options = bank.scenarios
    .filter(({ id }) => effectiveness.includes(id))
    .reduce((sum, each) => sum + each.options.length, 0);
  const seconds =
    relevance.length * SECONDS_PER_RELEVANCE +
    effectiveness.length * SECONDS_PER_SCENARIO +
    options * SECONDS_PER_OPTION;
  return Math.ceil(seconds / 60);
}
