// Once an institution has ratings enough, the stated prior of the raters' severity gives way to an estimate from its own rounds.
import { ENOUGH_RATEES } from '@dragoman/psychometrics';
import type { Bank, SeveritySpread } from '@dragoman/psychometrics';
import { runInWorker } from '../../../../core/jobs/run-in-worker.ts';
import { toMeasuredBank } from '../../../itembank/server/index.ts';
import type { ResultDependencies } from '../result-dependencies.ts';
import { ledgerStore } from './ledger-store.ts';
import type { GroupObservation } from './ledger-store.ts';
import type { run, SeverityInput } from './severity.worker.ts';

/** Newest rounds looked at: enough for a stable spread, few enough for minutes. */
const ROUNDS = 80;
const PATIENCE = 10 * 60_000;
/** Another estimate is kept only when it differs by more than its own noise would. */
const WORTH_KEEPING = 0.05;

export type EstimateSpread = (input: SeverityInput) => Promise<SeveritySpread>;

const inWorker: EstimateSpread = (input) =>
  runInWorker<typeof run>(new URL('./severity.worker.ts', import.meta.url), input, { timeoutMs: PATIENCE });

/**
 * Looks at every institution with enough rounds. Results that were given out stay as they are; rounds that enter later are read with
 * the new spread and say so.
 */
export async function calibrateSeverities(
  dependencies: Pick<ResultDependencies, 'database' | 'runtime' | 'instrument' | 'audit'>,
  estimate: EstimateSpread = inWorker,
): Promise<number> {
  const { database, runtime, instrument, audit } = dependencies;
  const store = ledgerStore(database.read);
  let kept = 0;
  for (const tenantId of await store.listTenants()) {
    if ((await store.countRounds(tenantId)) < ENOUGH_RATEES) continue;
    const observations = await store.listGroupObservations(tenantId, 'peers', ROUNDS);
    const bank: Bank = toMeasuredBank(instrument.bank);
    const known = observations.filter((each) => instrument.prepared.byId.has(each.itemId));
    const { skills } = instrument.bank.head;
    const spread = await estimate({ bank, model: instrument.model.model, skills, rounds: toRounds(known) });
    const before = await store.findCalibration(tenantId);
    const isNews = before === null || Math.abs(before.sd - spread.sd) > WORTH_KEEPING;
    if (spread.status !== 'estimated' || !spread.converged || !isNews) continue;
    kept += 1;
    await database.write(async (queries) => {
      await ledgerStore(queries).addCalibration(tenantId, runtime.makeId(), {
        sd: spread.sd,
        raters: spread.raters,
        ratees: spread.rounds,
        calibratedAt: runtime.clock.iso(),
      });
      await audit(queries, {
        tenantId,
        personId: null,
        action: 'profile.severity-calibrated',
        subject: { type: 'institution', id: tenantId },
        details: { raters: spread.raters, ratees: spread.rounds },
      });
    });
  }
  return kept;
}

function toRounds(observations: readonly GroupObservation[]): SeverityInput['rounds'] {
  return [...Map.groupBy(observations, (each) => `${each.personId} ${each.roundId}`).values()].map((round) => ({
    group: 'peers',
    raters: [...Map.groupBy(round, (each) => each.rater)].map(([rater, own]) => ({
      rater,
      answers: own.map(({ itemId, category }) => ({ itemId, value: { category } })),
    })),
  }));
}
