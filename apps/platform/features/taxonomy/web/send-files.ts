// Sends files part by part as if they were one, so that a slow line or a proxy's limit does not cut a large pack off.
import type { BeginImportBody, PackImport } from '../contract.ts';
import { PART_BYTES } from '../limits.ts';

export interface SendCalls {
  begin(body: BeginImportBody): Promise<PackImport>;
  sendPart(importId: string, part: number, content: string): Promise<void>;
  startReading(importId: string): Promise<unknown>;
}

/** Gives the id of the import that is now being read. `onShare` hears how much has arrived, from 0 to 1. */
export async function sendFiles(
  calls: SendCalls,
  body: Omit<BeginImportBody, 'files'>,
  files: readonly File[],
  onShare: (share: number) => void,
): Promise<string> {
  const begun = await calls.begin({ ...body, files: files.map(({ name, size }) => ({ name, bytes: size })) });
  const { id } = begun.pack;
  const whole = new Blob([...files]);
  const parts = Math.ceil(whole.size / PART_BYTES);
  for (let part = 0; part < parts; part += 1) {
    onShare(part / parts);
    const piece = await whole.slice(part * PART_BYTES, (part + 1) * PART_BYTES).arrayBuffer();
    await calls.sendPart(id, part, toBase64(new Uint8Array(piece)));
  }
  onShare(1);
  await calls.startReading(id);
  return id;
}

/** In steps that fit the arguments of one call. */
export function toBase64(bytes: Uint8Array): string {
  const step = 0x6000;
  let text = '';
  for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(text);
}
