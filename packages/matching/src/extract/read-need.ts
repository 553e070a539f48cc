// Reads a firm's need: every sentence with the skills it speaks of and the words that say so, and what was not understood.
import { chooseGroup, chooseMatches, round } from './choose-matches.ts';
import type { NeedReading, ReadNeedOptions, SentenceReading, UnmatchedReason } from './need-reading.ts';
import { prepareSentences } from './prepare-sentences.ts';
import type { PreparedSentence, PreparedText } from './prepare-sentences.ts';
import { scoreSentence } from './score-sentence.ts';
import type { ScoredSkill } from './scored-skill.ts';
import { skillsOfText } from './skills-of-text.ts';
import type { SkillsOfSentence } from './skills-of-text.ts';
import type { Taxonomy } from './taxonomy.ts';

const TOP = 20;
/** Shorter texts are lines of adverts or forms: each is ranked as a whole. */
const LEAST_SENTENCES_OF_MAIL = 3;
/** The filter was trained on adverts: where it alone says that there is no skill, one that stands there plainly is shown all the same. */
const DOUBTFUL_FROM = 0.2;
const DOUBTFUL_DISCOUNT = 0.7;
/** What it says of the text as a whole: the filter is an adverts' filter, and a need told as a story passes it badly. */
const DOUBTFUL_SHARE = 0.5;

/** What an embedder said: cosines by concept for the sentences it saw, by place of the sentence. */
export interface EmbeddedSentences {
  cosines: ReadonlyMap<number, Float32Array>;
  path: NeedReading['path'];
}

const BUILT_IN: EmbeddedSentences = { cosines: new Map(), path: { id: 'built-in', fellBack: null, sentToEmbedder: 0 } };

/** @example readNeed('We need help with life cycle assessment.', taxonomy).skills[0]?.label */
export function readNeed(text: string, taxonomy: Taxonomy, options: ReadNeedOptions = {}): NeedReading {
  return readPrepared(
    prepareSentences(text, taxonomy.model, new Set(taxonomy.scorers.keys()), options),
    taxonomy,
    options,
    BUILT_IN,
  );
}

/** The part after the sentences are known, which an embedder may have helped. */
export function readPrepared(
  prepared: PreparedText,
  taxonomy: Taxonomy,
  options: ReadNeedOptions,
  embedded: EmbeddedSentences,
): NeedReading {
  const { index } = taxonomy;
  const shown = options.labels ?? (taxonomy.scorers.has(prepared.language) ? prepared.language : 'en');
  const how = {
    ignoreFilter: options.allSentences === true,
    inParts: prepared.sentences.length >= LEAST_SENTENCES_OF_MAIL,
  };
  const scored: SkillsOfSentence[] = [];
  const sentences = prepared.sentences.map((sentence, at) => {
    const isDoubtful = !isRead(sentence, options);
    if (isDoubtful && sentence.judgement.reason !== 'no-skill')
      return unmatched(prepared.text, sentence, sentence.judgement.reason!, null);
    const found = scoreSentence(prepared.text, sentence, taxonomy, how, embedded.cosines.get(at));
    if (found === null) return unmatched(prepared.text, sentence, 'no-language-pack', [...taxonomy.scorers.keys()]);
    const skills = isDoubtful ? doubted(found) : found;
    scored.push({ at, sentence, weight: isDoubtful ? DOUBTFUL_SHARE : 1, skills: found });
    if (isDoubtful && skills.length === 0) return unmatched(prepared.text, sentence, 'no-skill', null);
    const matches = chooseMatches(prepared.text, skills, taxonomy, shown, sentence.judgement.asks);
    const group = matches.length > 0 ? null : chooseGroup(skills, taxonomy, shown);
    if (matches.length === 0 && group === null) return unmatched(prepared.text, sentence, 'nothing-found', null);
    return {
      ...plain(prepared.text, sentence),
      status: matches.length > 0 ? ('matched' as const) : ('group' as const),
      reason: null,
      message: '',
      matches,
      group,
    };
  });
  return {
    taxonomy: {
      scheme: index.scheme,
      version: index.version,
      attribution: index.attribution,
      languages: index.languages.map(({ language }) => language),
    },
    language: prepared.language,
    path: embedded.path,
    sentences,
    skills: skillsOfText(prepared.text, scored, taxonomy, {
      language: shown,
      top: options.top ?? TOP,
      isMail: how.inParts,
    }),
    notes: [...prepared.notes, ...languageNotes(sentences)],
  };
}

function doubted(skills: readonly ScoredSkill[]): ScoredSkill[] {
  return skills
    .map((skill) => ({ ...skill, probability: DOUBTFUL_DISCOUNT * skill.probability }))
    .filter(({ probability }) => probability >= DOUBTFUL_FROM);
}

/** Whether a sentence passes the filter, or the filter is off. */
export function isRead(sentence: PreparedSentence, options: ReadNeedOptions): boolean {
  return sentence.judgement.keep || options.allSentences === true;
}

function plain(
  text: string,
  sentence: PreparedSentence,
): Omit<SentenceReading, 'status' | 'reason' | 'message' | 'matches' | 'group'> {
  const { start, end, kind, language, languageAssumed, judgement } = sentence;
  const { skillProbability } = judgement;
  return {
    start,
    end,
    text: text.slice(start, end),
    kind,
    language,
    languageAssumed,
    skillProbability: skillProbability === null ? null : round(skillProbability),
  };
}

const MESSAGES: Readonly<Record<UnmatchedReason, string>> = {
  'mail-header': 'A line of the mail itself.',
  signature: 'Part of the signature.',
  greeting: 'A greeting or a phrase of politeness.',
  contact: 'Contact details.',
  'about-the-firm': 'Tells about the firm, not about a need.',
  legal: 'A legal or general statement.',
  heading: 'A heading.',
  condition: 'A condition: money, a date or a place.',
  'no-skill': 'No skill is spoken of here, as far as the filter can tell.',
  'nothing-found': 'A skill may be meant, but nothing in the taxonomy comes near enough.',
  'no-language-pack': 'The taxonomy has no words in this language.',
};

function unmatched(
  text: string,
  sentence: PreparedSentence,
  reason: UnmatchedReason,
  packs: string[] | null,
): SentenceReading {
  const message =
    packs === null
      ? MESSAGES[reason]
      : `${MESSAGES[reason].slice(0, -1)} (${sentence.language}); it has: ${packs.join(', ')}.`;
  return { ...plain(text, sentence), status: 'unmatched', reason, message, matches: [], group: null };
}

function languageNotes(sentences: readonly SentenceReading[]): string[] {
  const without = new Set(
    sentences.filter(({ reason }) => reason === 'no-language-pack').map(({ language }) => language),
  );
  return [...without]
    .sort()
    .map((language) =>
      language === 'unknown'
        ? 'Some sentences are in a language that was not recognised; they were not read.'
        : `Sentences in "${language}" were not read: the taxonomy has no words in that language.`,
    );
}
