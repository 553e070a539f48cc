// The secrets of those who are asked: a link names campaign, place and version.
import { readSignedToken, writeSignedToken } from '../../../core/keys/signed-token.ts';
import type { Signer } from '../../../core/keys/signed-token.ts';

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

const MEMBER = { ids: 3, hasVersion: true, codeBytes: 16 } as const;
const SIGN_UP = { ids: 2, hasVersion: false, codeBytes: 16 } as const;

export function createLinks(keys: Signer): Links {
  return {
    writeMember: ({ tenantId, campaignId, memberId, linkVersion }) =>
      writeSignedToken(keys, 'campaign-member', MEMBER, {
        ids: [tenantId, campaignId, memberId],
        version: linkVersion,
      }),
    readMember(token) {
      const found = readSignedToken(keys, 'campaign-member', MEMBER, token);
      if (found === null) return null;
      const [tenantId, campaignId, memberId] = found.ids as [string, string, string];
      return { tenantId, campaignId, memberId, linkVersion: found.version! };
    },
    writeSignUp: ({ tenantId, campaignId }) =>
      writeSignedToken(keys, 'campaign-sign-up', SIGN_UP, { ids: [tenantId, campaignId], version: null }),
    readSignUp(token) {
      const found = readSignedToken(keys, 'campaign-sign-up', SIGN_UP, token);
      if (found === null) return null;
      const [tenantId, campaignId] = found.ids as [string, string];
      return { tenantId, campaignId };
    },
  };
}
