// The front door of the profile for the rooms to the right.
import type { WriteQueries } from '../../../core/database/database.ts';
import type { ProfileResult } from '../contract.ts';
import { presentKeptPlan } from './development/keep-plan.ts';
import { addObservations } from './ledger/add-observations.ts';
import { listFinished } from './ledger/gather-evidence.ts';
import { ledgerStore } from './ledger/ledger-store.ts';
import { measureChanges } from './ledger/measure-changes.ts';
import { takeInRounds } from './ledger/take-in-rounds.ts';
import type { PersonEstimate, ProfileDoor } from './profile-door.ts';
import { readResult } from './read-result.ts';
import type { ResultDependencies } from './result-dependencies.ts';
import { shareStore } from './sharing/share-store.ts';
import { profileStore } from './store.ts';

export function createProfileDoor(dependencies: ResultDependencies): ProfileDoor {
  return {
    async estimates(queries, tenantId, personIds) {
      const newest = await profileStore(queries).listNewest(tenantId, personIds);
      return newest.map(({ personId, id, attemptId, computedAt, body }): PersonEstimate => {
        const result = JSON.parse(body) as Pick<ProfileResult, 'skills' | 'provenance'>;
        return {
          personId,
          resultId: id,
          attemptId,
          computedAt,
          bankVersion: result.provenance.bankVersion,
          skills: result.skills.map(({ skill, status, estimate, target, weight, need }) => ({
            skill,
            status,
            mean: estimate.level,
            sd: estimate.standardDeviation,
            target,
            weight,
            needProbability: need.probabilityBelowTarget,
          })),
        };
      });
    },
    changes: (tenantId, pairs, until) => measureChanges(dependencies, tenantId, pairs, until),
    addObservations: (queries, tenantId, personId, observations) =>
      addObservations(dependencies, queries, tenantId, personId, observations),
    async takeInRounds(tenantId, personId) {
      const rounds = await takeInRounds(dependencies, tenantId, personId);
      const newest = (await listFinished(dependencies.database.read, tenantId, personId)).at(-1);
      if (newest !== undefined) await readResult(dependencies, tenantId, newest.id);
      return { rounds };
    },
    shares: {
      forManager: (queries, tenantId, managerPersonId) => shareStore(queries).listReceived(tenantId, managerPersonId),
      async planFor(queries, tenantId, managerPersonId, shareId) {
        const received = await shareStore(queries).listReceived(tenantId, managerPersonId);
        const share = received.find((each) => each.id === shareId);
        return share === undefined ? null : presentKeptPlan(queries, tenantId, share.personId);
      },
    },
  };
}

/** Removes what the profile keeps of a campaign whose retention is over: results and observations of its attempts, its rounds. */
export async function forgetCampaign(
  queries: WriteQueries,
  ended: { readonly tenantId: string; readonly campaignId: string; readonly attemptIds: readonly string[] },
): Promise<void> {
  await profileStore(queries).removeAttempts(ended.tenantId, ended.attemptIds);
  const persons = await ledgerStore(queries).removeCampaign(ended.tenantId, ended.campaignId);
  // What rested on those rounds is computed anew without them at the next reading.
  for (const personId of persons) await profileStore(queries).removeWithRounds(ended.tenantId, personId);
}
