// A person's own sharing with one named colleague, and its end. Both are logged; nothing is shared in any other way.
import { AppError } from '@dragoman/kernel';
import type { Queries } from '../../../../core/database/database.ts';
import { accountStore, memberStore, normaliseAddress } from '../../../identity/server/index.ts';
import type { ReceivedShares, Share } from '../../contract.ts';
import { SHARES_PER_PERSON } from '../../limits.ts';
import type { ProfileShare } from '../profile-door.ts';
import type { ResultDependencies } from '../result-dependencies.ts';
import { shareStore } from './share-store.ts';

type Dependencies = Pick<ResultDependencies, 'database' | 'runtime' | 'audit'>;

interface Person {
  readonly tenantId: string;
  readonly personId: string;
}

/**
 * Shares plan or profile with a member of the same institution. Sharing the same again changes nothing.
 * An address nobody here has is told apart from one's own only: who is a member is no secret within an institution.
 */
export async function shareProfile(
  { database, runtime, audit }: Dependencies,
  { tenantId, personId }: Person,
  wish: { readonly email: string; readonly what: ProfileShare['what'] },
): Promise<Share> {
  return database.write(async (queries) => {
    const withPersonId = await findMember(queries, tenantId, wish.email);
    if (withPersonId === null) throw new AppError('profile.nobody-here');
    if (withPersonId === personId) throw new AppError('profile.share-with-oneself');
    const store = shareStore(queries);
    const standing = await store.listGranted(tenantId, personId);
    const same = standing.find((each) => each.withPersonId === withPersonId && each.what === wish.what);
    const withName = await nameOf(queries, tenantId, withPersonId);
    if (same !== undefined) return { id: same.id, withName, what: same.what, grantedAt: same.grantedAt };
    if (standing.length >= SHARES_PER_PERSON) throw new AppError('profile.too-many-shares');
    const share: ProfileShare = {
      id: runtime.makeId(),
      personId,
      withPersonId,
      what: wish.what,
      grantedAt: runtime.clock.iso(),
    };
    await store.grant(tenantId, share);
    await audit(queries, {
      tenantId,
      personId,
      action: 'profile.shared',
      subject: { type: 'share', id: share.id },
      details: { what: share.what },
    });
    return { id: share.id, withName, what: share.what, grantedAt: share.grantedAt };
  });
}

/** Ends a share; the next request of the other person no longer finds it. */
export async function revokeShare(
  { database, runtime, audit }: Dependencies,
  { tenantId, personId }: Person,
  shareId: string,
): Promise<void> {
  await database.write(async (queries) => {
    if (!(await shareStore(queries).revoke(tenantId, shareId, runtime.clock.iso()))) return;
    await audit(queries, {
      tenantId,
      personId,
      action: 'profile.share-revoked',
      subject: { type: 'share', id: shareId },
    });
  });
}

export async function listShares(queries: Queries, { tenantId, personId }: Person): Promise<{ shares: Share[] }> {
  const granted = await shareStore(queries).listGranted(tenantId, personId);
  const shares = [];
  for (const { id, withPersonId, what, grantedAt } of granted)
    shares.push({ id, withName: await nameOf(queries, tenantId, withPersonId), what, grantedAt });
  return { shares };
}

export async function listReceived(queries: Queries, { tenantId, personId }: Person): Promise<ReceivedShares> {
  const received = await shareStore(queries).listReceived(tenantId, personId);
  const shares = [];
  for (const { id, personId: from, what, grantedAt } of received)
    shares.push({ id, fromName: await nameOf(queries, tenantId, from), what, grantedAt });
  return { shares };
}

async function findMember(queries: Queries, tenantId: string, email: string): Promise<string | null> {
  const address = normaliseAddress(email);
  const account = address === null ? null : await accountStore(queries).findByEmail(address);
  if (account === null) return null;
  const member = await memberStore(queries).findByAccount(tenantId, account.id);
  return member === null || member.hasLeft ? null : member.personId;
}

/** The name of a member; empty for somebody who has left. */
export async function nameOf(queries: Queries, tenantId: string, personId: string): Promise<string> {
  const accountId = await memberStore(queries).findAccountOf(tenantId, personId);
  return accountId === null ? '' : ((await accountStore(queries).find(accountId))?.name ?? '');
}
