// What an archive says counted beside the answers, checked before anything is computed from it.
import { z } from 'zod';
import type { Instrument } from '../../../assessment/server/index.ts';
import { outsideSource, raterGroup } from '../../contract.ts';
import { archivedAnswer, isOfInstrument } from '../archived-attempt.ts';
import type { archivedAttempt } from '../archived-attempt.ts';

const slug = z.string().regex(/^[a-z0-9-]{1,64}$/);
const words = z.string().max(300);
const bounded = z.number().min(-100).max(100);
const positive = z.number().gt(0).max(100);
const count = z.int().min(1).max(10_000);

const releasedView = z.strictObject({
  group: raterGroup,
  raters: count,
  sharedVariance: z.number().min(0).max(100),
  skills: z.array(z.strictObject({ skill: slug, raters: count, mean: bounded, variance: positive })).max(25),
});

const roundEntry = z.strictObject({
  roundId: words,
  campaignId: words.nullable(),
  releasedAt: z.iso.datetime(),
  bankVersion: words,
  views: z.array(releasedView).max(5),
  withheld: z.array(z.strictObject({ group: words, reason: words })).max(10),
  severity: z.strictObject({
    basis: z.enum(['literature', 'calibrated']),
    sd: z.number().min(0).max(10),
    raters: z.int().min(0),
    ratees: z.int().min(0),
  }),
});

const outsideEntry = z.strictObject({
  source: outsideSource,
  key: words,
  skill: slug,
  level: bounded,
  standardError: positive,
  validity: z.strictObject({ value: z.number().gt(0).max(1), source: words }),
  instrument: words,
  observedAt: z.iso.datetime(),
  enteredAt: z.iso.datetime(),
});

export const archivedLedger = z.strictObject({
  carried: z
    .array(
      z.strictObject({
        attemptId: z.uuid(),
        finishedAt: z.iso.datetime(),
        answers: z.array(archivedAnswer).max(1000),
      }),
    )
    .max(50),
  rounds: z.array(roundEntry).max(100),
  outside: z.array(outsideEntry).max(1000),
  ageing: z.strictObject({ halfLifeMonths: z.number().min(1).max(1200), asOf: z.iso.date() }).nullable(),
});

/** Whether it can have come about with this instrument: skills and items are its own. */
export function isLedgerOfInstrument(
  instrument: Instrument,
  attempt: z.output<typeof archivedAttempt>,
  { carried, rounds, outside }: z.output<typeof archivedLedger>,
): boolean {
  const { skills } = instrument.bank.head;
  const named = [
    ...rounds.flatMap((round) => round.views.flatMap((view) => view.skills.map((each) => each.skill))),
    ...outside.map((each) => each.skill),
  ];
  return (
    named.every((skill) => skills.includes(skill)) &&
    carried.every(({ answers }) => isOfInstrument(instrument, attempt, answers))
  );
}
