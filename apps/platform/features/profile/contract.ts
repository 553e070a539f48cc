// The result, the plan and the explanation of every number, as they go over the wire.
import { z } from 'zod';
import { plainText } from '../../core/text/plain-text.ts';
import { emailAddress } from '../identity/contract.ts';
import { bankLanguage } from '../itembank/contract.ts';
import { AGEING_MONTHS_MAX, AGEING_MONTHS_MIN, NOTE_CHARACTERS, PLAN_HOURS_MAX, PLAN_HOURS_MIN } from './limits.ts';

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
  probability: z
    .number()
    .nullable()
    .meta({ description: 'Of what the verdict says; null when nobody can be compared.' }),
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
  calibration: z
    .object({
      verdict: z.enum(['over-rates', 'under-rates', 'in-tune', 'cannot-tell-yet']),
      index: z.number().meta({ description: 'Mean of self minus others over the skills, in levels.' }),
      interval90: interval,
      probabilityOver: z.number(),
      probabilityUnder: z.number(),
      skills: z.int(),
    })
    .nullable()
    .meta({ description: 'Whether the person sees the whole profile higher or lower than others do.' }),
});

/** Why an entry came about. A recomputation stands beside what it does not replace. */
export const entryReason = z.enum(['first', 'round-released', 'evidence-added', 'ageing-chosen', 'recomputed']);

export const profileResult = z.object({
  resultId: z.uuid(),
  entry: z
    .object({
      reason: entryReason,
      isCurrent: z.boolean(),
      offer: z
        .enum(['none', 'parameters', 'program'])
        .meta({ description: "What of today's instrument differs from the one used: a recomputation is offered." }),
    })
    .optional(),
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
    measured: z.object({ statements: z.int(), of: z.int() }).optional().meta({
      description: 'Of the statements answered, those whose difficulty was measured on people; absent while none was.',
    }),
    levelCuts: z.array(z.string()).optional().meta({
      description: 'Skills whose levels rest on cut points that a panel has set; the others are provisional.',
    }),
    language: bankLanguage.optional().meta({
      description:
        'The language of the questions and how far its translation may be trusted; absent in results made before it was recorded.',
    }),
    resultDigest: z.string(),
  }),
});

export const planQuery = z.strictObject({
  hours: z.coerce.number().min(PLAN_HOURS_MIN).max(PLAN_HOURS_MAX).default(12),
  company: z.enum(['any', 'alone']).default('any').meta({
    description: '`alone`: no colleague to practise with; what needs one is taken at a session or not at all.',
  }),
  moduleLanguage: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional()
    .meta({ description: 'Only modules and sessions in this language.' }),
});

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
  session: z
    .object({
      offerId: z.string(),
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      place: z.string(),
      language: z.string(),
      seatsLeft: z.int().nullable(),
    })
    .optional()
    .meta({ description: 'When the module is best taken at a session with others.' }),
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
      kind: z.enum(['need', 'target', 'fused', 'source', 'answer', 'round', 'outside', 'parameters', 'model']),
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
export type EntryReason = z.infer<typeof entryReason>;

// --- What came, what moved, what changed ---

const instant = z.iso.datetime();

/** The entries of one attempt: yesterday's result, and what stands beside it. */
export const resultEntries = z.object({
  entries: z.array(
    z.object({
      resultId: z.uuid(),
      computedAt: instant,
      reason: entryReason,
      isCurrent: z.boolean(),
      halfLifeMonths: z.number().nullable(),
      bankVersion: z.string(),
      parameters: z.string(),
      engine: z.string(),
    }),
  ),
});

export const movedQuery = z.strictObject({
  skill: z.string().regex(/^[a-z0-9-]{1,64}$/),
  from: instant.optional(),
  to: instant.optional(),
});

