// The hours somebody has, the same for plan, report and calendar as long as the page lives.
import { signal } from '@preact/signals';

export const FEWEST_HOURS = 1;
export const MOST_HOURS = 40;

export const hours = signal(12);
