// UUID version 7 (RFC 9562, section 5.7): ids made in the app, ordered by time, so no database sequence is needed.
import type { Clock } from './clock.ts';
import type { RandomSource } from './random.ts';

/** Makes a new id on every call. */
export type IdMaker = () => string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a lower-case UUID of any version. */
export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/**
 * Makes ids that never go back: within one millisecond, and when the clock jumps back, the counter in `rand_a` carries on
 * from the last id, so ordering by id is ordering by creation even across a clock correction.
 */
export function createIdMaker(clock: Clock, random: RandomSource): IdMaker {
  let lastTime = 0;
  let counter = 0;
  return () => {
    const now = clock.now();
    if (now > lastTime) {
      lastTime = now;
      counter = random.bytes(1)[0]!;
    } else if (++counter > 0xfff) {
      lastTime += 1;
      counter = 0;
    }
    const bytes = new Uint8Array(16);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, Math.floor(lastTime / 0x10000));
    view.setUint16(4, lastTime % 0x10000);
    view.setUint16(6, 0x7000 | counter);
    bytes.set(random.bytes(8), 8);
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}
