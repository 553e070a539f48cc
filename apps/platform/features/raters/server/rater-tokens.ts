// The secrets of raters and approvers.
import { readSignedToken, writeSignedToken } from '../../../core/keys/signed-token.ts';
import type { Signer } from '../../../core/keys/signed-token.ts';

/** `rater-link` and `rater-stop` open a nomination, `rater-approval` the list of a round. One kind never opens another. */
export type RaterTokenPurpose = 'rater-link' | 'rater-stop' | 'rater-approval';

const SHAPE = { ids: 1, hasVersion: false, codeBytes: 24 } as const;

export function writeRaterToken(signer: Signer, purpose: RaterTokenPurpose, id: string): string {
  return writeSignedToken(signer, purpose, SHAPE, { ids: [id], version: null });
}

/** The id a token opens; null for anything this installation did not make for this purpose. */
export function readRaterToken(signer: Signer, purpose: RaterTokenPurpose, token: string): string | null {
  return readSignedToken(signer, purpose, SHAPE, token)?.ids[0] ?? null;
}
