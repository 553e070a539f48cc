// Where a taxonomy is used: the feature owns the question, the features to its right and the start-up bring the answers.
import type { ConceptUse } from '../contract.ts';

export interface TaxonomyUse {
  /** What of this institution points at a concept; titles in the language, each once. */
  ofConcept(tenantId: string, uri: string, language: string): Promise<readonly ConceptUse[]>;
  /** How many things of the whole installation rest on this pack and would lose their labels with it. */
  ofPack(pack: { readonly tenantId: string; readonly id: string }): Promise<number>;
}

export async function findConceptUses(
  uses: readonly TaxonomyUse[],
  tenantId: string,
  uri: string,
  language: string,
): Promise<ConceptUse[]> {
  return (await Promise.all(uses.map((use) => use.ofConcept(tenantId, uri, language)))).flat();
}

export async function countPackUses(
  uses: readonly TaxonomyUse[],
  pack: { tenantId: string; id: string },
): Promise<number> {
  const counts = await Promise.all(uses.map((use) => use.ofPack(pack)));
  return counts.reduce((sum, count) => sum + count, 0);
}
