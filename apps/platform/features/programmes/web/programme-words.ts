// Words about programmes that several pages say.
import { findMessage, language, t } from '../../../web/messages/messages.ts';
import { formatNumber } from '../../../web/messages/numbers.ts';
import { MINUTES_MAX } from '../limits.ts';
import type { AlignmentGap } from '../wire-contract.ts';

/** Hours with a decimal only when there is one. */
export function hoursOf(minutes: number): string {
  return sayNumber(minutes / 60);
}

/** Whole minutes out of what was typed; nothing and nonsense are 0. */
export function readMinutes(text: string): number {
  return Math.min(MINUTES_MAX, Math.max(0, Math.round(Number(text) || 0)));
}

export function sayNumber(value: number): string {
  return formatNumber(value, Number.isInteger(Math.round(value * 10) / 10) ? 0 : 1);
}

export function sayMoney(amount: number, currency: string): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  return new Intl.NumberFormat(language.value, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount);
}

export function sayGap(gap: AlignmentGap): string {
  return t(`programmes.gap-${gap.kind}`);
}

export function sayShare(share: number): string {
  return t('programmes.percent', { percent: formatNumber(share * 100) });
}

/** The name of a field that differs between two states, in words. */
export function sayField(field: string): string {
  const key = field.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  return findMessage(`programmes.field-${key}`) ?? field;
}
