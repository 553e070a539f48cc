// What the person sees of a round: names one gave oneself, and of answers nothing that a person could be read from.
import type { Queries } from '../../../core/database/database.ts';
import type { Nomination, OwnRound, OwnRounds, RoundReport, RoundSummary } from '../contract.ts';
import { STATUS_STEP } from '../limits.ts';
import { ownRoundFrom } from './open-round.ts';
import type { RoundPerson } from './open-round.ts';
import type { RatersParts } from './raters-parts.ts';
import { ratingStore } from './rating-store.ts';
import type { StoredQuestion, StoredRelease } from './rating-store.ts';
import { reachable } from './relay-question.ts';
import type { Nominee, Round } from './round.ts';
import { roundStore } from './round-store.ts';

export async function listOwnRounds(parts: RatersParts, queries: Queries, person: RoundPerson): Promise<OwnRounds> {
  const { rules, runtime } = parts;
  const { tenantId, personId } = person;
  const rounds = await roundStore(queries).listRounds(tenantId, personId);
  const now = runtime.clock.iso();
  const campaigns = (await rules.listCampaigns(queries, tenantId, personId)).filter(
    (each) =>
      each.status === 'launched' &&
      (each.closesAt === null || each.closesAt > now) &&
      !rounds.some((round) => round.campaign?.id === each.id),
  );
  const from = ownRoundFrom(rounds);
  const isWaiting = from !== null && from > now;
  const hasOpenOwn = rounds.some((round) => round.campaign === null && round.status === 'open');
  return {
    rounds: rounds.map(summarise),
    campaigns: campaigns.map(({ id, title, closesAt, approval }) => ({ id, title, closesAt, approval })),
    mayOpenOwn: person.hasAccount && !hasOpenOwn && !isWaiting,
    ownFrom: person.hasAccount && !hasOpenOwn && isWaiting ? from : null,
    name: await rules.findName(queries, tenantId, personId),
  };
}

function summarise({ id, campaign, status, openedAt, closesAt, releasedAt }: Round): RoundSummary {
  return { id, campaign, status, openedAt, closesAt, releasedAt };
}

export async function presentRound({ runtime }: RatersParts, queries: Queries, round: Round): Promise<OwnRound> {
  const nominees = await roundStore(queries).listNominees(round.tenantId, round.id);
  const { approver } = round;
  return {
    ...summarise(round),
    name: round.name,
    purpose: round.purpose,
    thresholds: round.thresholds,
    approver: approver === null ? null : { name: approver.name, email: approver.email },
    nominations: nominees.flatMap(presentNominee),
    answered: round.status === 'released' ? null : countAnswered(nominees, runtime.clock.iso()),
  };
}

export function presentNominee(nominee: Nominee): Nomination[] {
  const { id, group, language, contact } = nominee;
  if (contact === null || nominee.takenBackAt !== null) return [];
  const asked = nominee.state === 'asked';
  const state =
    nominee.leftReason === 'not-me'
      ? 'wrong-person'
      : asked
        ? 'asked'
        : nominee.state === 'refused'
          ? 'refused'
          : 'waiting-for-approval';
  return [{ id, ...contact, group, language, state }];
}

/**
 * How many have handed in, so that no arrival can be tied to a person: as of the last midnight (UTC), in steps of three, and never as
 * many as were asked, because then each of them would have. Who handed in and was taken back still counts, so that taking back
 * tells nothing.
 */
export function countAnswered(nominees: readonly Nominee[], now: string): { asked: number; atLeast: number } {
  const midnight = `${now.slice(0, 10)}T00:00:00.000Z`;
  const asked = nominees.filter((each) => each.state === 'asked' && each.takenBackAt === null).length;
  const handedIn = nominees.filter((each) => each.handedInAt !== null && each.handedInAt < midnight).length;
  const limit = Math.min(handedIn, asked - 1);
  return { asked, atLeast: Math.max(0, Math.floor(limit / STATUS_STEP) * STATUS_STEP) };
}

export async function presentReport(
  parts: RatersParts,
  queries: Queries,
  round: Round,
  release: StoredRelease,
): Promise<RoundReport> {
  const { framework } = parts.instrument;
  const question = await ratingStore(queries).findQuestion(round.tenantId, round.id);
  const nominees = await roundStore(queries).listNominees(round.tenantId, round.id);
  const nameOf = (id: string) => framework.skills.find((skill) => skill.id === id)?.name ?? { en: id };
  const { report } = release;
  return {
    roundId: round.id,
    campaign: round.campaign,
    releasedAt: report.releasedAt,
    thresholds: report.thresholds,
    groups: report.groups.map(({ group, merged, raters, skillsLeftOut, comments }) => ({
      group,
      merged: [...merged],
      raters,
      skillsLeftOut: skillsLeftOut.map((id) => ({ id, name: nameOf(id) })),
      comments: [...comments],
    })),
    comments: [...report.comments],
    withheld: report.withheld.map(({ group, reason }) => ({ group, reason })),
    question: question === null ? null : presentQuestion(question),
    mayAsk: question === null && reachable(release, nominees).length >= round.thresholds.comments,
  };
}

function presentQuestion({ text, askedAt, closesAt, answers }: StoredQuestion): RoundReport['question'] {
  const status = answers === null ? 'waiting' : answers.length === 0 ? 'too-few' : 'answered';
  return { text, askedAt, closesAt, status, answers: [...(answers ?? [])] };
}
