// What the file plants in people, whatever the seed draws: where they stand in a skill, and what others see beside their own view.
import { gradedProbabilities } from '@dragoman/psychometrics';
import type { SyntheticPerson } from '@dragoman/psychometrics';
import type { AnswerValue } from '../../../assessment/contract.ts';
import type { Instrument } from '../../../assessment/server/index.ts';
import { toMeasuredBank } from '../../../itembank/server/index.ts';
import type { SyntheticView } from '../../loop-contract.ts';
import type { Asked } from './crowd.ts';
import type { Story } from './story.ts';

/** Who somebody is: the address, and where the file plants them. */
export type Planted = Pick<Asked, 'email' | 'places'>;

/** What of the story people are drawn from. */
export type Drawing = Pick<Story, 'loop' | 'network' | 'instrument'>;

/** Places of the views in `SyntheticPerson.views`. */
export const VIEWS = { truth: 0, self: 1, scenario: 2, peers: 3, supervisor: 4 } as const;
/** Own views lie this much above those of others on average (Heidemeier and Moser 2009): an offset of nought means that both agree. */
const LENIENCY = 0.32;
/** Ratings run from 1 to 5: the rating as far on the other side of the middle. */
const MIRROR = 6;

/** The person as drawn, but for what is planted. */
export function plantViews(
  { loop, network, instrument }: Drawing,
  drawn: SyntheticPerson,
  { email, places = {} }: Planted,
): SyntheticPerson {
  const { skills } = instrument.bank.head;
  const id = network.institutions.flatMap((each) => each.people).find((each) => each.email === email)?.id;
  const views = Float64Array.from(drawn.views);
  const put = (view: number, skill: number, value: number): void => void (views[view * skills.length + skill] = value);
  for (const [index, skill] of skills.entries()) {
    const place = places[skill];
    if (place !== undefined) for (const view of Object.values(VIEWS)) put(view, index, place);
    const seen = id === undefined ? undefined : findView(loop.seen, id, skill);
    if (seen === undefined) continue;
    if (seen.own !== null) put(VIEWS.self, index, seen.own);
    const others = views[VIEWS.self * skills.length + index]! - LENIENCY + seen.offset;
    for (const view of [VIEWS.peers, VIEWS.supervisor]) put(view, index, others);
  }
  return { ...drawn, views };
}

/** A skill by its name before all the others. */
function findView(seen: readonly SyntheticView[], person: string, skill: string): SyntheticView | undefined {
  const own = seen.filter((each) => each.person === person);
  return own.find((each) => each.skill === skill) ?? own.find((each) => each.skill === null);
}

/**
 * The likeliest answer at the planted place, null in skills without one: what a group's figure is then hangs on the file and hardly on
 * the seed. A scenario is rated by the authors' key above the middle of the scale, and the other way round below it.
 */
export function steadyAnswer(
  instrument: Instrument,
  places: Readonly<Record<string, number>>,
  itemId: string,
): AnswerValue | null {
  const item = bankItems(instrument).get(itemId);
  const place = item === undefined ? undefined : places[item.skill];
  if (item === undefined || place === undefined) return null;
  if (item.kind === 'statement') {
    const chances = gradedProbabilities(place, item);
    const likeliest = chances.indexOf(Math.max(...chances));
    return { category: item.reverse === true ? item.thresholds.length - likeliest : likeliest };
  }
  return { ratings: item.options.map(({ key }) => Math.round(place > 0 ? key : MIRROR - key)) };
}

const known = new WeakMap<Instrument, ReturnType<typeof indexItems>>();

function bankItems(instrument: Instrument): ReturnType<typeof indexItems> {
  const items = known.get(instrument) ?? indexItems(instrument);
  known.set(instrument, items);
  return items;
}

function indexItems(instrument: Instrument) {
  return new Map(toMeasuredBank(instrument.bank).items.map((item) => [item.id, item]));
}
