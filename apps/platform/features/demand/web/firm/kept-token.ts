// The secret of the firm's link for this tab alone, so that reloading its page does not lose it. It is in no address and no cookie.
const NAME = 'dragoman-firm';

export function keepToken(token: string): void {
  try {
    sessionStorage.setItem(NAME, token);
  } catch {
    // Storage is refused in some private windows: the link in the mail still works.
  }
}

export function keptToken(): string {
  try {
    return sessionStorage.getItem(NAME) ?? '';
  } catch {
    return '';
  }
}
