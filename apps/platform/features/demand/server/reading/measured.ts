// How well the reading does on the labelled texts that ship with it, for the language and the list at hand.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CaseReading } from '../../contract.ts';

const figure = z.object({ value: z.number(), low: z.number(), high: z.number() });
const byLanguage = z.record(z.string(), z.object({ texts: z.number(), recallText: figure, precision: figure }));
const figures = z.object({ vocabulary: byLanguage, esco: byLanguage });

const read = new Map<string, z.infer<typeof figures> | null>();

/** Null where nobody has measured: another list of skills, or a language without labelled texts. */
export function measuredFor(
  matchingFolder: string,
  scheme: string | null,
  language: string | null,
): CaseReading['measured'] {
  const known = openFigures(matchingFolder);
  const list = scheme === 'dragoman' ? known?.vocabulary : scheme === 'esco' ? known?.esco : undefined;
  const found = language === null ? undefined : list?.[language];
  if (found === undefined || language === null) return null;
  const { recallText, precision, texts } = found;
  return { language, recall: recallText, precision, texts };
}

function openFigures(folder: string): z.infer<typeof figures> | null {
  const known = read.get(folder);
  if (known !== undefined) return known;
  const file = join(folder, 'figures.json');
  const opened = existsSync(file) ? figures.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
  read.set(folder, opened);
  return opened;
}
