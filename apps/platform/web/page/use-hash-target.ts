// Goes to the part of a page that the address names, once that part is there.
import { useEffect } from 'preact/hooks';

/** Call in the component that holds the target. The router leaves fragments to the page. */
export function useHashTarget(): void {
  useEffect(() => {
    const target = location.hash === '' ? null : document.getElementById(decodeURIComponent(location.hash.slice(1)));
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }, []);
}
