// The researcher's room as it goes over the wire: what may be used, runs, versions, exports, standard setting.
import { LANGUAGES } from '@dragoman/kernel';
import { z } from 'zod';
import { plainText } from '../../core/text/plain-text.ts';
import { pilotItemBody } from '../itembank/contract.ts';
import {
  ATTRIBUTES,
  CAMPAIGNS_MAX,
  EXPORT_FILES,
  K_DEFAULT,
  K_MAX,
  NAME_MAX,
  SENTENCE_MAX,
  SENTENCE_MIN,
  TITLE_MAX,
} from './limits.ts';

const instant = z.iso.datetime();
const texts = z.record(z.string(), z.string());
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64);
const oneLine = (max: number, min = 1) =>
  plainText(max, min).regex(/^(?=.*\S)[^\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]*$/u, {
    message: 'text.one-line',
  });
const campaignIds = z
  .array(z.uuid())
  .min(1)
  .max(CAMPAIGNS_MAX)
  .refine((ids) => new Set(ids).size === ids.length, { message: 'campaign.twice' });

// --- What may be used ---

export const source = z.object({
  campaignId: z.uuid(),
  title: z.string(),
  wave: z.int(),
  purpose: z.enum(['development', 'research', 'benchmark']),
  closedAt: instant.nullable(),
  people: z
    .int()
    .nullable()
    .meta({ description: 'Who finished, in steps of five, rounded down; null below the minimum.' }),
  covered: z.enum(['purpose', 'notice', 'no']),
  sentence: z.string().nullable().meta({ description: 'The sentence of the notice that covers research.' }),
});
export const versionHead = z.object({
  parameters: z.string(),
  parent: z.string().nullable(),
  kind: z.enum(['shipped', 'calibration', 'level-cuts', 'panel-key']),
  acceptedBy: z.string().nullable(),
  acceptedAt: instant.nullable(),
  isCurrent: z.boolean(),
});
export const overview = z.object({
  sources: z.array(source),
  versions: z.array(versionHead),
  skills: z.array(z.object({ id: z.string(), name: texts, statements: z.int() })),
  scales: z.array(z.object({ id: z.string(), name: texts.meta({ description: 'Its second answer and its last.' }) })),
  roles: z.array(z.object({ id: z.string(), name: texts })),
  bank: z.string(),
  isSynthetic: z.boolean(),
});
export const coverBody = z.strictObject({
  campaignId: z.uuid(),
  language: z.enum(LANGUAGES),
  sentence: plainText(SENTENCE_MAX, SENTENCE_MIN),
});

// --- Reports and calibrations ---

