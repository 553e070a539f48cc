// What reading and computing results needs from outside.
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { Database } from '../../../core/database/database.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { Thread } from '../../../core/thread/thread.ts';
import type { Instrument } from '../../assessment/server/index.ts';
import type { RaterRounds } from './profile-door.ts';

export interface ResultDependencies {
  readonly database: Database;
  readonly runtime: Runtime;
  readonly instrument: Instrument;
  readonly audit: RecordAudit;
  readonly thread: Pick<Thread, 'link' | 'linksFrom'>;
  /** What the raters' room has released. */
  readonly rounds: RaterRounds;
}
