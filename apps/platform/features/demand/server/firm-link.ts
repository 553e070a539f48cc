// The secret of a firm's link: nothing of it is stored, it proves itself by a keyed code over the id of the case it opens.
import { timingSafeEqual } from 'node:crypto';
import { isUuid } from '@dragoman/kernel';

interface Signer {
  mac(purpose: string, data: Uint8Array): Uint8Array;
}

const PURPOSE = 'firm-link';
const ID_BYTES = 16;
const CODE_BYTES = 24;

/** 16 bytes of id and 24 of code, as 54 characters of base64url. */
export function writeFirmToken(signer: Signer, caseId: string): string {
  const data = Buffer.from(caseId.replaceAll('-', ''), 'hex');
  return Buffer.concat([data, signer.mac(PURPOSE, data).subarray(0, CODE_BYTES)]).toString('base64url');
}

/** The id of the draft or case a token opens; null for anything this installation did not make. */
export function readFirmToken(signer: Signer, token: string): string | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + CODE_BYTES || bytes.toString('base64url') !== token) return null;
  const data = bytes.subarray(0, ID_BYTES);
  const code = Buffer.from(signer.mac(PURPOSE, data).subarray(0, CODE_BYTES));
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), code)) return null;
  const hex = data.toString('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return isUuid(id) ? id : null;
}
