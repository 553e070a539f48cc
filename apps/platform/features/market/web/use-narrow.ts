// Tells whether the window is as narrow as a phone, where a wide table becomes cards.
import { useEffect, useState } from 'preact/hooks';

/** As wide as the narrow rules of market.css. */
const NARROW = '(width < 40rem)';

export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const media = matchMedia(NARROW);
    const listen = (): void => setNarrow(media.matches);
    media.addEventListener('change', listen);
    return () => media.removeEventListener('change', listen);
  }, []);
  return isNarrow;
}
