// What the simulated people of the loop are like: one truth a person, seen by themselves and by others, moved by what they trained.
import { createRandom, syntheticAnswer, syntheticPeople } from '@dragoman/psychometrics';
import type { SyntheticPerson } from '@dragoman/psychometrics';
import type { AnswerValue } from '../../../assessment/contract.ts';
import { toMeasuredBank } from '../../../itembank/server/index.ts';
import type { RatingEvent } from '../../../raters/contract.ts';
import type { SyntheticPeopleLoop } from '../../loop-contract.ts';
import { answerLike, takersOf } from '../synthetic-answers.ts';
import type { AnswerItem } from '../synthetic-answers.ts';
import { plantViews, steadyAnswer, VIEWS } from './planted.ts';
import type { Drawing, Planted } from './planted.ts';

/** What two colleagues see differently in the same skill of the same person, in levels (an assumption of the demonstration). */
const EYE_SD = 0.45;
/** Share of behaviours a colleague has had no chance to see. */
const NOT_OBSERVED = 0.08;
const KINDS = ['start', 'stop', 'continue'] as const;
const COMMENT_STEP = 3;

/**
 * One person for each address, the same in every wave and in every installation; who has taken an assessment of the network file
 * is the one who answered there. What the file plants stands in place of what was drawn.
 */
export function personAt(drawing: Drawing, who: Planted): SyntheticPerson {
  const { loop, network, instrument } = drawing;
  const place = takersOf(network).findIndex((each) => each.email === who.email);
  const drawn =
    place === -1
      ? syntheticPeople(instrument.model, 1, `${loop.seed}/${who.email}`)[0]!
      : syntheticPeople(instrument.model, place + 2, network.seed)[place + 1]!;
  return plantViews(drawing, drawn, who);
}

/** Answers of somebody in a campaign; `gains` is by how much training has moved them since, by skill. */
export function answersOfPerson(
  drawing: Drawing,
  who: Planted,
  occasion: string,
  gains: ReadonlyMap<string, number>,
): AnswerItem {
  const { instrument, loop } = drawing;
  const { skills } = instrument.bank.head;
  const person = personAt(drawing, who);
  const views = Float64Array.from(
    person.views,
    (value, index) => value + (gains.get(skills[index % skills.length]!) ?? 0),
  );
  const answer = answerLike(instrument, { ...person, views }, `${loop.seed}/${who.email}/${occasion}`);
  return (itemId) => {
    const steady = steadyAnswer(instrument, who.places ?? {}, itemId);
    return steady === null ? answer(itemId) : { ...answer(itemId), value: steady };
  };
}

export interface RaterView {
  rate(itemId: string): RatingEvent['value'];
  /** `place` counts those of the round who write. */
  comment(texts: SyntheticPeopleLoop['comments'], place: number): { kind: 'start' | 'stop' | 'continue'; text: string };
}

export function drawRater(
  drawing: Drawing,
  ratee: Planted,
  rater: { readonly email: string; readonly severity: number },
  occasion: string,
): RaterView {
  const { instrument, loop } = drawing;
  const { skills } = instrument.bank.head;
  const bank = toMeasuredBank(instrument.bank);
  const items = new Map(bank.items.map((item) => [item.id, item]));
  const person = personAt(drawing, ratee);
  const random = createRandom(`${loop.seed}/${occasion}/of/${ratee.email}`);
  const eye = new Map(skills.map((skill) => [skill, EYE_SD * random.normal()]));
  return {
    rate(itemId) {
      const item = items.get(itemId);
      if (item === undefined) throw new Error(`The bank has no item ${itemId}.`);
      // Which statements a rater is shown depends on ids; what they answer to one does not.
      const chance = createRandom(`${loop.seed}/${occasion}/of/${ratee.email}/${itemId}`);
      if (chance.next() < NOT_OBSERVED) return { notObserved: true };
      const skill = skills.indexOf(item.skill);
      const seen = person.views[VIEWS.peers * skills.length + skill]! + eye.get(item.skill)! - rater.severity;
      return syntheticAnswer(item, seen, chance, person) as Extract<AnswerValue, { category: number }>;
    },
    comment(texts, place) {
      const all = KINDS.flatMap((kind) => texts[kind].map((text) => ({ kind, text })));
      const first = createRandom(`${loop.seed}/comments/${ratee.email}`).below(all.length);
      // A step that shares no factor with the number of texts: nobody of a round says what another has said.
      return all[(first + place * COMMENT_STEP) % all.length]!;
    },
  };
}
