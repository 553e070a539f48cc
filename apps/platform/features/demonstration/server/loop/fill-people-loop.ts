// Lets the synthetic network live through the people loop, part by part in the order of time; goes on where it was interrupted.
import type { SyntheticCampaign } from '../../loop-contract.ts';
import type { AnswerItem } from '../synthetic-answers.ts';
import { peopleOf } from './crowd.ts';
import type { Asked } from './crowd.ts';
import { keepPlans, openTeamPlans, sharePlans, trainedBy } from './live-on.ts';
import { holdAcademics } from './hold-academics.ts';
import { holdCalls } from './hold-calls.ts';
import { holdNeeds, holdOldNeeds } from './hold-needs.ts';
import { holdProgrammes } from './hold-programmes.ts';
import { holdMarket } from './hold-market.ts';
import { addPilots, holdStudies } from './hold-studies.ts';
import { loadSample } from './load-sample.ts';
import { measureAgain } from './measure-again.ts';
import { runCampaign } from './run-campaign.ts';
import { breathe, findPlaceOf } from './story.ts';
import type { Story } from './story.ts';
import { answersOfPerson } from './synthetic-people.ts';

export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** `tell` hears after every part how far the loading has come. */
export async function fillPeopleLoop(story: Story, tell: (progress: Progress) => void): Promise<void> {
  const { loop } = story;
  const parts: (() => Promise<void>)[] = [
    () => addPilots(story),
    ...loop.campaigns.map((campaign) => async () => {
      await runCampaign(story, campaign, await prepareAnswers(story, campaign));
      if (campaign.state === 'closed') await keepPlans(story, campaign.id);
    }),
    () => holdStudies(story),
    () => measureAgain(story),
    () => sharePlans(story),
    () => openTeamPlans(story),
    () => holdAcademics(story),
    () => holdMarket(story),
    // Before the programmes, which answer some of them.
    () => holdNeeds(story),
    () => holdProgrammes(story),
    // After modules and academics, which it is answered with.
    () => holdCalls(story),
    () => holdOldNeeds(story),
    // Last: it takes longest, and nobody waits for it but researchers.
    () => loadSample(story),
  ];
  tell({ done: 0, of: parts.length });
  for (const [index, run] of parts.entries()) {
    await run();
    tell({ done: index + 1, of: parts.length });
    await breathe(story);
  }
}

/** In a later wave those who trained since the one before have moved. */
async function prepareAnswers(
  story: Story,
  campaign: SyntheticCampaign,
): Promise<(campaign: SyntheticCampaign, key: Asked['key']) => AnswerItem> {
  const { loop } = story;
  const place = await findPlaceOf(story, campaign.institution);
  const people = peopleOf(loop, campaign, place);
  const gains = new Map<Asked['key'], ReadonlyMap<string, number>>();
  for (const plan of loop.plans.filter((each) => each.campaign === campaign.previous)) {
    const trained = await trainedBy(story, plan);
    gains.set(plan.person, new Map(trained.map((skill) => [skill, loop.gain])));
  }
  return ({ id }, key) => {
    const person = people.find((each) => each.key === key)!;
    return answersOfPerson(story, person, id, gains.get(key) ?? new Map());
  };
}
