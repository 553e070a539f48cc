// Closes a round and releases it, once and for good: to the person first, to nobody else by this room.
import type { WriteQueries } from '../../../core/database/database.ts';
import type { ReleasedRound } from '../contract.ts';
import { OBSERVED_MIN } from '../limits.ts';
import { composeRelease, withoutWithdrawn } from './compose-release.ts';
import type { CountedRater } from './compose-release.ts';
import type { RatersParts } from './raters-parts.ts';
import { commentsOf, observedOf } from './rating.ts';
import { ratingStore } from './rating-store.ts';
import { isStanding } from './round.ts';
import type { Nominee, Round } from './round.ts';
import { roundStore } from './round-store.ts';
import { mailPerson } from './send-round-mail.ts';

/** Does nothing when the round has been released. */
export async function releaseRound(
  parts: RatersParts,
  queries: WriteQueries,
  {
    tenantId,
    roundId,
    byPersonId,
  }: { readonly tenantId: string; readonly roundId: string; readonly byPersonId: string | null },
): Promise<boolean> {
  const { database, runtime, audit } = parts;
  const round = await roundStore(queries).holdRound(tenantId, roundId, database.engine);
  if (round === null || round.status === 'released') return false;
  const nominees = await roundStore(queries).listNominees(tenantId, roundId);
  const composed = composeRelease({
    raters: await readRaters(queries, nominees),
    asked: [...new Set(nominees.filter((each) => each.state === 'asked').map((each) => each.group))],
    thresholds: round.thresholds,
    skillOf: parts.skillOf,
    random: runtime.random,
  });
  const releasedAt = runtime.clock.iso();
  const report = toReport(round, releasedAt, composed);
  await applyWithdrawals(parts, queries, round);
  await ratingStore(queries).addRelease(tenantId, round.personId, {
    roundId,
    report,
    counted: report,
    places: composed.places,
  });
  await roundStore(queries).markReleased(tenantId, roundId, releasedAt);
  await audit(queries, {
    tenantId,
    personId: byPersonId,
    action: 'raters.released',
    subject: { type: 'rating-round', id: roundId },
    details: { groups: report.groups.length, withheld: report.withheld.length },
  });
  const { personId, campaign } = round;
  await parts.events.released(queries, { tenantId, personId, roundId, campaignId: campaign?.id ?? null });
  await mailPerson(parts, queries, round, 'rating-released');
  return true;
}

function toReport(round: Round, releasedAt: string, composed: ReturnType<typeof composeRelease>): ReleasedRound {
  return {
    roundId: round.id,
    revision: 0,
    campaignId: round.campaign?.id ?? null,
    releasedAt,
    bank: round.bank,
    bankVersion: round.bankVersion,
    thresholds: round.thresholds,
    groups: composed.groups,
    comments: composed.comments,
    withheld: composed.withheld,
  };
}

/** Ratings count once they are handed in; what was only begun is nobody's view yet. */
async function readRaters(queries: WriteQueries, nominees: readonly Nominee[]): Promise<CountedRater[]> {
  const raters: CountedRater[] = [];
  for (const nominee of nominees) {
    if (!isStanding(nominee) || nominee.handedInAt === null) continue;
    const stored = await ratingStore(queries).listRatings(nominee.tenantId, nominee.id);
    const observed = observedOf(stored);
    // A change after handing in may have left nothing observed.
    if (observed.length < OBSERVED_MIN) continue;
    raters.push({ nominationId: nominee.id, group: nominee.group, observed, comments: commentsOf(stored) });
  }
  return raters;
}

/** With a new round everything moves, so raters who withdrew from earlier ones can leave without being told apart. */
async function applyWithdrawals(
  parts: RatersParts,
  queries: WriteQueries,
  { tenantId, personId }: Round,
): Promise<void> {
  const store = ratingStore(queries);
  for (const release of await store.listReleases(tenantId, personId)) {
    const nominees = await roundStore(queries).listNominees(tenantId, release.roundId);
    const withdrawn = new Set(nominees.filter((each) => each.leftAt !== null).map((each) => each.id));
    if (!release.places.some((each) => withdrawn.has(each.nominationId))) continue;
    const { thresholds } = release.report;
    const groups = withoutWithdrawn(release.report.groups, release.places, withdrawn, thresholds, parts.skillOf);
    // Nothing left that was there still: no new revision, because a group stays or because it happened before.
    if (JSON.stringify(groups) === JSON.stringify(release.counted.groups)) continue;
    const revision = release.counted.revision + 1;
    await store.changeCounted(tenantId, release.roundId, { ...release.report, revision, groups });
  }
}

const ROUNDS_AT_A_TIME = 100;

/** Releases the rounds whose date has come, each in a write of its own; run by a job. */
export async function releaseDueRounds(parts: RatersParts): Promise<number> {
  const { database, runtime } = parts;
  let released = 0;
  for (;;) {
    const due = await roundStore(database.read).listDue(runtime.clock.iso(), ROUNDS_AT_A_TIME);
    const outcomes = await Promise.allSettled(
      due.map(({ tenantId, id }) =>
        database.write((queries) => releaseRound(parts, queries, { tenantId, roundId: id, byPersonId: null })),
      ),
    );
    released += outcomes.filter((each) => each.status === 'fulfilled').length;
    // One round that fails holds up no other; the job reports it and comes back.
    const failed = outcomes.find((each) => each.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    if (due.length < ROUNDS_AT_A_TIME) return released;
  }
}
