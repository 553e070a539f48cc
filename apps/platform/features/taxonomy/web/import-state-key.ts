// The sentence for each step of an import.
import type { MessageKey } from '../../../web/messages/messages.ts';
import type { PackState } from '../contract.ts';

const KEYS = {
  uploading: 'taxonomy.state-uploading',
  waiting: 'taxonomy.state-waiting',
  reading: 'taxonomy.state-reading',
  storing: 'taxonomy.state-storing',
  refused: 'taxonomy.state-refused',
  failed: 'taxonomy.state-failed',
  ready: 'taxonomy.state-ready',
  on: 'taxonomy.state-on',
  kept: 'taxonomy.state-kept',
  removing: 'taxonomy.state-kept',
} as const satisfies Readonly<Record<PackState, MessageKey>>;

export function importStateKey(state: PackState): (typeof KEYS)[PackState] {
  return KEYS[state];
}
