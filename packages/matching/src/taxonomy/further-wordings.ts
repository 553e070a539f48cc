// Wordings of a taxonomy's skills as adverts and mails have them, added to its own labels before the index is built.
import { MatchingError } from '../matching-error.ts';
import type { TaxonomySource } from './taxonomy-source.ts';

export interface FurtherWordings {
  /** Name and version; part of the name of every cached index made with them. */
  id: string;
  /** Scheme and language of the taxonomy they belong to. */
  scheme: string;
  language: string;
  /** Label as a reader's help, and the wordings; a skill the taxonomy does not have is passed over. */
  skills: readonly { uri: string; label: string; wordings: readonly string[] }[];
}

/** They count as hidden labels: found, and shown as the words that matched, but never as the name of a skill. */
export function addWordings(
  sources: readonly TaxonomySource[],
  further: readonly FurtherWordings[],
): readonly TaxonomySource[] {
  return sources.map((source) => {
    const fitting = further.filter(({ scheme, language }) => scheme === source.scheme && language === source.language);
    if (fitting.length === 0) return source;
    const byUri = new Map<string, string[]>();
    for (const { uri, wordings } of fitting.flatMap(({ skills }) => skills)) {
      byUri.set(uri, [...(byUri.get(uri) ?? []), ...wordings]);
    }
    return {
      ...source,
      concepts: source.concepts.map((concept) => {
        const wordings = byUri.get(concept.uri);
        return wordings === undefined
          ? concept
          : { ...concept, hiddenLabels: [...new Set([...concept.hiddenLabels, ...wordings])] };
      }),
    };
  });
}

/** @throws MatchingError when it is no list of wordings */
export function checkWordings(value: unknown, name: string): FurtherWordings {
  const wordings = value as Partial<FurtherWordings>;
  const isText = (one: unknown): one is string => typeof one === 'string' && one !== '';
  if (
    !isText(wordings.id) ||
    !isText(wordings.scheme) ||
    !isText(wordings.language) ||
    !Array.isArray(wordings.skills) ||
    !wordings.skills.every(({ uri, wordings: list }) => isText(uri) && Array.isArray(list) && list.every(isText))
  ) {
    throw new MatchingError(`${name} is not a list of wordings`);
  }
  return wordings as FurtherWordings;
}
