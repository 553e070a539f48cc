// Notices that the database file was deleted, moved or replaced under the running server: commits would go to a file nobody sees.
import { AppError } from '@dragoman/kernel';
import { statSync } from 'node:fs';

/** Returns a check that throws `storage.unavailable` when the path no longer names the file it named when this was called. */
export function watchFile(path: string): () => void {
  const identify = (): string => {
    const { dev, ino } = statSync(path);
    return `${dev}:${ino}`;
  };
  const opened = identify();
  return () => {
    let current: string | null = null;
    let cause: unknown;
    try {
      current = identify();
    } catch (error) {
      cause = error;
    }
    if (current !== opened) throw new AppError('storage.unavailable', { cause });
  };
}
