// From the set of answers to what is handed out next: the adaptive choice, kept apart from storage and wire.
import { lookAhead, nextObservation } from '@dragoman/psychometrics';
import type { NextObservation } from '@dragoman/psychometrics';
import { isPilotItem } from '../../itembank/server/index.ts';
import { LOOK_AHEAD } from '../limits.ts';
import { toMeasuredAnswers } from './attempt.ts';
import type { Attempt, AttemptStop, StoredAnswer } from './attempt.ts';
import type { Instrument } from './instrument.ts';
import { pinnedTo } from './instrument-versions.ts';
import { duePilot } from './pilot-slots.ts';

export interface Adapted {
  readonly choice: NextObservation;
  readonly next: string | null;
  /** Items already handed out or newly handed out that may be shown without a network. */
  readonly ahead: readonly string[];
  readonly offered: readonly string[];
}

/**
 * Chooses the next item with the parameters the attempt is pinned to, or a statement that is tried out when its turn has come, and tops up the items ahead. Looking ahead simulates several choices, so it is done only when fewer than
 * half of the spare items are left.
 */
export function adapt(given: Instrument, attempt: Attempt, stored: readonly StoredAnswer[]): Adapted {
  const instrument = pinnedTo(given, attempt);
  const answers = toMeasuredAnswers(stored);
  const choice = nextObservation(instrument.prepared, answers, attempt.policy, instrument.model);
  if (choice.status === 'stop') return { choice, next: null, ahead: [], offered: attempt.offered };
  const chosen = choice.item.id;
  const answered = new Set(answers.map((answer) => answer.itemId));
  let ahead = attempt.offered.filter((id) => id !== chosen && !answered.has(id) && !isPilotItem(id));
  if (ahead.length < LOOK_AHEAD / 2) {
    const coming = lookAhead(instrument.prepared, answers, attempt.policy, instrument.model, LOOK_AHEAD + 1).items.map(
      (item) => item.id,
    );
    ahead = [...ahead, ...coming.filter((id) => id !== chosen && !ahead.includes(id))].slice(0, LOOK_AHEAD);
  }
  const pilot = duePilot(attempt, stored);
  const next = pilot ?? chosen;
  if (pilot !== null) ahead = [chosen, ...ahead].slice(0, LOOK_AHEAD);
  const offered = [...attempt.offered, ...[next, ...ahead].filter((id) => !attempt.offered.includes(id))];
  return { choice, next, ahead, offered };
}

/** The stop in the words of the contract. */
export function toStop(choice: NextObservation, isEarly: boolean): AttemptStop {
  const settled = choice.precision.filter((skill) => skill.reachedMinimum && skill.abstained === null).length;
  const reason = choice.status === 'stop' ? choice.reason.code : 'asked-to-stop';
  return {
    reason: isEarly && choice.status === 'ask' ? 'asked-to-stop' : reason,
    settledSkills: settled,
    skills: choice.precision.length,
  };
}
