// Team plans: for an office too small for figures. Two training wishes a person, by name, taken back at any time; no score anywhere.
import { AppError } from '@dragoman/kernel';
import type { Queries } from '../../../core/database/database.ts';
import { institutionStore, memberStore } from '../../identity/server/index.ts';
import type { TeamPlanList, Wish } from '../contract.ts';
import type { OfficeDependencies } from './office-dependencies.ts';
import { skillNameOf } from './read-map.ts';
import { officeStore } from './store.ts';
import type { PlanRecord } from './store.ts';
import type { Viewer } from './viewer.ts';

const isOf = (viewer: Viewer, unitId: string): boolean => viewer.units.some((unit) => unit.id === unitId);

function mayLead(viewer: Viewer, unitId: string): boolean {
  return viewer.reach === 'institution' || (viewer.isManager && isOf(viewer, unitId));
}

export async function listTeamPlans(dependencies: OfficeDependencies, viewer: Viewer): Promise<TeamPlanList> {
  const { database, framework } = dependencies;
  const { tenantId } = viewer;
  const units = await institutionStore(database.read).listUnits(tenantId);
  const store = officeStore(database.read);
  const plans = (await store.listPlans(tenantId)).filter(
    (plan) => isOf(viewer, plan.unitId) || mayLead(viewer, plan.unitId),
  );
  const readable = plans.filter((plan) => isOf(viewer, plan.unitId)).map((plan) => plan.id);
  const wishes = await store.listWishes(tenantId, readable);
  const names = await readNames(database.read, tenantId);
  return {
    plans: plans.map((plan) => {
      const unit = units.find((each) => each.id === plan.unitId);
      const ofPlan = Map.groupBy(
        wishes.filter((each) => each.planId === plan.id),
        (each) => each.personId,
      );
      return {
        id: plan.id,
        unit: { id: plan.unitId, name: unit?.name ?? '' },
        title: plan.title,
        openedAt: plan.openedAt,
        closedAt: plan.closedAt,
        mayClose: plan.closedAt === null && mayLead(viewer, plan.unitId),
        mayRead: isOf(viewer, plan.unitId),
        mayWish: plan.closedAt === null && isOf(viewer, plan.unitId),
        own: (ofPlan.get(viewer.personId) ?? []).map(toWish),
        people: [...ofPlan]
          .flatMap(([personId, own]) => {
            const name = names.get(personId);
            return name === undefined ? [] : [{ name, wishes: own.map(toWish) }];
          })
          .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      };
    }),
    units: units.filter((unit) => mayLead(viewer, unit.id)).map(({ id, name }) => ({ id, name })),
    skills: framework.head.defaultSet.skills.map((id) => ({ id, name: skillNameOf(dependencies, id) })),
  };
}

function toWish({ skill, text }: Wish): Wish {
  return { skill, text };
}

/** Names of those who are members now: who has left stands on no plan. */
export async function readNames(queries: Queries, tenantId: string): Promise<Map<string, string>> {
  const members = await memberStore(queries).list(tenantId);
  return new Map(members.map((member) => [member.personId, member.name]));
}

export async function openTeamPlan(
  { database, runtime, audit }: OfficeDependencies,
  viewer: Viewer,
  body: { readonly unitId: string; readonly title: string },
  once: <Value>(
    queries: Parameters<Parameters<typeof database.write>[0]>[0],
    job: () => Promise<Value>,
  ) => Promise<Value>,
): Promise<void> {
  const { tenantId, personId } = viewer;
  const unit = await institutionStore(database.read).findUnit(tenantId, body.unitId);
  if (unit === null || !mayLead(viewer, unit.id)) throw new AppError('office.not-your-unit');
  const plan: PlanRecord = {
    id: runtime.makeId(),
    unitId: unit.id,
    title: body.title.trim(),
    openedAt: runtime.clock.iso(),
    closedAt: null,
  };
  await database.write((queries) =>
    once(queries, async () => {
      const store = officeStore(queries);
      const open = (await store.listPlans(tenantId)).some((each) => each.unitId === unit.id && each.closedAt === null);
      if (open) throw new AppError('office.plan-open-already');
      await store.addPlan(tenantId, plan);
      await audit(queries, {
        tenantId,
        personId,
        action: 'team-plan.opened',
        subject: { type: 'team-plan', id: plan.id },
      });
      return null;
    }),
  );
}

/** An empty list takes everything back, also after the plan has closed: what is revocable stays so. */
export async function putWishes(
  { database, runtime, audit, framework }: OfficeDependencies,
  viewer: Viewer,
  planId: string,
  wishes: readonly Wish[],
): Promise<void> {
  const { tenantId, personId } = viewer;
  const plan = await officeStore(database.read).findPlan(tenantId, planId);
  if (plan === null || !isOf(viewer, plan.unitId)) throw new AppError('route.not-found');
  if (plan.closedAt !== null && wishes.length > 0) throw new AppError('office.plan-closed');
  const known = new Set(framework.head.skills);
  const kept = wishes.map(({ skill, text }) => ({
    skill: skill !== null && known.has(skill) ? skill : null,
    text: text.trim(),
  }));
  await database.write(async (queries) => {
    await officeStore(queries).putWishes(tenantId, planId, personId, kept, runtime.clock.iso());
    await audit(queries, {
      tenantId,
      personId,
      action: wishes.length === 0 ? 'team-plan.wishes-taken-back' : 'team-plan.wished',
      subject: { type: 'team-plan', id: planId },
      details: { wishes: wishes.length },
    });
  });
}

export async function closeTeamPlan(
  { database, runtime, audit }: OfficeDependencies,
  viewer: Viewer,
  planId: string,
): Promise<void> {
  const { tenantId, personId } = viewer;
  const plan = await officeStore(database.read).findPlan(tenantId, planId);
  if (plan === null || !mayLead(viewer, plan.unitId)) throw new AppError('route.not-found');
  await database.write(async (queries) => {
    await officeStore(queries).closePlan(tenantId, planId, runtime.clock.iso());
    await audit(queries, {
      tenantId,
      personId,
      action: 'team-plan.closed',
      subject: { type: 'team-plan', id: planId },
    });
  });
}
