// A taxonomy opened for reading: its index, the matchers of each language, and what the hierarchy says.
import { MatchingError } from '../matching-error.ts';
import { LINK_RELATIONS } from '../taxonomy/skill-link.ts';
import type { SkillLink } from '../taxonomy/skill-link.ts';
import type { TaxonomyIndex } from '../taxonomy/taxonomy-index.ts';
import { ConceptScorer } from './concept-scorer.ts';
import { checkRankerModel } from './matching-model.ts';
import type { MatchingModel } from './matching-model.ts';

export interface Taxonomy {
  readonly index: TaxonomyIndex;
  readonly model: MatchingModel;
  /** By language. */
  readonly scorers: ReadonlyMap<string, ConceptScorer>;
}

/** @throws MatchingError when the index has no language */
export function openTaxonomy(index: TaxonomyIndex, model: MatchingModel): Taxonomy {
  if (index.languages.length === 0) throw new MatchingError(`${index.scheme} has no language`);
  checkRankerModel(model.ranker);
  const scorers = new Map(
    index.languages.map((language) => [
      language.language,
      new ConceptScorer(
        language,
        index.occupations,
        model.vectors.find(({ id }) => id === language.vectors),
      ),
    ]),
  );
  return { index, model, scorers };
}

/** The label in the language wanted, else in English, else in any. */
export function labelOf({ index }: Taxonomy, concept: number, language: string): string {
  for (const one of inPreference(index.languages, language)) {
    const label = one.labels.at(concept);
    if (label !== '') return label;
  }
  return index.uris.at(concept);
}

export function groupLabelOf({ index }: Taxonomy, group: number, language: string): string {
  for (const one of inPreference(index.languages, language)) {
    const label = one.groupLabels.at(group);
    if (label !== '') return label;
  }
  return index.groupUris.at(group);
}

/** Skills of other lists that a concept is linked to, the nearest first. */
export function linksOf(index: TaxonomyIndex, concept: number): SkillLink[] {
  const links: SkillLink[] = [];
  for (let at = index.linkOffsets[concept]!; at < index.linkOffsets[concept + 1]!; at += 1)
    links.push({ uri: index.linkUris.at(at), relation: LINK_RELATIONS[index.linkRelations[at]!]! });
  return links;
}

/** The groups a concept stands in, the nearest first; concepts on the way are passed through. */
export function groupsAbove({ index }: Taxonomy, concept: number): number[] {
  const concepts = index.uris.length;
  const groups: number[] = [];
  const seen = new Set<number>([concept]);
  let level = [concept];
  for (let depth = 0; depth < 8 && level.length > 0; depth += 1) {
    const next: number[] = [];
    for (const one of level) {
      for (const up of index.broaderIds.subarray(index.broaderOffsets[one], index.broaderOffsets[one + 1])) {
        if (seen.has(up)) continue;
        seen.add(up);
        if (up >= concepts) groups.push(up - concepts);
        next.push(up);
      }
    }
    level = next;
  }
  return groups;
}

/** Whether one concept stands above the other, at most four steps away. */
export function isAbove({ index }: Taxonomy, upper: number, lower: number): boolean {
  let level = [lower];
  for (let depth = 0; depth < 4; depth += 1) {
    const next: number[] = [];
    for (const one of level) {
      for (const up of index.broaderIds.subarray(index.broaderOffsets[one], index.broaderOffsets[one + 1])) {
        if (up === upper) return true;
        if (up < index.uris.length) next.push(up);
      }
    }
    level = next;
  }
  return false;
}

function inPreference<One extends { language: string }>(languages: readonly One[], wanted: string): One[] {
  const rank = (language: string): number => (language === wanted ? 0 : language === 'en' ? 1 : 2);
  return languages.toSorted((a, b) => rank(a.language) - rank(b.language));
}
