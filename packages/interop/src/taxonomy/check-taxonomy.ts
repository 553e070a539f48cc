// What only shows when a taxonomy is there as a whole: circles, links that lead nowhere, replacements that do.
import { findCycles } from './find-cycles.ts';
import type { FindingList, Place } from './finding.ts';
import type { Replacement, TaxonomyConcept, TaxonomyGroup, TaxonomySource } from './taxonomy-source.ts';

/** Where a concept or group stands in its file, by URI; findings name it. */
export type ConceptPlaces = ReadonlyMap<string, Place>;

/**
 * The taxonomy with links to nowhere left out (each kind a warning); circles and replacements by something unknown become errors.
 */
export function checkTaxonomy(
  source: TaxonomySource,
  replacements: readonly Replacement[],
  findings: FindingList,
  places: ConceptPlaces,
): TaxonomySource {
  const labels = new Map([...source.groups, ...source.concepts].map((each) => [each.uri, each.preferredLabel]));
  if (source.concepts.length === 0) {
    findings.error('taxonomy.empty', 'There is no skill in it.');
    return source;
  }
  reportCycles(source, labels, findings, places);
  reportReplacements(replacements, labels, findings);
  const lost = { broader: new Set<string>(), related: new Set<string>() };
  const known = (kind: keyof typeof lost) => (uri: string) => {
    if (labels.has(uri)) return true;
    lost[kind].add(uri);
    return false;
  };
  const isBroaderKnown = known('broader');
  const isRelatedKnown = known('related');
  const groups = source.groups.map((group): TaxonomyGroup => ({
    ...group,
    broader: group.broader.filter(isBroaderKnown),
  }));
  const concepts = source.concepts.map((concept): TaxonomyConcept => ({
    ...concept,
    broader: concept.broader.filter(isBroaderKnown),
    related: concept.related.filter(({ uri }) => isRelatedKnown(uri)),
  }));
  for (const kind of ['broader', 'related'] as const) {
    const { size } = lost[kind];
    if (size === 0) continue;
    const [example] = lost[kind];
    findings.warn(
      `taxonomy.${kind}-unknown`,
      size === 1
        ? `${example} is named as ${kind} and is not in the taxonomy; the links to it are left out.`
        : `${size} concepts are named as ${kind} and are not in the taxonomy, ${example} among them; the links to them are left out.`,
    );
  }
  return { ...source, concepts, groups };
}

function reportCycles(
  { concepts, groups }: TaxonomySource,
  labels: ReadonlyMap<string, string>,
  findings: FindingList,
  places: ConceptPlaces,
): void {
  const broader = new Map([...groups, ...concepts].map((each) => [each.uri, each.broader]));
  for (const cycle of findCycles(broader)) {
    const names = cycle.map((uri) => `“${labels.get(uri)}”`);
    const chain =
      cycle.length > 6 ? [...names.slice(0, 5), `… ${cycle.length - 5} more`, names[0]] : [...names, names[0]];
    const sentence =
      cycle.length === 1
        ? `${names[0]} is said to be broader than itself.`
        : `${chain.join(' → ')}: each is said to stand below the next, in a circle. Take one of these links out.`;
    findings.error('taxonomy.cycle', sentence, places.get(cycle[0]!));
  }
}

function reportReplacements(
  replacements: readonly Replacement[],
  labels: ReadonlyMap<string, string>,
  findings: FindingList,
): void {
  const next = new Map(replacements.map(({ from, to }) => [from, to]));
  for (const { from } of replacements) {
    const seen = new Set([from]);
    let uri = next.get(from)!;
    while (next.has(uri) && !seen.has(uri)) {
      seen.add(uri);
      uri = next.get(uri)!;
    }
    if (seen.has(uri)) {
      findings.error('taxonomy.replaced-in-circle', `${from} is replaced, by way of others, by itself.`);
    } else if (!labels.has(uri)) {
      findings.warn('taxonomy.replacement-unknown', `${from} is replaced by ${uri}, which is not in the taxonomy.`);
    }
  }
}
