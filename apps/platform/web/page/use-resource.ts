// Something a page reads from the server: loading, there, or a problem with a way to try again.
import { useCallback, useEffect, useState } from 'preact/hooks';
import { toProblem } from '../api/problem.ts';
import type { Problem } from '../api/problem.ts';

export type Resource<Value> =
  | { readonly status: 'loading'; readonly value: Value | null }
  | { readonly status: 'ready'; readonly value: Value }
  | { readonly status: 'failed'; readonly problem: Problem; readonly value: Value | null };

/**
 * Reads when `key` changes and on `reload`. While it reads again, the last value stays, so that the page does not jump.
 *
 * @param key says what is read; the same key is read once
 */
export function useResource<Value>(key: string, read: () => Promise<Value>): [Resource<Value>, reload: () => void] {
  const [resource, setResource] = useState<Resource<Value>>({ status: 'loading', value: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isWanted = true;
    setResource((last) => ({ status: 'loading', value: last.value }));
    read().then(
      (value) => isWanted && setResource({ status: 'ready', value }),
      (error: unknown) =>
        isWanted && setResource((last) => ({ status: 'failed', problem: toProblem(error), value: last.value })),
    );
    return () => {
      isWanted = false;
    };
  }, [key, turn]);
  return [resource, useCallback(() => setTurn((last) => last + 1), [])];
}
