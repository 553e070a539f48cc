// Benchmark: the profile page of somebody among 10,000 people and 1 million observations, on both databases. Goal: under 200 ms.
// Run: npm run bench:people-loop [-- --json] [-- --people N] [-- --observations N (a person)] [-- --engine sqlite|postgres]
import { parseArgs } from 'node:util';
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import { migrate } from '../../apps/platform/core/database/migrate.ts';
import { openDatabase } from '../../apps/platform/core/database/open-database.ts';
import { silentLog } from '../../apps/platform/core/log.ts';
import { platformMigrations } from '../../apps/platform/server/migrations.ts';
import { openPlace } from '../assessment/databases.ts';
import { measureProfile } from './measure-profile.ts';
import type { ProfileFigures } from './measure-profile.ts';

const GOAL_MILLISECONDS = 200;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    people: { type: 'string', default: '10000' },
    observations: { type: 'string', default: '100' },
    engine: { type: 'string' },
  },
});
const [people, observations] = [Number(values.people), Number(values.observations)];
if (!Number.isInteger(people) || people < 300) throw new RangeError('--people takes a whole number, 300 or more');

const results: ({ engine: string } & (ProfileFigures | { readonly skipped: string }))[] = [];
for (const engine of ['sqlite', 'postgres'] as const) {
  if (values.engine !== undefined && values.engine !== engine) continue;
  const place = await openPlace({ engine, syncMilliseconds: 0 } as Parameters<typeof openPlace>[0]);
  if ('reason' in place) {
    results.push({ engine, skipped: place.reason });
    continue;
  }
  const runtime = { clock: systemClock, random: cryptoRandom, makeId: createIdMaker(systemClock, cryptoRandom) };
  const { dataFolder, databaseUrl } = place;
  const database = await openDatabase({ dataFolder, databaseUrl, runtime, log: silentLog });
  try {
    await migrate(database, platformMigrations, systemClock);
    results.push({ engine, ...(await measureProfile(database, people, observations)) });
  } finally {
    await database.close();
    await place.close();
  }
}

if (values.json) {
  console.log(JSON.stringify({ synthetic: true, goalMilliseconds: GOAL_MILLISECONDS, results }, null, 1));
} else {
  for (const result of results) {
    if ('skipped' in result) {
      console.log(`${result.engine}: not measured, ${result.skipped}`);
      continue;
    }
    const { engine, ...figures } = result;
    const row = (title: string, value: number, note = ''): void =>
      console.log(`  ${title.padEnd(44)}${value.toFixed(1).padStart(9)} ms${note}`);
    console.log(`\n${engine}: ${figures.people} synthetic people, ${figures.observations} observations`);
    row('compute and keep a result, once', figures.firstMilliseconds);
    row('profile page, median', figures.medianMilliseconds);
    row('profile page, 95 in 100 below', figures.slowest95Milliseconds, ` (goal ${GOAL_MILLISECONDS})`);
    row('profile page, slowest', figures.slowestMilliseconds);
  }
}
if (results.some((result) => !('skipped' in result) && result.slowest95Milliseconds > GOAL_MILLISECONDS))
  process.exitCode = 1;
