// Full cost of a programme, its price, and how many people it takes to carry it.
import type { ProgrammePlan } from '../../contract.ts';
import type { CostFigures } from '../../wire-contract.ts';
import { countWorkload } from './count-workload.ts';

/** Contact hours that make a day of teaching, for lines paid by the day. */
const HOURS_A_DAY = 6;

/**
 * Costs that come whatever the number of people (`fixed`), those each person brings (`perParticipant`), both with the share for the
 * house on top, and the number from which the price carries them. Cents are kept to the end; see docs/methods/break-even.md.
 */
export function computeCosts(plan: Pick<ProgrammePlan, 'sessions' | 'assessments' | 'facts' | 'costs'>): CostFigures {
  const { lines, priceMode, price } = plan.costs;
  const teachingHours = countWorkload(plan).contactMinutes / 60;
  const days = Math.ceil(teachingHours / HOURS_A_DAY);
  const sum = (basis: string, times = 1): number =>
    lines.filter((line) => line.basis === basis).reduce((total, { amount }) => total + amount * times, 0);
  const onTop = 1 + sum('percent') / 100;
  const fixed = onTop * (sum('once') + sum('per-teaching-hour', teachingHours) + sum('per-day', days));
  const perParticipant = onTop * sum('per-participant');
  const at = (participants: number) => {
    const cost = fixed + perParticipant * participants;
    const income = priceMode === 'none' ? 0 : priceMode === 'whole' ? price : price * participants;
    return { participants, cost: cents(cost), income: cents(income), result: cents(income - cost) };
  };
  return {
    teachingHours,
    days,
    fixed: cents(fixed),
    perParticipant: cents(perParticipant),
    ...findBreakEven(priceMode, price, fixed, perParticipant),
    atMin: at(plan.facts.participants.min),
    atMax: at(plan.facts.participants.max),
  };
}

/** From how many on the price carries the cost; for one price for all, up to how many. Null: never. */
function findBreakEven(
  mode: ProgrammePlan['costs']['priceMode'],
  price: number,
  fixed: number,
  perParticipant: number,
): Pick<CostFigures, 'breakEven' | 'carriesUpTo'> {
  if (mode === 'per-participant') {
    const margin = price - perParticipant;
    if (fixed <= 0) return { breakEven: margin >= 0 ? 1 : null, carriesUpTo: null };
    return { breakEven: margin > 0 ? Math.max(1, Math.ceil(fixed / margin - 1e-9)) : null, carriesUpTo: null };
  }
  if (mode === 'whole' && price >= fixed)
    return {
      breakEven: null,
      carriesUpTo: perParticipant === 0 ? null : Math.floor((price - fixed) / perParticipant + 1e-9),
    };
  return { breakEven: null, carriesUpTo: mode === 'whole' ? 0 : null };
}

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}
