// Knows whether the running code is inside a write job, so that the ways round the job's own transaction can be closed.
import { AsyncLocalStorage } from 'node:async_hooks';

interface Scope {
  open: boolean;
}

const scopes = new AsyncLocalStorage<Scope>();

/** Runs a job as the inside of a write. What the job starts and does not wait for is outside again when the job has ended. */
export async function runInWriteScope<Value>(job: () => Promise<Value>): Promise<Value> {
  const scope: Scope = { open: true };
  try {
    return await scopes.run(scope, job);
  } finally {
    scope.open = false;
  }
}

/** Throws when called from inside a write job. `way` names what was tried. */
export function refuseInsideWrite(way: 'read' | 'write' | 'direct'): void {
  if (!scopes.getStore()?.open) return;
  throw new Error(
    `database.${way} was used inside a write job: it would wait for the job that waits for it, or step outside its transaction. ` +
      'Use the queries the job was given.',
  );
}
