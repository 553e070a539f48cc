// What goes over the wire about rating rounds, and what the rooms to the right are told of them. No rating with a name leaves this room.
import { z } from 'zod';
import { plainText } from '../../core/text/plain-text.ts';
import { displayName, emailAddress, language } from '../identity/contract.ts';
import {
  COMMENT_MAX,
  QUESTION_MAX,
  RATER_GROUPS,
  RATINGS_PER_REQUEST,
  ROUND_DAYS_MAX,
  ROUND_DAYS_MIN,
  SECONDS_PER_STATEMENT,
} from './limits.ts';

// --- For the rooms to the right: the front door `ratersDoor` ---

/** One value of one statement. `rater` is a place in a shuffled order of this group: no id, and another order in every round. */
export interface ReleasedRating {
  readonly rater: number;
  readonly itemId: string;
  /** 0 to 4, as the statement is worded; reversed ones are not turned. */
  readonly category: number;
}

export type ReleasedGroupName = 'peers' | 'manager' | 'partners' | 'academics' | 'others';

/**
 * A group that stands above its threshold. `ratings` are for fusion: nothing finer than a skill of a group may be shown of them.
 * A skill that fewer raters of the group than the threshold have observed is left out of `ratings` and named in `skillsLeftOut`.
 */
export interface ReleasedGroup {
  readonly group: ReleasedGroupName;
  /** Which groups stand behind `others`; otherwise the group itself. */
  readonly merged: readonly string[];
  readonly raters: number;
  readonly ratings: readonly ReleasedRating[];
  readonly skillsLeftOut: readonly string[];
  /** Shuffled, without dates; empty below the threshold of comments. */
  readonly comments: readonly ReleasedComment[];
}

export interface ReleasedComment {
  readonly kind: 'start' | 'stop' | 'continue';
  readonly text: string;
}

export interface WithheldGroup {
  readonly group: string;
  readonly reason: 'too-few-in-group' | 'too-few-overall' | 'merged-into-others';
}

/**
 * A round that was closed and released, as frozen at that moment. Empty `groups` when the thresholds were not reached.
 * `ratings` of a rater who withdrew afterwards leave with the person's next released round, and only where the group stays above its
 * threshold; until then the round stands as released, because the difference of two versions would be that rater.
 */
export interface ReleasedRound {
  readonly roundId: string;
  /** 0 as released; one higher each time withdrawn raters have left it. Whoever keeps a copy reads a higher one again. */
  readonly revision: number;
  readonly campaignId: string | null;
  /** ISO instant. */
  readonly releasedAt: string;
  readonly bank: string;
  readonly bankVersion: string;
  readonly thresholds: RaterThresholds;
  readonly groups: readonly ReleasedGroup[];
  /** Comments of the shown groups too small for their own, together; empty below the threshold. */
  readonly comments: readonly ReleasedComment[];
  readonly withheld: readonly WithheldGroup[];
}

export interface RaterThresholds {
  readonly raterGroup: number;
  readonly ratersOverall: number;
  readonly comments: number;
}

// --- The person's own rounds ---

const instant = z.iso.datetime();
export const raterGroup = z.enum(RATER_GROUPS);
const thresholds = z.object({ raterGroup: z.int(), ratersOverall: z.int(), comments: z.int() });

export const openRoundBody = z.strictObject({
  campaignId: z.uuid().nullable().meta({ description: 'Null for a development round of one’s own.' }),
  name: displayName.meta({ description: 'How colleagues know the person; shown to those asked.' }),
  days: z
    .int()
    .min(ROUND_DAYS_MIN)
    .max(ROUND_DAYS_MAX)
    .nullable()
    .meta({ description: 'How long a round of one’s own is open; null in a campaign, which says so itself.' }),
  approver: z
    .strictObject({ name: displayName, email: emailAddress, language })
    .nullable()
    .meta({ description: 'Somebody who looks at the list before anybody is asked.' }),
});
export const nominateBody = z.strictObject({ name: displayName, email: emailAddress, group: raterGroup, language });
export const emptyBody = z.strictObject({});
export const roundParams = z.object({ roundId: z.uuid() });
export const nominationParams = z.object({ roundId: z.uuid(), nominationId: z.uuid() });

