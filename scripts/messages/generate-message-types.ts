// `npm run messages`: checks the catalogues and writes the key type. With `--check` it writes nothing and fails when stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { checkCatalogues } from './check-catalogues.ts';
import { messageKeysSource } from './message-keys.ts';
import { MESSAGES_FOLDER, readCatalogues } from './read-catalogues.ts';

const KEYS_FILE = new URL('message-keys.ts', MESSAGES_FOLDER);

const catalogues = readCatalogues();
const faults = checkCatalogues(catalogues);
for (const fault of faults) console.error(`${fault.where}: ${fault.what}`);
if (faults.length > 0) {
  console.error(`${faults.length} faults in the message catalogues.`);
  process.exitCode = 1;
} else {
  const source = messageKeysSource(catalogues);
  if (!process.argv.includes('--check')) {
    writeFileSync(KEYS_FILE, source);
  } else if (readFileSync(KEYS_FILE, 'utf8') !== source) {
    console.error('content/messages/message-keys.ts is stale: run `npm run messages`.');
    process.exitCode = 1;
  }
}
