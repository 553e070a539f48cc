// An expert's link: the first device that opens it goes on by itself; another one is asked for the address the link was sent to.
import { AppError } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import { EXPERT_ADDRESS_TRIES } from '../limits.ts';
import { digestAddress, digestDevice, readExpertToken } from './expert-links.ts';
import { panelStore } from './panel-store.ts';
import type { StudiesDependencies } from './studies-parts.ts';
import { studyStore } from './study-store.ts';
import type { Expert, Study } from './study.ts';

/** Holds a random secret of this device; one for all links opened on it. */
export const EXPERT_COOKIE = 'dragoman-expert';
export const EXPERT_COOKIE_SECONDS = 120 * 86_400;
const TRIES_PAUSE = 3_600_000;

export interface ExpertHere {
  readonly study: Study;
  readonly expert: Expert;
}

export type OpenedExpert =
  | { readonly kind: 'here'; readonly expertId: string; readonly device: string }
  | { readonly kind: 'refused'; readonly code: string; readonly minutes: number };

/** A refusal is returned and not thrown, because a wrong address must be counted. */
export async function openExpert(
  parts: StudiesDependencies,
  queries: WriteQueries,
  given: { readonly token: string; readonly address: string | null; readonly device: string | null },
): Promise<OpenedExpert> {
  const id = readExpertToken(parts, given.token);
  const expert = id === null ? null : await panelStore(queries).findExpertAnywhere(id);
  // A link that is right but whose expert is gone was taken back or has ended; a made-up one never was.
  if (expert === null) throw new AppError(id === null ? 'expert.link-not-known' : 'expert.link-withdrawn');
  const device = given.device ?? Buffer.from(parts.runtime.random.bytes(24)).toString('base64url');
  const here: OpenedExpert = { kind: 'here', expertId: expert.id, device };
  if (expert.deviceDigest === digestDevice(parts, device)) return here;
  if (expert.deviceDigest === null) {
    await bind(parts, queries, expert, device);
    return here;
  }
  if (given.address === null) return { kind: 'refused', code: 'expert.other-device', minutes: 0 };
  const now = parts.runtime.clock.now();
  const since = expert.triesSince === null ? 0 : Date.parse(expert.triesSince);
  const isFresh = now - since >= TRIES_PAUSE;
  const tries = isFresh ? 0 : expert.addressTries;
  if (tries >= EXPERT_ADDRESS_TRIES) {
    return { kind: 'refused', code: 'expert.address-tries', minutes: Math.ceil((since + TRIES_PAUSE - now) / 60_000) };
  }
  if (digestAddress(parts, given.address) === expert.addressDigest) {
    await bind(parts, queries, expert, device);
    return here;
  }
  await panelStore(queries).changeExpert(expert.tenantId, expert.id, {
    address_tries: tries + 1,
    ...(isFresh ? { tries_since: new Date(now).toISOString() } : {}),
  });
  return { kind: 'refused', code: 'expert.address-not-right', minutes: 0 };
}

async function bind(parts: StudiesDependencies, queries: WriteQueries, expert: Expert, device: string): Promise<void> {
  await panelStore(queries).changeExpert(expert.tenantId, expert.id, {
    device_digest: digestDevice(parts, device),
    address_tries: 0,
    tries_since: null,
  });
}

/** The expert of a device that has opened the link; `expert.not-known` for any other, whether or not there is such an expert. */
export async function requireExpert(
  parts: StudiesDependencies,
  queries: Queries,
  expertId: string,
  device: string | null,
): Promise<ExpertHere> {
  const expert = device === null ? null : await panelStore(queries).findExpertAnywhere(expertId);
  if (device === null || expert === null || expert.deviceDigest !== digestDevice(parts, device)) {
    throw new AppError('expert.not-known');
  }
  const study = await studyStore(queries).find(expert.tenantId, expert.studyId);
  if (study === null || study.status === 'draft') throw new AppError('expert.not-known');
  return { study, expert };
}
