// What people do with their results: take on a plan, get on with it, share it with a manager, put wishes on a team plan.
import type { Development, KeptPlan } from '../../../profile/contract.ts';
import type { SharedPlanList, TeamPlanList } from '../../../office/contract.ts';
import type { OwnCampaigns } from '../../../campaigns/contract.ts';
import { campaignMemberStore } from '../../../campaigns/server/index.ts';
import type { SyntheticPlan } from '../../loop-contract.ts';
import { peopleOf } from './crowd.ts';
import { DAY, findPlaceOf, openMoment, visitAs } from './story.ts';
import type { Story } from './story.ts';
import type { Visitor } from '../visitor.ts';

/** Somebody of a campaign, by the platform's own list of them. */
async function findSomebody(story: Story, plan: SyntheticPlan): Promise<Visitor> {
  const campaign = story.loop.campaigns.find((each) => each.id === plan.campaign)!;
  const place = await findPlaceOf(story, campaign.institution);
  if (typeof plan.person === 'string') return place.account(plan.person);
  const { email } = peopleOf(story.loop, campaign, place).find((each) => each.key === plan.person)!;
  const store = campaignMemberStore(story.database.read);
  const known = [...(await store.findKnown(place.tenantId))].find(([address]) => address === email);
  if (known === undefined) throw new Error(`Nobody has the address ${email}.`);
  return visitAs({ kind: 'guest', tenantId: place.tenantId, personId: known[1] });
}

/** Plans are taken on some days after the close, modules done in the weeks that follow. */
export async function keepPlans(story: Story, campaignId: string): Promise<void> {
  const campaign = story.loop.campaigns.find((each) => each.id === campaignId)!;
  for (const plan of story.loop.plans.filter((each) => each.campaign === campaignId)) {
    const visitor = await findSomebody(story, plan);
    const moment = openMoment(story, campaign.closesInDays + 4, `${plan.campaign}/plan/${plan.person}`);
    const { routes, clock } = moment;
    if ((await visitor.call<Development>(routes, 'profile.development')).plan !== null) continue;
    const { campaigns } = await visitor.call<OwnCampaigns>(routes, 'campaigns.list-own');
    const { attemptId } = campaigns.find((each) => each.title === campaign.title)!;
    const body = { hours: plan.hours, company: 'any' };
    const kept = await visitor.call<KeptPlan>(routes, 'profile.keep-plan', { params: { attemptId }, body });
    for (const [index, { moduleId }] of kept.modules.entries()) {
      const state = index < plan.done ? 'done' : index < plan.done + plan.begun ? 'begun' : null;
      if (state === null) continue;
      clock.advance(6 * DAY);
      await visitor.call(routes, 'profile.progress', { body: { moduleId, state } });
    }
    if (plan.note === null) continue;
    const moduleId = kept.modules[0]?.moduleId ?? null;
    await visitor.call(routes, 'profile.write-note', { body: { moduleId, text: plan.note } });
  }
}

/** Skills of the modules somebody has done: what training has moved by the next wave. */
export async function trainedBy(story: Story, plan: SyntheticPlan): Promise<readonly string[]> {
  const visitor = await findSomebody(story, plan);
  const { routes } = openMoment(story, 0, `trained/${plan.campaign}/${plan.person}`);
  return (await visitor.call<Development>(routes, 'profile.development')).trained;
}

export async function sharePlans(story: Story): Promise<void> {
  for (const share of story.loop.shares) {
    const institution = story.network.institutions.find((each) => each.people.some(({ id }) => id === share.person))!;
    const place = await findPlaceOf(story, institution.id);
    const moment = openMoment(story, -share.daysAgo, `share/${share.person}/${share.what}`);
    const { routes, clock } = moment;
    const { email } = institution.people.find(({ id }) => id === share.with)!;
    const body = { email, what: share.what };
    const { id: shareId } = await place.account(share.person).call<{ id: string }>(routes, 'profile.share', { body });
    if (share.comment === null) continue;
    const manager = place.account(share.with);
    const { shares } = await manager.call<SharedPlanList>(routes, 'office.shares');
    if (shares.some((each) => each.shareId === shareId && each.comments.length > 0)) continue;
    clock.advance(DAY / 3);
    await manager.call(routes, 'office.comment', { params: { shareId }, body: { text: share.comment } });
  }
}

export async function openTeamPlans(story: Story): Promise<void> {
  for (const plan of story.loop.teamPlans) {
    const place = await findPlaceOf(story, plan.institution);
    const { routes } = openMoment(story, -plan.daysAgo, `team/${plan.institution}/${plan.unit}`);
    const lead = place.account(plan.lead);
    const { plans, units } = await lead.call<TeamPlanList>(routes, 'office.team-plans');
    const unit = units.find((each) => each.name === place.unitName(plan.unit))!;
    const opened = plans.some((each) => each.title === plan.title)
      ? { plans }
      : await lead.call<TeamPlanList>(routes, 'office.open-team-plan', {
          body: { unitId: unit.id, title: plan.title },
        });
    const { id: planId } = opened.plans.find((each) => each.title === plan.title)!;
    for (const { person, wishes } of plan.wishes)
      await place.account(person).call(routes, 'office.put-wishes', { params: { planId }, body: { wishes } });
  }
}
