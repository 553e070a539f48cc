// A link from a skill of one list to a skill of another.

export const LINK_RELATIONS = ['exact', 'close', 'broad', 'narrow', 'related'] as const;
/** What the other skill is to this one: the same, nearly the same, wider, a part of it, or a neighbour. */
export type LinkRelation = (typeof LINK_RELATIONS)[number];

export interface SkillLink {
  readonly uri: string;
  readonly relation: LinkRelation;
}

export function byNearness(one: SkillLink, other: SkillLink): number {
  return (
    LINK_RELATIONS.indexOf(one.relation) - LINK_RELATIONS.indexOf(other.relation) || (one.uri < other.uri ? -1 : 1)
  );
}
