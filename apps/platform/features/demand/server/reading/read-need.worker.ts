// Reads a text in a process of its own. What it gives holds no word of the text, only places in it.
import { readFileSync } from 'node:fs';
import { loadMatchingModel, openTaxonomy, readIndex, readNeed } from '@dragoman/matching';
import type { RankerModel, Span } from '@dragoman/matching';
import type { Alternative } from '../mentions.ts';

export interface TextToRead {
  readonly text: string;
  readonly indexFile: string;
  readonly matchingFolder: string;
  /** The institution's own weights; null for those that ship. */
  readonly ranker: RankerModel | null;
}

export interface ReadSentence {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly language: string;
  readonly status: 'matched' | 'group' | 'unmatched';
  readonly reason: string | null;
  readonly group: string | null;
}

export interface ReadSkill {
  readonly uri: string;
  readonly label: string;
  readonly probability: number;
  readonly skillType: 'skill' | 'knowledge' | null;
  /** True when a sentence was matched with it; false for a weaker guess about the text as a whole. */
  readonly isListed: boolean;
  readonly mentions: readonly {
    /** Place in `sentences`. */
    readonly sentence: number;
    readonly probability: number | null;
    readonly matchedLabel: string;
    readonly words: readonly (readonly [number, number])[];
  }[];
  readonly alternatives: readonly Alternative[];
}

export interface ReadResult {
  readonly scheme: string;
  readonly version: string;
  readonly attribution: string;
  readonly language: string;
  readonly modelId: string;
  readonly notes: readonly string[];
  readonly sentences: readonly ReadSentence[];
  readonly skills: readonly ReadSkill[];
}

/** Weaker guesses below this are noise. */
const FAINTEST_GUESS = 0.04;
const ALTERNATIVES = 4;

export function run({ text, indexFile, matchingFolder, ranker }: TextToRead): ReadResult {
  const shipped = loadMatchingModel(matchingFolder);
  const model = ranker === null ? shipped : { ...shipped, ranker };
  const reading = readNeed(text, openTaxonomy(readIndex(readFileSync(indexFile)), model));
  const { sentences } = reading;
  const relative = (at: number, { start, end }: Span): [number, number] => [
    Math.max(0, start - sentences[at]!.start),
    Math.min(sentences[at]!.end, end) - sentences[at]!.start,
  ];
  const whole = new Map(reading.skills.map((skill) => [skill.uri, skill]));
  const found = new Map<
    string,
    ReadSkill & { mentions: ReadSkill['mentions'][number][]; alternatives: Alternative[] }
  >();
  for (const [at, sentence] of sentences.entries()) {
    for (const match of sentence.matches) {
      const { uri, label, skillType } = match;
      const known = found.get(uri) ?? {
        uri,
        label,
        skillType,
        isListed: true,
        probability: whole.get(uri)?.probability ?? match.probability,
        mentions: [],
        alternatives: [],
      };
      known.mentions.push({
        sentence: at,
        probability: match.probability,
        matchedLabel: match.matchedLabel,
        words: match.words.map((span) => relative(at, span)),
      });
      for (const { uri: other, label: name, probability } of match.alternatives) {
        if (known.alternatives.length < ALTERNATIVES && !known.alternatives.some((each) => each.uri === other)) {
          known.alternatives.push({ uri: other, label: name, probability });
        }
      }
      found.set(uri, known);
    }
  }
  const guesses = reading.skills.flatMap((skill): ReadSkill[] => {
    if (found.has(skill.uri) || skill.probability < FAINTEST_GUESS) return [];
    const mentions = skill.sentences.flatMap((at) => {
      const { start, end } = sentences[at]!;
      const words = skill.spans
        .filter((span) => span.start >= start && span.end <= end)
        .map((span) => relative(at, span));
      return words.length === 0 ? [] : [{ sentence: at, probability: null, matchedLabel: skill.label, words }];
    });
    const { uri, label, probability } = skill;
    return mentions.length === 0
      ? []
      : [{ uri, label, probability, skillType: null, isListed: false, mentions, alternatives: [] }];
  });
  return {
    scheme: reading.taxonomy.scheme,
    version: reading.taxonomy.version,
    attribution: reading.taxonomy.attribution,
    language: reading.language,
    modelId: model.ranker.id,
    notes: reading.notes,
    sentences: sentences.map(({ start, end, kind, language, status, reason, group }) => ({
      start,
      end,
      kind,
      language,
      status,
      reason,
      group: group?.label ?? null,
    })),
    skills: [...found.values(), ...guesses],
  };
}
