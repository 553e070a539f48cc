// An ESCO taxonomy while its files are being read: concepts and groups by URI, filled by one file after the other.
import type { Place } from '../taxonomy/finding.ts';
import type { Replacement, SkillType, TaxonomyRelation } from '../taxonomy/taxonomy-source.ts';

export interface ConceptDraft {
  readonly uri: string;
  readonly preferredLabel: string;
  readonly altLabels: readonly string[];
  readonly hiddenLabels: readonly string[];
  readonly description: string;
  readonly skillType: SkillType | null;
  readonly broader: Set<string>;
  readonly related: TaxonomyRelation[];
  readonly collections: string[];
  occupations: number;
}

export interface GroupDraft {
  readonly uri: string;
  code: string;
  readonly preferredLabel: string;
  readonly broader: Set<string>;
}

export interface EscoDraft {
  readonly concepts: Map<string, ConceptDraft>;
  readonly groups: Map<string, GroupDraft>;
  readonly places: Map<string, Place>;
  readonly replacements: Map<string, Replacement>;
  /** Concepts of the files of skills that are no longer in use. */
  readonly obsolete: Set<string>;
}

export function createDraft(): EscoDraft {
  return { concepts: new Map(), groups: new Map(), places: new Map(), replacements: new Map(), obsolete: new Set() };
}
