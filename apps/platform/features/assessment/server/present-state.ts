// The runner's state as it goes over the wire: the one door from an attempt to the browser that is still answering.
import type { RunnerState, ShownItem } from '../contract.ts';
import { GUEST_RETENTION_DAYS } from '../limits.ts';
import type { Adapted } from './adapt.ts';
import { toStop } from './adapt.ts';
import { inAnsweringOrder } from './attempt.ts';
import type { Attempt, StoredAnswer } from './attempt.ts';
import type { Instrument } from './instrument.ts';

const DAY = 86_400_000;

export interface StateParts {
  readonly attempt: Attempt;
  readonly stored: readonly StoredAnswer[];
  readonly adapted: Adapted;
  /** Items whose text the browser has already. */
  readonly holds: ReadonlySet<string>;
}

export function presentState(instrument: Instrument, { attempt, stored, adapted, holds }: StateParts): RunnerState {
  const isOpen = attempt.status === 'open';
  const answered = inAnsweringOrder(stored).map(({ itemId, value, revision }) => ({ itemId, value, revision }));
  const next = isOpen ? adapted.next : null;
  const ahead = isOpen ? [...adapted.ahead] : [];
  const named = new Set([...answered.map((answer) => answer.itemId), ...(next === null ? [] : [next]), ...ahead]);
  return {
    attemptId: attempt.id,
    status: attempt.status,
    form: attempt.form,
    language: attempt.language,
    roleProfile: attempt.roleProfile,
    stage: attempt.stage,
    next,
    ahead,
    answered,
    items: [...named].flatMap((id): ShownItem[] =>
      holds.has(id) ? [] : ((instrument.shown.get(id) ?? instrument.versions.shownPilot(id) ?? []) as ShownItem[]),
    ),
    precision: presentPrecision(instrument, attempt, adapted),
    minutesLeft: isOpen ? estimateMinutesLeft(adapted) : { low: 0, high: 0 },
    stop: attempt.stop ?? (next === null && isOpen ? toStop(adapted.choice, false) : null),
    expiresAt: new Date(Date.parse(attempt.lastAnswerAt) + GUEST_RETENTION_DAYS * DAY).toISOString(),
  };
}

/**
 * Precision gained, from 0 (nothing known: posterior SD 1) to 1 (the aimed-at SD). Told in steps of a twentieth: the exact figure
 * would let a curious person work out something about the answers' direction.
 */
function presentPrecision(instrument: Instrument, attempt: Attempt, adapted: Adapted): RunnerState['precision'] {
  const names = new Map(instrument.framework.skills.map((skill) => [skill.id, skill.name]));
  const aim = Math.log(attempt.policy.targetSd);
  const { focus } = attempt.policy;
  const asked = adapted.choice.precision.filter((skill) => focus === undefined || focus.includes(skill.skill));
  return asked.map((skill) => ({
    skill: skill.skill,
    name: names.get(skill.skill) ?? { en: skill.skill },
    gained: Math.round(Math.min(1, Math.max(0, Math.log(skill.selfSd) / aim)) * 20) / 20,
    observations: skill.observations,
    abstained: skill.abstained !== null,
  }));
}

/** A range, not a promise: from "stops as soon as the minimum is reached" to the time cap. */
function estimateMinutesLeft({ choice }: Adapted): { low: number; high: number } {
  const { policyMinimumLeft, capLeft } = choice.precision.reduce(
    (sum, skill) => ({
      policyMinimumLeft:
        sum.policyMinimumLeft +
        (skill.reachedMinimum || skill.abstained !== null ? 0 : Math.max(0, 4 - skill.observations)) * 20,
      capLeft: sum.capLeft,
    }),
    { policyMinimumLeft: 0, capLeft: Math.max(0, choice.progress.secondsLeft) },
  );
  const high = Math.ceil(capLeft / 60);
  return { low: Math.min(high, Math.ceil(policyMinimumLeft / 60)), high };
}
