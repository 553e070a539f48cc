// Answers and the runner's place, kept on the device until the server has them: sealed, in the browser's database.
import { ANSWERS_DATABASE } from '../../../../web/private-link/forget-device.ts';
import type { AnswerEvent, RunnerState } from '../../contract.ts';
import type { AttemptModel } from '../attempt/attempt-model.ts';
import { makeSealingKey, seal, unseal } from './sealing.ts';
import type { Sealed } from './sealing.ts';

/** What lets the runner open without a network. */
export interface Snapshot {
  readonly state: RunnerState;
  readonly items: AttemptModel['items'];
  readonly drafts: AttemptModel['drafts'];
}

/** A safe place on the device. Every call may fail: storage can be full or taken away at any time. */
export interface AnswerVault {
  read(attemptId: string): Promise<{ readonly pending: AnswerEvent[]; readonly snapshot: Snapshot | null }>;
  putAnswer(attemptId: string, event: AnswerEvent): Promise<void>;
  removeAnswers(attemptId: string, keys: readonly string[]): Promise<void>;
  putSnapshot(attemptId: string, snapshot: Snapshot): Promise<void>;
  /** Forgets everything about one attempt. */
  clear(attemptId: string): Promise<void>;
}

const KEYS = 'keys';
const RECORDS = 'records';
const KEY_NAME = 'sealing';

interface VaultRecord {
  /** `attempt/answer/key` or `attempt/snapshot`. */
  readonly place: string;
  readonly sealed: Sealed;
}

/** Opens the vault; throws when the browser refuses storage, cannot keep a key, or offers no cryptography (plain http). */
export async function openAnswerVault(): Promise<AnswerVault> {
  const database = await openDatabase();
  const key = await sealingKey(database);
  const write = async (place: string, value: unknown): Promise<void> => {
    const record: VaultRecord = { place, sealed: await seal(key, place, value) };
    await run(database, RECORDS, 'readwrite', (store) => store.put(record));
  };
  return {
    async read(attemptId) {
      const records = await run<VaultRecord[]>(database, RECORDS, 'readonly', (store) =>
        store.getAll(placesOf(attemptId)),
      );
      const opened = await Promise.all(records.map((record) => openRecord(key, record)));
      const pending = opened.filter((each) => each.place.includes('/answer/')).map((each) => each.value as AnswerEvent);
      const snapshot = opened.find((each) => each.place.endsWith('/snapshot'));
      return {
        pending: pending.sort((a, b) => (a.key < b.key ? -1 : 1)),
        snapshot: (snapshot?.value as Snapshot | undefined) ?? null,
      };
    },
    putAnswer: (attemptId, event) => write(`${attemptId}/answer/${event.key}`, event),
    async removeAnswers(attemptId, keys) {
      await Promise.all(
        keys.map((each) => run(database, RECORDS, 'readwrite', (store) => store.delete(`${attemptId}/answer/${each}`))),
      );
    },
    putSnapshot: (attemptId, snapshot) => write(`${attemptId}/snapshot`, snapshot),
    async clear(attemptId) {
      await run(database, RECORDS, 'readwrite', (store) => store.delete(placesOf(attemptId)));
    },
  };
}

async function openRecord(key: CryptoKey, record: VaultRecord): Promise<{ place: string; value: unknown }> {
  return { place: record.place, value: await unseal(key, record.place, record.sealed) };
}

/** Every record of an attempt: its places begin with its id, and `0` is the character after `/`. */
function placesOf(attemptId: string): IDBKeyRange {
  return IDBKeyRange.bound(`${attemptId}/`, `${attemptId}0`, false, true);
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(ANSWERS_DATABASE, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(KEYS);
      opening.result.createObjectStore(RECORDS, { keyPath: 'place' });
    };
    opening.onsuccess = () => {
      // Lets another tab delete the database.
      opening.result.onversionchange = () => opening.result.close();
      resolve(opening.result);
    };
    opening.onerror = () => reject(opening.error ?? new Error('The browser refuses storage.'));
  });
}

/** Two tabs may both find no key; `add` lets only the first one in, and both then read that one. */
async function sealingKey(database: IDBDatabase): Promise<CryptoKey> {
  const kept = await run<CryptoKey | undefined>(database, KEYS, 'readonly', (store) => store.get(KEY_NAME));
  if (kept !== undefined) return kept;
  const made = await makeSealingKey();
  await run(database, KEYS, 'readwrite', (store) => store.add(made, KEY_NAME)).catch(() => undefined);
  const first = await run<CryptoKey | undefined>(database, KEYS, 'readonly', (store) => store.get(KEY_NAME));
  if (first === undefined) throw new Error('The browser cannot keep a key.');
  return first;
}

/** One request in one transaction; resolves when the transaction is complete, not when the request is. */
function run<Value>(
  database: IDBDatabase,
  store: string,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: 'strict' });
    const asked = ask(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onerror = transaction.onabort = () =>
      reject(transaction.error ?? new Error('The browser gave up storing.'));
  });
}
