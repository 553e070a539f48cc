// From a ranked list to what is shown for a sentence: one skill for each stretch of words, the others as its alternatives.
import type { TaxonomyIndex } from '../taxonomy/taxonomy-index.ts';
import { justify } from './justify.ts';
import type { JustifyingWord } from './justify.ts';
import type { Confidence, GroupMatch, SkillMatch, SkillSuggestion } from './need-reading.ts';
import type { ScoredSkill } from './scored-skill.ts';
import { groupLabelOf, groupsAbove, isAbove, labelOf, linksOf } from './taxonomy.ts';
import type { Taxonomy } from './taxonomy.ts';

/** From here a skill is shown as a match of its sentence. */
export const POSSIBLE_FROM = 0.1;
export const LIKELY_FROM = 0.6;
/** Where a sentence asks for something and nothing comes to that, what stands out is shown from here, as possible. */
const FAINT_FROM = 0.05;
/** So many times the probability of the sixth. */
const FAINT_OUT = 2;
const MOST_FAINT = 3;
const STANDS_BEFORE = 5;
const MOST_MATCHES = 6;
const MOST_ALTERNATIVES = 3;
const LOOKED_AT = 30;
const LEAST_ALTERNATIVE = 0.05;
const GROUP_FROM = 0.3;
/** Words are not understanding: nothing is said to be sure. */
const MOST_CERTAIN = 0.99;

export function confidenceOf(probability: number): Confidence {
  return probability >= LIKELY_FROM ? 'likely' : probability >= POSSIBLE_FROM ? 'possible' : 'weak';
}

export function suggest(taxonomy: Taxonomy, concept: number, probability: number, language: string): SkillSuggestion {
  const links = linksOf(taxonomy.index, concept);
  return {
    uri: taxonomy.index.uris.at(concept),
    label: labelOf(taxonomy, concept, language),
    probability: Math.min(MOST_CERTAIN, round(probability)),
    confidence: confidenceOf(probability),
    ...(links.length === 0 ? {} : { links }),
  };
}

export function chooseMatches(
  text: string,
  skills: readonly ScoredSkill[],
  taxonomy: Taxonomy,
  language: string,
  asks: boolean,
): SkillMatch[] {
  const sure = matchesFrom(POSSIBLE_FROM, MOST_MATCHES, text, skills, taxonomy, language);
  if (sure.length > 0 || !asks) return sure;
  const least = Math.max(FAINT_FROM, FAINT_OUT * (skills[STANDS_BEFORE]?.probability ?? 0));
  return matchesFrom(least, MOST_FAINT, text, skills, taxonomy, language).map((match) => ({
    ...match,
    confidence: 'possible' as const,
  }));
}

function matchesFrom(
  least: number,
  most: number,
  text: string,
  skills: readonly ScoredSkill[],
  taxonomy: Taxonomy,
  language: string,
): SkillMatch[] {
  const chosen: { match: SkillMatch; concept: number; words: readonly JustifyingWord[] }[] = [];
  for (const skill of skills.slice(0, LOOKED_AT)) {
    if (skill.probability < Math.min(least, LEAST_ALTERNATIVE)) break;
    const words = justify(skill.scorer, skill.form, skill.tokens);
    const rival = chosen.find(
      (one) =>
        sharesWords(one.words, words) ||
        isAbove(taxonomy, one.concept, skill.concept) ||
        isAbove(taxonomy, skill.concept, one.concept),
    );
    if (rival !== undefined) {
      if (rival.match.alternatives.length < MOST_ALTERNATIVES) {
        rival.match.alternatives.push(suggest(taxonomy, skill.concept, skill.probability, language));
      }
      continue;
    }
    if (skill.probability < least || words.length === 0 || chosen.length >= most) continue;
    chosen.push({
      concept: skill.concept,
      words,
      match: {
        ...suggest(taxonomy, skill.concept, skill.probability, language),
        matchedLabel: skill.scorer.index.formTexts.at(skill.form),
        skillType: skillTypeOf(taxonomy.index, skill.concept),
        words: words.map(({ start, end, similarity }) => ({
          start,
          end,
          text: text.slice(start, end),
          similarity: round(similarity),
        })),
        alternatives: [],
      },
    });
  }
  return chosen.map(({ match }) => match);
}

/** When no single skill is sure enough: the smallest group that most of the likely skills stand in. */
export function chooseGroup(skills: readonly ScoredSkill[], taxonomy: Taxonomy, language: string): GroupMatch | null {
  const top = skills.slice(0, 8).filter(({ probability }) => probability >= 0.02);
  if (top.length < 2) return null;
  const all = top.reduce((sum, { probability }) => sum + probability, 0);
  const members = new Map<number, { sum: number; none: number; count: number; depth: number }>();
  for (const { concept, probability } of top) {
    for (const [depth, group] of groupsAbove(taxonomy, concept).entries()) {
      const known = members.get(group) ?? { sum: 0, none: 1, count: 0, depth: 0 };
      known.sum += probability;
      known.none *= 1 - probability;
      known.count += 1;
      known.depth += depth;
      members.set(group, known);
    }
  }
  const fitting = [...members]
    .filter(([, { sum, none, count }]) => count >= 2 && sum / all >= 0.5 && 1 - none >= GROUP_FROM)
    .sort((a, b) => a[1].depth / a[1].count - b[1].depth / b[1].count || b[1].sum - a[1].sum || a[0] - b[0]);
  const best = fitting[0];
  if (best === undefined) return null;
  const [group, { none }] = best;
  return {
    uri: taxonomy.index.groupUris.at(group),
    code: taxonomy.index.groupCodes.at(group),
    label: groupLabelOf(taxonomy, group, language),
    probability: Math.min(MOST_CERTAIN, round(1 - none)),
  };
}

function sharesWords(one: readonly JustifyingWord[], other: readonly JustifyingWord[]): boolean {
  const length = (words: readonly JustifyingWord[]): number =>
    words.reduce((sum, { start, end }) => sum + end - start, 0);
  let shared = 0;
  for (const a of one)
    for (const b of other) shared += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return shared > 0 && shared >= 0.5 * Math.min(length(one), length(other));
}

function skillTypeOf(index: TaxonomyIndex, concept: number): 'skill' | 'knowledge' | null {
  return ([null, 'skill', 'knowledge'] as const)[index.skillTypes[concept]!]!;
}

export function round(probability: number): number {
  return Math.round(probability * 1000) / 1000;
}
