// Two waves of a campaign with their answers, written into the folder of a server that stands still.
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import { openDatabase } from '../../apps/platform/core/database/open-database.ts';
import { silentLog } from '../../apps/platform/core/log.ts';
import { institutionStore } from '../../apps/platform/features/identity/server/index.ts';
import { plantTwoWaves } from '../../apps/platform/server/testing/plant-two-waves.ts';
import type { PlantedWaves, TwoWaves } from '../../apps/platform/server/testing/plant-two-waves.ts';
import { content } from '../set-up/content.ts';

export async function plantRounds(
  dataFolder: string,
  institution: string,
  plans: readonly Omit<TwoWaves, 'tenantId'>[],
): Promise<PlantedWaves[]> {
  const runtime = { clock: systemClock, random: cryptoRandom, makeId: createIdMaker(systemClock, cryptoRandom) };
  const database = await openDatabase({ dataFolder, databaseUrl: undefined, runtime, log: silentLog });
  try {
    const tenantId = (await institutionStore(database.read).list(null)).find(({ name }) => name === institution)!.id;
    const planted: PlantedWaves[] = [];
    for (const plan of plans) planted.push(await plantTwoWaves({ database, runtime, content }, { tenantId, ...plan }));
    return planted;
  } finally {
    await database.close();
  }
}
