// The secrets of experts: nothing of them is stored. The code in a link proves the link, and the installation's secret leads from an
// expert to a panellist; without it nobody gets from one table to the other.
import { readSignedToken, writeSignedToken } from '../../../core/keys/signed-token.ts';
import { normaliseAddress } from '../../identity/server/index.ts';
import type { StudiesDependencies } from './studies-parts.ts';

type Keys = Pick<StudiesDependencies, 'keys'>;

const LINK = 'expert link';
const SHAPE = { ids: 1, hasVersion: false, codeBytes: 24 } as const;

export function writeExpertToken({ keys }: Keys, id: string): string {
  return writeSignedToken(keys, LINK, SHAPE, { ids: [id], version: null });
}

/** The id a token opens; null for anything this installation did not make. */
export function readExpertToken({ keys }: Keys, token: string): string | null {
  return readSignedToken(keys, LINK, SHAPE, token)?.ids[0] ?? null;
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
