// Bytes of a file for a JSON body.

/** In steps that fit the arguments of one call. */
export function toBase64(bytes: Uint8Array): string {
  const step = 0x6000;
  let text = '';
  for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(text);
}
