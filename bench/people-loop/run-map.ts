// Benchmark: the office's map of 10,000 people and 1 million observations, on both databases. Goal: read in under a second.
// Run: npm run bench:people-loop-map [-- --json] [-- --people N] [-- --observations N (a person)] [-- --engine sqlite|postgres]
import { parseArgs } from 'node:util';
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import { migrate } from '../../apps/platform/core/database/migrate.ts';
import { openDatabase } from '../../apps/platform/core/database/open-database.ts';
import { silentLog } from '../../apps/platform/core/log.ts';
import { platformMigrations } from '../../apps/platform/server/migrations.ts';
import { openPlace } from '../assessment/databases.ts';
import { measureMap } from './measure-map.ts';
import type { MapFigures } from './measure-map.ts';

const GOAL_MILLISECONDS = 1000;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    people: { type: 'string', default: '10000' },
    observations: { type: 'string', default: '100' },
    engine: { type: 'string' },
  },
});
const [people, observations] = [Number(values.people), Number(values.observations)];
if (!Number.isInteger(people) || people < 100) throw new RangeError('--people takes a whole number, 100 or more');

const results: ({ engine: string } & (MapFigures | { readonly skipped: string }))[] = [];
for (const engine of ['sqlite', 'postgres'] as const) {
  if (values.engine !== undefined && values.engine !== engine) continue;
  const place = await openPlace({ engine, syncMilliseconds: 0 } as Parameters<typeof openPlace>[0]);
  if ('reason' in place) {
    results.push({ engine, skipped: place.reason });
    continue;
  }
  const clock = systemClock;
  const runtime = { clock, random: cryptoRandom, makeId: createIdMaker(clock, cryptoRandom) };
  const { dataFolder, databaseUrl } = place;
  const database = await openDatabase({ dataFolder, databaseUrl, runtime, log: silentLog });
  try {
    await migrate(database, platformMigrations, clock);
    results.push({ engine, ...(await measureMap(database, people, observations)) });
  } finally {
    await database.close();
    await place.close();
  }
}

if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ synthetic: true, goalMilliseconds: GOAL_MILLISECONDS, results }, null, 1)}\n`,
  );
} else {
  for (const result of results) {
    if ('skipped' in result) {
      console.log(`${result.engine}: not measured, ${result.skipped}`);
      continue;
    }
    const { engine, ...figures } = result;
    console.log(`\n${engine}: ${figures.people} synthetic people, ${figures.observations} observations`);
    console.log(`  groups shown ${figures.groupsShown}, withheld ${figures.groupsWithheld}`);
    console.log(`  freeze and publish, once at the close   ${figures.publishOnce.toFixed(0).padStart(7)} ms`);
    console.log(`  read the map, median                    ${figures.readMedian.toFixed(1).padStart(7)} ms`);
    console.log(
      `  read the map, slowest                   ${figures.readSlowest.toFixed(1).padStart(7)} ms (goal ${GOAL_MILLISECONDS})`,
    );
    console.log(`  a second filter asked for the first time ${figures.newFilterSlowest.toFixed(0).padStart(6)} ms`);
    console.log(`  the course question, slowest            ${figures.courseSlowest.toFixed(1).padStart(7)} ms`);
  }
}
