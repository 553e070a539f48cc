// One campaign from draft to close, by the acts of those who would do them, each at its time; may be run again after an interruption.
import { createRandom } from '@dragoman/psychometrics';
import type { RunnerState } from '../../../assessment/contract.ts';
import type { CampaignList, CampaignView, OwnCampaigns, Participation } from '../../../campaigns/contract.ts';
import { campaignsDoor, campaignMemberStore } from '../../../campaigns/server/index.ts';
import type { SyntheticCampaign } from '../../loop-contract.ts';
import type { AnswerItem } from '../synthetic-answers.ts';
import { answerAttempt } from '../take-assessment.ts';
import { courseOf, peopleOf, toCsv } from './crowd.ts';
import type { Asked, Somebody } from './crowd.ts';
import { holdRounds } from './hold-rounds.ts';
import { breathe, DAY, findPlaceOf, MINUTE, openMoment, visitAs } from './story.ts';
import type { Place, Story } from './story.ts';

/** Answers given before somebody stops in the middle. */
const HALF_WAY = 9;
/** People who answer side by side, so that their answers share commits: waiting for the disk is most of what loading costs. */
const SIDE_BY_SIDE = 16;

export async function runCampaign(
  story: Story,
  campaign: SyntheticCampaign,
  answersOf: (campaign: SyntheticCampaign, key: Asked['key']) => AnswerItem,
): Promise<void> {
  const place = await findPlaceOf(story, campaign.institution);
  const people = peopleOf(story.loop, campaign, place);
  const campaignId = await ensureLaunched(story, campaign, place, people);
  if (campaign.state === 'draft' || campaign.state === 'planned') return;
  const stored = await campaignsDoor.read(story.database.read, place.tenantId, campaignId);
  if (stored?.status === 'closed') return settle(story, campaign);
  const present = await findPeople(story, place, campaignId, people);
  for (let from = 0; from < present.length; from += SIDE_BY_SIDE) {
    const few = present.slice(from, from + SIDE_BY_SIDE);
    await Promise.all(few.map((person) => takePart(story, campaign, campaignId, person, answersOf)));
  }
  await holdRounds(story, campaign, { campaignId, place, present });
  if (campaign.state === 'closed') {
    const moment = openMoment(story, campaign.closesInDays - 0.01, `${campaign.id}/close`);
    const params = { campaignId };
    await place.account(campaign.organiser).call(moment.routes, 'campaigns.close', { params, body: {} });
  }
  await settle(story, campaign);
}

/** What a close sets going: rounds are released, enter the ledgers, and the map is frozen. */
async function settle(story: Story, campaign: SyntheticCampaign): Promise<void> {
  if (campaign.state !== 'closed') {
    await openMoment(story, -0.01, `${campaign.id}/mails`).settle();
    return;
  }
  const moment = openMoment(story, campaign.closesInDays, `${campaign.id}/settle`);
  await moment.settle();
  await moment.runNow('raters.close-due');
  moment.clock.advance(30 * MINUTE);
  await moment.settle();
  // Jobs that jobs put in: mails of the rounds, once released.
  await moment.settle();
}

/** Gives the id; a draft left by an interruption is begun anew. */
export async function ensureLaunched(
  story: Story,
  campaign: SyntheticCampaign,
  place: Place,
  people: readonly Asked[],
): Promise<string> {
  const moment = openMoment(story, -campaign.launchedDaysAgo, `${campaign.id}/launch`);
  const { routes } = moment;
  const organiser = place.account(campaign.organiser);
  const { campaigns } = await organiser.call<CampaignList>(routes, 'campaigns.list');
  const there = campaigns.find((each) => each.title === campaign.title);
  if (there !== undefined && (there.status !== 'draft' || campaign.state === 'draft')) return there.id;
  if (there !== undefined) await organiser.call(routes, 'campaigns.remove', { params: { campaignId: there.id } });
  const previous = story.loop.campaigns.find((each) => each.id === campaign.previous);
  const before = campaigns.find((each) => each.title === previous?.title);
  let view = await organiser.call<CampaignView>(
    routes,
    before === undefined ? 'campaigns.create' : 'campaigns.next-wave',
    before === undefined
      ? { body: { title: campaign.title, purpose: campaign.purpose } }
      : { params: { campaignId: before.id }, body: {} },
  );
  const params = { campaignId: view.id };
  const settings = settingsOf(story, campaign, view);
  view = await organiser.call(routes, 'campaigns.save', { params, body: { version: view.version, settings } });
  if (before === undefined && people.length > 0) {
    const body = { content: toCsv(people), dryRun: false, language: 'en' };
    const taken = await organiser.call<{ stored: boolean; faults: unknown }>(routes, 'campaigns.import-audience', {
      params,
      body,
    });
    if (!taken.stored) throw new Error(`The people of ${campaign.id} were refused: ${JSON.stringify(taken.faults)}`);
  }
  if (campaign.state === 'draft') return view.id;
  const base64 = Buffer.from(story.loop.agreement).toString('base64');
  const document = { kind: 'file', name: 'Agreement, synthetic', contentType: 'text/plain', base64 };
  view = await organiser.call(routes, 'campaigns.attach-document', { params, body: document });
  await organiser.call(routes, 'campaigns.launch', { params, body: { version: view.version } });
  await moment.settle();
  await moment.settle();
  return view.id;
}

