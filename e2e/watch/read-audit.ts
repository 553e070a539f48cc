// What the audit of a running server says about one thing, read from its database file beside it.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

/** The acts on a subject, oldest first. */
export function readAudit(dataFolder: string, subjectId: string): string[] {
  const database = new DatabaseSync(join(dataFolder, 'dragoman.db'), { readOnly: true });
  try {
    const rows = database.prepare('select action from audit_entry where subject_id = ? order by at, id').all(subjectId);
    return rows.map((row) => String(row['action']));
  } finally {
    database.close();
  }
}
