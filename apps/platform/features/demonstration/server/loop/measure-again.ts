// The assessments of the network file for those who have lived through the loop: the newest of theirs, after everything else.
import type { AttemptSummary, RunnerState, StartedAssessment } from '../../../assessment/contract.ts';
import { answerAttempt } from '../take-assessment.ts';
import { livesThrough, placesOf } from './crowd.ts';
import { trainedBy } from './live-on.ts';
import { breathe, findPlaceOf, openMoment } from './story.ts';
import type { Story } from './story.ts';
import { answersOfPerson } from './synthetic-people.ts';

export async function measureAgain(story: Story): Promise<void> {
  const { loop, network } = story;
  for (const institution of network.institutions) {
    const place = await findPlaceOf(story, institution.id);
    for (const { id, email, assessment } of institution.people) {
      if (assessment === undefined || !livesThrough(loop, id)) continue;
      const { roleProfile, stage, form, language, daysAgo, answered } = assessment;
      const visitor = place.account(id);
      const { routes, clock, runtime } = openMoment(story, -daysAgo - 1 / 12, `again/${id}`);
      const begunAt = clock.now();
      const { attempts } = await visitor.call<{ attempts: AttemptSummary[] }>(routes, 'assessment.list-own');
      const there = attempts.find((each) => Date.parse(each.startedAt) >= begunAt);
      const wish = { roleProfile, stage, form, language };
      const state =
        there === undefined
          ? (await visitor.call<StartedAssessment>(routes, 'assessment.start', { body: wish })).state
          : await visitor.call<RunnerState>(routes, 'assessment.read', { params: { attemptId: there.attemptId } });
      const answer = answersOfPerson(story, { email, places: placesOf(loop, id) }, 'again', await findGains(story, id));
      const answering = { routes, clock, makeId: runtime.makeId, pause: () => breathe(story) };
      await answerAttempt(answering, visitor, state, { answer, answered });
      if (answered === null) await visitor.call(routes, 'profile.result', { params: { attemptId: state.attemptId } });
    }
  }
}

async function findGains(story: Story, person: string): Promise<ReadonlyMap<string, number>> {
  const plan = story.loop.plans.find((each) => each.person === person);
  const trained = plan === undefined ? [] : await trainedBy(story, plan);
  return new Map(trained.map((skill) => [skill, story.loop.gain]));
}
