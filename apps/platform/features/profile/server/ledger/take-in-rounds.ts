// Copies a released round of other people into the ledger, once: one rounded view a group, ratings by place in the round, nobody named.
import { defaultRaterModel, groupView, releaseView } from '@dragoman/psychometrics';
import type { ReleasedView } from '@dragoman/psychometrics';
import type { Instrument } from '../../../assessment/server/index.ts';
import type { OthersBasis } from '../../contract.ts';
import type { ReleasedRound } from '../profile-door.ts';
import type { ResultDependencies } from '../result-dependencies.ts';
import type { RoundEntry } from './ledger-evidence.ts';
import { ledgerStore } from './ledger-store.ts';
import type { GroupObservation, SeverityCalibration } from './ledger-store.ts';

/** Fewer in a group than this never enter, whoever releases them; a manager is one by name. */
const SMALLEST_GROUP = 3;

/** Enters what the raters' room has released and the ledger does not have yet. Says how many rounds came. */
export async function takeInRounds(
  dependencies: ResultDependencies,
  tenantId: string,
  personId: string,
): Promise<number> {
  const { database, runtime, instrument, audit, thread, rounds: port } = dependencies;
  const released = await port.released(database.read, tenantId, personId);
  if (released.length === 0) return 0;
  const known = new Set(await ledgerStore(database.read).listRoundIds(tenantId, personId));
  const missing = released.filter((round) => !known.has(round.roundId));
  if (missing.length === 0) return 0;
  const calibration = await ledgerStore(database.read).findCalibration(tenantId);
  const entries = missing.map((round) => ({
    entry: toEntry(instrument, round, calibration),
    observations: toObservations(instrument, round),
  }));
  return database.write(async (queries) => {
    let entered = 0;
    for (const { entry, observations } of entries) {
      const isNew = await ledgerStore(queries).addRound(tenantId, personId, entry, observations, runtime.clock.iso());
      if (!isNew) continue;
      entered += 1;
      const round = { type: 'rating-round', id: entry.roundId };
      for (const { group } of entry.views) {
        const seen = { type: 'group-observation', id: `${entry.roundId}/${group}` };
        await thread.link(queries, { tenantId, from: seen, relation: 'seen-in', to: round, authorDigest: null });
      }
      await audit(queries, {
        tenantId,
        personId: null,
        action: 'profile.round-entered',
        subject: { type: 'rating-round', id: entry.roundId },
        details: { groups: entry.views.length, withheld: entry.withheld.length },
      });
    }
    return entered;
  });
}

function severityOf(calibration: SeverityCalibration | null): { sd: number | null; basis: OthersBasis['severity'] } {
  const model = defaultRaterModel();
  if (calibration !== null) {
    const { sd, raters, ratees } = calibration;
    return { sd, basis: { basis: 'calibrated', sd, raters, ratees } };
  }
  return { sd: model.severitySd, basis: { basis: 'literature', sd: LITERATURE_SD, raters: 0, ratees: 0 } };
}

/** Half of one peer's error, (1 - .37) / .37, is shared by all skills; see docs/methods/rater-severity.md. */
const LITERATURE_SD = Math.sqrt((0.5 * 0.63) / 0.37);

function toEntry(instrument: Instrument, round: ReleasedRound, calibration: SeverityCalibration | null): RoundEntry {
  const { sd, basis } = severityOf(calibration);
  const raterModel = { ...defaultRaterModel(), severitySd: sd };
  const views = round.groups.flatMap((group): ReleasedView[] => {
    if (!mayEnter(group)) return [];
    const raters = ratersOf(instrument, group);
    if (raters.length === 0) return [];
    const { skills } = instrument.bank.head;
    const { view } = groupView(
      { group: group.group, bank: instrument.prepared, raters },
      instrument.model,
      raterModel,
      skills,
    );
    return [releaseView(view)];
  });
  const { roundId, campaignId, releasedAt, bankVersion, withheld } = round;
  return {
    roundId,
    campaignId,
    releasedAt,
    bankVersion,
    views,
    withheld: withheld.map(({ group, reason }) => ({ group, reason })),
    severity: basis,
  };
}

/** The raters' room keeps the thresholds; this is the second lock on the same door. */
function mayEnter({ group, raters }: ReleasedRound['groups'][number]): boolean {
  return group === 'manager' ? raters === 1 : raters >= SMALLEST_GROUP;
}

/** Ratings of skills that enough of the group have seen. */
function countingRatings(instrument: Instrument, { group, ratings }: ReleasedRound['groups'][number]) {
  const skillOf = (itemId: string): string => instrument.prepared.byId.get(itemId)!.item.skill;
  const known = ratings.filter((rating) => isStatement(instrument, rating.itemId));
  const seen = Map.groupBy(known, (rating) => skillOf(rating.itemId));
  return known.filter((rating) => {
    const raters = new Set(seen.get(skillOf(rating.itemId))!.map((each) => each.rater));
    return group === 'manager' || raters.size >= SMALLEST_GROUP;
  });
}

function ratersOf(instrument: Instrument, group: ReleasedRound['groups'][number]) {
  const ratings = countingRatings(instrument, group);
  const numbers = [...new Set(ratings.map((rating) => rating.rater))].toSorted((a, b) => a - b);
  return numbers.map((rater) => ({
    rater,
    answers: ratings
      .filter((rating) => rating.rater === rater)
      .map(({ itemId, category }) => ({ itemId, value: { category } })),
  }));
}

function isStatement(instrument: Instrument, itemId: string): boolean {
  return instrument.prepared.byId.get(itemId)?.kind === 'statement';
}

function toObservations(
  instrument: Instrument,
  round: ReleasedRound,
): Omit<GroupObservation, 'personId' | 'roundId'>[] {
  return round.groups.filter(mayEnter).flatMap((group) =>
    countingRatings(instrument, group).map(({ rater, itemId, category }) => ({
      group: group.group,
      rater,
      itemId,
      category,
    })),
  );
}
