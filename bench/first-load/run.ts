// Benchmark: how soon the first question can be answered on a slow phone, and how much JavaScript that takes.
// Run: npm run bench:first-load [-- --json] [-- --rounds 5 --profile fast|slow]
import { parseArgs } from 'node:util';
import { findBrowser, launchAt } from '../../e2e/set-up/find-browser.ts';
import { startServer } from '../../e2e/set-up/server.ts';
import { buildIfNeeded } from '../../scripts/web/build-web.ts';
import { FAST_4G, GOALS, SLOW_4G, WAYS } from './conditions.ts';
import type { PhoneProfile, Way } from './conditions.ts';
import { measureLoad } from './measure-load.ts';
import { summarise } from './summarise.ts';
import type { Summary } from './summarise.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    profile: { type: 'string', default: 'fast' },
  },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new TypeError('--rounds must be a whole number from 1.');
const profiles: Readonly<Record<string, PhoneProfile>> = { fast: FAST_4G, slow: SLOW_4G };
const profile = profiles[values.profile];
if (profile === undefined) throw new TypeError('--profile must be fast or slow.');

const TITLES: Readonly<Record<Way, string>> = {
  direct: 'runner, first visit, nothing kept',
  'from-start': 'from pressing Start to the question',
  again: 'runner, later visit',
};

await buildIfNeeded();
const [server, browser] = await Promise.all([startServer(), findBrowser().then(launchAt)]);
const rows: { readonly way: Way; readonly summary: Summary }[] = [];
try {
  // The first run of a fresh server and browser pays for both of them.
  await measureLoad(browser, server.url, profile, 'direct');
  for (const way of WAYS) {
    const loads = [];
    for (let round = 0; round < rounds; round += 1) loads.push(await measureLoad(browser, server.url, profile, way));
    rows.push({ way, summary: summarise(loads) });
  }
} finally {
  await browser.close();
  await server.stop();
}

const first = rows[0]!.summary;
const isReached =
  first.javascriptBytes <= GOALS.javascriptBytes && first.interactive.median <= GOALS.interactiveMilliseconds;
if (values.json) {
  const conditions = rows.map(({ way, summary }) => ({ name: way, ...summary }));
  console.log(JSON.stringify({ profile, rounds, goals: GOALS, isReached, conditions }, null, 1));
} else {
  printTable();
}

function printTable(): void {
  const { latencyMilliseconds, downKilobitsPerSecond } = profile!;
  console.log(
    `${profile!.name}: ${latencyMilliseconds} ms a request, ${downKilobitsPerSecond} kbit/s; ${rounds} rounds`,
  );
  console.log('                                      interactive ms (median, range)   JavaScript KiB   requests');
  for (const { way, summary } of rows) {
    const { median, low, high } = summary.interactive;
    const span = `${median.toFixed(0)} (${low.toFixed(0)}–${high.toFixed(0)})`;
    const kibibytes = (summary.javascriptBytes / 1024).toFixed(1);
    console.log(`${TITLES[way].padEnd(38)}${span.padEnd(33)}${kibibytes.padEnd(17)}${summary.requests}`);
  }
  console.log(
    `Goals for the first visit: ${GOALS.interactiveMilliseconds} ms and ${GOALS.javascriptBytes / 1024} KiB: ${isReached ? 'reached' : 'missed'}`,
  );
}
