// The result, the plan and the explanation of every number, as they go over the wire.
import { z } from 'zod';

const texts = z.record(z.string(), z.string());
/** A value on the level axis: 1 aware, 2 practising, 3 proficient, 4 leading, with halves as cuts between them. */
const level = z.number();
const interval = z.object({ low: level, high: level });

/** Groups of other people, as they were released. Below its threshold a group is nowhere: not here, not in the fusion. */
export const raterGroup = z.enum(['peers', 'manager', 'partners', 'academics', 'others']);
/** Sources added later through the ledger's port. */
export const outsideSource = z.enum(['test', 'rubric', 'credential']);

export const sourceEstimate = z.object({
  source: z.enum(['self', 'scenario', ...raterGroup.options, ...outsideSource.options]),
  level,
  interval90: interval,
  observations: z.int().meta({ description: 'Statements, scenarios, or the people who rated this skill.' }),
});

/** Self and others on one skill; said only where the probability is high, otherwise `cannot-tell-yet`. */
export const selfOthers = z.object({
  verdict: z.enum(['blind-spot', 'hidden-strength', 'agreed-strength', 'agreed-need', 'cannot-tell-yet']),
  reason: z
    .enum(['too-few-raters', 'no-self-view', 'unsure', 'called'])
    .meta({ description: 'Why it cannot be told; `called` when it can.' }),
  probability: z.number().nullable().meta({ description: 'Of what the verdict says; null when nobody can be compared.' }),
  gap: z.number().nullable().meta({ description: 'Self minus others in levels, net of mean leniency.' }),
  interval90: interval.nullable(),
  raters: z.int(),
});

export const skillResult = z.object({
  skill: z.string(),
  name: texts,
  definition: texts,
  status: z.enum(['estimated', 'not-enough-evidence']),
  estimate: z.object({ level, standardDeviation: z.number(), interval50: interval, interval90: interval }),
  levelProbabilities: z.array(z.number()).length(4),
  sources: z.array(sourceEstimate),
  disagreement: z
    .object({ probability: z.number(), direction: z.enum(['self-higher', 'scenario-higher', 'none']) })
    .nullable(),
  selfOthers: selfOthers.optional().meta({ description: 'There once a round of other people has been released.' }),
  target: level,
  weight: z.number(),
  need: z.object({ levels: z.number(), interval90: interval, probabilityBelowTarget: z.number() }),
  reading: z.enum(['need', 'on-target', 'strength', 'cannot-tell', 'not-enough-evidence']),
  indicators: z.array(z.object({ level: z.int(), texts: z.array(texts) })),
  toSettle: z.object({ statements: z.int(), scenarios: z.int(), minutes: z.int() }).nullable(),
});

export const nextObservation = z.object({
  kind: z
    .enum(['statement', 'scenario', 'peer', 'peers'])
    .meta({ description: '`peers`: several colleagues who rate every skill.' }),
  count: z.int(),
  skill: z.string().nullable(),
  name: texts.nullable(),
  rise: z.number(),
  riseError: z.number(),
  hitRateAfter: z.number(),
  minutes: z.int(),
  worthwhile: z.boolean().meta({ description: 'False: it is the best there is and would still change little.' }),
});

export const hitRate = z.object({
  plan: z
    .number()
    .meta({ description: "Expected share of the plan's two skills that are among the two greatest true needs." }),
  bothRight: z.number(),
  targetsAlone: z
    .number()
    .meta({ description: "What a plan by the role's targets is expected to reach for anybody, before any answer." }),
  targetsPlanNow: z.number().meta({ description: 'The same plan, judged with the answers.' }),
  monteCarloError: z.number(),
});

/** What of other people went into a result, down to the group and never further. */
export const othersBasis = z.object({
  rounds: z.array(
    z.object({
      roundId: z.string(),
      releasedAt: z.iso.datetime(),
      groups: z.array(z.object({ group: raterGroup, raters: z.int() })),
      withheld: z.array(z.object({ group: z.string(), reason: z.string() })),
    }),
  ),
  severity: z
    .object({ basis: z.enum(['literature', 'calibrated']), sd: z.number(), raters: z.int(), ratees: z.int() })
    .meta({ description: 'How far raters differ in severity: a stated prior, or estimated from this institution.' }),
});

