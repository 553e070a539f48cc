// What the simulated people of the loop are like: one truth a person, seen by themselves and by others, moved by what they trained.
import { createRandom, syntheticAnswer, syntheticPeople } from '@dragoman/psychometrics';
import type { SyntheticPerson } from '@dragoman/psychometrics';
import type { AnswerValue } from '../../../assessment/contract.ts';
import { toMeasuredBank } from '../../../itembank/server/index.ts';
import type { RatingEvent } from '../../../raters/contract.ts';
import type { SyntheticPeopleLoop } from '../../loop-contract.ts';
import { answerLike, takersOf } from '../synthetic-answers.ts';
import type { AnswerItem } from '../synthetic-answers.ts';
import type { Asked } from './crowd.ts';
import type { Story } from './story.ts';

/** Place of the view of peers in `SyntheticPerson.views`. */
const PEER_VIEW = 3;
/** What two colleagues see differently in the same skill of the same person, in levels (an assumption of the demonstration). */
const EYE_SD = 0.45;
/** Share of behaviours a colleague has had no chance to see. */
const NOT_OBSERVED = 0.08;
const KINDS = ['start', 'stop', 'continue'] as const;
const COMMENT_STEP = 3;

/**
 * One person for each address, the same in every wave and in every installation; who has taken an assessment of the network file
 * is the one who answered there.
 */
export function personAt({ loop, network, instrument }: Story, email: string): SyntheticPerson {
  const place = takersOf(network).findIndex((each) => each.email === email);
  if (place !== -1) return syntheticPeople(instrument.model, place + 2, network.seed)[place + 1]!;
  return syntheticPeople(instrument.model, 1, `${loop.seed}/${email}`)[0]!;
}

/** Answers of somebody in a campaign; `gains` is by how much training has moved them since, by skill. */
export function answersOfPerson(
  story: Story,
  email: string,
  occasion: string,
  gains: ReadonlyMap<string, number>,
): AnswerItem {
  const { instrument, loop } = story;
  const { skills } = instrument.bank.head;
  const person = personAt(story, email);
  const views = Float64Array.from(
    person.views,
    (value, index) => value + (gains.get(skills[index % skills.length]!) ?? 0),
  );
  return answerLike(instrument, { ...person, views }, `${loop.seed}/${email}/${occasion}`);
}

export interface RaterView {
  rate(itemId: string): RatingEvent['value'];
  /** `place` counts those of the round who write. */
  comment(texts: SyntheticPeopleLoop['comments'], place: number): { kind: 'start' | 'stop' | 'continue'; text: string };
}

export function drawRater(
  story: Story,
  ratee: Pick<Asked, 'email'>,
  rater: { readonly email: string; readonly severity: number },
  occasion: string,
): RaterView {
  const { instrument, loop } = story;
  const { skills } = instrument.bank.head;
  const bank = toMeasuredBank(instrument.bank);
  const items = new Map(bank.items.map((item) => [item.id, item]));
  const person = personAt(story, ratee.email);
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
      const seen = person.views[PEER_VIEW * skills.length + skill]! + eye.get(item.skill)! - rater.severity;
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
