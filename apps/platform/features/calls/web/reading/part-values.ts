// What is typed about a part, and what of it belongs to its kind; a sum may be written as people write sums.
import type { CallPart, SavePartBody } from '../../contract.ts';
import { DEADLINE_ROLES, STRENGTHS, WEIGHT_UNITS } from '../../limits.ts';
import type { PartKind } from '../../limits.ts';

/** As they stand in the fields. */
export interface PartValues {
  readonly kind: PartKind;
  readonly text: string;
  readonly lot: string;
  readonly date: string;
  readonly time: string;
  readonly role: string;
  readonly amount: string;
  readonly currency: string;
  readonly weight: string;
  readonly weightUnit: string;
  readonly strength: string;
  readonly pages: string;
}

export const NEW_PART: PartValues = {
  kind: 'requirement',
  text: '',
  lot: '',
  date: '',
  time: '',
  role: 'submission',
  amount: '',
  currency: 'EUR',
  weight: '',
  weightUnit: 'percent',
  strength: 'must',
  pages: '',
};

export function valuesOfPart(part: CallPart): PartValues {
  return {
    kind: part.kind,
    text: part.text,
    lot: part.lot ?? '',
    date: part.date ?? '',
    time: part.time ?? '',
    role: part.role ?? 'other',
    amount: part.amount === null ? '' : String(part.amount),
    currency: part.currency ?? 'EUR',
    weight: part.weight === null ? '' : String(part.weight),
    weightUnit: part.weightUnit ?? 'percent',
    strength: part.strength ?? 'should',
    pages: part.pages === null ? '' : String(part.pages),
  };
}

export type Fault = 'text' | 'time' | 'amount' | 'currency' | 'weight' | 'pages';

/** The fields whose words cannot be taken as they are; only those that the kind has. */
export function findPartFaults(values: PartValues): Fault[] {
  const { kind, text, time, amount, currency, weight, pages } = values;
  const isOdd = (typed: string, read: (text: string) => number | null): boolean =>
    typed.trim() !== '' && read(typed) === null;
  return [
    ...(text.trim() === '' ? ['text' as const] : []),
    ...(kind === 'deadline' && time.trim() !== '' && readTime(time) === null ? ['time' as const] : []),
    ...(kind === 'budget' && isOdd(amount, readSum) ? ['amount' as const] : []),
    ...(kind === 'budget' && amount.trim() !== '' && !/^[A-Za-z]{3}$/.test(currency.trim())
      ? ['currency' as const]
      : []),
    ...(kind === 'criterion' && isOdd(weight, readSum) ? ['weight' as const] : []),
    ...(kind === 'document' && isOdd(pages, readPages) ? ['pages' as const] : []),
  ];
}

/** Only what belongs to the kind is sent: a deadline has no weight, whatever was typed before its kind was changed. */
export function sayingOf(values: PartValues): Omit<SavePartBody, 'revision'> {
  const { kind } = values;
  const amount = kind === 'budget' ? readSum(values.amount) : null;
  const weight = kind === 'criterion' ? readSum(values.weight) : null;
  const isDeadline = kind === 'deadline';
  return {
    kind,
    text: values.text.trim(),
    lot: values.lot.trim() === '' ? null : values.lot.trim(),
    date: isDeadline && values.date !== '' ? values.date : null,
    time: isDeadline && values.date !== '' ? readTime(values.time) : null,
    role: isDeadline ? (DEADLINE_ROLES.find((each) => each === values.role) ?? 'other') : null,
    amount,
    currency: amount === null ? null : values.currency.trim().toUpperCase(),
    weight,
    weightUnit: weight === null ? null : (WEIGHT_UNITS.find((each) => each === values.weightUnit) ?? 'points'),
    strength: kind === 'requirement' ? (STRENGTHS.find((each) => each === values.strength) ?? 'must') : null,
    pages: kind === 'document' ? readPages(values.pages) : null,
  };
}

/** `16`, `16:00`, `9.30` → `HH:MM`; null for what is no hour of a day. */
export function readTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text.trim());
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? '0')];
  return hour > 23 || minute > 59 ? null : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `120 000`, `120.000`, `1,5`, `1.250,50` → a number; null for what is none. Three digits after the only mark are thousands. */
export function readSum(text: string): number | null {
  const bare = text.trim().replaceAll(/[\s\u00a0\u202f’']/g, '');
  if (!/^\d[\d.,]*$/.test(bare)) return null;
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (last < 0) return Number(bare);
  const mark = bare[last]!;
  const decimals = bare.slice(last + 1);
  const isThousands = bare.split(mark).length > 2 || (decimals.length === 3 && /^\d{1,3}$/.test(bare.slice(0, last)));
  const whole = (isThousands ? bare : bare.slice(0, last)).replaceAll(/[.,]/g, '');
  const value = Number(isThousands ? whole : `${whole}.${decimals}`);
  return Number.isFinite(value) ? value : null;
}

function readPages(text: string): number | null {
  const value = Number(text.trim());
  return Number.isInteger(value) && value >= 1 && value <= 10_000 ? value : null;
}
