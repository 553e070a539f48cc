// The one right way to an index for reading needs: further wordings added, links to ESCO kept, word vectors by language.
import type { MatchingModel } from '../extract/matching-model.ts';
import { buildIndex, INDEX_FORMAT } from './build-index.ts';
import { addWordings } from './further-wordings.ts';
import { vocabularyLinks } from './skill-links.ts';
import type { SkillLinks } from './skill-links.ts';
import type { TaxonomyIndex } from './taxonomy-index.ts';
import type { TaxonomyConcept, TaxonomySource } from './taxonomy-source.ts';
import { escoWordings, VOCABULARY_PREFIX } from './vocabulary-source.ts';
import type { Vocabulary } from './vocabulary-source.ts';

/**
 * An index of the vocabulary, of ESCO or of any other list in all its languages. `vocabulary` lends its wordings to ESCO and its
 * links to its own skills, whatever name the list was given; null where it is not at hand.
 * @throws MatchingError when the sources cannot be one taxonomy
 * @example buildNeedIndex(vocabularySources(head, files), model, { head, files })
 */
export function buildNeedIndex(
  sources: readonly TaxonomySource[],
  model: Pick<MatchingModel, 'vectors' | 'wordings'>,
  vocabulary: Vocabulary | null,
): TaxonomyIndex {
  const lent = vocabulary === null ? [] : escoWordings(vocabulary.head, vocabulary.files);
  const worded = addWordings(sources, [...model.wordings, ...lent]);
  const links = vocabulary === null ? null : vocabularyLinks(vocabulary.files);
  return buildIndex(links === null ? worded : worded.map((source) => withLinks(source, links)), model.vectors);
}

/** Names all that an index is made with beside its sources: part of the name of a kept index, so that none outlives what it was made with. */
export function needIndexStamp(
  model: Pick<MatchingModel, 'vectors' | 'wordings'>,
  vocabulary: Vocabulary | null,
): string {
  return [
    `format ${INDEX_FORMAT}`,
    ...model.vectors.map(({ id }) => `vectors ${id}`),
    ...model.wordings.map(({ id, scheme, language }) => `wordings ${id} ${scheme} ${language}`),
    ...(vocabulary === null ? [] : [`${vocabulary.head.id} ${vocabulary.head.version}`]),
  ].join('; ');
}

function withLinks(source: TaxonomySource, links: SkillLinks): TaxonomySource {
  if (!source.concepts.some(({ uri }) => uri.startsWith(VOCABULARY_PREFIX))) return source;
  const linked = (concept: TaxonomyConcept): TaxonomyConcept => {
    const found = links.of(concept.uri);
    return found.length === 0 ? concept : { ...concept, links: found };
  };
  return { ...source, concepts: source.concepts.map(linked) };
}
