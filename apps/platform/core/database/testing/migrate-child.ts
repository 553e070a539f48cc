// A process that migrates and is killed by itself at a chosen point.
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import { silentLog } from '../../log.ts';
import { migrate } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';
import { makeSampleSteps } from './sample-steps.ts';

const { dieAt, ...options } = JSON.parse(process.argv[2]!) as {
  dataFolder: string;
  databaseUrl: string | undefined;
  dieAt: number;
};
const runtime = { clock: systemClock, random: cryptoRandom, makeId: createIdMaker(systemClock, cryptoRandom) };
const database = await openDatabase({ ...options, runtime, log: silentLog });
let points = 0;
const steps = makeSampleSteps(() => {
  points++;
  if (points === dieAt) process.kill(process.pid, 'SIGKILL');
});
await migrate(database, steps, systemClock);
await database.close();
process.stdout.write('migrated\n');
