// What rooms to the right are told of programmes, and the shape of a plan. What goes over the wire stands in wire-contract.ts.
import { z } from 'zod';
import type { WriteQueries } from '../../core/database/database.ts';
import type { GroupFigure, Withheld } from '../../core/disclosure/group-figure.ts';
import { plainText } from '../../core/text/plain-text.ts';
import {
  ACTIVITY_KINDS,
  ASSESSMENTS_MAX,
  ASSESSMENT_KINDS,
  AUDIENCES,
  BLOOM_STEPS,
  COST_BASES,
  COST_LINES_MAX,
  DRAFT_LANGUAGES,
  EQF_LEVELS,
  HOURS_PER_ECTS,
  ITEMS_MAX,
  LINE_MAX,
  MINUTES_MAX,
  MONEY_MAX,
  NEEDS_MAX,
  OBJECTIVES_MAX,
  PARTICIPANTS_MAX,
  PARTICIPATION_FORMS,
  PRICE_MODES,
  SESSIONS_MAX,
  TEACHING_LANGUAGES,
  TEXT_MAX,
  TITLE_MAX,
} from './limits.ts';

export const oneLine = (max: number, min = 0) =>
  plainText(max, min).regex(/^[^\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]*$/u, { message: 'text.one-line' });
const filledLine = (max: number) => oneLine(max, 1).regex(/\S/u, { message: 'text.empty' });

/** Of a part of a plan: made by whoever adds it, never used for another part again. */
export const partId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const uri = plainText(500, 1);
const level = z.int().min(1).max(4);
const minutes = z.int().min(0).max(MINUTES_MAX);
const idList = (max: number) => z.array(partId).max(max);

/** A skill the programme serves. Sentences are named by id only: their words stay with the case. */
export const planNeed = z.strictObject({
  id: partId,
  skill: z.strictObject({ uri, label: filledLine(LINE_MAX), kind: z.enum(['skill', 'knowledge']) }),
  level,
  priority: z.int().min(1).max(3).meta({ description: '1 is the most important.' }),
  sentenceIds: z.array(plainText(80, 1)).max(100),
});

export const planObjective = z.strictObject({
  id: partId,
  bloom: z.enum(BLOOM_STEPS),
  verb: filledLine(80),
  content: filledLine(LINE_MAX),
  context: oneLine(LINE_MAX),
  standard: oneLine(LINE_MAX),
  text: filledLine(600),
  skillUri: uri,
  level,
  needIds: idList(NEEDS_MAX),
});

export const planAssessment = z.strictObject({
  id: partId,
  title: filledLine(LINE_MAX),
  kind: z.enum(ASSESSMENT_KINDS),
  minutes,
  items: z
    .array(z.strictObject({ id: partId, text: filledLine(TEXT_MAX), objectiveId: partId.nullable() }))
    .max(ITEMS_MAX),
});

/** A module as it was when it was taken over: its version never changes, another version is another choice. */
export const moduleRef = z.strictObject({
  /** `shipped`: of the catalogue that comes with Dragoman. `institution`: of this or another institution. */
  source: z.enum(['shipped', 'institution']),
  /** The institution whose module it is; null for shipped ones. */
  institutionId: plainText(80).nullable(),
  moduleId: plainText(80, 1),
  version: plainText(40, 1),
});

export const planSession = z.strictObject({
  id: partId,
  title: filledLine(LINE_MAX),
  kind: z.enum(ACTIVITY_KINDS),
  activity: plainText(TEXT_MAX),
  minutes: z.int().min(5).max(MINUTES_MAX),
  selfStudyMinutes: minutes,
  moduleRef: moduleRef.nullable(),
  objectiveIds: idList(OBJECTIVES_MAX),
  language: z.enum(TEACHING_LANGUAGES),
  academicId: plainText(80, 1).nullable(),
});

export const planFacts = z.strictObject({
  hoursPerEcts: z.number().min(HOURS_PER_ECTS.from).max(HOURS_PER_ECTS.to),
  eqf: z.int().min(EQF_LEVELS.from).max(EQF_LEVELS.to).nullable(),
  participants: z.strictObject({
    min: z.int().min(1).max(PARTICIPANTS_MAX),
    max: z.int().min(1).max(PARTICIPANTS_MAX),
  }),
  participation: z.enum(PARTICIPATION_FORMS).nullable(),
  prerequisites: oneLine(LINE_MAX),
  awardingBody: oneLine(LINE_MAX),
  country: z.string().regex(/^([A-Z]{2})?$/),
  qualityAssurance: oneLine(LINE_MAX),
  startsOn: z.iso.date().nullable(),
});

export const costLine = z.strictObject({
  id: partId,
  title: filledLine(LINE_MAX),
  basis: z.enum(COST_BASES),
  amount: z.number().min(0).max(MONEY_MAX),
});
export const planCosts = z.strictObject({
  template: plainText(60),
  currency: z.string().regex(/^[A-Z]{3}$/),
  lines: z.array(costLine).max(COST_LINES_MAX),
  priceMode: z.enum(PRICE_MODES),
  price: z.number().min(0).max(MONEY_MAX),
});

