// What reading a taxonomy comes to: all of it or nothing, and what was found on the way.
import type { FindingList, Finding } from './finding.ts';
import { checkTaxonomy } from './check-taxonomy.ts';
import type { ConceptPlaces } from './check-taxonomy.ts';
import type { Replacement, TaxonomySource } from './taxonomy-source.ts';

export interface TaxonomyReading {
  /** Null when there is an error among the findings: half a taxonomy is never given. */
  readonly taxonomy: TaxonomySource | null;
  /** Concepts that the source says are replaced by others. */
  readonly replacements: readonly Replacement[];
  readonly findings: readonly Finding[];
}

export interface Progress {
  readonly file: string;
  readonly readBytes: number;
  readonly totalBytes: number;
}

export type OnProgress = (progress: Progress) => void;

/** Checks what was gathered as a whole and gives it when nothing is wrong with it. */
export function concludeReading(
  source: TaxonomySource,
  replacements: readonly Replacement[],
  findings: FindingList,
  places: ConceptPlaces,
): TaxonomyReading {
  // Checks of the whole would only repeat what is already known to be missing.
  const taxonomy = findings.hasErrors ? null : checkTaxonomy(source, replacements, findings, places);
  return {
    taxonomy: findings.hasErrors ? null : taxonomy,
    replacements: findings.hasErrors ? [] : replacements,
    findings: findings.toArray(),
  };
}

/** The reading of a source that could not be read at all. */
export function refuseReading(findings: FindingList): TaxonomyReading {
  return { taxonomy: null, replacements: [], findings: findings.toArray() };
}
