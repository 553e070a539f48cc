// Appends one entry inside the caller's write: a single insert that waits for nobody.
import type { AuditEvent, RecordAudit } from '../audit-port.ts';
import { withTables } from '../database/with-tables.ts';
import type { InstallationKeys } from '../keys/installation-keys.ts';
import type { Runtime } from '../runtime.ts';
import { codeEntry } from './audit-codes.ts';
import type { AuditTables } from './audit-tables.ts';

/** Longest text a detail may hold: codes and versions fit, answers and letters do not. */
const DETAIL_LENGTH = 120;
const DETAILS = 20;
const ACTION = /^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/;

/** Makes the function that features record with. Persons, acting or acted upon, are kept as keyed digests. */
export function createRecordAudit({
  runtime,
  keys,
}: {
  readonly runtime: Runtime;
  readonly keys: InstallationKeys;
}): RecordAudit {
  return async (queries, event) => {
    checkEvent(event);
    const { tenantId, personId, subject } = event;
    const row = {
      tenant_id: tenantId,
      id: runtime.makeId(),
      at: runtime.clock.iso(),
      actor_digest: personId === null ? 'system' : keys.digestPerson(tenantId, personId),
      action: event.action,
      subject_type: subject.type,
      subject_id: subject.type === 'person' ? keys.digestPerson(tenantId, subject.id) : subject.id,
      details: JSON.stringify(event.details ?? {}),
    };
    await withTables<AuditTables>(queries)
      .insertInto('audit_entry')
      .values({ ...row, code: codeEntry(keys, row), range_number: null })
      .execute();
  };
}

/** Wrong use, not bad input: what an audit entry says is written in code. */
function checkEvent(event: AuditEvent): void {
  if (!ACTION.test(event.action))
    throw new TypeError(`An audit action is called "${event.action}"; it needs a feature, a dot and a past tense.`);
  const details = Object.entries(event.details ?? {});
  if (details.length > DETAILS)
    throw new RangeError(`${event.action} has ${details.length} details; ${DETAILS} are allowed.`);
  for (const [name, value] of details) {
    if (typeof value === 'string' && value.length > DETAIL_LENGTH) {
      throw new RangeError(
        `The detail ${name} of ${event.action} is too long for a code or a version: the audit log keeps no texts.`,
      );
    }
    if (value !== null && !['string', 'number', 'boolean'].includes(typeof value)) {
      throw new TypeError(`The detail ${name} of ${event.action} is neither text, number nor yes or no.`);
    }
  }
}
