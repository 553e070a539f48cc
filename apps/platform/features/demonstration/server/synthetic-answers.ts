// What a simulated person of the measurement library answers to an item of the real bank; the same at every loading.
import { createRandom, syntheticAnswer, syntheticPeople } from '@dragoman/psychometrics';
import type { SyntheticPerson as Simulated } from '@dragoman/psychometrics';
import type { AnswerValue } from '../../assessment/contract.ts';
import type { Instrument } from '../../assessment/server/index.ts';
import type { SyntheticNetwork, SyntheticPerson } from '../contract.ts';
import { isPilotItem, measuredPilot, skillOfPilot, toMeasuredBank } from '../../itembank/server/index.ts';

/** Places of the views in `views`: truth, self, scenario, … */
const SELF_VIEW = 1;
const SCENARIO_VIEW = 2;
/** Share of statements that do not apply to a person's work (an assumption of the demonstration). */
const DOES_NOT_APPLY = 0.03;

export interface SyntheticAnswer {
  readonly value: AnswerValue;
  readonly seconds: number;
}

export type AnswerItem = (itemId: string) => SyntheticAnswer;

/** Everybody of the file who has answered; the guest is drawn before them. */
export function takersOf(network: SyntheticNetwork): SyntheticPerson[] {
  return network.institutions.flatMap((each) => each.people).filter((each) => each.assessment !== undefined);
}

/** Draws as many people as asked for. The first ones are the same however many there are. */
export function drawAnswerers(instrument: Instrument, count: number, seed: string): AnswerItem[] {
  return syntheticPeople(instrument.model, count, seed).map((person, index) =>
    answerLike(instrument, person, `${seed}/${index}`),
  );
}

/** Answers of one person; `seed` settles what chance decides. */
export function answerLike(instrument: Instrument, person: Simulated, seed: string): AnswerItem {
  const bank = toMeasuredBank(instrument.bank);
  const items = new Map(bank.items.map((item) => [item.id, item]));
  const skills = instrument.bank.head.skills;
  return (itemId) => {
    // One that is on trial is answered like a statement of its skill whose parameters nobody knows yet.
    const item =
      items.get(itemId) ??
      (isPilotItem(itemId)
        ? measuredPilot({ id: itemId, skill: skillOfPilot(itemId), level: 2, reverse: false })
        : undefined);
    if (item === undefined) throw new Error(`The bank has no item ${itemId}.`);
    const random = createRandom(`${seed}/${itemId}`);
    const isStatement = item.kind === 'statement';
    const seconds = Math.round(isStatement ? 6 + 9 * random.next() : 45 + 40 * random.next());
    if (isStatement && random.next() < DOES_NOT_APPLY) return { value: { skip: 'does-not-apply' }, seconds };
    const view = isStatement ? SELF_VIEW : SCENARIO_VIEW;
    const theta = thetaOf(person, view, skills.indexOf(item.skill), skills.length);
    return { value: syntheticAnswer(item, theta, random, person) as AnswerValue, seconds };
  };
}

function thetaOf({ views }: Simulated, view: number, skill: number, skills: number): number {
  const theta = views[view * skills + skill];
  if (theta === undefined) throw new RangeError('The synthetic person has no such view or skill.');
  return theta;
}
