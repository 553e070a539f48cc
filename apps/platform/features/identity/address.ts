// The one rule by which two written e-mail addresses are the same address.

/**
 * The address as it is stored and compared, or null when it is none. Outer blanks go, letters become small, the domain takes its
 * ASCII form (UTS 46, as browsers do), nothing else changes: dots and `+tags` before the @ stay, because only the receiving host
 * knows what they mean. Addresses with letters beyond ASCII before the @ (RFC 6531) are not taken: too few hosts deliver to them.
 *
 * @example
 * normaliseAddress(' Aino.Virta+KT@Yliopisto.FI '); // 'aino.virta+kt@yliopisto.fi'
 * normaliseAddress('ewa@żółw.pl'); // 'ewa@xn--w-uga1v8h.pl'
 */
export function normaliseAddress(written: string): string | null {
  const text = written.trim();
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0)).toLowerCase();
  // RFC 5322 atoms joined by dots, RFC 5321 length.
  if (local.length > 64 || !/^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local)) return null;
  const domain = normaliseDomain(text.slice(at + 1));
  return domain === null || local.length + domain.length > 253 ? null : `${local}@${domain}`;
}

function normaliseDomain(written: string): string | null {
  if (!/^[^\s/?#@:%\\[\]]+\.[^\s/?#@:%\\[\]]+$/.test(written)) return null;
  const address = `http://${written}`;
  const domain = URL.canParse(address) ? new URL(address).hostname : '';
  return /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(domain) ? domain : null;
}
