// The item bank and the answers to it, as plain data that can be stored, sent and replayed.

/** A behaviour statement with ordered categories, scored by the graded response model. */
export interface BankStatement {
  id: string;
  kind: 'statement';
  skill: string;
  /** Slope a of the logistic curve, D = 1. */
  discrimination: number;
  /** Ascending thresholds on the theta scale, one fewer than the categories, in the keyed direction. */
  thresholds: readonly number[];
  /** True when agreement shows less of the skill; the library turns the category round. */
  reverse?: boolean;
  /** Roles that may be asked; absent or empty means every role. */
  roles?: readonly string[];
  /** Seconds a person usually needs. */
  seconds?: number;
}

/** One option of a scenario with the authors' key (1-5). */
export interface ScenarioOption {
  id: string;
  key: number;
}

/** A situational judgement whose every option is rated 1-5 for effectiveness. */
export interface BankScenario {
  id: string;
  kind: 'scenario';
  skill: string;
  options: readonly ScenarioOption[];
  /** Change of the concentration on the key per unit of theta. */
  discrimination: number;
  /** Theta at which the concentration on the key equals the model's base concentration. */
  location: number;
  seconds?: number;
  roles?: readonly string[];
}

export type BankItem = BankStatement | BankScenario;

export interface Bank {
  skills: readonly string[];
  items: readonly BankItem[];
}

export type SkipReason = 'does-not-apply' | 'prefer-not-to-say';

export type AnswerValue =
  /** 0-based category as displayed; reverse-keyed statements are turned round by the library. */
  | { category: number }
  /** Ratings 1-5, one per option, in the option order of the bank. */
  | { ratings: readonly number[] }
  | { skip: SkipReason };

export interface Answer {
  itemId: string;
  value: AnswerValue;
  /** Measured seconds, when known. */
  seconds?: number;
}

/** How a result was computed: stored beside it so that it can be replayed and cited. */
export interface MethodRecord {
  name: string;
  version: string;
  /** Page in docs/methods that explains the number. */
  page: string;
  parameters: Readonly<Record<string, number | string | boolean>>;
}
