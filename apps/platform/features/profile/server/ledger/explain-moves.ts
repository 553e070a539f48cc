// What moved one skill between two instants: every observation that came, in order, with what it added. Groups are the finest of others.
import { levelFromTheta, whatMoved } from '@dragoman/psychometrics';
import { AppError } from '@dragoman/kernel';
import type { Database } from '../../../../core/database/database.ts';
import { assessmentStore, countingAnswers, pinnedTo } from '../../../assessment/server/index.ts';
import type { Attempt, Instrument, StoredAnswer } from '../../../assessment/server/index.ts';
import type { MovedSkill } from '../../contract.ts';
import { ENGINE } from '../compute-result.ts';
import { listFinished } from './gather-evidence.ts';
import { chooseCarried, toEvidence } from './ledger-evidence.ts';
import type { CarriedAnswers, LedgerEvidence, OutsideEntry, RoundEntry } from './ledger-evidence.ts';
import { ledgerStore } from './ledger-store.ts';

type Step = Omit<MovedSkill['steps'][number], 'moved' | 'level'>;

interface Occasion {
  readonly attempt: Attempt;
  readonly stored: readonly StoredAnswer[];
}

/** The ledger at one instant, as it is walked. */
interface State {
  at: string;
  answers: readonly StoredAnswer[];
  answeredAt: string;
  carried: readonly CarriedAnswers[];
  rounds: readonly RoundEntry[];
  outside: readonly OutsideEntry[];
}

interface Event {
  readonly at: string;
  readonly apply: (state: State, note: (step: Step, state: State) => void) => State;
}

export interface MovedWish {
  readonly tenantId: string;
  readonly personId: string;
  readonly skill: string;
  /** Null: from before the first answer. */
  readonly from: string | null;
  readonly to: string;
}

