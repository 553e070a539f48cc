// The secrets of experts: nothing of them is stored. The code in a link proves the link, and the installation's secret leads from an
// expert to a panellist; without it nobody gets from one table to the other.
import { timingSafeEqual } from 'node:crypto';
import { isUuid } from '@dragoman/kernel';
import { normaliseAddress } from '../../identity/server/index.ts';
import type { StudiesDependencies } from './studies-parts.ts';

type Keys = Pick<StudiesDependencies, 'keys'>;

const ID_BYTES = 16;
const CODE_BYTES = 24;
const LINK = 'expert link';

/** 16 bytes of id and 24 of code, as base64url. */
export function writeExpertToken({ keys }: Keys, id: string): string {
  const data = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([data, keys.mac(LINK, data).subarray(0, CODE_BYTES)]).toString('base64url');
}

/** The id a token opens; null for anything this installation did not make. */
export function readExpertToken({ keys }: Keys, token: string): string | null {
  if (!/^[\w-]{54}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + CODE_BYTES || bytes.toString('base64url') !== token) return null;
  const data = bytes.subarray(0, ID_BYTES);
  const code = Buffer.from(keys.mac(LINK, data).subarray(0, CODE_BYTES));
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), code)) return null;
  const hex = data.toString('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return isUuid(id) ? id : null;
}

/** Under which name the answers of an expert are kept while the study is open. */
export function panellistOf({ keys }: Keys, expertId: string): string {
  return keys.digest('study panellist', expertId);
}

export function digestDevice({ keys }: Keys, device: string): string {
  return keys.digest('expert device', device);
}

/** Null when it is no address. */
export function digestAddress({ keys }: Keys, address: string): string | null {
  const same = normaliseAddress(address);
  return same === null ? null : keys.digest('expert address', same);
}
