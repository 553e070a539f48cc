// What somebody lets this person see, read anew at every request, so that it ends when it is taken back. Every look is logged.
import { AppError } from '@dragoman/kernel';
import type { ProfileResult, SharedView } from '../../contract.ts';
import { presentKeptPlan } from '../development/keep-plan.ts';
import type { DevelopmentDependencies } from '../development/keep-plan.ts';
import { listFinished } from '../ledger/gather-evidence.ts';
import { readResult } from '../read-result.ts';
import { nameOf } from './share-profile.ts';
import { shareStore } from './share-store.ts';

/** The plan with its progress and, of a shared profile, the skills; no answers, no notes, nothing of raters. */
export async function readShared(
  dependencies: DevelopmentDependencies,
  reader: { readonly tenantId: string; readonly personId: string },
  shareId: string,
): Promise<SharedView> {
  const { database, audit } = dependencies;
  const { tenantId } = reader;
  const received = await shareStore(database.read).listReceived(tenantId, reader.personId);
  const share = received.find((each) => each.id === shareId);
  if (share === undefined) throw new AppError('route.not-found');
  const newest = (await listFinished(database.read, tenantId, share.personId)).at(-1);
  const result =
    share.what === 'plan' || newest === undefined ? null : await readResult(dependencies, tenantId, newest.id);
  await database.write((queries) =>
    audit(queries, {
      tenantId,
      personId: reader.personId,
      action: 'profile.shared-read',
      subject: { type: 'share', id: shareId },
      details: { what: share.what },
    }),
  );
  return {
    id: share.id,
    fromName: await nameOf(database.read, tenantId, share.personId),
    what: share.what,
    grantedAt: share.grantedAt,
    plan: await presentKeptPlan(database.read, tenantId, share.personId),
    skills: result === null ? null : result.skills.map(presentSharedSkill),
    assessedOn: result?.assessedOn ?? null,
  };
}

function presentSharedSkill(skill: ProfileResult['skills'][number]) {
  const isKnown = skill.status === 'estimated';
  return {
    skill: skill.skill,
    name: skill.name,
    status: skill.status,
    level: isKnown ? skill.estimate.level : null,
    interval90: isKnown ? skill.estimate.interval90 : null,
    target: skill.target,
    reading: skill.reading,
  };
}