/** What moved one skill between two instants, in the order in which it came; the parts add up to the whole. */
export const movedSkill = z.object({
  skill: z.string(),
  name: texts,
  from: z.object({ at: instant.nullable(), level }).meta({ description: 'Null: before the first answer.' }),
  to: z.object({ at: instant, level }),
  total: z.number(),
  steps: z.array(
    z.object({
      kind: z.enum(['answer', 'answered-anew', 'group', 'outside', 'ageing']),
      source: z.string().meta({ description: 'self, scenario, a group of raters, test, rubric or credential.' }),
      at: instant,
      itemId: z.string().nullable(),
      text: texts.nullable(),
      count: z.int().meta({ description: 'People in the group, answers set aside, otherwise 1.' }),
      moved: z.number(),
      level,
    }),
  ),
  engine: z.string(),
});

export const changeVerdict = z.enum(['risen', 'fallen', 'no-reliable-change', 'no-reliable-change-yet']);
/** `together`: all colleagues but the manager, when their groups are several or not the same on both occasions. */
export const changedView = z.enum(['self', 'scenario', ...raterGroup.options, 'together']);
const changeOf = z.object({ change: z.number(), interval95: interval, verdict: changeVerdict });

/** Two occasions of one person compared; null when there is no earlier one. */
export const occasionChange = z.object({
  comparison: z
    .object({
      before: z.object({ attemptId: z.uuid(), assessedOn: z.iso.date() }),
      after: z.object({ attemptId: z.uuid(), assessedOn: z.iso.date() }),
      stability: z.number(),
      skills: z.array(
        z.object({
          skill: z.string(),
          name: texts,
          before: level,
          after: level,
          ...changeOf.shape,
          views: z
            .array(z.object({ view: changedView, ...changeOf.shape }))
            .meta({ description: 'What each source that spoke on both occasions shows by itself.' }),
        }),
      ),
    })
    .nullable(),
});

// --- Ageing ---

export const halfLife = z.int().min(AGEING_MONTHS_MIN).max(AGEING_MONTHS_MAX);
export const ageingQuery = z.strictObject({ halfLifeMonths: z.coerce.number().pipe(halfLife).optional() });
export const chooseAgeingBody = z.strictObject({ halfLifeMonths: halfLife.nullable() });
/** What is set, by whom, and what a half-life would do to each skill of the newest result. */
export const ageingView = z.object({
  halfLifeMonths: z.number().nullable(),
  chosenBy: z.enum(['person', 'institution', 'nobody']),
  tried: z.number().nullable(),
  effect: z.array(
    z.object({
      skill: z.string(),
      name: texts,
      without: z.object({ level, standardDeviation: z.number() }),
      with: z.object({ level, standardDeviation: z.number() }),
    }),
  ),
});
export const institutionAgeing = z.object({ halfLifeMonths: z.number().nullable(), isChosen: z.boolean() });

// --- The plan, kept and worked with ---

const planChange = z.object({
  moduleId: z.string(),
  title: texts,
  skill: z.string(),
  skillName: texts,
  minutes: z.int(),
});

export const planAlternatives = z.object({
  hours: z.number(),
  reduction: z.number(),
  alternatives: z.array(
    z.object({
      reduction: z.number(),
      share: z.number().meta({ description: 'Of the best plan, 1 being as good.' }),
      isClose: z.boolean().meta({ description: 'Within a few percent of the best.' }),
      usedMinutes: z.int(),
      added: z.array(planChange),
      dropped: z.array(planChange),
    }),
  ),
  otherHours: z
    .array(
      z.object({ hours: z.number(), added: z.array(planChange), dropped: z.array(planChange), reduction: z.number() }),
    )
    .meta({ description: 'The nearest fewer and more hours at which another plan is best.' }),
  targets: z
    .array(
      z.object({
        skill: z.string(),
        name: texts,
        target: level,
        added: z.array(planChange),
        dropped: z.array(planChange),
      }),
    )
    .meta({ description: 'Targets half a level higher or lower that would make another plan best.' }),
  observation: nextObservation.nullable().meta({ description: 'The observation likeliest to change the plan.' }),
  isProven: z.boolean(),
});

