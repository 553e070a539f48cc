// When two written addresses are the same mailbox for a round: stricter than for signing in, so that nobody is asked twice or asks oneself.
import { normaliseAddress } from '../../identity/server/index.ts';

/** Hosts that ignore dots before the @ (stated in Google's own help for Gmail). */
const DOTLESS = new Set(['gmail.com', 'googlemail.com']);

/**
 * The address without what only routes mail within one mailbox: a `+tag`, and at Gmail the dots. For comparing only; mail goes to the
 * address as written. Null when it is no address.
 *
 * @example
 * sameAddress('Aino.Virta+kt@gmail.com'); // 'ainovirta@gmail.com'
 */
export function sameAddress(written: string): string | null {
  const address = normaliseAddress(written);
  if (address === null) return null;
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const untagged = address.slice(0, at).replace(/\+.*$/, '') || address.slice(0, at);
  if (!DOTLESS.has(domain)) return `${untagged}@${domain}`;
  return `${untagged.replaceAll('.', '')}@gmail.com`;
}

/** How a page shows whom a link was sent to: enough for the right person, too little for anybody else. */
export function veilAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, Math.min(2, at))}…${address.slice(at)}`;
}
