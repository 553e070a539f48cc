// What the identity feature is handed by the composition, and what its parts share.
import type { RecordAudit } from '../../../core/audit-port.ts';
import type { OpenDatabase } from '../../../core/database/database.ts';
import type { InstallationKeys } from '../../../core/keys/installation-keys.ts';
import type { Log } from '../../../core/log.ts';
import type { Messages } from '../../../core/messages/messages.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { SendMail } from './send-mail.ts';

export interface IdentityDependencies {
  readonly database: OpenDatabase;
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
  readonly log: Log;
  readonly audit: RecordAudit;
  readonly sendMail: SendMail;
  readonly messages: Messages;
  /** The address people use, from the configuration and never from a request: what is put into mails. */
  readonly publicUrl: () => URL;
  /** Whether people come by https: then cookies carry the `__Host-` prefix. */
  readonly isSecure: boolean;
}
