// The front door of the standards: readers give a taxonomy as a whole or, with every fault named, none.
export { ESCO_ATTRIBUTION, findVersion, readEscoPack } from './esco/read-esco-pack.ts';
export type { ReadEscoPackOptions } from './esco/read-esco-pack.ts';
export { fileFromBytes, fileFromPath, filesFromFolder } from './files/pack-file.ts';
export type { PackFile } from './files/pack-file.ts';
export type { Finding } from './taxonomy/finding.ts';
export type { OnProgress, Progress, TaxonomyReading } from './taxonomy/taxonomy-reading.ts';
export type {
  Replacement,
  SkillType,
  TaxonomyConcept,
  TaxonomyGroup,
  TaxonomyRelation,
  TaxonomySource,
} from './taxonomy/taxonomy-source.ts';
