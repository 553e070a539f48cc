// A taxonomy made ready for matching: columns of numbers and tables of strings, nothing that needs building at load.
import type { StringTable } from './string-table.ts';

/** What a label form is: forms of a lower number are shown rather than those of a higher. */
export const FORM_KINDS = ['preferred', 'alternative', 'hidden', 'shortened'] as const;
export type FormKind = (typeof FORM_KINDS)[number];

export interface TaxonomyIndex {
  scheme: string;
  version: string;
  attribution: string;
  /** SHA-256 of everything the index was made of. */
  digest: string;
  uris: StringTable;
  groupUris: StringTable;
  groupCodes: StringTable;
  /** 0 unknown, 1 skill, 2 knowledge. */
  skillTypes: Uint8Array;
  occupations: Uint32Array;
  /** Broader of concept i: broaderIds from broaderOffsets[i]; a group g is counted as uris.length + g. Groups follow the concepts. */
  broaderOffsets: Uint32Array;
  broaderIds: Uint32Array;
  /** Links of concept i to skills of other lists: linkUris and linkRelations (places in LINK_RELATIONS) from linkOffsets[i]. */
  linkOffsets: Uint32Array;
  linkUris: StringTable;
  linkRelations: Uint8Array;
  languages: LanguageIndex[];
}

export interface LanguageIndex {
  language: string;
  /** Preferred label by concept; empty where the language has none. */
  labels: StringTable;
  groupLabels: StringTable;
  /** Stems that occur in labels and descriptions; those before labelWords occur in labels. */
  words: StringTable;
  labelWords: number;
  idf: Float32Array;
  /** Label forms: whose, of which kind, their words (unique, in the order of the label). */
  formTexts: StringTable;
  formConcepts: Uint32Array;
  formKinds: Uint8Array;
  formOffsets: Uint32Array;
  formWords: Uint32Array;
  /** Sum of idf by form. */
  formMass: Float32Array;
  /** Forms of concept i, which stand together: conceptForms[i] to conceptForms[i + 1]. */
  conceptForms: Uint32Array;
  /** Forms that hold word w. */
  postingOffsets: Uint32Array;
  postings: Uint32Array;
  /** Words of the description of concept i (unique). */
  descriptionOffsets: Uint32Array;
  descriptionWords: Uint32Array;
  /** Name of the word vectors in formVectors; empty when there are none. */
  vectors: string;
  dimension: number;
  /** Unit vectors in steps of 1/127: by form, and by concept for its label and description together. */
  formVectors: Int8Array;
  conceptVectors: Int8Array;
}
