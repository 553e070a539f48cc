// The secret in a reminder that ends the reminders of one call to one person, and does nothing else.
import { readSignedToken, writeSignedToken } from '../../../../core/keys/signed-token.ts';
import type { Signer } from '../../../../core/keys/signed-token.ts';

const PURPOSE = 'call-reminder-stop';
/** Call and person. */
const SHAPE = { ids: 2, hasVersion: false, codeBytes: 24 } as const;

export function writeStopToken(signer: Signer, callId: string, personId: string): string {
  return writeSignedToken(signer, PURPOSE, SHAPE, { ids: [callId, personId], version: null });
}

/** Null for anything this installation did not make for this. */
export function readStopToken(signer: Signer, token: string): { callId: string; personId: string } | null {
  const [callId, personId] = readSignedToken(signer, PURPOSE, SHAPE, token)?.ids ?? [];
  return callId === undefined || personId === undefined ? null : { callId, personId };
}
