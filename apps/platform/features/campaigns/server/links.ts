// The secrets of those who are asked: nothing is stored, a link proves itself by a keyed code over campaign, place and version.
import { timingSafeEqual } from 'node:crypto';
import { isUuid } from '@dragoman/kernel';
import type { InstallationKeys } from '../../../core/keys/installation-keys.ts';

/** Which place in which campaign; the version rises when the person voids their links. */
export interface MemberLink {
  readonly tenantId: string;
  readonly campaignId: string;
  readonly memberId: string;
  readonly linkVersion: number;
}

export interface SignUpLink {
  readonly tenantId: string;
  readonly campaignId: string;
}

export interface Links {
  writeMember(link: MemberLink): string;
  /** Null for anything this installation did not make. */
  readMember(token: string): MemberLink | null;
  writeSignUp(link: SignUpLink): string;
  readSignUp(token: string): SignUpLink | null;
}

const CODE_BYTES = 16;
const ID_BYTES = 16;

export function createLinks(keys: Pick<InstallationKeys, 'mac'>): Links {
  const write = (purpose: string, data: Buffer): string =>
    Buffer.concat([data, Buffer.from(keys.mac(purpose, data).subarray(0, CODE_BYTES))]).toString('base64url');
  const read = (purpose: string, token: string, length: number): Buffer | null => {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== length + CODE_BYTES || bytes.toString('base64url') !== token) return null;
    const data = bytes.subarray(0, length);
    const code = Buffer.from(keys.mac(purpose, data).subarray(0, CODE_BYTES));
    return timingSafeEqual(bytes.subarray(length), code) ? data : null;
  };
  const idAt = (data: Buffer, index: number): string => toId(data.subarray(index * ID_BYTES, (index + 1) * ID_BYTES));
  return {
    writeMember({ tenantId, campaignId, memberId, linkVersion }) {
      const version = Buffer.alloc(4);
      version.writeUInt32BE(linkVersion);
      return write('campaign-member', Buffer.concat([...[tenantId, campaignId, memberId].map(toBytes), version]));
    },
    readMember(token) {
      const data = read('campaign-member', token, 3 * ID_BYTES + 4);
      if (data === null) return null;
      const link = {
        tenantId: idAt(data, 0),
        campaignId: idAt(data, 1),
        memberId: idAt(data, 2),
        linkVersion: data.readUInt32BE(3 * ID_BYTES),
      };
      return [link.tenantId, link.campaignId, link.memberId].every(isUuid) ? link : null;
    },
    writeSignUp: ({ tenantId, campaignId }) =>
      write('campaign-sign-up', Buffer.concat([tenantId, campaignId].map(toBytes))),
    readSignUp(token) {
      const data = read('campaign-sign-up', token, 2 * ID_BYTES);
      return data === null ? null : { tenantId: idAt(data, 0), campaignId: idAt(data, 1) };
    },
  };
}

function toBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function toId(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
