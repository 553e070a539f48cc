// Starts Dragoman: opens the data, listens, and says in one line where it is.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import { pino } from 'pino';
import type { Environment } from '../core/environment.ts';
import { openLogger } from '../core/open-logger.ts';
import { StartRefusal } from '../core/start-refusal.ts';
import { describeSights, readNetwork, readPeopleLoop } from '../features/demonstration/server/index.ts';
import { createPlatform } from './create-platform.ts';
import type { Platform } from './create-platform.ts';
import { CONTENT_FOLDER, loadContent } from './load-content.ts';

const WEB_FOLDER = fileURLToPath(new URL('../web/dist/', import.meta.url));
const DEMONSTRATION = new URL('demo/', CONTENT_FOLDER);
/** Requests under way get this long to end before the process leaves. */
const GRACE_MILLISECONDS = 8000;

/** @param isDemonstration loads the synthetic demonstration network */
export async function start(environment: Environment, isDemonstration: boolean): Promise<void> {
  const logger = openLogger(environment.logLevel, pino.destination({ dest: 2, sync: false }));
  const runtime = { clock: systemClock, random: cryptoRandom, makeId: createIdMaker(systemClock, cryptoRandom) };
  const platform = await createPlatform({
    environment,
    runtime,
    content: loadContent(),
    log: logger,
    logger,
    webFolder: existsSync(WEB_FOLDER) ? WEB_FOLDER : null,
    ...(isDemonstration
      ? { demonstration: readNetwork(DEMONSTRATION), peopleLoop: readPeopleLoop(DEMONSTRATION) }
      : {}),
  });
  stopGracefully(platform);
  const address = await listen(platform, environment.host, environment.port);
  const shown = (environment.publicUrl?.origin ?? address)
    .replace('[::1]', 'localhost')
    .replace('127.0.0.1', 'localhost');
  platform.announceAddress(shown);
  console.log(`Dragoman is ready at ${shown}`);
  if (platform.setUpPath !== null)
    console.log(`Make the first administrator (one time): ${shown}${platform.setUpPath}`);
  if (platform.sights !== null) console.log(describeSights(platform.sights, shown).join('\n'));
}

async function listen(platform: Platform, host: string, port: number): Promise<string> {
  try {
    return await platform.app.listen({ host, port });
  } catch (error) {
    await platform.close();
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE')
      throw new StartRefusal(`Port ${port} is taken by another program. Set DRAGOMAN_PORT to a free one.`);
    if (code === 'EACCES')
      throw new StartRefusal(`Port ${port} may not be used by this user. Set DRAGOMAN_PORT to one above 1023.`);
    throw error;
  }
}

function stopGracefully(platform: Platform): void {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), GRACE_MILLISECONDS).unref();
    await platform.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}
