// Retention: guests whose last answer is older than what the start page promised are erased, without anybody asking.
import type { Database } from '../../../core/database/database.ts';
import type { Runtime } from '../../../core/runtime.ts';
import { PUBLIC_TENANT } from '../../../core/tenants.ts';
import { GUEST_RETENTION_DAYS } from '../../assessment/limits.ts';
import { assessmentStore } from '../../assessment/server/index.ts';
import type { MyDataDependencies } from './my-data-routes.ts';

const DAY = 86_400_000;
/** Persons in one round: the rest waits for the next, so that a long list never holds the installation up. */
const ROUND = 100;

/** Erases one round of guests past their time; gives how many they were. */
export async function eraseStaleGuests(
  database: Database,
  runtime: Runtime,
  erase: MyDataDependencies['erase'],
): Promise<number> {
  const before = new Date(runtime.clock.now() - GUEST_RETENTION_DAYS * DAY).toISOString();
  const stale = await assessmentStore(database.read).findStalePersons(PUBLIC_TENANT, before, ROUND);
  for (const personId of stale) await erase({ tenantId: PUBLIC_TENANT, personId }, null);
  return stale.length;
}
