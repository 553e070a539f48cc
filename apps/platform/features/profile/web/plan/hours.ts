// What a plan is made for: hours, company, language. The same for plan, report and calendar as long as the page lives.
import type { Language } from '@dragoman/kernel';
import { signal } from '@preact/signals';

export const FEWEST_HOURS = 1;
export const MOST_HOURS = 40;

export const hours = signal(12);
/** `alone`: nobody to practise with. */
export const company = signal<'any' | 'alone'>('any');
/** Of modules and sessions; empty for any. */
export const moduleLanguage = signal<'' | Language>('');

export interface PlanWish {
  readonly hours: number;
  readonly company?: 'alone';
  readonly moduleLanguage?: string;
}

/** The wish as it stands, with these hours. Reads the signals, so that who calls it while drawing is drawn again. */
export function wishFor(hoursNow: number): PlanWish {
  return {
    hours: hoursNow,
    ...(company.value === 'any' ? {} : { company: company.value }),
    ...(moduleLanguage.value === '' ? {} : { moduleLanguage: moduleLanguage.value }),
  };
}

export function wishQuery(hoursNow: number): string {
  return new URLSearchParams(
    Object.entries(wishFor(hoursNow)).map(([name, value]) => [name, String(value)]),
  ).toString();
}
