// Words about calls that several pages say: days left, days with their hour, sums, and what a part says.
import { language, t } from '../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../web/messages/numbers.ts';
import type { CallPart, FoundPartView } from '../contract.ts';

/** A day of the calendar, whatever the clock of the reader says; at noon no zone makes it the day before. */
export function sayDay(date: string): string {
  return formatDate(`${date}T12:00:00`);
}

/** With the hour as the call writes it: it holds in the place of the call. */
export function sayMoment(date: string, time: string | null): string {
  return time === null ? sayDay(date) : t('calls.at-hour', { day: sayDay(date), hour: time });
}

export function sayDaysLeft(days: number): string {
  return days < 0 ? t('calls.days-over', { days: -days }) : t('calls.days-left', { days });
}

export function sayMoney(amount: number, currency: string | null): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  if (currency === null) return formatNumber(amount, digits);
  return new Intl.NumberFormat(language.value, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount);
}

export function languageName(code: string): string {
  return new Intl.DisplayNames(language.value, { type: 'language', fallback: 'code' }).of(code) ?? code;
}

type Saying = Pick<
  CallPart | FoundPartView,
  'kind' | 'lot' | 'date' | 'time' | 'amount' | 'currency' | 'weight' | 'weightUnit' | 'strength' | 'pages' | 'role'
>;

/** What was understood of a part besides its words, in short pieces. */
export function sayFacts(part: Saying): string[] {
  const { role, date, time, amount, currency, weight, weightUnit, strength, pages, lot, kind } = part;
  return [
    kind === 'deadline' && role !== null ? t(`calls.role-${role}`) : '',
    date === null ? '' : sayMoment(date, time),
    amount === null ? '' : sayMoney(amount, currency),
    weight === null
      ? ''
      : t(`calls.weight-${weightUnit ?? 'points'}`, { weight: formatNumber(weight, weight % 1 === 0 ? 0 : 1) }),
    kind === 'requirement' && strength !== null ? t(`calls.strength-${strength}`) : '',
    pages === null ? '' : t('calls.pages-most', { pages }),
    lot === null || kind === 'lot' ? '' : lot,
  ].filter((piece) => piece !== '');
}

/** A deadline whose day is not in the calendar, or can be read in two ways, or a budget without a sum: to be looked at. */
export function saysTooLittle({ kind, date, amount }: Saying): boolean {
  return (kind === 'deadline' && date === null) || (kind === 'budget' && amount === null);
}