export const moduleState = z.enum(['planned', 'begun', 'done', 'dropped']);
export const keepPlanBody = z.strictObject({
  hours: z.number().min(PLAN_HOURS_MIN).max(PLAN_HOURS_MAX),
  company: z.enum(['any', 'alone']).default('any'),
  moduleLanguage: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
});
export const progressBody = z.strictObject({ moduleId: z.string().regex(/^[a-z0-9-]{1,64}$/), state: moduleState });
export const noteBody = z.strictObject({
  moduleId: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .nullable(),
  text: plainText(NOTE_CHARACTERS, 1),
});
export const note = z.object({ id: z.uuid(), moduleId: z.string().nullable(), text: z.string(), writtenAt: instant });
export const notes = z.object({ notes: z.array(note) });

export const keptModule = z.object({
  moduleId: z.string(),
  title: texts,
  skill: z.string(),
  skillName: texts,
  minutes: z.int(),
  startsInWeek: z.int(),
  state: moduleState,
  since: instant.nullable(),
});
export const keptPlan = z.object({
  planId: z.uuid(),
  attemptId: z.uuid(),
  hours: z.number(),
  keptAt: instant,
  modules: z.array(keptModule),
});

// --- Sharing ---

export const shareBody = z.strictObject({ email: emailAddress, what: z.enum(['plan', 'profile']) });
export const share = z.object({
  id: z.uuid(),
  withName: z.string(),
  what: z.enum(['plan', 'profile']),
  grantedAt: instant,
});
export const shares = z.object({ shares: z.array(share) });
export const receivedShares = z.object({
  shares: z.array(
    z.object({ id: z.uuid(), fromName: z.string(), what: z.enum(['plan', 'profile']), grantedAt: instant }),
  ),
});
/** What a share shows now: the plan with its progress, and of a shared profile the skills without answers. */
export const sharedView = z.object({
  id: z.uuid(),
  fromName: z.string(),
  what: z.enum(['plan', 'profile']),
  grantedAt: instant,
  plan: keptPlan.nullable(),
  skills: z
    .array(
      z.object({
        skill: z.string(),
        name: texts,
        status: z.enum(['estimated', 'not-enough-evidence']),
        level: level.nullable(),
        interval90: interval.nullable(),
        target: level,
        reading: skillResult.shape.reading,
      }),
    )
    .nullable(),
  assessedOn: z.iso.date().nullable(),
});

// --- My development ---

export const development = z.object({
  hasAccount: z.boolean(),
  attempts: z.array(
    z.object({
      attemptId: z.uuid(),
      status: z.enum(['open', 'finished']),
      form: z.enum(['full', 'short']),
      startedAt: instant,
      finishedAt: instant.nullable(),
      roleProfile: z.string(),
      stage: z.string(),
      entries: z.int(),
      needs: z.array(z.object({ skill: z.string(), name: texts })),
    }),
  ),
  rounds: z.array(
    z.object({
      roundId: z.string(),
      releasedAt: instant,
      groups: z.array(z.object({ group: raterGroup, raters: z.int() })),
      withheld: z.array(z.object({ group: z.string(), reason: z.string() })),
    }),
  ),
  calibration: z.array(
    z.object({
      at: instant,
      attemptId: z.uuid(),
      verdict: z.enum(['over-rates', 'under-rates', 'in-tune', 'cannot-tell-yet']),
      index: z.number(),
      interval90: interval,
    }),
  ),
  plan: keptPlan.nullable(),
  trained: z.array(z.string()).meta({ description: 'Skills of modules done, for measuring again.' }),
  ageing: z.object({ halfLifeMonths: z.number().nullable(), chosenBy: z.enum(['person', 'institution', 'nobody']) }),
});

export type ResultEntries = z.infer<typeof resultEntries>;
export type MovedSkill = z.infer<typeof movedSkill>;
export type ChangedView = z.infer<typeof changedView>;
export type OccasionChange = z.infer<typeof occasionChange>;
export type AgeingView = z.infer<typeof ageingView>;
export type InstitutionAgeing = z.infer<typeof institutionAgeing>;
export type PlanAlternatives = z.infer<typeof planAlternatives>;
export type ModuleState = z.infer<typeof moduleState>;
export type KeptPlan = z.infer<typeof keptPlan>;
export type Note = z.infer<typeof note>;
export type Share = z.infer<typeof share>;
export type ReceivedShares = z.infer<typeof receivedShares>;
export type SharedView = z.infer<typeof sharedView>;
export type Development = z.infer<typeof development>;
