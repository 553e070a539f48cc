// Who wrote a mail that was pasted with its header: mail programs name the line in the language of their owner.
const SENDER =
  /^(?:from|lähettäjä|da|od|van|von)[ \t]*:[ \t]*(?:"?([^"<>\n]{0,120}?)"?[ \t]*)?<([^<>\s@]{1,64}@[^<>\s@]{3,189})>[ \t]*$/imu;
/** A header stands at the top; a line further down is that of a quoted mail. */
const HEAD = 1500;

/** Null when the text does not begin with a header that names an address. */
export function readSender(text: string): { readonly name: string; readonly email: string } | null {
  const [, name = '', email] = SENDER.exec(text.slice(0, HEAD)) ?? [];
  return email === undefined ? null : { name: name.trim(), email };
}
