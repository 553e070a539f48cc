// The secret of a link stands in the fragment of its address.

/** Reads it and takes it out of the address bar at once, so that it stays out of history, bookmarks and screenshots. */
export function takeToken(): string {
  const { hash } = location;
  if (hash === '') return '';
  history.replaceState(null, '', location.pathname + location.search);
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
