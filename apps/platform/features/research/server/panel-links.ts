// The secrets of panellists: a link names institution, panellist and version.
import { readSignedToken, writeSignedToken } from '../../../core/keys/signed-token.ts';
import type { Signer } from '../../../core/keys/signed-token.ts';

export interface PanelLinkParts {
  readonly tenantId: string;
  readonly panellistId: string;
  readonly linkVersion: number;
}

const PURPOSE = 'research-panel';
const SHAPE = { ids: 2, hasVersion: true, codeBytes: 16 } as const;

export function writePanelToken(signer: Signer, { tenantId, panellistId, linkVersion }: PanelLinkParts): string {
  return writeSignedToken(signer, PURPOSE, SHAPE, { ids: [tenantId, panellistId], version: linkVersion });
}

/** Null for anything this installation did not make. */
export function readPanelToken(signer: Signer, token: string): PanelLinkParts | null {
  const found = readSignedToken(signer, PURPOSE, SHAPE, token);
  if (found === null) return null;
  const [tenantId, panellistId] = found.ids as [string, string];
  return { tenantId, panellistId, linkVersion: found.version! };
}
