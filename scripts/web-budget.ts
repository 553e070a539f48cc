// Prints what a first visit loads, file by file, and fails above the budget. Run: npm exec -- node scripts/web-budget.ts
import { LANGUAGES } from '@dragoman/kernel';
import { buildIfNeeded, WEB_DIST } from './web/build-web.ts';
import { FIRST_LOAD_BYTES, measureFirstLoad } from './web/measure-first-load.ts';

await buildIfNeeded();
for (const language of LANGUAGES) {
  const { files, gzip } = measureFirstLoad(WEB_DIST, language);
  for (const each of files) console.log(`${String(each.gzip).padStart(7)}  ${each.file}`);
  console.log(`${String(gzip).padStart(7)}  of ${FIRST_LOAD_BYTES} bytes of JavaScript after gzip, ${language}\n`);
  if (gzip > FIRST_LOAD_BYTES) process.exitCode = 1;
}