export const planCharter = z.strictObject({
  purpose: plainText(TEXT_MAX),
  participants: plainText(TEXT_MAX),
  outcomes: plainText(TEXT_MAX),
  steering: plainText(TEXT_MAX),
  delivery: plainText(TEXT_MAX),
  terms: plainText(TEXT_MAX),
});

export const programmePlan = z.strictObject({
  title: filledLine(TITLE_MAX),
  audience: z.enum(AUDIENCES),
  language: z.enum(DRAFT_LANGUAGES),
  why: plainText(TEXT_MAX).meta({
    description: 'For whom this is and what they can do afterwards that they cannot do now.',
  }),
  needs: z.array(planNeed).max(NEEDS_MAX),
  objectives: z.array(planObjective).max(OBJECTIVES_MAX),
  assessments: z.array(planAssessment).max(ASSESSMENTS_MAX),
  sessions: z.array(planSession).max(SESSIONS_MAX),
  facts: planFacts,
  costs: planCosts,
  charter: planCharter,
});

export type ProgrammePlan = z.infer<typeof programmePlan>;
export type PlanNeed = z.infer<typeof planNeed>;
export type PlanObjective = z.infer<typeof planObjective>;
export type PlanAssessment = z.infer<typeof planAssessment>;
export type PlanSession = z.infer<typeof planSession>;
export type PlanFacts = z.infer<typeof planFacts>;
export type PlanCosts = z.infer<typeof planCosts>;
export type CostLine = z.infer<typeof costLine>;
export type ModuleRef = z.infer<typeof moduleRef>;

// --- For the rooms to the right ---

/** A programme as it stands now. `version` is the number of its newest frozen version, 0 before the first. */
export interface Programme {
  readonly tenantId: string;
  readonly id: string;
  readonly caseId: string | null;
  readonly version: number;
  readonly revision: number;
  readonly title: string;
  readonly audience: 'internal' | 'external';
  readonly language: string;
  readonly needs: readonly PlanNeed[];
  readonly objectives: readonly PlanObjective[];
  readonly assessments: readonly (PlanAssessment & { readonly objectiveIds: readonly string[] })[];
  readonly sessions: readonly PlanSession[];
  /** Contact, self-study and assessment together. */
  readonly hours: number;
  readonly ects: number;
  readonly eqf: number | null;
  readonly price: {
    readonly mode: 'per-participant' | 'whole' | 'none';
    readonly amount: number;
    readonly currency: string;
  };
  readonly startsOn: string | null;
  readonly charter: Readonly<Record<string, string>>;
  readonly createdAt: string;
  readonly savedAt: string;
}

/** Somebody who could teach, as the room of academics knows them at this moment. */
export interface AvailableAcademic {
  readonly id: string;
  readonly name: string;
  readonly languages: readonly string[];
  /** Teaching hours they have left in the time asked about. */
  readonly hoursLeft: number;
  /** How well they fit each skill that was asked about, 0 to 1; skills they do not fit are left out. */
  readonly fits: readonly { readonly skillUri: string; readonly fit: number }[];
}

/**
 * Port that programmes owns and the room of academics fills. Nobody is given who objected, is hidden, cools down or is not free in
 * the time asked about. An empty answer means: nobody is known yet, and then programmes are put together without load.
 */
export interface AvailableAcademics {
  find(
    tenantId: string,
    wish: {
      readonly skillUris: readonly string[];
      readonly languages: readonly string[];
      readonly startsOn: string | null;
    },
  ): Promise<readonly AvailableAcademic[]>;
  /** Names to show beside sessions; ids that are not there (any more) are left out. */
  names(tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

// --- What was measured of the people of a programme; joined from the room that keeps groups from being seen through ---

/** A round of a campaign that could measure the people of a programme: its first wave. */
export interface MeasurableRound {
  readonly campaignId: string;
  readonly title: string;
  readonly closedAt: string | null;
  /** When its people had been asked again, and that closed. */
  readonly againClosedAt: string | null;
}

type Verdict = 'risen' | 'fallen' | 'no-reliable-change';

/** Figures that have passed the disclosure gate, and nothing else. */
export type MeasuredChange =
  | { readonly state: 'waiting' | 'gone' }
  | {
      readonly state: 'ready';
      readonly before: string;
      readonly after: string;
      readonly threshold: number;
      readonly instrument: string;
      /** Ids of the framework's skills that the round asks about, whether or not they may be shown. */
      readonly measured: readonly string[];
      readonly skills: readonly {
        readonly skill: string;
        readonly before: GroupFigure;
        readonly after: GroupFigure;
        readonly change: GroupFigure;
        readonly verdict: Verdict;
        readonly views: readonly {
          readonly view: 'self' | 'scenario' | 'others';
          readonly change: GroupFigure;
          readonly verdict: Verdict;
        }[];
      }[];
      readonly withheld: Withheld['reason'] | null;
    };

export interface MeasuredRounds {
  rounds(tenantId: string): Promise<readonly MeasurableRound[]>;
  change(tenantId: string, campaignId: string): Promise<MeasuredChange | null>;
  /** To be called in the write that ties a round. */
  schedule(queries: WriteQueries, tenantId: string, campaignId: string): Promise<void>;
}
