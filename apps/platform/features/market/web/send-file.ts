// Sends a file of adverts part by part, so that a slow line or a proxy's limit does not cut it off, and asks for it to be looked at.
import type { AdvertImport, BeginImportBody } from '../contract.ts';
import { PART_BYTES } from '../limits.ts';

export interface SendCalls {
  begin(body: BeginImportBody): Promise<AdvertImport>;
  sendPart(importId: string, part: number, content: string): Promise<void>;
  look(importId: string): Promise<unknown>;
}

/** `onShare` hears how much has arrived, from 0 to 1. */
export async function sendFile(
  calls: SendCalls,
  sourceId: string,
  file: File,
  onShare: (share: number) => void,
): Promise<void> {
  const { id } = await calls.begin({ sourceId, fileName: file.name.slice(-200), bytes: file.size });
  const parts = Math.ceil(file.size / PART_BYTES);
  for (let part = 0; part < parts; part += 1) {
    onShare(part / parts);
    const piece = await file.slice(part * PART_BYTES, (part + 1) * PART_BYTES).arrayBuffer();
    await calls.sendPart(id, part, toBase64(new Uint8Array(piece)));
  }
  onShare(1);
  await calls.look(id);
}

/** In steps that fit the arguments of one call. */
function toBase64(bytes: Uint8Array): string {
  const step = 0x6000;
  let text = '';
  for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(text);
}
