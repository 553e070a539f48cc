// The skills of adverts: each different sentence is read once, since adverts repeat each other.
import { readNeed } from '@dragoman/matching';
import type { Taxonomy } from '@dragoman/matching';
import type { Comparable } from './find-duplicates.ts';

export interface AdvertSkill {
  readonly uri: string;
  readonly label: string;
  /** The sentence that asks for it. */
  readonly sentence: string;
}

export interface AdvertReading {
  readonly skills: readonly AdvertSkill[];
  /** Sentences that ask for something, without the words that led to a skill. */
  readonly open: readonly string[];
}

interface SentenceSkills {
  readonly skills: readonly AdvertSkill[];
  readonly open: string | null;
}

const MOST_REMEMBERED = 100_000;

/** A reader with a memory for sentences; better than even counts as asked for. */
export function createAdvertReader(taxonomy: Taxonomy): (advert: Pick<Comparable, 'text'>) => AdvertReading {
  const known = new Map<string, SentenceSkills>();
  return ({ text }) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const missing = lines.filter((line) => !known.has(line));
    for (const line of missing) {
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(line, readLine(line, taxonomy));
    }
    const read = lines.map((line) => known.get(line) ?? readLine(line, taxonomy));
    const byUri = new Map(read.flatMap(({ skills }) => skills.map((skill) => [skill.uri, skill] as const)));
    return { skills: [...byUri.values()], open: read.flatMap(({ open }) => open ?? []) };
  };
}

function readLine(line: string, taxonomy: Taxonomy): SentenceSkills {
  const skills: AdvertSkill[] = [];
  const open: string[] = [];
  for (const sentence of readNeed(line, taxonomy).sentences) {
    if (sentence.reason !== null && sentence.reason !== 'nothing-found') continue;
    let rest = sentence.text;
    for (const { uri, label, confidence, words } of sentence.matches) {
      if (confidence !== 'likely') continue;
      skills.push({ uri, label, sentence: sentence.text });
      for (const { start, end } of words) rest = blank(rest, start - sentence.start, end - sentence.start);
    }
    open.push(rest);
  }
  return { skills, open: open.length === 0 ? null : open.join('\n') };
}

/** A mark in place of the words, so that what stands around them is not read as one run. */
function blank(text: string, from: number, to: number): string {
  return `${text.slice(0, from)}${'|'.padEnd(to - from, ' ')}${text.slice(to)}`;
}
