// The script that computes the figures of an export again with base R alone; mirt is offered beside it, as an option.
import { readFileSync } from 'node:fs';

const SCRIPT = new URL('./reproduce.R', import.meta.url);

/** The script under the title of an export, of which only what can stand in a comment is left. */
export function writeRScript(title: string): string {
  return `# ${title.replaceAll(/[^\p{L}\p{N} .,-]/gu, ' ')}\n${readFileSync(SCRIPT, 'utf8')}`;
}
