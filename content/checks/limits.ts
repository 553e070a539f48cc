// Every number the content is held to, in one place. content/README.md says the same in words.

export interface Range {
  readonly from: number;
  readonly to: number;
}

export const SKILLS = 25;
export const DEFAULT_SKILLS = 8;
export const MEASURED_INDICATORS_A_LEVEL = 3;

/** Words in English. */
export const FRAMEWORK_WORDS = {
  definition: { from: 25, to: 45 },
  inKnowledgeTransfer: { from: 25, to: 50 },
  inLearningWork: { from: 25, to: 50 },
  isNot: { from: 15, to: 35 },
} as const satisfies Record<string, Range>;

export const ESCO_LINKS: Range = { from: 1, to: 4 };

export const STATEMENTS = {
  perSkill: 14,
  perLevel: 3,
  perRole: 13,
  reverseShare: { from: 0.25, to: 0.45 },
  words: { en: { from: 6, to: 28 }, fi: { from: 5, to: 22 } },
} as const;

export const SCENARIOS = {
  perSkill: 6,
  options: { from: 4, to: 5 },
  words: { en: { from: 60, to: 110 }, fi: { from: 40, to: 95 } },
  optionWords: { en: { from: 14, to: 34 }, fi: { from: 9, to: 28 } },
  /** Longest option divided by shortest, in letters and marks: unlike lengths give the key away. */
  optionSpread: 1.7,
  reasonWords: { from: 8, to: 36 },
  keyDeviation: 1,
  bestIsLongest: 2,
  bestIsShortest: 3,
  bestAtOnePlace: 3,
  countries: 4,
  fields: 4,
} as const;

export const MODULES = {
  perSkill: 3,
  titleWords: { from: 2, to: 12 },
  purposeWords: { from: 25, to: 60 },
  signWords: { from: 6, to: 45 },
  followUpWeeks: [1, 3, 8],
} as const;

/** Long modules: a day of teaching with what stands before and after it. */
export const LONG_MODULES = {
  contactMinutes: { from: 360, to: 480 },
  activities: 6,
  kinds: { 'role-play': 2, case: 1, exercise: 1, debrief: 0 },
  /** Nobody sits longer than this without a break. */
  minutesWithoutBreak: 110,
  debriefQuestions: 3,
  /** Content words that the questions after an activity share with what it was for. */
  debriefWords: 3,
  secretWords: 12,
  /** Share of the content words of one side’s secret that may stand in the other side’s brief. */
  secretShared: 0.5,
  pitfalls: 5,
  slides: 12,
  slideWords: 75,
  followUps: { least: 4, lastWeek: 8 },
  observationRows: 5,
  references: 3,
} as const;

/** Share of content words that two texts may have in common; about a third above the closest honest pairs. */
export const OVERLAP = {
  statement: 0.45,
  scenario: 0.2,
  option: 0.4,
  reason: 0.4,
  indicator: 0.5,
  outcome: 0.4,
  sign: 0.4,
} as const;

/** Sentences should mostly stay below 22 words in English; Finnish says the same in about two thirds of the words. */
export const READING = {
  statement: {
    en: { wordsPerSentence: 22, longestSentence: 28, lix: 40 },
    fi: { wordsPerSentence: 15, longestSentence: 22 },
  },
  /** One scenario is a short sample and may reach the end of “medium”. Those of a skill together must be easy. */
  scenario: {
    en: { wordsPerSentence: 20, longestSentence: 32, lix: 50 },
    fi: { wordsPerSentence: 14, longestSentence: 26 },
  },
  scenarios: {
    en: { wordsPerSentence: 17, longestSentence: 32, lix: 40 },
    fi: { wordsPerSentence: 12, longestSentence: 26 },
  },
  module: {
    en: { wordsPerSentence: 17, longestSentence: 40, lix: 35 },
    fi: { wordsPerSentence: 12, longestSentence: 32 },
  },
  longModule: {
    en: { wordsPerSentence: 17, longestSentence: 45, lix: 40 },
    fi: { wordsPerSentence: 12, longestSentence: 34 },
  },
  skill: {
    en: { wordsPerSentence: 22, longestSentence: 35, lix: 48 },
    fi: { wordsPerSentence: 16, longestSentence: 30 },
  },
} as const;

/** Null when `value` lies in the range, otherwise a clause that says how it does not. */
export function outside(value: number, range: Range): string | null {
  if (value < range.from) return `${value}, fewer than ${range.from}`;
  if (value > range.to) return `${value}, more than ${range.to}`;
  return null;
}
