// The secrets of panellists: nothing is stored, a link proves itself by a keyed code over institution, panellist and version.
import { timingSafeEqual } from 'node:crypto';
import { isUuid } from '@dragoman/kernel';
import type { InstallationKeys } from '../../../core/keys/installation-keys.ts';

export interface PanelLinkParts {
  readonly tenantId: string;
  readonly panellistId: string;
  readonly linkVersion: number;
}

const PURPOSE = 'research-panel';
const CODE_BYTES = 16;
const DATA_BYTES = 36;

export function writePanelToken(
  keys: Pick<InstallationKeys, 'mac'>,
  { tenantId, panellistId, linkVersion }: PanelLinkParts,
): string {
  const version = Buffer.alloc(4);
  version.writeUInt32BE(linkVersion);
  const data = Buffer.concat([toBytes(tenantId), toBytes(panellistId), version]);
  return Buffer.concat([data, codeOf(keys, data)]).toString('base64url');
}

/** Null for anything this installation did not make. */
export function readPanelToken(keys: Pick<InstallationKeys, 'mac'>, token: string): PanelLinkParts | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== DATA_BYTES + CODE_BYTES || bytes.toString('base64url') !== token) return null;
  const data = bytes.subarray(0, DATA_BYTES);
  if (!timingSafeEqual(bytes.subarray(DATA_BYTES), codeOf(keys, data))) return null;
  const [tenantId, panellistId] = [toId(data.subarray(0, 16)), toId(data.subarray(16, 32))];
  if (!isUuid(tenantId) || !isUuid(panellistId)) return null;
  return { tenantId, panellistId, linkVersion: data.readUInt32BE(32) };
}

function codeOf(keys: Pick<InstallationKeys, 'mac'>, data: Uint8Array): Uint8Array {
  return keys.mac(PURPOSE, data).subarray(0, CODE_BYTES);
}

function toBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function toId(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
