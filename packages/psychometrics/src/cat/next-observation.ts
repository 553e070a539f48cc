// The stateless reducer of an adaptive run: what to ask next, or why to stop.
import type { Answer, Bank, MethodRecord } from '../bank/bank.ts';
import { preparedBankOf, type PreparedBank } from '../bank/prepare-bank.ts';
import type { FusionModel } from '../fusion/fusion-types.ts';
import { preparedFor, type PreparedModel } from '../fusion/prepare-model.ts';
import { hashSeed } from '../numeric/seeded-random.ts';
import type { AdaptivePolicy, AskStep, NextObservation, SkillPrecision, StopReason } from './cat-types.ts';
import { planOutlook } from './decision-gain.ts';
import { askableItems, type Eligible, eligibleItems } from './eligible-items.ts';
import { itemProspects, type Prospect } from './item-prospects.ts';
import { progressOf, type RunState, runState } from './run-state.ts';
import { stopReason } from './stop-rules.ts';

/**
 * Next item or stop.
 * A pure function of the set of answers, the bank, the policy (with its seed) and the model: any order or repetition
 * of the answers gives the same bits. Prepare bank and model once where speed matters.
 * @throws RangeError for unknown items, malformed values, or two different answers to one item
 * @example
 * const step = nextObservation(prepareBank(bank), [], fullPolicy({ seed: 1 }), defaultModel());
 * if (step.status === 'ask') console.log(step.item.id, step.reason.code);
 */
export function nextObservation(
  bank: Bank | PreparedBank,
  answers: readonly Answer[],
  policy: AdaptivePolicy,
  model: FusionModel | PreparedModel,
): NextObservation {
  const preparedBank = preparedBankOf(bank);
  const state = runState(preparedBank, answers, policy, preparedFor(model, preparedBank.skills));
  const outlook = planOutlook(state);
  const askable = askableItems(state);
  const stop = stopReason(state, outlook, askable);
  const common = { progress: progressOf(state), method: methodOf(policy) };
  if (stop) return { status: 'stop', reason: stop, precision: finalPrecision(state, stop), ...common };
  const eligible = eligibleItems(state, askable);
  const prospect = bestProspect(itemProspects(state, outlook, eligible.items), policy, state.matched.length);
  return { ...ask(state, eligible, prospect), precision: state.precision, ...common };
}

/** Greatest gain per minute; equal gains (at the start they all are) fall by lot, the lot by the seed. */
function bestProspect(prospects: readonly Prospect[], policy: AdaptivePolicy, step: number): Prospect {
  let best = prospects[0]!;
  let bestLot = lot(best, policy, step);
  for (const prospect of prospects.slice(1)) {
    const difference = prospect.gainPerMinute - best.gainPerMinute;
    const isTie = Math.abs(difference) <= 1e-9 * best.gainPerMinute || prospect.gainPerMinute === best.gainPerMinute;
    const drawn = lot(prospect, policy, step);
    if (isTie ? drawn > bestLot : difference > 0) {
      best = prospect;
      bestLot = drawn;
    }
  }
  return best;
}

function lot(prospect: Prospect, policy: AdaptivePolicy, step: number): number {
  return hashSeed(policy.seed, 'skill', step, prospect.skill, prospect.kind);
}

/** Randomesque draw among the best items of the chosen skill (Kingsbury and Zara 1989). */
function ask(state: RunState, eligible: Eligible, prospect: Prospect): Pick<AskStep, 'status' | 'item' | 'reason'> {
  const { policy } = state;
  const pool = prospect.items.slice(0, Math.max(1, policy.randomesque));
  const chosen = pool[hashSeed(policy.seed, 'item', state.matched.length, prospect.skill) % pool.length]!;
  return {
    status: 'ask',
    item: chosen.item.item,
    reason: {
      code: eligible.code,
      numbers: {
        decisionGain: prospect.gain,
        sdNow: Math.sqrt(prospect.variance),
        sdExpected: Math.sqrt(chosen.reduced),
        amongBest: pool.length,
        eligible: eligible.items.length,
      },
    },
  };
}

/** At the end a skill below its minimum has abstained for want of time. */
function finalPrecision(state: RunState, stop: StopReason): SkillPrecision[] {
  if (stop.code !== 'time' && stop.code !== 'length') return state.precision;
  return state.precision.map((skill) =>
    skill.reachedMinimum || skill.abstained ? skill : { ...skill, abstained: 'time' },
  );
}

function methodOf(policy: AdaptivePolicy): MethodRecord {
  return {
    name: 'adaptive-choice',
    version: '1',
    page: 'adaptive-choice-and-stopping',
    parameters: { form: policy.form, seed: policy.seed, randomesque: policy.randomesque, targetSd: policy.targetSd },
  };
}
