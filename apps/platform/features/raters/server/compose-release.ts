// What a closed round lets out: the thresholds applied once, to whole groups, to skills within them and to comments.
import type { RandomSource } from '@dragoman/kernel';
import type {
  RaterThresholds,
  ReleasedComment,
  ReleasedGroup,
  ReleasedGroupName,
  ReleasedRating,
  WithheldGroup,
} from '../contract.ts';
import { RATER_GROUPS } from '../limits.ts';
import type { RaterGroup } from '../limits.ts';
import { shuffle } from './shuffle.ts';

export interface CountedRater {
  readonly nominationId: string;
  readonly group: RaterGroup;
  readonly observed: readonly { readonly itemId: string; readonly category: number }[];
  readonly comments: readonly ReleasedComment[];
}

export interface ReleaseQuestion {
  /** Those who handed in. */
  readonly raters: readonly CountedRater[];
  /** Groups in which anybody was asked: what is withheld is said of these, whether or not somebody answered. */
  readonly asked: readonly RaterGroup[];
  readonly thresholds: RaterThresholds;
  readonly skillOf: (itemId: string) => string;
  readonly random: RandomSource;
}

export interface ComposedRelease {
  readonly groups: readonly ReleasedGroup[];
  readonly comments: readonly ReleasedComment[];
  readonly withheld: readonly WithheldGroup[];
  /** Which nomination stands at which place; stays in this room. */
  readonly places: readonly {
    readonly nominationId: string;
    readonly group: ReleasedGroupName;
    readonly rater: number;
  }[];
}

interface Circle {
  readonly group: ReleasedGroupName;
  readonly merged: readonly RaterGroup[];
  readonly raters: readonly CountedRater[];
}

export function composeRelease(question: ReleaseQuestion): ComposedRelease {
  const { raters, thresholds } = question;
  const asked = RATER_GROUPS.filter((group) => question.asked.includes(group));
  if (raters.length < thresholds.ratersOverall) {
    return {
      groups: [],
      comments: [],
      withheld: asked.map((group) => ({ group, reason: 'too-few-overall' })),
      places: [],
    };
  }
  const { circles, withheld } = drawCircles(question, asked);
  // Whoever shows below the threshold of comments by itself is pooled with the others, so that no group is worse off.
  const crowd = circles.filter((circle) => circle.group !== 'manager');
  const isEachLarge = crowd.every((circle) => circle.raters.length >= thresholds.comments);
  const pooled = isEachLarge ? [] : crowd.flatMap((circle) => circle.raters);
  const released = circles.map((circle) => {
    const crowdSize = circle.group === 'manager' ? raters.length : isEachLarge ? circle.raters.length : 0;
    return releaseCircle(circle, question, crowdSize >= thresholds.comments);
  });
  return {
    groups: released.map((each) => each.group),
    comments: pooled.length >= thresholds.comments ? gatherComments(pooled, question.random) : [],
    withheld,
    places: released.flatMap((each) => each.places),
  };
}

/** Which groups stand by themselves, which together, which not at all. */
function drawCircles(
  { raters, thresholds }: ReleaseQuestion,
  asked: readonly RaterGroup[],
): { circles: Circle[]; withheld: WithheldGroup[] } {
  const membersOf = (group: RaterGroup): CountedRater[] => raters.filter((each) => each.group === group);
  // The manager is one named person, and both were told so before.
  const manager = membersOf('manager');
  const crowds = asked.filter((group) => group !== 'manager');
  const large = crowds.filter((group) => membersOf(group).length >= thresholds.raterGroup);
  const small = crowds.filter((group) => !large.includes(group));
  const rest = small.flatMap(membersOf);
  const isMerged = rest.length >= thresholds.raterGroup;
  return {
    circles: [
      ...large.map((group): Circle => ({ group, merged: [group], raters: membersOf(group) })),
      ...(isMerged ? [{ group: 'others' as const, merged: small, raters: rest }] : []),
      ...(manager.length > 0 ? [{ group: 'manager' as const, merged: ['manager' as const], raters: manager }] : []),
    ],
    withheld: small.map((group) => ({ group, reason: isMerged ? 'merged-into-others' : 'too-few-in-group' })),
  };
}

function releaseCircle(
  circle: Circle,
  { thresholds, skillOf, random }: ReleaseQuestion,
  isShowingComments: boolean,
): { group: ReleasedGroup; places: ComposedRelease['places'] } {
  const raters = shuffle(circle.raters, random);
  const least = circle.group === 'manager' ? 1 : thresholds.raterGroup;
  const left = findThinSkills(raters, skillOf, least);
  const ratings = raters.flatMap((each, rater) =>
    each.observed
      .filter(({ itemId }) => !left.has(skillOf(itemId)))
      .map(({ itemId, category }): ReleasedRating => ({ rater, itemId, category })),
  );
  return {
    group: {
      group: circle.group,
      merged: circle.merged,
      raters: raters.length,
      ratings,
      skillsLeftOut: [...left].toSorted(),
      comments: isShowingComments ? gatherComments(raters, random) : [],
    },
    places: raters.map(({ nominationId }, rater) => ({ nominationId, group: circle.group, rater })),
  };
}

/** Skills of which fewer raters than the threshold have observed anything: three colleagues of whom two looked away are one. */
function findThinSkills(
  raters: readonly CountedRater[],
  skillOf: (itemId: string) => string,
  least: number,
): Set<string> {
  const observers = new Map<string, number>();
  for (const rater of raters) {
    for (const skill of new Set(rater.observed.map(({ itemId }) => skillOf(itemId)))) {
      observers.set(skill, (observers.get(skill) ?? 0) + 1);
    }
  }
  return new Set([...observers].filter(([, count]) => count < least).map(([skill]) => skill));
}

function gatherComments(raters: readonly CountedRater[], random: RandomSource): ReleasedComment[] {
  return shuffle(
    raters.flatMap((each) => each.comments.map(({ kind, text }) => ({ kind, text }))),
    random,
  );
}

/**
 * The groups as they count from the person's next round on, without raters who withdrew after the release. A group that would fall
 * below its threshold stays as it was released, and so does the manager: the report can be taken back by nobody.
 */
export function withoutWithdrawn(
  groups: readonly ReleasedGroup[],
  places: ComposedRelease['places'],
  withdrawn: ReadonlySet<string>,
  thresholds: RaterThresholds,
  skillOf: (itemId: string) => string,
): ReleasedGroup[] {
  return groups.map((group) => {
    const gone = new Set(
      places.filter((each) => each.group === group.group && withdrawn.has(each.nominationId)).map((each) => each.rater),
    );
    const left = group.raters - gone.size;
    if (gone.size === 0 || group.group === 'manager' || left < thresholds.raterGroup) return group;
    const staying = Array.from({ length: group.raters }, (_, rater) => rater).filter((rater) => !gone.has(rater));
    const ratings = group.ratings.flatMap(({ rater, itemId, category }) =>
      gone.has(rater) ? [] : [{ rater: staying.indexOf(rater), itemId, category }],
    );
    const raters = staying.map((_, rater) => ({
      nominationId: '',
      group: 'peers' as const,
      observed: ratings.filter((each) => each.rater === rater),
      comments: [],
    }));
    const thin = findThinSkills(raters, skillOf, thresholds.raterGroup);
    return {
      ...group,
      raters: left,
      ratings: ratings.filter(({ itemId }) => !thin.has(skillOf(itemId))),
      skillsLeftOut: [...new Set([...group.skillsLeftOut, ...thin])].toSorted(),
    };
  });
}