export const profileResult = z.object({
  resultId: z.uuid(),
  attemptId: z.uuid(),
  computedAt: z.iso.datetime(),
  assessedOn: z.iso.date(),
  roleProfile: z.object({ id: z.string(), name: texts, stage: z.object({ id: z.string(), name: texts }) }),
  observations: z.object({ statements: z.int(), scenarios: z.int(), skipped: z.int(), minutes: z.int() }),
  stop: z.object({
    reason: z.enum(['precision', 'time', 'plan-settled', 'bank-exhausted', 'length', 'asked-to-stop']),
    settledSkills: z.int(),
    skills: z.int(),
  }),
  summary: z.object({
    strongest: z.string().nullable(),
    needs: z.array(
      z.object({ skill: z.string(), sureness: z.enum(['sure', 'fairly-sure', 'unsure']), probability: z.number() }),
    ),
    notEnough: z.array(z.string()),
  }),
  skills: z.array(skillResult).meta({ description: 'Sorted by need, greatest first.' }),
  hitRate: hitRate.nullable().meta({ description: 'Null when no skill has enough evidence for a plan.' }),
  nextObservations: z.array(nextObservation),
  others: othersBasis.optional().meta({ description: 'There once a round of other people has been released.' }),
  ageing: z
    .object({ halfLifeMonths: z.number(), asOf: z.iso.date() })
    .optional()
    .meta({ description: 'There when the person or the institution lets observations age.' }),
  carried: z
    .array(z.object({ attemptId: z.uuid(), assessedOn: z.iso.date(), skills: z.array(z.string()) }))
    .optional()
    .meta({ description: 'Earlier attempts whose answers still count for skills this one did not ask about.' }),
  provenance: z.object({
    bank: z.string(),
    bankVersion: z.string(),
    parameters: z.string(),
    framework: z.string(),
    model: z.string(),
    engine: z.string(),
    seed: z.int(),
    provisional: z.boolean(),
    resultDigest: z.string(),
  }),
});

export const planQuery = z.strictObject({ hours: z.coerce.number().min(1).max(200).default(12) });

export const planModule = z.object({
  moduleId: z.string(),
  version: z.int(),
  title: texts,
  purpose: texts,
  skill: z.string(),
  skillName: texts,
  secondary: z.array(z.string()),
  minutes: z.int(),
  company: z.enum(['alone', 'colleague']),
  needReduction: z.number(),
  reason: z.enum(['greatest-need', 'prerequisite', 'second-need', 'other-need']),
  startsInWeek: z.int(),
});

export const trainingPlan = z.object({
  attemptId: z.uuid(),
  hours: z.number(),
  usedMinutes: z.int(),
  modules: z.array(planModule),
  hitRate: hitRate.nullable().meta({ description: 'Null when no skill has enough evidence for a plan.' }),
  nextObservations: z.array(nextObservation),
  optimal: z.boolean(),
});

/** One step of the thread behind a number: what it is, what it rests on. Walked down to the person's own answers. */
export const explanation = z.object({
  skill: z.string(),
  name: texts,
  steps: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['need', 'target', 'fused', 'source', 'answer', 'parameters', 'model']),
      value: z.number().nullable(),
      unit: z.enum(['levels', 'sd', 'probability', 'category', 'none']),
      text: texts.nullable(),
      detail: z.record(z.string(), z.union([z.string(), z.number()])),
      method: z.string().nullable().meta({ description: 'Page of the methods documentation.' }),
      restsOn: z.array(z.string()),
    }),
  ),
});

export const practiceModule = z.object({
  moduleId: z.string(),
  version: z.int(),
  skill: z.string(),
  skillName: texts,
  level: z.object({ from: z.int(), to: z.int() }),
  minutes: z.int(),
  company: z.enum(['alone', 'colleague']),
  title: texts,
  purpose: texts,
  materials: texts,
  outcomes: z.array(z.object({ id: z.string(), text: texts })),
  practice: z.array(z.object({ minutes: z.int(), title: texts, steps: z.array(texts), sign: texts, indicator: texts })),
  progress: texts,
  followUp: z.array(z.object({ week: z.int(), text: texts })),
  references: z.array(z.string()),
});

export type SourceEstimate = z.infer<typeof sourceEstimate>;
export type SkillResult = z.infer<typeof skillResult>;
export type ProfileResult = z.infer<typeof profileResult>;
export type PlanModule = z.infer<typeof planModule>;
export type TrainingPlan = z.infer<typeof trainingPlan>;
export type Explanation = z.infer<typeof explanation>;
export type PracticeModule = z.infer<typeof practiceModule>;
export type NextObservation = z.infer<typeof nextObservation>;
export const importedResult = z.object({
  result: profileResult,
  reproduced: z
    .boolean()
    .meta({ description: 'True when this program computes the same profile from the answers, to the last bit.' }),
});
export type ImportedResult = z.infer<typeof importedResult>;
export type RaterGroup = z.infer<typeof raterGroup>;
export type OutsideSource = z.infer<typeof outsideSource>;
export type SelfOthers = z.infer<typeof selfOthers>;
export type OthersBasis = z.infer<typeof othersBasis>;
