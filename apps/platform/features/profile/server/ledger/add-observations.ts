// The port of the ledger for sources that are added later: tests, teaching rubrics, credentials.
import type { WriteQueries } from '../../../../core/database/database.ts';
import { AppError } from '@dragoman/kernel';
import type { OutsideObservation } from '../profile-door.ts';
import type { ResultDependencies } from '../result-dependencies.ts';
import { ledgerStore } from './ledger-store.ts';

const LOWEST = 0.5;
const HIGHEST = 4.5;

/** Enters observations inside the caller's write, once each. */
export async function addObservations(
  { runtime, audit, instrument }: Pick<ResultDependencies, 'runtime' | 'audit' | 'instrument'>,
  queries: WriteQueries,
  tenantId: string,
  personId: string,
  observations: readonly OutsideObservation[],
): Promise<{ added: number }> {
  let added = 0;
  for (const observation of observations) {
    assertUsable(observation, instrument.framework.skills);
    const entry = { ...observation, id: runtime.makeId(), enteredAt: runtime.clock.iso() };
    if (!(await ledgerStore(queries).addOutside(tenantId, personId, entry))) continue;
    added += 1;
    await audit(queries, {
      tenantId,
      personId,
      action: 'profile.observation-added',
      subject: { type: 'outside-observation', id: entry.id },
      details: { source: observation.source, instrument: observation.instrument },
    });
  }
  return { added };
}

function assertUsable(observation: OutsideObservation, skills: readonly { readonly id: string }[]): void {
  const { skill, level, standardError, validity, key } = observation;
  if (!skills.some((each) => each.id === skill)) throw new AppError('result.unknown-skill');
  const isUsable =
    level >= LOWEST &&
    level <= HIGHEST &&
    standardError > 0 &&
    standardError <= 4 &&
    validity.value > 0 &&
    validity.value <= 1 &&
    validity.source.trim() !== '' &&
    key !== '' &&
    !Number.isNaN(Date.parse(observation.observedAt));
  if (!isUsable) throw new AppError('profile.observation-unusable');
}