function settingsOf({ loop, today }: Story, campaign: SyntheticCampaign, view: CampaignView): CampaignView['settings'] {
  const at = (days: number): string => new Date(today + days * DAY).toISOString();
  const { form, raters, raterApproval, pilotShare } = campaign;
  return {
    ...view.settings,
    title: campaign.title,
    legalBasisNote: loop.legalBasisNote,
    notice: loop.notice,
    retentionUntil: at(Math.max(campaign.closesInDays, 0) + 700).slice(0, 10),
    thresholds: { ...view.settings.thresholds, cell: campaign.cell },
    instruments: { form, raters, raterApproval, pilotShare },
    opensAt: campaign.state === 'planned' ? at(7) : null,
    closesAt: at(campaign.closesInDays),
    remindDaysBefore: [],
    signUp: campaign.signUp ? { domains: [], seats: null } : null,
  };
}

async function findPeople(
  { database }: Story,
  place: Place,
  campaignId: string,
  people: readonly Asked[],
): Promise<Somebody[]> {
  const members = await campaignMemberStore(database.read).list(place.tenantId, campaignId);
  return people.flatMap((each): Somebody[] => {
    const member = members.find(({ email }) => email === each.email);
    if (member === undefined) return [];
    const { tenantId } = place;
    const visitor =
      typeof each.key === 'string'
        ? place.account(each.key)
        : visitAs({ kind: 'guest', tenantId, personId: member.personId });
    return [{ ...each, visitor, personId: member.personId }];
  });
}

async function takePart(
  story: Story,
  campaign: SyntheticCampaign,
  campaignId: string,
  person: Somebody,
  answersOf: (campaign: SyntheticCampaign, key: Asked['key']) => AnswerItem,
): Promise<void> {
  const course = courseOf(story.loop, campaign, person.key);
  if (course === 'never-begins') return;
  const seed = `${campaign.id}/${person.key}`;
  const last = Math.min(campaign.closesInDays, 0);
  const days = -campaign.launchedDaysAgo + 0.2 + createRandom(seed).next() * (last + campaign.launchedDaysAgo) * 0.6;
  const { routes, clock, runtime } = openMoment(story, days, seed);
  const { visitor, roleProfile, stage, language } = person;
  const own = (await visitor.call<OwnCampaigns>(routes, 'campaigns.list-own')).campaigns;
  const mine = own.find((each) => each.id === campaignId)!;
  if (mine.state === 'finished') return;
  const token = mine.path!.split('#')[1]!;
  // A guest comes by the link alone; what the link sets on the device is not needed inside the process.
  const entering = typeof person.key === 'string' ? visitor : visitAs({ kind: 'anonymous' });
  const body = { token, roleProfile, stage, language, noticeRead: true };
  const { attemptId } = await entering.call<Participation>(routes, 'campaigns.take-part', { body });
  const state = await visitor.call<RunnerState>(routes, 'assessment.read', { params: { attemptId } });
  const answer = answersOf(campaign, person.key);
  await answerAttempt({ routes, clock, makeId: runtime.makeId, pause: () => breathe(story) }, visitor, state, {
    answer,
    answered: course === 'finishes' ? null : HALF_WAY,
  });
  if (course === 'finishes') await visitor.call(routes, 'profile.result', { params: { attemptId } });
  await breathe(story);
}
