// Sends a file of adverts part by part, so that a slow line or a proxy's limit does not cut it off, and asks for it to be looked at.
import type { AdvertImport, BeginImportBody } from '../contract.ts';
import { PART_BYTES } from '../limits.ts';

export interface SendCalls {
  begin(body: BeginImportBody): Promise<AdvertImport>;
  sendPart(importId: string, part: number, content: string): Promise<void>;
  look(importId: string): Promise<unknown>;
}

/** Hears how much has arrived, from 0 to 1. */
type HearShare = (share: number) => void;

/** The same file of a source again goes on where it broke off. */
export async function sendFile(calls: SendCalls, sourceId: string, file: File, onShare: HearShare): Promise<void> {
  const digest = await digestOf(file);
  const body = { sourceId, fileName: file.name.slice(-200), bytes: file.size, digest };
  await sendRest(calls, await calls.begin(body), file, onShare);
}

/** Sends what has not arrived yet of a file that somebody chose again; false, and nothing is sent, when it is another file. */
export async function goOn(calls: SendCalls, found: AdvertImport, file: File, onShare: HearShare): Promise<boolean> {
  if (file.size !== found.bytes) return false;
  if (found.digest !== null && (await digestOf(file)) !== found.digest) return false;
  await sendRest(calls, found, file, onShare);
  return true;
}

async function sendRest(
  calls: SendCalls,
  { id, state, parts: { needed, missing } }: AdvertImport,
  file: File,
  onShare: HearShare,
): Promise<void> {
  // It arrived before, and is being read or waits for a decision.
  if (state !== 'uploading') return;
  for (const [sent, part] of missing.entries()) {
    onShare((needed - missing.length + sent) / needed);
    const piece = await file.slice(part * PART_BYTES, (part + 1) * PART_BYTES).arrayBuffer();
    await calls.sendPart(id, part, toBase64(new Uint8Array(piece)));
  }
  onShare(1);
  await calls.look(id);
}

/** SHA-256, as the server works it out of the parts. */
async function digestOf(file: File): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** In steps that fit the arguments of one call. */
function toBase64(bytes: Uint8Array): string {
  const step = 0x6000;
  let text = '';
  for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(text);
}
