// The front door of the taxonomy feature.
export { createTaxonomy } from './create-taxonomy.ts';
export type { TaxonomyFeature } from './create-taxonomy.ts';
export { groupUri, loadVocabulary, skillUri } from './load-vocabulary.ts';
export type { PackHead } from './packs.ts';
export type { FoundInPack, ResolvedConcept, Taxonomies } from './taxonomies.ts';
export type { TaxonomyUse } from './uses.ts';
export { taxonomyMigrations } from './taxonomy-tables.ts';