export async function explainMoves(database: Database, shipped: Instrument, wish: MovedWish): Promise<MovedSkill> {
  const { tenantId, personId, from, to } = wish;
  const { skills } = shipped.bank.head;
  const index = skills.indexOf(wish.skill);
  const described = shipped.framework.skills.find((each) => each.id === wish.skill);
  if (index < 0 || described === undefined) throw new AppError('result.unknown-skill');
  if (from !== null && from > to) throw new AppError('profile.dates-turned-round');
  const store = assessmentStore(database.read);
  const ledger = ledgerStore(database.read);
  const occasions: Occasion[] = [];
  for (const attempt of await listFinished(database.read, tenantId, personId))
    if (attempt.bank === shipped.bank.head.id)
      occasions.push({ attempt, stored: await store.listAnswers(tenantId, attempt.id) });
  const instrument = await newestOf(database, shipped, occasions);
  const rounds = await ledger.listRounds(tenantId, personId);
  const outside = (await ledger.listOutside(tenantId, personId)).filter((each) => skills.includes(each.skill));
  const { halfLifeMonths } = await ledger.findAgeing(tenantId, personId);
  const events = [
    ...occasions.map((occasion, i) => answeredEvent(instrument, occasion, occasions.slice(0, i))),
    ...rounds.map(roundEvent),
    ...outside.map(outsideEvent),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

  const toLedger = (state: State): LedgerEvidence => ({
    carried: state.carried,
    rounds: state.rounds,
    outside: state.outside,
    ageing: halfLifeMonths === null ? null : { halfLifeMonths, asOf: state.at.slice(0, 10) },
  });
  const evidenceOf = (state: State) =>
    toEvidence(
      instrument,
      { finishedAt: state.answeredAt, lastAnswerAt: state.answeredAt },
      state.answers,
      toLedger(state),
    );
  let state: State = { at: from ?? to, answers: [], answeredAt: to, carried: [], rounds: [], outside: [] };
  for (const event of events) if (from !== null && event.at <= from) state = event.apply(state, () => {});
  const start = evidenceOf(state);
  const steps: { id: string; evidence: ReturnType<typeof evidenceOf>; step: Step }[] = [];
  const note = (step: Step, now: State): void =>
    void steps.push({ id: String(steps.length), evidence: evidenceOf(now), step });
  state = { ...state, at: to };
  // Time alone moves a profile whose observations age.
  if (halfLifeMonths !== null && from !== null) note(plainStep('ageing', 'self', to, 1), state);
  for (const event of events)
    if ((from === null || event.at > from) && event.at <= to) state = event.apply(state, note);
  const { before, movements } = whatMoved(start, steps, instrument.model);
  const begin = levelFromTheta(before[index]!);
  const end = movements.length === 0 ? begin : levelFromTheta(movements.at(-1)!.mean[index]!);
  return {
    skill: wish.skill,
    name: described.name,
    from: { at: from, level: begin },
    to: { at: to, level: end },
    total: end - begin,
    steps: movements.map((movement, i) => ({
      ...steps[i]!.step,
      moved: movement.moved[index]!,
      level: levelFromTheta(movement.mean[index]!),
    })),
    engine: ENGINE,
  };
}

function plainStep(kind: Step['kind'], source: string, at: string, count: number): Step {
  return { kind, source, at, itemId: null, text: null, count };
}

/** A finished attempt: first what it asks anew stops counting, then its answers come one by one. */
function answeredEvent(instrument: Instrument, { attempt, stored }: Occasion, earlier: readonly Occasion[]): Event {
  const at = attempt.finishedAt ?? attempt.lastAnswerAt;
  const texts = new Map(
    [...instrument.bank.statements, ...instrument.bank.scenarios].map((item) => [item.id, item.text]),
  );
  return {
    at,
    apply: (before, note) => {
      const carried = chooseCarried(instrument, stored, earlier);
      const kept = carried.reduce((sum, { answers }) => sum + answers.length, 0);
      const counted =
        countAnswers(before.answers) + before.carried.reduce((sum, { answers }) => sum + answers.length, 0);
      const base: State = { ...before, answers: [], answeredAt: at, carried };
      if (counted > kept) note(plainStep('answered-anew', 'self', at, counted - kept), base);
      const answers = countingAnswers(stored)
        .filter(({ itemId, value }) => !('skip' in value) && instrument.prepared.byId.has(itemId))
        .toSorted((a, b) =>
          a.answeredAt < b.answeredAt ? -1 : a.answeredAt > b.answeredAt ? 1 : a.itemId < b.itemId ? -1 : 1,
        );
      for (const [i, answer] of answers.entries()) {
        const state = { ...base, answers: answers.slice(0, i + 1) };
        const source = instrument.optionCounts.has(answer.itemId) ? 'scenario' : 'self';
        const text = texts.get(answer.itemId) ?? null;
        note({ ...plainStep('answer', source, answer.answeredAt, 1), itemId: answer.itemId, text }, state);
      }
      return { ...base, answers };
    },
  };
}

function countAnswers(stored: readonly StoredAnswer[]): number {
  return countingAnswers(stored).filter(({ value }) => !('skip' in value)).length;
}

function roundEvent(round: RoundEntry): Event {
  return {
    at: round.releasedAt,
    apply: (before, note) => {
      for (const i of round.views.keys()) {
        const entered = { ...round, views: round.views.slice(0, i + 1) };
        const state = { ...before, rounds: [...before.rounds, entered] };
        note(plainStep('group', round.views[i]!.group, round.releasedAt, round.views[i]!.raters), state);
      }
      return { ...before, rounds: [...before.rounds, round] };
    },
  };
}

function outsideEvent(entry: OutsideEntry): Event {
  return {
    at: entry.enteredAt,
    apply: (before, note) => {
      const state = { ...before, outside: [...before.outside, entry] };
      note(plainStep('outside', entry.source, entry.enteredAt, 1), state);
      return state;
    },
  };
}

/** All occasions on one scale: that of the version the newest is pinned to. */
async function newestOf(database: Database, shipped: Instrument, occasions: readonly Occasion[]): Promise<Instrument> {
  const newest = occasions.at(-1);
  if (newest === undefined) return shipped;
  await shipped.versions.load(database.read, newest.attempt);
  return pinnedTo(shipped, newest.attempt);
}
