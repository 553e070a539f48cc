// What a version changes: concepts that are new, gone, replaced by others, or called otherwise.
import type { Replacement, TaxonomyConcept } from '@dragoman/interop';
import type { PackChange, PackReport } from '../../contract.ts';
import { LISTED_CHANGES } from '../../limits.ts';

export interface Before {
  readonly id: string;
  readonly version: string;
  /** Preferred labels by address. */
  readonly labels: ReadonlyMap<string, string>;
}

export function comparePacks(
  before: Before | null,
  concepts: readonly TaxonomyConcept[],
  replacements: readonly Replacement[],
): PackReport {
  const labels = new Map(concepts.map(({ uri, preferredLabel }) => [uri, preferredLabel]));
  const old = before?.labels ?? new Map<string, string>();
  const next = new Map(replacements.map(({ from, to }) => [from, to]));
  const added: PackChange[] = [];
  const relabelled: PackChange[] = [];
  for (const [uri, label] of labels) {
    const last = old.get(uri);
    if (last === undefined) added.push({ uri, label, before: null });
    else if (last !== label) relabelled.push({ uri, label, before: last });
  }
  const gone: PackChange[] = [];
  const replaced: PackChange[] = [];
  for (const [uri, label] of old) {
    if (labels.has(uri)) continue;
    const now = followTo(uri, next, labels);
    if (now === null) gone.push({ uri, label, before: null });
    else replaced.push({ uri: now, label: labels.get(now)!, before: label });
  }
  return {
    comparedWith: before === null ? null : { id: before.id, version: before.version },
    added: toList(added),
    gone: toList(gone),
    replaced: toList(replaced),
    relabelled: toList(relabelled),
  };
}

/** Where a chain of replacements ends; null when it ends outside. The reader has refused circles. */
function followTo(uri: string, next: ReadonlyMap<string, string>, labels: ReadonlyMap<string, string>): string | null {
  let now = next.get(uri);
  while (now !== undefined && !labels.has(now)) now = next.get(now);
  return now ?? null;
}

function toList(changes: readonly PackChange[]): PackReport['added'] {
  return { count: changes.length, listed: changes.slice(0, LISTED_CHANGES) };
}
