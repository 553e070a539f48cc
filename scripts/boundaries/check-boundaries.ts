// `npm run boundaries`: says which imports cross a wall of the house, and fails when one does.
import { fileURLToPath } from 'node:url';
import { findViolations } from './find-violations.ts';

const { modules, imports, violations } = findViolations(fileURLToPath(new URL('../../', import.meta.url)));
for (const violation of violations) console.error(violation);
console.log(`${modules} modules, ${imports} imports, ${violations.length} violations`);
process.exitCode = violations.length === 0 ? 0 : 1;
