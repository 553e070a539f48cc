// The secret of a firm's link.
import { readSignedToken, writeSignedToken } from '../../../core/keys/signed-token.ts';
import type { Signer } from '../../../core/keys/signed-token.ts';

const PURPOSE = 'firm-link';
const SHAPE = { ids: 1, hasVersion: false, codeBytes: 24 } as const;

export function writeFirmToken(signer: Signer, caseId: string): string {
  return writeSignedToken(signer, PURPOSE, SHAPE, { ids: [caseId], version: null });
}

/** The id of the draft or case a token opens; null for anything this installation did not make. */
export function readFirmToken(signer: Signer, token: string): string | null {
  return readSignedToken(signer, PURPOSE, SHAPE, token)?.ids[0] ?? null;
}
