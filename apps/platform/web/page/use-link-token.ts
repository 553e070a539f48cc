// The secret of the link that led to this page, for as long as the page stays.
import { useEffect, useState } from 'preact/hooks';
import { takeToken } from './take-token.ts';

/** Empty when the address had none. Another link pasted into this tab is opened as well. */
export function useLinkToken(): string {
  const [token] = useState(takeToken);
  useEffect(() => {
    // Only the fragment changes then, and the browser would stay where it is. A jump to a part of the page is no link.
    const openAnother = (): void => {
      if (location.hash !== '' && document.getElementById(location.hash.slice(1)) === null) location.reload();
    };
    addEventListener('hashchange', openAnother);
    return () => removeEventListener('hashchange', openAnother);
  }, []);
  return token;
}
