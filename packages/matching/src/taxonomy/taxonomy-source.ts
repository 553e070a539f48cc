// A taxonomy of skills in one language, as importers and our own vocabulary hand it over.
import type { SkillLink } from './skill-link.ts';

export interface TaxonomySource {
  scheme: string;
  version: string;
  /** Two letters, such as "en". */
  language: string;
  /** The sentence its owner asks to be shown. */
  attribution: string;
  concepts: readonly TaxonomyConcept[];
  groups: readonly TaxonomyGroup[];
}

export interface TaxonomyConcept {
  uri: string;
  preferredLabel: string;
  altLabels: readonly string[];
  hiddenLabels: readonly string[];
  description: string;
  skillType: 'skill' | 'knowledge' | null;
  /** URIs of concepts or groups. */
  broader: readonly string[];
  related: readonly { uri: string; relation: 'essential' | 'optional' | 'related' }[];
  collections: readonly string[];
  /** How many occupations use it; 0 when the taxonomy does not say. */
  occupations: number;
  /** Skills of other lists that say the same or nearly so, the nearest first. */
  links?: readonly SkillLink[];
}

export interface TaxonomyGroup {
  uri: string;
  code: string;
  preferredLabel: string;
  broader: readonly string[];
}
