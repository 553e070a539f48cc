// The four levels in words, the bands they form on the axis, and how a skill reads against its target.
import type { Band } from '@dragoman/ui/marks';
import { t } from '../../../../web/messages/messages.ts';
import { formatNumber } from '../../../../web/messages/numbers.ts';
import type { SkillResult } from '../../contract.ts';

const LEVELS = ['1', '2', '3', '4'] as const;

/** The name of a level from 1 to 4. */
export function levelName(level: number): string {
  const key = LEVELS[Math.min(4, Math.max(1, Math.round(level))) - 1] ?? '1';
  return t(`level.name-${key}`);
}

/** An interval in words: levels run from 1 to 4, whatever the arithmetic behind it says beyond its ends. */
export function levelRange({ low, high }: { readonly low: number; readonly high: number }): string {
  const bound = (level: number): string => formatNumber(Math.min(4, Math.max(1, level)), 1);
  return t('result.range', { low: bound(low), high: bound(high) });
}

/** The axis: each level is a band from half below to half above its number. */
export function levelBands(): Band[] {
  return LEVELS.map((key, index) => ({ from: index + 0.5, to: index + 1.5, name: t(`level.name-${key}`) }));
}

/** The reading of a skill in a few words, for example "need 1.2 levels". */
export function readingText(skill: SkillResult): string {
  switch (skill.reading) {
    case 'need':
      return t('result.reading-need', { levels: formatNumber(skill.need.levels, 1) });
    case 'on-target':
      return t('result.reading-on-target');
    case 'strength':
      return t('result.reading-strength');
    case 'cannot-tell':
      return t('result.reading-cannot-tell');
    case 'not-enough-evidence':
      return t('result.reading-not-enough');
  }
}
