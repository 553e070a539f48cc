// The secrets in the mails to academics and observers.
import { readSignedToken, writeSignedToken } from '../../../core/keys/signed-token.ts';
import type { Signer } from '../../../core/keys/signed-token.ts';

/** One opens a request, one an academic's own page, one what an observer saw. One kind never opens another. */
export type AcademicTokenPurpose = 'academic-request' | 'academic-own' | 'rehearsal-observer';

const SHAPE = { ids: 1, hasVersion: false, codeBytes: 24 } as const;

export function writeAcademicToken(signer: Signer, purpose: AcademicTokenPurpose, id: string): string {
  return writeSignedToken(signer, purpose, SHAPE, { ids: [id], version: null });
}

/** The id a token opens; null for anything this installation did not make for this purpose. */
export function readAcademicToken(signer: Signer, purpose: AcademicTokenPurpose, token: string): string | null {
  return readSignedToken(signer, purpose, SHAPE, token)?.ids[0] ?? null;
}
