// Reads from the database, past the server, what is stored of the attempts of a ledger.
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import { openDatabase } from '../../core/database/open-database.ts';
import { silentLog } from '../../core/log.ts';
import { PUBLIC_TENANT } from '../../core/tenants.ts';
import { assessmentStore } from '../../features/assessment/server/index.ts';
import type { FoundAnswer } from './answer-ledger.ts';

/** On SQLite the server must have stopped: one process a folder. */
export async function readStoredAnswers(
  where: { readonly dataFolder: string; readonly databaseUrl?: string | undefined },
  attemptIds: Iterable<string>,
): Promise<FoundAnswer[]> {
  const makeId = createIdMaker(systemClock, cryptoRandom);
  const runtime = { clock: systemClock, random: cryptoRandom, makeId };
  const database = await openDatabase({ ...where, runtime, log: silentLog });
  try {
    const found: FoundAnswer[] = [];
    for (const attemptId of new Set(attemptIds)) {
      const answers = await assessmentStore(database.read).listAnswers(PUBLIC_TENANT, attemptId);
      found.push(...answers.map((answer) => ({ attemptId, ...answer })));
    }
    return found;
  } finally {
    await database.close();
  }
}
