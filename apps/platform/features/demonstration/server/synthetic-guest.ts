// The guest of the demonstration: one whose id follows from the installation's secret, so that no row has to remember it.
import type { InstallationKeys } from '../../../core/keys/installation-keys.ts';

/** A UUID of version 8 (RFC 9562, section 5.8). */
export function syntheticGuestId(keys: InstallationKeys): string {
  const hex = keys.digest('demonstration guest', '');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
