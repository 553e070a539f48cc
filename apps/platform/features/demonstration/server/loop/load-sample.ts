// Puts the validation sample in: a closed campaign for research whose respondents signed up without an address.
// Their answers go into the tables directly, because no form asks one person every statement of a skill.
import { assessmentStore, startAssessment, writeAttempt } from '../../../assessment/server/index.ts';
import type { Attempt } from '../../../assessment/server/index.ts';
import type { CampaignList } from '../../../campaigns/contract.ts';
import { campaignMemberStore } from '../../../campaigns/server/index.ts';
import { personStore } from '../../../identity/server/index.ts';
import type { SyntheticCampaign, SyntheticSample } from '../../loop-contract.ts';
import { ensureLaunched } from './run-campaign.ts';
import { breathe, DAY, findPlaceOf, openMoment } from './story.ts';
import type { Moment, Place, Story } from './story.ts';
import { drawValidationSample } from './validation-sample.ts';
import type { Respondent } from './validation-sample.ts';

/** Days the campaign was open. */
const OPEN_DAYS = 20;
const AT_ONCE = 20;
const SECONDS = 7;

export async function loadSample(story: Story): Promise<void> {
  const { sample, seed } = story.loop;
  if (sample === null) return;
  const place = await findPlaceOf(story, sample.institution);
  const campaign = campaignOf(sample);
  const campaignId = await ensureLaunched(story, campaign, place, []);
  const moment = openMoment(story, -sample.daysAgo + 1, 'sample');
  const people = drawValidationSample(story.instrument, sample, seed);
  const templates = new Map<string, Attempt>();
  const known = await campaignMemberStore(story.database.read).count(place.tenantId, campaignId);
  for (let from = known; from < people.length; from += AT_ONCE) {
    const few = people.slice(from, from + AT_ONCE);
    await writeAttempt(story.database, async (queries) => {
      for (const [index, respondent] of few.entries())
        await addRespondent(story, queries, {
          place,
          campaignId,
          moment,
          respondent,
          number: from + index + 1,
          templates,
        });
    });
    await breathe(story);
  }
  const close = openMoment(story, campaign.closesInDays - 0.01, 'sample/close');
  const organiser = place.account(sample.organiser);
  const { campaigns } = await organiser.call<CampaignList>(close.routes, 'campaigns.list');
  if (campaigns.find(({ id }) => id === campaignId)?.status === 'closed') return;
  await organiser.call(close.routes, 'campaigns.close', { params: { campaignId }, body: {} });
  close.clock.advance(DAY / 24);
  await close.settle();
  await close.settle();
}

function campaignOf(sample: SyntheticSample): SyntheticCampaign {
  return {
    id: 'sample',
    institution: sample.institution,
    organiser: sample.organiser,
    title: sample.title,
    purpose: 'research',
    form: 'full',
    raters: false,
    raterApproval: false,
    pilotShare: 0,
    cell: 10,
    state: 'closed',
    previous: null,
    launchedDaysAgo: sample.daysAgo,
    closesInDays: OPEN_DAYS - sample.daysAgo,
    signUp: true,
    crowd: [],
    accounts: [],
    finished: 1,
    begun: 0,
    rounds: [],
  };
}

async function addRespondent(
  { instrument }: Story,
  queries: Parameters<Parameters<typeof writeAttempt>[1]>[0],
  given: {
    readonly place: Place;
    readonly campaignId: string;
    readonly moment: Moment;
    readonly respondent: Respondent;
    readonly number: number;
    readonly templates: Map<string, Attempt>;
  },
): Promise<void> {
  const { place, campaignId, moment, respondent, number, templates } = given;
  const { tenantId } = place;
  const { runtime, clock } = moment;
  const { language, roleProfile } = respondent;
  const personId = runtime.makeId();
  const addedAt = clock.iso();
  await personStore(queries).add({ tenantId, id: personId, kind: 'guest', linkVersion: 1, createdAt: addedAt });
  const stage = instrument.framework.roles.find(({ id }) => id === roleProfile)!.stages[0]!.id;
  const wish = { roleProfile, stage, form: 'full', language } as const;
  // Preparing an attempt costs as much as choosing its first item; respondents of one role and language share what was prepared.
  const key = `${roleProfile} ${language}`;
  const before = templates.get(key);
  const attempt =
    before === undefined
      ? await startAssessment(queries, instrument, runtime, { tenantId, personId, campaignId }, wish)
      : { ...before, id: runtime.makeId(), personId, startedAt: addedAt, lastAnswerAt: addedAt };
  templates.set(key, attempt);
  if (before !== undefined) await assessmentStore(queries).addAttempt(attempt);
  const answers = respondent.answers.map(({ itemId, category }) => {
    clock.advance(SECONDS * 1000);
    const value = { category };
    return { key: runtime.makeId(), itemId, revision: 1, value, seconds: SECONDS, answeredAt: clock.iso() };
  });
  const at = clock.iso();
  await assessmentStore(queries).addAnswers(tenantId, attempt.id, answers, at);
  await assessmentStore(queries).saveProgress({
    ...attempt,
    status: 'finished',
    stop: { reason: 'bank-exhausted', settledSkills: 0, skills: instrument.bank.head.skills.length },
    offered: answers.map(({ itemId }) => itemId),
    lastAnswerAt: at,
    finishedAt: at,
  });
  await campaignMemberStore(queries).add([
    {
      tenantId,
      campaignId,
      id: runtime.makeId(),
      personId,
      kind: 'guest',
      source: 'sign-up',
      name: `Respondent ${number} (synthetic)`,
      email: null,
      language,
      attributes: { role: roleProfile },
      attemptId: attempt.id,
      addedAt,
      mailsStoppedAt: null,
    },
  ]);
}