export const estimate = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  why: z.enum(['too-few-people', 'not-estimable']).nullable(),
});
export const reportItem = z.object({
  id: z.string(),
  isPilot: z.boolean(),
  answers: z.int().nullable(),
  exposure: z.number().nullable().meta({ description: 'Share of the attempts it was answered in, in steps of 5 %.' }),
  mean: z.number().nullable(),
  itemRest: z.number().nullable(),
  alphaIfDropped: z.number().nullable(),
  fit: z.object({ value: z.number(), df: z.number(), p: z.number(), rmsea: z.number() }).nullable(),
  discrimination: z.number(),
  thresholds: z.array(z.number()),
  informationPeak: z.number(),
});
export const groupComparison = z.object({
  by: z.enum(['language', 'role']),
  status: z.enum(['estimated', 'not-enough-evidence']),
  needed: z.int().nullable().meta({ description: 'People needed in each of two groups.' }),
  groups: z.array(z.object({ label: z.string(), people: z.int() })),
  method: z.enum(['ordinal-logistic', 'likelihood-ratio']).nullable(),
  settled: z.boolean(),
  items: z.array(
    z.object({
      id: z.string(),
      adjustedP: z.number().nullable(),
      effect: z.number().nullable(),
      effectClass: z.enum(['A', 'B', 'C']).nullable(),
      direction: z.enum(['first', 'second']).nullable().meta({ description: 'The group that has it easier.' }),
      isFlagged: z.boolean(),
    }),
  ),
});
export const scaleReport = z.object({
  skill: z.string(),
  status: z.enum(['estimated', 'not-enough-evidence']),
  people: z.int().nullable(),
  needed: z.int().nullable(),
  alpha: estimate,
  omega: estimate,
  fitNeeded: z.int().nullable(),
  items: z.array(reportItem),
  information: z.array(z.object({ theta: z.number(), value: z.number() })),
  comparisons: z.array(groupComparison),
});
/** The words are the page's, by the code; the message is the library's own, for exports and for codes the page does not know. */
const warning = z.object({
  code: z.string(),
  message: z.string(),
  item: z.string().optional().meta({ description: 'The statement it is about; none: the whole skill.' }),
});
export const calibratedItem = z.object({
  id: z.string(),
  isPilot: z.boolean(),
  n: z.int(),
  discrimination: z.number(),
  discriminationError: z.number().nullable(),
  thresholds: z.array(z.number()),
  thresholdErrors: z.array(z.number().nullable()),
  before: z.object({ discrimination: z.number(), thresholds: z.array(z.number()) }),
  isSettled: z.boolean(),
});
export const skillCalibration = z.object({
  skill: z.string(),
  status: z.enum(['estimated', 'not-converged', 'no-link', 'not-enough-evidence']),
  people: z.int(),
  latent: z.object({ mean: z.number(), sd: z.number() }).nullable(),
  convergence: z
    .object({
      converged: z.boolean(),
      iterations: z.int(),
      logLik: z.number(),
      nodes: z.int(),
      doubledNodesShift: z.number(),
    })
    .nullable(),
  items: z.array(calibratedItem),
  link: z
    .object({
      anchors: z.array(z.string()),
      slope: z.number(),
      intercept: z.number(),
      linkingErrors: z.array(z.object({ theta: z.number(), standardError: z.number() })),
      drifted: z.array(z.string()),
    })
    .nullable(),
  warnings: z.array(warning),
});
export const runResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('report'), scales: z.array(scaleReport) }),
  z.object({ kind: z.literal('calibration'), skills: z.array(skillCalibration) }),
]);
export const runHead = z.object({
  id: z.uuid(),
  kind: z.enum(['report', 'calibration']),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  progress: z.number().min(0).max(1),
  parameters: z.string().meta({ description: 'The version it was measured against.' }),
  campaigns: z.array(z.uuid()),
  skills: z.array(z.string()),
  startedBy: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  accepted: z.string().nullable().meta({ description: 'The version it became.' }),
});
export const runList = z.object({ runs: z.array(runHead) });
export const run = runHead.extend({
  result: runResult.nullable(),
  mayAccept: z.boolean(),
  items: z
    .array(z.object({ id: z.string(), text: texts }))
    .meta({ description: 'The words of every item the result names.' }),
});
export const startRunBody = z.strictObject({
  kind: z.enum(['report', 'calibration']),
  campaignIds,
  skills: z.array(slug).max(25).default([]).meta({ description: 'Empty: all.' }),
  anchors: z.array(z.string().max(64)).max(400).optional(),
});
export const runParams = z.object({ runId: z.uuid() });

// --- Statements that are tried out ---

export { pilotItemBody };
export const pilotItems = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      skill: z.string(),
      level: z.int(),
      reverse: z.boolean(),
      text: texts,
      addedAt: instant,
      withdrawnAt: instant.nullable(),
    }),
  ),
});
export const pilotParams = z.object({ itemId: z.string().regex(/^pilot-[a-z0-9-]{1,58}$/) });

// --- Exports ---

/** A purpose outside the three is taken as text and refused with the sentence about hiring, pay and promotion. */
export const startExportBody = z.strictObject({
  title: oneLine(TITLE_MAX),
  purpose: oneLine(60),
  campaignIds,
  attributes: z.array(z.enum(ATTRIBUTES)).max(ATTRIBUTES.length).default([]),
  k: z.int().min(K_DEFAULT).max(K_MAX).default(K_DEFAULT),
  runId: z.uuid().nullable().default(null).meta({ description: 'The calibration that the script computes again.' }),
});
export const exportHead = z.object({
  id: z.uuid(),
  title: z.string(),
  campaigns: z.array(z.uuid()),
  attributes: z.array(z.enum(ATTRIBUTES)),
  k: z.int(),
  runId: z.uuid().nullable(),
  people: z.int().meta({ description: 'In steps of five.' }),
  blanked: z
    .int()
    .meta({ description: 'People whose attributes were blanked because too few shared them, in steps of five.' }),
  dropped: z.array(z.string()).meta({ description: 'Attributes left out wholly.' }),
  madeBy: z.string().nullable(),
  createdAt: instant,
  files: z.array(z.enum(EXPORT_FILES)),
});
export const exportList = z.object({ exports: z.array(exportHead) });
export const exportFileParams = z.object({ exportId: z.uuid(), file: z.enum(EXPORT_FILES) });

