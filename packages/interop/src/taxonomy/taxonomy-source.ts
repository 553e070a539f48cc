// A taxonomy of skills in one language, whatever standard it came in: what every reader of this package gives.

export type SkillType = 'skill' | 'knowledge';

export interface TaxonomyRelation {
  readonly uri: string;
  readonly relation: 'essential' | 'optional' | 'related';
}

export interface TaxonomyConcept {
  readonly uri: string;
  readonly preferredLabel: string;
  readonly altLabels: readonly string[];
  readonly hiddenLabels: readonly string[];
  readonly description: string;
  readonly skillType: SkillType | null;
  /** URIs of concepts and groups directly above. */
  readonly broader: readonly string[];
  readonly related: readonly TaxonomyRelation[];
  readonly collections: readonly string[];
  /** How many occupations ask for it; 0 where the source does not say. */
  readonly occupations: number;
}

export interface TaxonomyGroup {
  readonly uri: string;
  /** Empty where the group has none. */
  readonly code: string;
  readonly preferredLabel: string;
  readonly broader: readonly string[];
}

export interface TaxonomySource {
  /** Short name of the taxonomy, for example `esco`. */
  readonly scheme: string;
  readonly version: string;
  /** Two-letter code. */
  readonly language: string;
  /** The sentence to show wherever its labels are shown; empty when none is asked for. */
  readonly attribution: string;
  readonly concepts: readonly TaxonomyConcept[];
  readonly groups: readonly TaxonomyGroup[];
}

/** A concept that another one stands for now. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
}
