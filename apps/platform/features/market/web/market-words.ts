// How months, languages and odds are said on the pages of the job market.
import { localeOf } from '@dragoman/kernel';
import { language, t } from '../../../web/messages/messages.ts';
import { formatHundredths, formatNumber } from '../../../web/messages/numbers.ts';
import type { MonthShareView, WatchedSkillView } from '../contract.ts';

/** `2026-03` in words. */
export function monthName(month: string, style: 'long' | 'short' = 'long'): string {
  const format = new Intl.DateTimeFormat(localeOf(language.value), { month: style, year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** Codes that the browser has no name for stay codes. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(language.value, { type: 'language', fallback: 'code' }).of(code) ?? code;
}

export function countryName(code: string): string {
  return new Intl.DisplayNames(language.value, { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/** Two figures, as many as the interval can bear. */
export function sayTimes(value: number): string {
  return formatNumber(value, value >= 10 ? 0 : 1);
}

/** Shares below one in ten keep a decimal, or most would read 0. */
export function sayShare(share: number): string {
  return share < 0.1 ? formatNumber(share * 100, 1) : formatHundredths(share);
}

/** The line of a skill in words, for who does not see it. */
export function sayLine(skill: WatchedSkillView, months: readonly string[]): string {
  const withShare = skill.months.flatMap((each, index) =>
    each.share === null ? [] : [{ each, month: months[index]! }],
  );
  const [first, last] = [withShare[0], withShare.at(-1)];
  if (first === undefined || last === undefined) return t('market.chart-empty', { skill: skill.label });
  return t('market.chart-words', {
    skill: skill.label,
    first: sayShare(first.each.share!),
    from: monthName(first.month, 'short'),
    last: sayShare(last.each.share!),
    to: monthName(last.month, 'short'),
  });
}

export function sayInterval({ low, high }: Pick<MonthShareView, 'low' | 'high'>): string {
  return low === null || high === null ? '' : t('market.interval', { low: sayShare(low), high: sayShare(high) });
}
