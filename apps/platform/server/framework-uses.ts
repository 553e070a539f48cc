// Tells the taxonomies which of their concepts the framework that ships with Dragoman points at.
import type { Framework } from '../features/framework/contract.ts';
import type { TaxonomyUse } from '../features/taxonomy/server/index.ts';

export function frameworkUses({ skills }: Framework): TaxonomyUse {
  const byUri = new Map<string, Framework['skills'][number]['name'][]>();
  for (const skill of skills) {
    for (const { uri } of skill.esco) byUri.set(uri, [...(byUri.get(uri) ?? []), skill.name]);
  }
  return {
    ofConcept: async (_tenantId, uri, language) => {
      const titles = (byUri.get(uri) ?? []).map((name) => name[language] ?? name['en']!);
      return [...new Set(titles)].map((title) => ({ kind: 'framework', title }));
    },
    // The framework carries the labels it points at, so no pack is needed to show it.
    ofPack: async () => 0,
  };
}
