// The program's entry: reads the settings, refuses a folder that somebody has, and only then reads the rest of the program.
import { enableCompileCache } from 'node:module';
import { refuseHeldFolder } from '../core/database/folder-lock.ts';
import { readEnvironment } from '../core/environment.ts';
import { StartRefusal } from '../core/start-refusal.ts';

/** The demonstration keeps to a folder of its own unless one is named. */
const DEMONSTRATION_FOLDER = './data-demo';

// What was compiled at the last start is read again instead of compiled again.
enableCompileCache();

try {
  const isDemonstration = process.argv.includes('--demo');
  const environment = readEnvironment(
    isDemonstration && !process.env['DRAGOMAN_DATA']?.trim()
      ? { ...process.env, DRAGOMAN_DATA: DEMONSTRATION_FOLDER }
      : process.env,
  );
  if (environment.databaseUrl === undefined) await refuseHeldFolder(environment.dataFolder);
  const { start } = await import('./start.ts');
  await start(environment, isDemonstration);
} catch (error) {
  if (!(error instanceof StartRefusal)) throw error;
  console.error(error.message);
  process.exit(1);
}
