// The sentences of the report, put together from the catalogue in the reader's language.
import { localeOf, toLanguage } from '@dragoman/kernel';
import type { MessageKey } from '../../../../core/messages/message-key.ts';
import type { Messages, MessageValues } from '../../../../core/messages/messages.ts';
import type { ProfileResult, SkillResult, TrainingPlan } from '../../contract.ts';

type Texts = Readonly<Record<string, string>>;

export interface Speaker {
  readonly language: string;
  say(key: MessageKey, values?: MessageValues): string;
  text(texts: Texts): string;
  number(value: number, digits?: number): string;
  hundred(share: number): string;
  date(iso: string): string;
}

export function createSpeaker(messages: Messages, language: string): Speaker {
  return {
    language,
    say: (key, values) => messages.say(language, key, values),
    text: (texts) => texts[language] ?? texts['en'] ?? '',
    number: (value, digits = 1) =>
      new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    hundred: (share) => new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(share * 100),
    // English is written the British way, as on the screen.
    date: (iso) =>
      new Intl.DateTimeFormat(localeOf(toLanguage(language)), { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(iso),
      ),
  };
}

/** What the reading of a skill is called at the end of its row. */
export function sayReading(speaker: Speaker, skill: SkillResult): string {
  switch (skill.reading) {
    case 'not-enough-evidence':
      return speaker.say('report.reading.not-enough');
    case 'on-target':
      return speaker.say('report.reading.on-target');
    case 'strength':
      return speaker.say('report.reading.strength');
    case 'need':
      return speaker.say('report.reading.need', { levels: speaker.number(skill.need.levels) });
    case 'cannot-tell':
      return speaker.say('report.reading.cannot-tell');
  }
}

/** Marks a name inside a sentence, so that the page can set it in bold. Not used in any text of the catalogues. */
const BOLD = '\u0001';

/** Splits a sentence into plain and bold runs. */
export function splitRuns(sentence: string): { text: string; isBold: boolean }[] {
  // A space goes with the word before it: at the beginning of a run it would stand at the beginning of a line.
  const texts = sentence.replaceAll(`${BOLD} `, ` ${BOLD}`).split(BOLD);
  return texts.map((text, index) => ({ text, isBold: index % 2 === 1 })).filter((run) => run.text !== '');
}

/** The same for a sentence of the screen, whose names stand in a tag. */
export function splitMarked(sentence: string): { text: string; isBold: boolean }[] {
  return splitRuns(sentence.replaceAll(/<\/?b>/g, BOLD));
}

/** A name as it stands inside a sentence: names are written with a capital only at the start of a line. */
export function insideSentence(speaker: Speaker, name: string): string {
  return name.charAt(0).toLocaleLowerCase(speaker.language) + name.slice(1);
}

/** The three opening sentences, with the names of skills marked for `splitRuns`. */
export function saySummary(speaker: Speaker, result: ProfileResult): string[] {
  const nameOf = (id: string): string => {
    const found = result.skills.find((skill) => skill.skill === id);
    return `${BOLD}${found === undefined ? id : insideSentence(speaker, speaker.text(found.name))}${BOLD}`;
  };
  const { strongest, needs } = result.summary;
  const [first, second] = needs;
  const sentences = [
    strongest === null
      ? speaker.say('report.no-strength')
      : speaker.say('report.strength', { skill: nameOf(strongest) }),
  ];
  if (first !== undefined && second !== undefined) {
    sentences.push(speaker.say('report.needs', { first: nameOf(first.skill), second: nameOf(second.skill) }));
    sentences.push(
      speaker.say('report.sureness', {
        first: nameOf(first.skill),
        firstChance: speaker.hundred(first.probability),
        second: nameOf(second.skill),
        secondChance: speaker.hundred(second.probability),
      }),
    );
  }
  return sentences;
}

export function sayHitRate(speaker: Speaker, hitRate: NonNullable<TrainingPlan['hitRate']>): string {
  return speaker.say('report.hit-rate', {
    plan: speaker.hundred(hitRate.plan),
    targets: speaker.hundred(hitRate.targetsAlone),
    both: speaker.hundred(hitRate.bothRight),
  });
}

export function sayNext(speaker: Speaker, plan: TrainingPlan): string {
  const [next] = plan.nextObservations;
  if (next === undefined) return speaker.say('report.next.none');
  const values = {
    skill: next.name === null ? '' : insideSentence(speaker, speaker.text(next.name)),
    count: next.count,
    after: speaker.hundred(next.hitRateAfter),
  };
  const figure = plan.hitRate === null ? null : speaker.hundred(plan.hitRate.plan);
  if (!next.worthwhile || values.after === figure) return speaker.say('report.next.none');
  switch (next.kind) {
    case 'statement':
      return speaker.say('report.next.statement', values);
    case 'scenario':
      return speaker.say('report.next.scenario', values);
    case 'peer':
      return speaker.say('report.next.peer', values);
    case 'peers':
      return speaker.say('report.next.peers', values);
  }
}

/** How far difficulty, keys and levels are still those of their authors; nothing once all of it was measured. */
export function sayProvisional(
  speaker: Speaker,
  { provisional, measured }: Pick<ProfileResult['provenance'], 'provisional' | 'measured'>,
): string[] {
  if (!provisional) return [];
  if (measured === undefined) return [speaker.say('report.read.provisional')];
  return [speaker.say('report.read.provisional-partly', { measured: measured.statements, of: measured.of })];
}

/** What is not known yet of the translation in which the questions were answered. */
export function sayTranslation(speaker: Speaker, answered: ProfileResult['provenance']['language']): string[] {
  if (answered === undefined) return [];
  const language =
    new Intl.DisplayNames(speaker.language, { type: 'language', fallback: 'code' }).of(answered.language) ??
    answered.language;
  return [
    ...(answered.review === 'not-reviewed' ? [speaker.say('report.read.not-reviewed', { language })] : []),
    ...(answered.equivalence === 'not-shown' ? [speaker.say('report.read.not-equivalent')] : []),
  ];
}
