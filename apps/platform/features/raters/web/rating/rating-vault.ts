// A rater's answers on the device until the server has them: one sealed record a rating, in the browser's database.
import type { RatingEvent, RatingState } from '../../contract.ts';

/** What lets a rating go on without a network. */
export interface KeptRating {
  readonly state: RatingState;
  readonly pending: readonly RatingEvent[];
}

/** Every call may fail: storage can be full or taken away at any time. */
export interface RatingVault {
  read(ratingId: string): Promise<KeptRating | null>;
  write(ratingId: string, kept: KeptRating): Promise<void>;
  clear(ratingId: string): Promise<void>;
}

const DATABASE = 'dragoman-ratings';
const KEYS = 'keys';
const RECORDS = 'records';
const KEY_NAME = 'sealing';

interface VaultRecord {
  readonly ratingId: string;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly text: ArrayBuffer;
}

/** Throws when the browser refuses storage, cannot keep a key, or offers no cryptography (plain http). */
export async function openRatingVault(): Promise<RatingVault> {
  const database = await openDatabase();
  const key = await sealingKey(database);
  return {
    async read(ratingId) {
      const record = await run<VaultRecord | undefined>(database, RECORDS, 'readonly', (store) => store.get(ratingId));
      if (record === undefined) return null;
      const text = await crypto.subtle.decrypt(sealOf(record.nonce, ratingId), key, record.text);
      return JSON.parse(new TextDecoder().decode(text)) as KeptRating;
    },
    async write(ratingId, kept) {
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const text = await crypto.subtle.encrypt(sealOf(nonce, ratingId), key, encode(JSON.stringify(kept)));
      const record: VaultRecord = { ratingId, nonce, text };
      await run(database, RECORDS, 'readwrite', (store) => store.put(record));
    },
    async clear(ratingId) {
      await run(database, RECORDS, 'readwrite', (store) => store.delete(ratingId));
    },
  };
}

/** AES-GCM (NIST SP 800-38D); a record moved to another rating does not open. */
function sealOf(nonce: Uint8Array<ArrayBuffer>, ratingId: string): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: encode(ratingId) };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(KEYS);
      opening.result.createObjectStore(RECORDS, { keyPath: 'ratingId' });
    };
    opening.onsuccess = () => {
      opening.result.onversionchange = () => opening.result.close();
      resolve(opening.result);
    };
    opening.onerror = () => reject(opening.error ?? new Error('The browser refuses storage.'));
  });
}

/** Two tabs may both find no key; `add` lets only the first one in, and both then read that one. */
async function sealingKey(database: IDBDatabase): Promise<CryptoKey> {
  const read = () => run<CryptoKey | undefined>(database, KEYS, 'readonly', (store) => store.get(KEY_NAME));
  const kept = await read();
  if (kept !== undefined) return kept;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await run(database, KEYS, 'readwrite', (store) => store.add(made, KEY_NAME)).catch(() => undefined);
  const first = await read();
  if (first === undefined) throw new Error('The browser cannot keep a key.');
  return first;
}

/** Resolves when the transaction is complete, not when the request is. */
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
