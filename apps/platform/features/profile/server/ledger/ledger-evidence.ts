// Everything in the ledger that counts for a result beside the attempt's own answers, as plain data: stored, exported, computed from.
import {
  defaultRaterModel,
  LEVEL_ORIGIN,
  openReleasedView,
  type Evidence,
  type GroupView,
  type ReleasedView,
} from '@dragoman/psychometrics';
import type { Attempt, Instrument, StoredAnswer } from '../../../assessment/server/index.ts';
import { countingAnswers, toMeasuredAnswers } from '../../../assessment/server/index.ts';
import type { OthersBasis, OutsideSource, RaterGroup } from '../../contract.ts';

/** A released round as it entered: one rounded view a group, never a rating. */
export interface RoundEntry {
  readonly roundId: string;
  readonly campaignId: string | null;
  readonly releasedAt: string;
  readonly bankVersion: string;
  readonly views: readonly ReleasedView[];
  readonly withheld: readonly { readonly group: string; readonly reason: string }[];
  readonly severity: OthersBasis['severity'];
}

export interface OutsideEntry {
  readonly source: OutsideSource;
  readonly key: string;
  readonly skill: string;
  readonly level: number;
  readonly standardError: number;
  readonly validity: { readonly value: number; readonly source: string };
  readonly instrument: string;
  readonly observedAt: string;
  readonly enteredAt: string;
}

/** Answers of an earlier attempt that still count, for skills the newer ones did not ask enough about. */
export interface CarriedAnswers {
  readonly attemptId: string;
  readonly finishedAt: string;
  readonly answers: readonly StoredAnswer[];
}

export interface LedgerEvidence {
  readonly carried: readonly CarriedAnswers[];
  readonly rounds: readonly RoundEntry[];
  readonly outside: readonly OutsideEntry[];
  readonly ageing: { readonly halfLifeMonths: number; readonly asOf: string } | null;
}

export const NOTHING_ELSE: LedgerEvidence = { carried: [], rounds: [], outside: [], ageing: null };

/** True when a result rests on the attempt's own answers alone, as results did before there were others. */
export function isNothingElse({ carried, rounds, outside, ageing }: LedgerEvidence): boolean {
  return carried.length === 0 && rounds.length === 0 && outside.length === 0 && ageing === null;
}

const MONTH = 30.4375 * 86_400_000;
/** An observation never vanishes altogether: it stays in the ledger and keeps a trace of weight. */
const LEAST_WEIGHT = 0.001;

/** What an observation still counts: half after each half-life; whole when nothing ages or it is not older. */
export function weightAt(observedAt: string, ageing: LedgerEvidence['ageing']): number {
  if (ageing === null) return 1;
  const months = (Date.parse(ageing.asOf) - Date.parse(observedAt)) / MONTH;
  return months <= 0 ? 1 : Math.max(LEAST_WEIGHT, 2 ** (-months / ageing.halfLifeMonths));
}

/** Of each group its newest view: a later round answers the same question anew. */
export function countingViews(
  rounds: readonly RoundEntry[],
): { readonly round: RoundEntry; readonly view: ReleasedView }[] {
  const newest = new Map<RaterGroup, { round: RoundEntry; view: ReleasedView }>();
  for (const round of rounds.toSorted((a, b) => (a.releasedAt < b.releasedAt ? -1 : 1))) {
    for (const view of round.views) newest.set(view.group, { round, view });
  }
  return [...newest.values()].toSorted((a, b) => (a.view.group < b.view.group ? -1 : 1));
}

/** The evidence of one attempt and all that counts beside it, as the measurement library takes it. */
export function toEvidence(
  instrument: Instrument,
  attempt: Pick<Attempt, 'finishedAt' | 'lastAnswerAt'>,
  stored: readonly StoredAnswer[],
  ledger: LedgerEvidence,
): Evidence {
  const { skills } = instrument.bank.head;
  const bank = instrument.prepared;
  if (isNothingElse(ledger)) return { skills, instruments: [{ bank, answers: toMeasuredAnswers(stored) }] };
  const { ageing } = ledger;
  const occasions = [
    { at: attempt.finishedAt ?? attempt.lastAnswerAt, answers: stored },
    ...ledger.carried.map(({ finishedAt, answers }) => ({ at: finishedAt, answers })),
  ];
  return {
    skills,
    instruments: occasions.map(({ at, answers }) => ({
      bank,
      answers: toMeasuredAnswers(answers),
      weight: weightAt(at, ageing),
    })),
    groups: toGroups(ledger, skills),
    outside: ledger.outside.map(({ source, skill, level, standardError, validity, observedAt }) => ({
      source,
      skill,
      theta: level - LEVEL_ORIGIN,
      standardError,
      validity: validity.value,
      weight: weightAt(observedAt, ageing),
    })),
    raterModel: defaultRaterModel(),
  };
}

function toGroups(ledger: LedgerEvidence, skills: readonly string[]): (GroupView & { weight: number })[] {
  return countingViews(ledger.rounds).map(({ round, view }) => ({
    ...openReleasedView(view, skills),
    weight: weightAt(round.releasedAt, ledger.ageing),
  }));
}

/** Observations after which an earlier attempt no longer counts for a skill. */
const ENOUGH_OF_ITS_OWN = 4;

/**
 * Which answers of earlier attempts still count: of each skill and each way of asking those of the newest attempts that together have
 * enough. What a newer attempt asked enough about is answered anew; nothing is lost, the older answers stay in the ledger.
 */
export function chooseCarried(
  instrument: Instrument,
  current: readonly StoredAnswer[],
  earlier: readonly { readonly attempt: Attempt; readonly stored: readonly StoredAnswer[] }[],
): CarriedAnswers[] {
  const counts = new Map<string, number>();
  const placeOf = (itemId: string): string | null => {
    const item = instrument.prepared.byId.get(itemId);
    return item === undefined ? null : `${item.kind} ${item.item.skill}`;
  };
  const count = (answers: readonly StoredAnswer[]): void => {
    for (const { itemId, value } of answers) {
      const place = placeOf(itemId);
      if (place !== null && !('skip' in value)) counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  };
  count(countingAnswers(current));
  return earlier
    .toSorted((a, b) => ((a.attempt.finishedAt ?? '') < (b.attempt.finishedAt ?? '') ? 1 : -1))
    .flatMap(({ attempt, stored }) => {
      const answers = countingAnswers(stored).filter(({ itemId, value }) => {
        const place = placeOf(itemId);
        if (place === null || 'skip' in value) return false;
        // A scenario tells of a skill as a whole; one new one answers the old ones.
        return (counts.get(place) ?? 0) < (place.startsWith('scenario') ? 1 : ENOUGH_OF_ITS_OWN);
      });
      count(answers);
      return answers.length === 0
        ? []
        : [{ attemptId: attempt.id, finishedAt: attempt.finishedAt ?? attempt.lastAnswerAt, answers }];
    });
}
