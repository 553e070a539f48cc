// Everything about one concept that a page shows: labels, surroundings by name, and where it is used.
import { AppError } from '@dragoman/kernel';
import type { ConceptDetail } from '../contract.ts';
import type { TaxonomyDependencies } from './dependencies.ts';
import type { OpenedPack } from './packs.ts';
import { findConceptUses } from './uses.ts';

const NARROWER_SHOWN = 100;

export async function describeConcept(
  { uses }: Pick<TaxonomyDependencies, 'uses'>,
  { head, content }: OpenedPack,
  tenantId: string,
  uri: string,
  language: string,
): Promise<ConceptDetail> {
  const concept = await content.find(uri);
  if (concept === null) throw new AppError('taxonomy.unknown');
  const names = await content.name([...concept.broader, ...concept.related.map((each) => each.uri)]);
  const below = await content.list(uri, NARROWER_SHOWN);
  return {
    uri,
    preferredLabel: concept.preferredLabel,
    altLabels: [...concept.altLabels],
    description: concept.description,
    skillType: concept.skillType,
    broader: concept.broader.flatMap((above) => names.get(above) ?? []),
    narrower: below.map((each) => ({ uri: each.uri, label: each.preferredLabel, isGroup: each.kind === 'group' })),
    related: concept.related.flatMap((each) => {
      const named = names.get(each.uri);
      return named === undefined ? [] : [{ ...named, relation: each.relation }];
    }),
    collections: [...concept.collections],
    occupations: concept.occupations,
    uses: await findConceptUses(uses, tenantId, uri, language),
    attribution: head.attribution,
  };
}
