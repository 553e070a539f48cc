// The synthetic call as a file: its text with days counted from the loading, and what has been answered and decided so far.
import { z } from 'zod';
import { ANSWER_STATUSES, BID_DECISIONS, PROMISE_PLACES, REASONS_AGAINST, REASONS_FOR } from '../calls/limits.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const labelled = z.string().regex(/synthetic/i, { message: 'has no label "synthetic"' });

export const syntheticCall = z.strictObject({
  note: z.strictObject({ en: labelled, fi: z.string().regex(/synteetti/i) }),
  licence: z.literal('CC-BY-4.0'),
  institution: slug,
  designer: slug.meta({ description: 'Who brings the call in and answers it.' }),
  inCharge: slug,
  daysAgo: z.int().min(1).max(60),
  title: labelled,
  funder: labelled,
  text: z
    .array(z.string())
    .min(10)
    .meta({ description: 'Lines; `{day+24}` is the date of that many days after the loading.' }),
  answers: z.array(
    z.strictObject({
      to: z.string().min(10).meta({ description: 'How the requirement begins.' }),
      status: z.enum(ANSWER_STATUSES),
      text: z.union([labelled, z.literal('')]),
      promise: z.enum(PROMISE_PLACES).nullable(),
      ties: z.int().min(0).max(3).meta({ description: 'Modules tied to it, the best suggested ones.' }),
    }),
  ),
  decision: z.strictObject({
    decision: z.enum(BID_DECISIONS),
    reasonsFor: z.array(z.enum(REASONS_FOR)),
    reasonsAgainst: z.array(z.enum(REASONS_AGAINST)),
    words: labelled,
  }),
  done: z.array(z.string()).meta({ description: 'Lines of the checklist that are ticked.' }),
});

export type SyntheticCall = z.infer<typeof syntheticCall>;
