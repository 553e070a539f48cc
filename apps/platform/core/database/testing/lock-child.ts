// A process that opens the data folder and holds it until it is told to close or killed.
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import { silentLog } from '../../log.ts';
import { openDatabase } from '../open-database.ts';

const { dataFolder, address } = JSON.parse(process.argv[2]!) as { dataFolder: string; address?: string };
const runtime = { clock: systemClock, random: cryptoRandom, makeId: createIdMaker(systemClock, cryptoRandom) };
try {
  const database = await openDatabase({ dataFolder, runtime, log: silentLog });
  if (address !== undefined) database.announceAddress(address);
  process.on('SIGTERM', () => void database.close().then(() => process.exit(0)));
  process.stdout.write('open\n');
  setInterval(() => {}, 1_000);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
