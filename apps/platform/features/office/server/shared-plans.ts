// What people share by name with the caller, as long as they do: asked of the profile at every request, kept nowhere here.
import { AppError } from '@dragoman/kernel';
import type { KeptPlan } from '../../profile/contract.ts';
import type { PersonEstimate, ProfileShare, SkillEstimate } from '../../profile/server/index.ts';
import type { ShareComment, SharedPlan, SharedPlanList } from '../contract.ts';
import { COMMENTS_MAX } from '../limits.ts';
import { expectedReduction } from './measures.ts';
import type { OfficeDependencies } from './office-dependencies.ts';
import { skillNameOf } from './read-map.ts';
import { officeStore } from './store.ts';
import type { CommentRecord } from './store.ts';
import { readNames } from './team-plans.ts';

/** Half the width of a 90 % interval in standard deviations. */
const NINETY = 1.645;
const SKILLS_OF_A_PLAN = 2;
const [LOWEST, HIGHEST] = [1, 4];

interface Reader {
  readonly tenantId: string;
  readonly personId: string;
}

export async function listSharedPlans(dependencies: OfficeDependencies, reader: Reader): Promise<SharedPlanList> {
  const { database, profile, audit } = dependencies;
  const { tenantId, personId } = reader;
  const shares = await profile.shares.forManager(database.read, tenantId, personId);
  const names = await readNames(database.read, tenantId);
  const estimates = await profile.estimates(database.read, tenantId, [...new Set(shares.map((each) => each.personId))]);
  const store = officeStore(database.read);
  const comments = await store.listComments(
    tenantId,
    shares.map((share) => share.id),
  );
  const aboutMe = await store.listCommentsAbout(tenantId, personId);
  if (shares.length > 0) {
    await database.write(async (queries) => {
      for (const share of shares) {
        await audit(queries, { tenantId, personId, action: 'share.viewed', subject: { type: 'share', id: share.id } });
      }
    });
  }
  const present = (comment: CommentRecord): ShareComment => ({
    id: comment.id,
    author: names.get(comment.personId) ?? '',
    text: comment.text,
    at: comment.at,
    isOwn: comment.personId === personId,
  });
  const plans = new Map<string, KeptPlan | null>();
  for (const share of shares)
    plans.set(share.id, await profile.shares.planFor(database.read, tenantId, personId, share.id));
  return {
    shares: shares
      .filter((share) => names.has(share.personId))
      .map((share): SharedPlan => {
        const plan = plans.get(share.id) ?? null;
        const estimate = estimates.find((each) => each.personId === share.personId);
        return {
          shareId: share.id,
          person: names.get(share.personId)!,
          what: share.what,
          grantedAt: share.grantedAt,
          computedAt: estimate?.computedAt ?? null,
          skills: estimate === undefined ? [] : skillsOf(dependencies, share, estimate, plan),
          plan: plan === null ? null : presentPlan(plan),
          comments: comments.filter((each) => each.shareId === share.id).map(present),
        };
      }),
    aboutMe: aboutMe.map(present),
  };
}

/** A plan says what is trained and nothing of levels; a profile says the levels, and where it cannot tell. */
function skillsOf(
  dependencies: OfficeDependencies,
  share: ProfileShare,
  estimate: PersonEstimate,
  plan: KeptPlan | null,
): SharedPlan['skills'] {
  const known = estimate.skills.filter((skill) => skill.status === 'estimated');
  const greatest = known.toSorted((a, b) => expectedNeed(b) - expectedNeed(a)).slice(0, SKILLS_OF_A_PLAN);
  // What has been taken on is what is trained; before that, what a plan would be made for.
  const working = plan?.modules.filter((module) => module.state !== 'dropped') ?? [];
  const planned = new Set((working.length > 0 ? working : greatest).map((each) => each.skill));
  const shown = share.what === 'plan' ? known.filter((skill) => planned.has(skill.skill)) : estimate.skills;
  return shown.map((skill) => {
    const isLevelShown = share.what === 'profile' && skill.status === 'estimated';
    const bound = (value: number): number => Math.round(Math.min(HIGHEST, Math.max(LOWEST, value)) * 10) / 10;
    return {
      skill: skill.skill,
      name: skillNameOf(dependencies, skill.skill),
      level: isLevelShown ? bound(skill.mean) : null,
      interval90: isLevelShown
        ? { low: bound(skill.mean - NINETY * skill.sd), high: bound(skill.mean + NINETY * skill.sd) }
        : null,
      target: share.what === 'profile' ? skill.target : null,
      isPlanned: planned.has(skill.skill),
    };
  });
}

function presentPlan({ keptAt, hours, modules }: KeptPlan): SharedPlan['plan'] {
  const shown = modules.map(({ moduleId, title, skillName, state }) => ({ moduleId, title, skillName, state }));
  return { keptAt, hours, modules: shown };
}

/** E (target − level)⁺, weighted as the role weighs it: what the person's plan is made from. */
function expectedNeed(skill: SkillEstimate): number {
  return skill.weight * expectedReduction(skill, Number.MAX_SAFE_INTEGER);
}

/** Gives the list again: a share that was taken back meanwhile answers like one that never was. */
export async function commentOnShare(
  dependencies: OfficeDependencies,
  reader: Reader,
  shareId: string,
  text: string,
  once: <Value>(
    queries: Parameters<Parameters<OfficeDependencies['database']['write']>[0]>[0],
    job: () => Promise<Value>,
  ) => Promise<Value>,
): Promise<void> {
  const { database, runtime, audit, profile } = dependencies;
  const { tenantId, personId } = reader;
  const share = await findShare(dependencies, reader, shareId);
  if (share === null) throw new AppError('route.not-found');
  await database.write((queries) =>
    once(queries, async () => {
      const still = (await profile.shares.forManager(queries, tenantId, personId)).some((each) => each.id === shareId);
      if (!still) throw new AppError('route.not-found');
      const store = officeStore(queries);
      const earlier = (await store.listComments(tenantId, [shareId])).filter((each) => each.personId === personId);
      if (earlier.length >= COMMENTS_MAX) throw new AppError('office.comments-full');
      const comment: CommentRecord = {
        id: runtime.makeId(),
        shareId,
        personId,
        aboutPersonId: share.personId,
        text: text.trim(),
        at: runtime.clock.iso(),
      };
      await store.addComment(tenantId, comment);
      await audit(queries, { tenantId, personId, action: 'share.commented', subject: { type: 'share', id: shareId } });
      return null;
    }),
  );
}

export async function findShare(
  { database, profile }: Pick<OfficeDependencies, 'database' | 'profile'>,
  { tenantId, personId }: Reader,
  shareId: string,
): Promise<ProfileShare | null> {
  const shares = await profile.shares.forManager(database.read, tenantId, personId);
  return shares.find((share) => share.id === shareId) ?? null;
}