/** What the person sees of somebody nominated: never whether they have answered. */
export const nomination = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  group: raterGroup,
  language,
  state: z.enum(['waiting-for-approval', 'asked', 'refused', 'wrong-person', 'taken-back']),
});

export const roundSummary = z.object({
  id: z.uuid(),
  campaign: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  status: z.enum(['open', 'released']),
  openedAt: instant,
  closesAt: instant.nullable().meta({ description: 'Null when the campaign closes it and has no date.' }),
  releasedAt: instant.nullable(),
});

export const ownRound = roundSummary.extend({
  name: z.string(),
  purpose: z.enum(['development', 'research', 'benchmark']),
  thresholds,
  approver: z.object({ name: z.string(), email: z.string() }).nullable(),
  nominations: z.array(nomination),
  answered: z
    .object({
      asked: z.int(),
      atLeast: z.int().meta({
        description:
          'As of the last midnight (UTC), in steps of three and never as many as were asked; 0 says nothing at all.',
      }),
    })
    .nullable()
    .meta({ description: 'Null once released.' }),
});

export const ownRounds = z.object({
  rounds: z.array(roundSummary),
  campaigns: z
    .array(z.object({ id: z.uuid(), title: z.string(), closesAt: instant.nullable(), approval: z.boolean() }))
    .meta({ description: 'Campaigns in which the person may open a round now.' }),
  mayOpenOwn: z.boolean(),
  ownFrom: instant
    .nullable()
    .meta({ description: 'When a round of one’s own may be opened next; null: now or in no way.' }),
  name: z.string().nullable().meta({ description: 'The name of the account, to begin with.' }),
});

// --- The report of a released round, for the person alone ---

const comments = z.array(z.object({ kind: z.enum(['start', 'stop', 'continue']), text: z.string() }));

export const roundReport = z.object({
  roundId: z.uuid(),
  campaign: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  releasedAt: instant,
  thresholds,
  groups: z.array(
    z.object({
      group: z.enum(['peers', 'manager', 'partners', 'academics', 'others']),
      merged: z.array(z.string()),
      raters: z.int(),
      skillsLeftOut: z.array(z.object({ id: z.string(), name: z.record(z.string(), z.string()) })),
      comments,
    }),
  ),
  comments,
  withheld: z.array(
    z.object({
      group: z.string(),
      reason: z.enum(['too-few-in-group', 'too-few-overall', 'merged-into-others']),
    }),
  ),
  question: z
    .object({
      text: z.string(),
      askedAt: instant,
      closesAt: instant,
      status: z.enum(['waiting', 'answered', 'too-few']),
      answers: z.array(z.string()).meta({ description: 'Shuffled; empty while waiting and when too few answered.' }),
    })
    .nullable(),
  mayAsk: z.boolean(),
});
export const askQuestionBody = z.strictObject({ text: plainText(QUESTION_MAX, 3) });

// --- The rater, without an account: the secret of the link opens, the device goes on ---

const secretToken = z.string().regex(/^[\w-]{20,200}$/);
export const openRatingBody = z.strictObject({
  token: secretToken,
  address: emailAddress
    .nullable()
    .meta({ description: 'The address the link was sent to, when it was opened on another device before.' }),
});
export const ratingParams = z.object({ ratingId: z.uuid() });

export const ratingItemId = z.string().regex(/^[a-z0-9-]{1,64}$/);
export const ratingValue = z.union([
  z.strictObject({ category: z.int().min(0).max(4) }),
  z.strictObject({ notObserved: z.literal(true) }),
  z.strictObject({ comment: plainText(COMMENT_MAX) }),
]);

