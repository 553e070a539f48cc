// The panel's answers as a table to take away: a number of the panel for each expert, drawn anew for every file, and no name.
import type { RandomSource } from '@dragoman/kernel';
import { FIGURES_FROM } from '../limits.ts';
import { shuffle } from './close-study.ts';
import type { Study } from './study.ts';

/** Null below three experts: then a row would be a person. */
export function writeAnswers({ panel }: Study, random: RandomSource): string | null {
  if (panel === null || panel.experts.length < FIGURES_FROM) return null;
  const rows = shuffle(panel.experts, random).flatMap((expert, at) => [
    ...Object.entries(expert.relevance).map(([item, rating]) => [at + 1, 'relevance', item, '', rating]),
    ...Object.entries(expert.effectiveness).flatMap(([item, options]) =>
      Object.entries(options).map(([option, rating]) => [at + 1, 'effectiveness', item, option, rating]),
    ),
  ]);
  // Ids are slugs and ratings numbers: nothing here needs quoting, and nothing begins with a sign a spreadsheet would run.
  return [['panellist', 'question', 'item', 'option', 'rating'], ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
