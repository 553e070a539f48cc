// Forgets on this device what belongs to a guest's answers: the sealed database with its key.

/** Name of the browser database that holds sealed answers. */
export const ANSWERS_DATABASE = 'dragoman-answers';

/** Deletes the database. One that is open in another tab goes when that tab closes; nothing to wait for. */
export function forgetDevice(): Promise<void> {
  return new Promise((resolve) => {
    if (!('indexedDB' in globalThis)) return resolve();
    const deletion = indexedDB.deleteDatabase(ANSWERS_DATABASE);
    deletion.onsuccess = deletion.onerror = deletion.onblocked = () => resolve();
  });
}
