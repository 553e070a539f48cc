// The secrets in the mails to academics and observers: nothing of them is stored, a token proves itself by a keyed code over what it opens.
import { timingSafeEqual } from 'node:crypto';
import { isUuid } from '@dragoman/kernel';

interface Signer {
  mac(purpose: string, data: Uint8Array): Uint8Array;
}

/** One opens a request, one an academic's own page, one what an observer saw. One kind never opens another. */
export type AcademicTokenPurpose = 'academic-request' | 'academic-own' | 'rehearsal-observer';

const ID_BYTES = 16;
const CODE_BYTES = 24;

/** 16 bytes of id and 24 of code, as base64url. */
export function writeAcademicToken(signer: Signer, purpose: AcademicTokenPurpose, id: string): string {
  const data = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([data, signer.mac(purpose, data).subarray(0, CODE_BYTES)]).toString('base64url');
}

/** The id a token opens; null for anything this installation did not make for this purpose. */
export function readAcademicToken(signer: Signer, purpose: AcademicTokenPurpose, token: string): string | null {
  if (!/^[\w-]{54}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + CODE_BYTES || bytes.toString('base64url') !== token) return null;
  const data = bytes.subarray(0, ID_BYTES);
  const code = Buffer.from(signer.mac(purpose, data).subarray(0, CODE_BYTES));
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), code)) return null;
  const hex = data.toString('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return isUuid(id) ? id : null;
}
