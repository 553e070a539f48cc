// Hard facts that speak against a bid, to be looked at before a person decides. A list and no score; facts for a bid are not guessed.
import type { BidFactView } from '../../contract.ts';
import { NEAR_DAYS } from '../../limits.ts';
import type { AnswerRecord, PartRecord } from '../call.ts';
import { daysUntil, listDeadlines } from '../checklist/due-dates.ts';
import { findGap } from './judge-answers.ts';

export function listFacts(
  parts: readonly PartRecord[],
  answers: ReadonlyMap<string, AnswerRecord>,
  now: string,
): BidFactView[] {
  return [...factsOfTime(parts, now), ...factsOfAnswers(parts, answers)];
}

function factsOfTime(parts: readonly PartRecord[], now: string): BidFactView[] {
  const submissions = listDeadlines(parts).filter(({ role }) => role === 'submission');
  if (submissions.length === 0) return [{ code: 'no-deadline', days: null, date: null, count: null }];
  const next = submissions.find(({ date }) => daysUntil(date, now) >= 0);
  const { date } = next ?? submissions.at(-1)!;
  const days = daysUntil(date, now);
  if (next === undefined) return [{ code: 'deadline-passed', days, date, count: null }];
  return days < NEAR_DAYS ? [{ code: 'deadline-near', days, date, count: null }] : [];
}

function factsOfAnswers(parts: readonly PartRecord[], answers: ReadonlyMap<string, AnswerRecord>): BidFactView[] {
  const gapsOf = (kind: PartRecord['kind']) =>
    parts.filter((part) => part.kind === kind).flatMap((part) => findGap(part, answers) ?? []);
  const count = (code: BidFactView['code'], gaps: readonly string[]): BidFactView[] =>
    gaps.length === 0 ? [] : [{ code, days: null, date: null, count: gaps.length }];
  const [eligibility, musts] = [gapsOf('eligibility'), gapsOf('requirement')];
  const refused = (gap: string): boolean => gap === 'not-met';
  return [
    ...count('eligibility-not-met', eligibility.filter(refused)),
    ...count(
      'eligibility-open',
      eligibility.filter((gap) => !refused(gap)),
    ),
    ...count('musts-not-met', musts.filter(refused)),
    ...count(
      'musts-open',
      musts.filter((gap) => !refused(gap)),
    ),
  ];
}
