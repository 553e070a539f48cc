// The policy of an adaptive run and what the reducer answers.
import type { BankItem, MethodRecord } from '../bank/bank.ts';

/** Everything the choice depends on besides bank, answers and model. Plain JSON, stored with the attempt. */
export interface AdaptivePolicy {
  form: 'full' | 'short';
  seed: number | string;
  /** Role of the person; items for other roles are never offered. */
  role?: string;
  /** Skills the run asks about, for measuring again; all when absent. The others abstain from the start. */
  focus?: readonly string[];
  /** Targets in levels by skill; equal targets when absent. */
  targets?: Readonly<Record<string, number>>;
  weights?: Readonly<Record<string, number>>;
  planSize: number;
  /** Observations a skill needs (a scenario counts once). */
  minimumPerSkill: number;
  /** Scenarios a skill needs within that minimum, when the bank has them. */
  minimumScenariosPerSkill: number;
  maximumStatements: number;
  maximumScenarios: number;
  /** Statements between two scenarios. */
  statementsPerScenario: number;
  /** Seconds the whole run may take. */
  timeCapSeconds: number;
  secondsPerStatement: number;
  secondsPerScenario: number;
  /** Posterior SD of the self source's own theta that is precise enough. */
  targetSd: number;
  /** The run may end when the chance that anything still askable changes the plan is below this. */
  planSettledBelow: number;
  /** How far a skill may run ahead of the least observed one, before and after the minimum. */
  slackBeforeMinimum: number;
  slackAfterMinimum: number;
  /** Skills that may be open (begun, not yet at the minimum) at the same time. */
  openSkills: number;
  /** Draw among this many best items (exposure control); 1 switches it off. */
  randomesque: number;
  /** Skips after which a skill below its minimum becomes an abstention. */
  skipsToAbstain: number;
}

export type AskReasonCode = 'minimum-coverage' | 'scenario-mix' | 'decision';

export interface AskReason {
  code: AskReasonCode;
  /** Expected gain of the decision criterion, expected SD of the source's theta afterwards, and so on. */
  numbers: Readonly<Record<string, number>>;
}

export type StopReasonCode = 'precision' | 'time' | 'plan-settled' | 'bank-exhausted' | 'length';

export interface StopReason {
  code: StopReasonCode;
  numbers: Readonly<Record<string, number>>;
}

export interface SkillPrecision {
  skill: string;
  statements: number;
  scenarios: number;
  observations: number;
  skipped: number;
  /** Posterior of the self source's own theta. */
  selfMean: number;
  selfSd: number;
  scenarioMean: number;
  scenarioSd: number;
  reachedMinimum: boolean;
  reachedTarget: boolean;
  /** Why this skill will get no estimate, when it will not. */
  abstained: 'skipped' | 'no-items' | 'time' | null;
}

export interface RunProgress {
  answered: number;
  skipped: number;
  statements: number;
  scenarios: number;
  secondsUsed: number;
  secondsLeft: number;
}

interface ObservationStep {
  precision: readonly SkillPrecision[];
  progress: RunProgress;
  method: MethodRecord;
}

export interface AskStep extends ObservationStep {
  status: 'ask';
  item: BankItem;
  reason: AskReason;
}

export interface StopStep extends ObservationStep {
  status: 'stop';
  reason: StopReason;
}

export type NextObservation = AskStep | StopStep;

export interface LookAhead {
  items: readonly BankItem[];
  /** Set when the run would end within the look-ahead. */
  stop: StopReason | null;
}
