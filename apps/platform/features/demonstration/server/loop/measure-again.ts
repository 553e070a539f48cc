// The assessments of the network file for those who have lived through the loop: the newest of theirs, after everything else.
import type { AttemptSummary, RunnerState, StartedAssessment } from '../../../assessment/contract.ts';
import type { SyntheticPerson } from '../../contract.ts';
import { answerAttempt } from '../take-assessment.ts';
import { livesThrough, placesOf } from './crowd.ts';
import { trainedBy } from './live-on.ts';
import { breathe, findPlaceOf, openMoment } from './story.ts';
import type { Story } from './story.ts';
import { answersOfPerson } from './synthetic-people.ts';

export async function measureAgain(story: Story): Promise<void> {
  const { loop, network } = story;
  const people = network.institutions.flatMap((institution) =>
    institution.people.flatMap((person) =>
      person.assessment !== undefined && livesThrough(loop, person.id)
        ? [{ institution: institution.id, person, assessment: person.assessment }]
        : [],
    ),
  );
  // Side by side, so that their answers share commits.
  await Promise.all(people.map((each) => measurePerson(story, each)));
}

async function measurePerson(
  story: Story,
  given: {
    readonly institution: string;
    readonly person: SyntheticPerson;
    readonly assessment: NonNullable<SyntheticPerson['assessment']>;
  },
): Promise<void> {
  const { id, email } = given.person;
  const { roleProfile, stage, form, language, daysAgo, answered } = given.assessment;
  const place = await findPlaceOf(story, given.institution);
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
  const who = { email, places: placesOf(story.loop, id) };
  const answer = answersOfPerson(story, who, 'again', await findGains(story, id));
  const answering = { routes, clock, makeId: runtime.makeId, pause: () => breathe(story) };
  await answerAttempt(answering, visitor, state, { answer, answered });
  if (answered === null) await visitor.call(routes, 'profile.result', { params: { attemptId: state.attemptId } });
}

async function findGains(story: Story, person: string): Promise<ReadonlyMap<string, number>> {
  const plan = story.loop.plans.find((each) => each.person === person);
  const trained = plan === undefined ? [] : await trainedBy(story, plan);
  return new Map(trained.map((skill) => [skill, story.loop.gain]));
}