/** One answer as the browser made it. A changed answer is a new one with a higher revision. */
export const ratingEvent = z.strictObject({
  key: z.uuid(),
  itemId: ratingItemId.meta({ description: 'A statement, or `start`, `stop`, `continue` for the comments.' }),
  revision: z.int().min(1).max(10_000),
  value: ratingValue,
  answeredAt: instant,
  seconds: z.number().min(0).max(SECONDS_PER_STATEMENT),
});
export const ratingsBody = z.strictObject({ answers: z.array(ratingEvent).min(1).max(RATINGS_PER_REQUEST) });

const texts = z.record(z.string(), z.string());
const five = z.record(z.string(), z.array(z.string()).length(5));

export const ratingState = z.object({
  ratingId: z.uuid(),
  status: z.enum(['open', 'handed-in', 'released']),
  ratee: z.string(),
  group: raterGroup,
  raterName: z.string(),
  sentTo: z.string().meta({ description: 'The address with its middle hidden, so that the right person knows it.' }),
  language,
  purpose: z.enum(['development', 'research', 'benchmark']),
  closesAt: instant.nullable(),
  thresholds,
  isSecondRound: z.boolean().meta({ description: 'The same address has rated before: the primer may be skipped.' }),
  items: z.array(z.object({ itemId: z.string(), text: texts, scale: z.string() })),
  scales: z.record(z.string(), five),
  answered: z.array(z.object({ itemId: z.string(), value: ratingValue, revision: z.int() })),
  question: z
    .object({ text: z.string(), closesAt: instant, isOpen: z.boolean(), answer: z.string().nullable() })
    .nullable(),
});
export const acceptedRatings = z.object({
  acknowledged: z.array(z.uuid()),
  refused: z.array(z.object({ key: z.uuid(), code: z.string() })),
  status: z.enum(['open', 'handed-in', 'released']),
});
export const handInBody = z.strictObject({ answered: z.int().min(0).max(1000) });
export const withdrawRatingBody = z.strictObject({ reason: z.enum(['not-me', 'rather-not']) });
export const withdrawnRating = z.object({ after: z.enum(['before-release', 'after-release']) });
export const answerQuestionBody = z.strictObject({ text: plainText(COMMENT_MAX, 1) });
export const stopRemindersBody = z.strictObject({ token: secretToken });
export const stoppedReminders = z.object({ stopped: z.literal(true) });

// --- The approver, by a link of its own ---

export const openApprovalBody = z.strictObject({ token: secretToken });
export const approvalState = z.object({
  ratee: z.string(),
  approver: z.string(),
  status: z.enum(['open', 'released']),
  nominations: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      group: raterGroup,
      state: z.enum(['waiting-for-approval', 'asked', 'refused']),
    }),
  ),
});
export const decideBody = z.strictObject({
  token: secretToken,
  decisions: z
    .array(z.strictObject({ nominationId: z.uuid(), verdict: z.enum(['approve', 'refuse']) }))
    .min(1)
    .max(50),
});

export type OpenRoundBody = z.infer<typeof openRoundBody>;
export type NominateBody = z.infer<typeof nominateBody>;
export type Nomination = z.infer<typeof nomination>;
export type RoundSummary = z.infer<typeof roundSummary>;
export type OwnRound = z.infer<typeof ownRound>;
export type OwnRounds = z.infer<typeof ownRounds>;
export type RoundReport = z.infer<typeof roundReport>;
export type RatingValue = z.infer<typeof ratingValue>;
export type RatingEvent = z.infer<typeof ratingEvent>;
export type RatingState = z.infer<typeof ratingState>;
export type AcceptedRatings = z.infer<typeof acceptedRatings>;
export type WithdrawnRating = z.infer<typeof withdrawnRating>;
export type ApprovalState = z.infer<typeof approvalState>;
export type DecideBody = z.infer<typeof decideBody>;
