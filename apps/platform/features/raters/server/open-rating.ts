// A rater's link: the first device that opens it goes on by itself; another one is asked for the address the link was sent to.
import { AppError } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import { ADDRESS_TRIES } from '../limits.ts';
import { readRaterToken } from './rater-tokens.ts';
import { digestAddress } from './raters-parts.ts';
import type { RatersParts } from './raters-parts.ts';
import type { Nominee, Round } from './round.ts';
import { roundStore } from './round-store.ts';
import { sameAddress } from './same-address.ts';

/** Holds a random secret of this device; one for all links opened on it. */
export const RATER_COOKIE = 'dragoman-rater';
export const RATER_COOKIE_SECONDS = 120 * 86_400;
const DEVICE_DIGEST = 'rater device';
const TRIES_PAUSE = 3_600_000;

export interface RaterHere {
  readonly round: Round;
  readonly nominee: Nominee;
}

export type OpenedRating =
  | { readonly kind: 'here'; readonly ratingId: string; readonly device: string }
  | { readonly kind: 'refused'; readonly code: string; readonly minutes: number };

/**
 * Opens a link. A refusal is returned and not thrown, because a wrong address must be counted.
 *
 * @param device the secret of the device's cookie; null when it has none
 * @param address what the rater typed when asked which address the link was sent to
 */
export async function openRating(
  parts: RatersParts,
  queries: WriteQueries,
  {
    token,
    address,
    device,
  }: { readonly token: string; readonly address: string | null; readonly device: string | null },
): Promise<OpenedRating> {
  const nominee = await requireNominee(queries, readRaterToken(parts.keys, 'rater-link', token));
  const here: OpenedRating & { kind: 'here' } = {
    kind: 'here',
    ratingId: nominee.id,
    device: device ?? Buffer.from(parts.runtime.random.bytes(24)).toString('base64url'),
  };
  if (nominee.deviceDigest === null) {
    await bind(parts, queries, nominee, here.device, 'first');
    return here;
  }
  if (nominee.deviceDigest === digestDevice(parts, here.device)) return here;
  if (address === null) return { kind: 'refused', code: 'raters.other-device', minutes: 0 };
  return checkAddress(parts, queries, nominee, address, here);
}

async function checkAddress(
  parts: RatersParts,
  queries: WriteQueries,
  nominee: Nominee,
  address: string,
  here: OpenedRating & { kind: 'here' },
): Promise<OpenedRating> {
  const now = parts.runtime.clock.now();
  const since = nominee.triesSince === null ? 0 : Date.parse(nominee.triesSince);
  const isFresh = now - since >= TRIES_PAUSE;
  const tries = isFresh ? 0 : nominee.addressTries;
  if (tries >= ADDRESS_TRIES) {
    return { kind: 'refused', code: 'raters.address-tries', minutes: Math.ceil((since + TRIES_PAUSE - now) / 60_000) };
  }
  const same = sameAddress(address);
  if (same !== null && digestAddress(parts, same) === nominee.addressDigest) {
    await bind(parts, queries, nominee, here.device, 'moved');
    return here;
  }
  await roundStore(queries).changeNominee(nominee.tenantId, nominee.id, {
    address_tries: tries + 1,
    ...(isFresh ? { tries_since: new Date(now).toISOString() } : {}),
  });
  await audit(parts, queries, nominee, 'raters.address-not-right', { tries: tries + 1 });
  return { kind: 'refused', code: 'raters.address-not-right', minutes: 0 };
}

async function bind(
  parts: RatersParts,
  queries: WriteQueries,
  nominee: Nominee,
  device: string,
  how: 'first' | 'moved',
): Promise<void> {
  await roundStore(queries).changeNominee(nominee.tenantId, nominee.id, {
    device_digest: digestDevice(parts, device),
    address_tries: 0,
    tries_since: null,
  });
  await audit(parts, queries, nominee, 'raters.link-opened', { device: how });
}

/** The rating of a device that has opened its link; throws `raters.rating-not-known` for any other, whether or not there is such a rating. */
export async function requireRater(
  parts: RatersParts,
  queries: Queries,
  ratingId: string,
  device: string | null,
): Promise<RaterHere> {
  const nominee = device === null ? null : await roundStore(queries).findNomineeAnywhere(ratingId);
  if (device === null || nominee?.deviceDigest !== digestDevice(parts, device)) {
    throw new AppError('raters.rating-not-known');
  }
  await requireNominee(queries, ratingId);
  const round = await roundStore(queries).findRound(nominee.tenantId, nominee.roundId);
  if (round === null) throw new AppError('raters.rating-not-known');
  return { round, nominee };
}

/** The nomination behind a link, or why there is none any more, in words that fit each case. */
export async function requireNominee(queries: Queries, id: string | null): Promise<Nominee> {
  const nominee = id === null ? null : await roundStore(queries).findNomineeAnywhere(id);
  if (nominee === null || nominee.state !== 'asked') throw new AppError('raters.link-not-known');
  if (nominee.takenBackAt !== null || nominee.leftAt !== null) throw new AppError('raters.link-withdrawn');
  if (nominee.contact === null) throw new AppError('raters.link-over');
  return nominee;
}

function digestDevice({ keys }: RatersParts, device: string): string {
  return keys.digest(DEVICE_DIGEST, device);
}

/** Acts of raters are logged under the round; who it was stands there as a digest of the nomination. */
export async function audit(
  parts: RatersParts,
  queries: WriteQueries,
  nominee: Nominee,
  action: string,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  await parts.audit(queries, {
    tenantId: nominee.tenantId,
    personId: nominee.id,
    action,
    subject: { type: 'rating-round', id: nominee.roundId },
    details,
  });
}
