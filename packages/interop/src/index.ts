// The front door of the standards: readers give a taxonomy as a whole or, with every fault named, none.
export { PLAIN_COLUMNS, readPlainCsv } from './csv/read-plain-csv.ts';
export { ESCO_ATTRIBUTION, findVersion, readEscoPack } from './esco/read-esco-pack.ts';
export type { ReadEscoPackOptions } from './esco/read-esco-pack.ts';
export { openZip, ZIP_LIMITS } from './files/open-zip.ts';
export type { OpenedZip, ZipLimits } from './files/open-zip.ts';
export { fileFromBytes, fileFromPath, filesFromFolder } from './files/pack-file.ts';
export type { PackFile } from './files/pack-file.ts';
export { MOODLE_COLUMNS } from './moodle/moodle-columns.ts';
export { readMoodleCompetencies } from './moodle/read-moodle-competencies.ts';
export { writeMoodleCompetencies } from './moodle/write-moodle-competencies.ts';
export type { WrittenMoodleFile } from './moodle/write-moodle-competencies.ts';
export { readOpenAlex } from './openalex/read-openalex.ts';
export type { ReadPeopleOptions } from './openalex/read-openalex.ts';
export { readOrcid } from './orcid/read-orcid.ts';
export { checkDigitOf, orcidOf } from './people/orcid-id.ts';
export type { PeopleReading, PersonSource, SourceRecord, SourceRecordKind } from './people/person-source.ts';
export { PEOPLE_COLUMNS, readPeopleCsv } from './people/read-people-csv.ts';
export { readSkos } from './skos/read-skos.ts';
export type { ReadSkosOptions } from './skos/read-skos.ts';
export type { Finding } from './taxonomy/finding.ts';
export type { ReadTaxonomyFileOptions } from './taxonomy/source-options.ts';
export type { OnProgress, Progress, TaxonomyReading } from './taxonomy/taxonomy-reading.ts';
export type {
  Replacement,
  SkillType,
  TaxonomyConcept,
  TaxonomyGroup,
  TaxonomyRelation,
  TaxonomySource,
} from './taxonomy/taxonomy-source.ts';
