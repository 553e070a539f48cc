// Files that are whole or not there, also after a power cut: written aside, synced, renamed into place, folder synced.
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes the file for its owner only (0600), replacing one of that name. A failure leaves the old one and no half of the new. */
export function writeDurably(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.part`;
  try {
    writeAndSync(aside, 'w', content);
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** Adds to the end of the file, for its owner only, and returns when the disk has it. */
export function appendDurably(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeAndSync(path, 'a', content);
  syncFolder(dirname(path));
}

function writeAndSync(path: string, flags: 'w' | 'a', content: string | Uint8Array): void {
  const bytes = Buffer.from(content);
  const file = openSync(path, flags, 0o600);
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Without it a new name may be gone after a power cut although its content was synced. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
