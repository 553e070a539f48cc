// Light, dark, or as the device wants. Applied by the first module, before anything is painted.
import type { Theme } from '@dragoman/ui';
import { signal } from '@preact/signals';
import { keepChoice, readChoice } from './choices.ts';

const KEY = 'dragoman-theme';

export const theme = signal<Theme>('system');

function isTheme(value: string | null): value is Theme {
  return value === 'system' || value === 'light' || value === 'dark';
}

/** Applies the kept choice. */
export function applyTheme(): void {
  const kept = readChoice(KEY);
  showTheme(isTheme(kept) ? kept : 'system');
}

/** Applies and keeps a new choice. */
export function chooseTheme(next: Theme): void {
  showTheme(next);
  keepChoice(KEY, next === 'system' ? null : next);
}

function showTheme(next: Theme): void {
  theme.value = next;
  if (next === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = next;
}
