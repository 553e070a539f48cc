// Numbers, dates and spans of time as the page's language writes them.
import { localeOf } from '@dragoman/kernel';
import { language } from './messages.ts';

const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

function kept<Formatter extends Intl.NumberFormat | Intl.DateTimeFormat>(
  key: string,
  make: () => Formatter,
): Formatter {
  const name = `${language.value} ${key}`;
  const formatter = (formatters.get(name) as Formatter | undefined) ?? make();
  formatters.set(name, formatter);
  return formatter;
}

/** A number with a fixed count of decimals and a real minus sign. */
export function formatNumber(value: number, decimals = 0): string {
  const formatter = kept(
    `number ${decimals}`,
    () => new Intl.NumberFormat(language.value, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  );
  const text = formatter.format(Object.is(Math.round(value * 10 ** decimals), -0) ? 0 : value);
  return text.replace(/^-/, '−');
}

/** A share as whole "in 100", for example 0.614 as "61". */
export function formatHundredths(share: number): string {
  return formatNumber(share * 100);
}

/** A date in words, from an ISO date or instant. English is written the British way. */
export function formatDate(iso: string): string {
  const locale = localeOf(language.value);
  return kept('date', () => new Intl.DateTimeFormat(locale, { dateStyle: 'long' })).format(new Date(iso));
}

/** Date and time of day, for records. */
export function formatDateTime(iso: string): string {
  const locale = localeOf(language.value);
  return kept('time', () => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })).format(
    new Date(iso),
  );
}

/** Minutes as hours and minutes in the short form of the language: "1 h 30 min". */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  const parts = [
    hours > 0 ? `${formatNumber(hours)} h` : '',
    rest > 0 || hours === 0 ? `${formatNumber(rest)} min` : '',
  ];
  return parts.filter(Boolean).join(' ');
}
