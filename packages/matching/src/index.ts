// The front door of matching.
export type { TaxonomyConcept, TaxonomyGroup, TaxonomySource } from './taxonomy/taxonomy-source.ts';