// --- Cut points set by a panel ---

const stage = z.enum(['preparing', 'first-round', 'second-round', 'closed']);
export const cutSummary = z.object({
  skill: z.string(),
  name: texts,
  cuts: z.array(
    z.object({
      between: z.int().meta({ description: '1: between levels 1 and 2.' }),
      theta: z.number().nullable(),
      standardError: z.number().nullable(),
      panellists: z.int(),
    }),
  ),
});
export const cutRound = z.object({
  id: z.uuid(),
  title: z.string(),
  stage,
  skills: z.array(z.object({ id: z.string(), name: texts, statements: z.int() })),
  createdBy: z.string().nullable(),
  createdAt: instant,
  parameters: z.string(),
  panel: z.array(
    z.object({
      id: z.uuid(),
      name: z.string().nullable(),
      first: z.int().meta({ description: 'Skills with bookmarks in the first round.' }),
      second: z.int(),
    }),
  ),
  firstRound: z.array(cutSummary).nullable(),
  secondRound: z.array(cutSummary).nullable(),
  accepted: z.string().nullable(),
  needed: z.int(),
});
export const cutRoundList = z.object({ rounds: z.array(cutRound) });
export const cutRoundParams = z.object({ roundId: z.uuid() });
export const openCutRoundBody = z.strictObject({ title: oneLine(TITLE_MAX), skills: z.array(slug).min(1).max(25) });
export const addPanellistBody = z.strictObject({ name: oneLine(NAME_MAX) });
export const addedPanellist = z.object({
  round: cutRound,
  panellistId: z.uuid(),
});
export const panellistParams = z.object({ roundId: z.uuid(), panellistId: z.uuid() });
export const panelLink = z.object({
  link: z.string().meta({ description: 'Path with the secret in its fragment, `/panel#…`.' }),
});
export const moveCutRoundBody = z.strictObject({ to: z.enum(['first-round', 'second-round', 'closed']) });

const marks = z
  .array(z.int().min(0).max(1000))
  .length(3)
  .meta({ description: 'How many statements lie before each of the three bookmarks.' });
export const openPanelBody = z.strictObject({ token: z.string().min(20).max(200) });
export const panelView = z.object({
  title: z.string(),
  name: z.string().nullable(),
  stage,
  categories: texts.meta({ description: 'The answer that counts as "does this", in words.' }),
  skills: z.array(
    z.object({
      id: z.string(),
      name: texts,
      levels: z.array(z.object({ level: z.int(), name: texts, indicators: z.array(texts) })),
      statements: z.array(z.object({ text: texts })).meta({ description: 'In the order of their place on the scale.' }),
      own: z.object({ first: marks.nullable(), second: marks.nullable() }),
      others: z.array(z.array(z.int())).length(3).nullable().meta({
        description: 'For each bookmark where the panel put it in the first round, lowest first; second round only.',
      }),
    }),
  ),
});
export const placeBookmarksBody = z.strictObject({
  token: z.string().min(20).max(200),
  skill: slug,
  marks,
});

export type Overview = z.infer<typeof overview>;
export type Source = z.infer<typeof source>;
export type CoverBody = z.infer<typeof coverBody>;
export type Estimate = z.infer<typeof estimate>;
export type ReportItem = z.infer<typeof reportItem>;
export type GroupComparison = z.infer<typeof groupComparison>;
export type ScaleReport = z.infer<typeof scaleReport>;
export type CalibratedStatement = z.infer<typeof calibratedItem>;
export type SkillCalibration = z.infer<typeof skillCalibration>;
export type RunResult = z.infer<typeof runResult>;
export type RunHead = z.infer<typeof runHead>;
export type RunList = z.infer<typeof runList>;
export type Run = z.infer<typeof run>;
export type StartRunBody = z.infer<typeof startRunBody>;
export type PilotItems = z.infer<typeof pilotItems>;
export type StartExportBody = z.infer<typeof startExportBody>;
export type ExportHead = z.infer<typeof exportHead>;
export type ExportList = z.infer<typeof exportList>;
export type CutSummary = z.infer<typeof cutSummary>;
export type CutRound = z.infer<typeof cutRound>;
export type CutRoundList = z.infer<typeof cutRoundList>;
export type AddedPanellist = z.infer<typeof addedPanellist>;
export type PanelView = z.infer<typeof panelView>;
export type PanelLink = z.infer<typeof panelLink>;
