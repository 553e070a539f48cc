// Drafts a learning objective from a skill and a level: a verb of the right step, the content, the context, the standard.
import { MatchingError } from '../matching-error.ts';
import { stepOfLevel } from './bloom.ts';
import type { Assessment, Bloom, SkillType } from './bloom.ts';
import { CONTEXTS, MET_WHEN, PROMPTS, SENTENCES, STANDARDS, VERBS } from './objective-words.ts';
import type { ObjectiveAudience, ObjectiveLanguage } from './objective-words.ts';

export interface ObjectiveParts {
  readonly bloom: Bloom;
  /** As it stands before the content. */
  readonly verb: string;
  readonly content: string;
  /** Where it shows; may be empty. */
  readonly context: string;
  /** How well; may be empty. */
  readonly standard: string;
}

export interface DraftedObjective extends ObjectiveParts {
  readonly text: string;
}

export interface DraftWish {
  /** Label of the skill in the language: a verb phrase of a skill, a noun phrase of knowledge. */
  readonly label: string;
  readonly type: SkillType;
  /** 1 to 4. */
  readonly level: number;
  readonly audience: ObjectiveAudience;
  readonly language: ObjectiveLanguage;
  /** Another step than the level's own. */
  readonly bloom?: Bloom;
  /** Another verb than the first of the step: its place in `verbsFor`. */
  readonly verb?: number;
}

/**
 * @example
 * draftObjective({ label: 'Size heat pumps', type: 'skill', level: 2, audience: 'external', language: 'en' }).text;
 * // 'Participants can size heat pumps on a task from their own work, with a given procedure and at most one correction.'
 */
export function draftObjective(wish: DraftWish): DraftedObjective {
  const label = wish.label.trim();
  if (label === '') throw new MatchingError('An objective needs a skill with a label.');
  const { type, level, audience, language } = wish;
  const bloom = wish.bloom ?? stepOfLevel(type, level);
  const place = Math.min(4, Math.max(1, Math.round(level))) - 1;
  const verbs = VERBS[language][type][bloom];
  const frame = verbs[wish.verb ?? 0] ?? verbs[0]!;
  const parts: ObjectiveParts = {
    bloom,
    ...splitLabel(frame, lowerFirst(label)),
    context: CONTEXTS[language][audience][place]!,
    standard: STANDARDS[language][place]!,
  };
  return { ...parts, text: composeObjective(parts, language) };
}

/** Verbs of a step, as they stand before the content; the skill's own verb is said by its label. */
export function verbsFor(type: SkillType, bloom: Bloom, language: ObjectiveLanguage): readonly string[] {
  return VERBS[language][type][bloom];
}

/** The sentence of an objective out of its parts. */
export function composeObjective(parts: ObjectiveParts, language: ObjectiveLanguage): string {
  const context = parts.context === '' ? '' : ` ${parts.context}`;
  const standard = parts.standard === '' ? '' : `, ${parts.standard}`;
  return fill(SENTENCES[language], { can: sayCan(parts), context, standard });
}

/** What an item asks that looks at one objective in this way. */
export function draftItem(parts: ObjectiveParts, assessment: Assessment, language: ObjectiveLanguage): string {
  const can = sayCan(parts);
  const prompt = fill(PROMPTS[language][assessment], { can, Can: upperFirst(can) });
  return parts.standard === '' ? prompt : prompt + fill(MET_WHEN[language], { standard: parts.standard });
}

/** The skill's own verb is its first word; the rest of its label is the content. */
function splitLabel(frame: string, label: string): Pick<ObjectiveParts, 'verb' | 'content'> {
  if (frame !== '') return { verb: frame, content: label };
  const [verb = '', ...rest] = label.split(/\s+/u);
  // A label of one word has a verb and nothing it is done to.
  return rest.length === 0 ? { verb, content: verb } : { verb, content: rest.join(' ') };
}

function sayCan({ verb, content }: ObjectiveParts): string {
  return verb === content ? content : `${verb} ${content}`;
}

/** Names and abbreviations keep their capitals: only a first letter followed by a small one goes down. */
function lowerFirst(text: string): string {
  return /^\p{Lu}(\p{Ll}|\s|$)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Fills in one go, so that braces inside what is filled in stay what they are. */
function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);
}
