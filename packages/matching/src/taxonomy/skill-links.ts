// What the skills of our vocabulary are to those of ESCO, in both directions: a need read with one list can be told in the other.
import { byNearness, LINK_RELATIONS } from './skill-link.ts';
import type { LinkRelation, SkillLink } from './skill-link.ts';
import { VOCABULARY_PREFIX } from './vocabulary-source.ts';
import type { VocabularySkills } from './vocabulary-source.ts';

/** A wider skill sees this one as a part of it. */
const SEEN_FROM_THERE: Readonly<Record<LinkRelation, LinkRelation>> = {
  exact: 'exact',
  close: 'close',
  broad: 'narrow',
  narrow: 'broad',
  related: 'related',
};

export interface SkillLinks {
  /** The other list's skills for a skill of either, the nearest first; none for an address nobody linked. */
  of(uri: string): readonly SkillLink[];
  /** The one that says the same (exact, else close); null where every link is looser. */
  sameAs(uri: string): string | null;
}

/** @example vocabularyLinks(files).sameAs('dragoman:life-cycle-assessment') */
export function vocabularyLinks(files: readonly VocabularySkills[], prefix = VOCABULARY_PREFIX): SkillLinks {
  const links = new Map<string, SkillLink[]>();
  const add = (from: string, link: SkillLink): void => {
    links.set(from, [...(links.get(from) ?? []), link]);
  };
  for (const { id, esco = [] } of files.flatMap(({ skills }) => skills)) {
    for (const { uri, relation } of esco) {
      if (!isRelation(relation)) continue;
      add(`${prefix}${id}`, { uri, relation });
      add(uri, { uri: `${prefix}${id}`, relation: SEEN_FROM_THERE[relation] });
    }
  }
  for (const list of links.values()) list.sort(byNearness);
  return {
    of: (uri) => links.get(uri) ?? [],
    sameAs: (uri) => links.get(uri)?.find(({ relation }) => relation === 'exact' || relation === 'close')?.uri ?? null,
  };
}

function isRelation(relation: string): relation is LinkRelation {
  return (LINK_RELATIONS as readonly string[]).includes(relation);
}
