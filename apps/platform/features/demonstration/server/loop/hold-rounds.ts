// The rating rounds of a campaign: people nominate colleagues, who open their links, rate, write a word or two and hand in.
import { createRandom } from '@dragoman/psychometrics';
import type { OwnRound, OwnRounds, RatingEvent, RatingState } from '../../../raters/contract.ts';
import { RATER_COOKIE, writeRaterToken } from '../../../raters/server/index.ts';
import type { SyntheticCampaign, SyntheticRound } from '../../loop-contract.ts';
import type { Asked, Somebody } from './crowd.ts';
import { breathe, openMoment, visitAs } from './story.ts';
import type { Moment, Place, Story } from './story.ts';
import { drawRater } from './synthetic-people.ts';

interface Rater {
  readonly name: string;
  readonly email: string;
  readonly group: 'peers' | 'manager' | 'partners';
  readonly isSilent: boolean;
  readonly severity: number;
  /** Place among those who write something; null for the others. */
  readonly writes: number | null;
}

interface Held {
  readonly campaignId: string;
  readonly place: Place;
  readonly present: readonly Somebody[];
}

export async function holdRounds(story: Story, campaign: SyntheticCampaign, held: Held): Promise<void> {
  // Side by side, so that they share commits.
  await Promise.all(
    campaign.rounds.map(async (round) => {
      const ratee = held.present.find((each) => each.key === round.person);
      if (ratee === undefined) throw new Error(`${campaign.id} asks nobody called ${round.person}.`);
      await holdRound(story, campaign, held, round, ratee);
    }),
  );
}

async function holdRound(
  story: Story,
  campaign: SyntheticCampaign,
  { campaignId, place, present }: Held,
  round: SyntheticRound,
  ratee: Somebody,
): Promise<void> {
  const last = Math.min(campaign.closesInDays, 0);
  const days = -campaign.launchedDaysAgo + 0.7 * (last + campaign.launchedDaysAgo);
  const moment = openMoment(story, days, `${campaign.id}/round/${ratee.key}`);
  const { routes } = moment;
  const { rounds } = await ratee.visitor.call<OwnRounds>(routes, 'raters.list-own');
  const there = rounds.find((each) => each.campaign?.id === campaignId);
  const roundId =
    there?.id ??
    (
      await ratee.visitor.call<OwnRound>(routes, 'raters.open-round', {
        body: { campaignId, name: ratee.name, days: null, approver: null },
      })
    ).id;
  const params = { roundId };
  let own = await ratee.visitor.call<OwnRound>(routes, 'raters.read-round', { params });
  const raters = ratersOf(story, campaign, round, ratee, present, place);
  for (const { name, email, group } of raters) {
    if (own.nominations.some((each) => each.email === email)) continue;
    const body = { name, email, group, language: ratee.language };
    await ratee.visitor.call(routes, 'raters.nominate', { params, body });
  }
  own = await ratee.visitor.call<OwnRound>(routes, 'raters.read-round', { params });
  await moment.settle();
  for (const rater of raters.filter((each) => !each.isSilent)) {
    const nomination = own.nominations.find((each) => each.email === rater.email)!;
    moment.clock.advance(47 * 60_000);
    await rate(story, moment, { campaign, ratee, rater, nominationId: nomination.id });
    await breathe(story);
  }
}

/** Colleagues from the crowd, in an order of the round's own; the severe one is the last of the crowd. */
export function ratersOf(
  story: Story,
  campaign: SyntheticCampaign,
  round: SyntheticRound,
  ratee: Somebody,
  present: readonly Somebody[],
  { institution }: Place,
): Rater[] {
  const random = createRandom(`${story.loop.seed}/${campaign.id}/raters/${ratee.key}`);
  const crowd = present.filter((each) => typeof each.key === 'number' && each.key !== ratee.key);
  const severeOne = crowd.at(-1)!;
  const colleagues = crowd
    .filter((each) => each !== severeOne)
    .map((each) => ({ each, order: random.next() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ each }) => each)
    .slice(0, round.peers - (round.severe ? 1 : 0));
  const answering = round.peers - round.silent;
  const peers = [...(round.severe ? [severeOne] : []), ...colleagues].map(({ name, email }, index): Rater => {
    const severity = round.severe && index === 0 ? story.loop.severity : 0.35 * random.normal();
    return {
      name,
      email,
      group: 'peers',
      isSilent: index >= answering,
      severity,
      writes: index < round.comments ? index : null,
    };
  });
  const boss = institution.people.find((each) => each.roles.includes('manager'));
  const rest = { isSilent: false, writes: null };
  const manager: Rater[] =
    round.manager && boss !== undefined
      ? [{ ...rest, name: boss.name, email: boss.email, group: 'manager', severity: 0.3 * random.normal() }]
      : [];
  const partners = Array.from({ length: round.partners }, (_, index): Rater => {
    const name = `Contact ${index + 1} of a firm (synthetic)`;
    const email = `contact.${index + 1}@firm-${campaign.institution}-synthetic.example`;
    return { ...rest, name, email, group: 'partners', severity: 0.3 * random.normal() };
  });
  return [...peers, ...manager, ...partners];
}

async function rate(
  story: Story,
  { routes, clock, runtime }: Moment,
  of: { campaign: SyntheticCampaign; ratee: Asked; rater: Rater; nominationId: string },
): Promise<void> {
  const { campaign, ratee, rater, nominationId } = of;
  const visitor = visitAs({ kind: 'anonymous' });
  // The rater's own device, which nobody can name who does not hold the installation's secret.
  visitor.setCookie(RATER_COOKIE, story.keys.digest('demonstration rater device', rater.email));
  const token = writeRaterToken(story.keys, 'rater-link', nominationId);
  const state = await visitor.call<RatingState>(routes, 'rating.open', { body: { token, address: null } });
  if (state.status !== 'open') return;
  const view = drawRater(story, ratee, rater, `${campaign.id}/${rater.email}`);
  const event = (itemId: string, value: RatingEvent['value']): RatingEvent => {
    clock.advance(6_000);
    return { key: runtime.makeId(), itemId, revision: 1, value, answeredAt: clock.iso(), seconds: 6 };
  };
  const answers = state.items.map(({ itemId }) => event(itemId, view.rate(itemId)));
  const words = rater.writes === null ? null : view.comment(story.loop.comments, rater.writes);
  if (words !== null) answers.push(event(words.kind, { comment: words.text }));
  const params = { ratingId: state.ratingId };
  const done = await visitor.call<{ refused: readonly { code: string }[] }>(routes, 'rating.answer', {
    params,
    body: { answers },
  });
  if (done.refused.length > 0) throw new Error(`A rating was refused: ${done.refused[0]!.code}.`);
  await visitor.call(routes, 'rating.hand-in', { params, body: { answered: answers.length } });
}
