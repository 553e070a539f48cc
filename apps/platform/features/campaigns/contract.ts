// What goes over the wire about campaigns, and what rooms to the right are told of them.
import { LANGUAGES } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import { z } from 'zod';
import { plainText } from '../../core/text/plain-text.ts';
import {
  ATTRIBUTE_MAX,
  CSV_MAX,
  DOCUMENT_BYTES,
  DOCUMENT_TYPES,
  DOMAINS_MAX,
  LEGAL_BASES,
  NAME_MAX,
  NOTE_MAX,
  NOTICE_MAX,
  PILOT_SHARE_MAX,
  PURPOSES,
  REMINDERS_MAX,
  THRESHOLD_FLOORS,
  THRESHOLD_MAX,
  TITLE_MAX,
  URL_MAX,
} from './limits.ts';

// --- For the rooms to the right: frozen from the launch on ---

export type CampaignStatus = 'draft' | 'launched' | 'closed';

export interface Campaign {
  readonly tenantId: string;
  readonly id: string;
  readonly title: string;
  readonly purpose: 'development' | 'research' | 'benchmark';
  readonly status: CampaignStatus;
  readonly legalBasis: 'consent' | 'public-task' | 'legitimate-interests';
  /** Why this basis, in the office's own words. */
  readonly legalBasisNote: string;
  /** Text by language. */
  /** Languages it was not written in are left out or empty. */
  readonly notice: Readonly<Partial<Record<Language, string>>>;
  readonly document: CampaignDocument | null;
  /** Last day (ISO date) on which data of the campaign may be read; after it they are unreadable, then gone. Never null once launched. */
  readonly retentionUntil: string | null;
  readonly thresholds: Thresholds;
  readonly instruments: Instruments;
  /** Instants. `opensAt` null: at the launch. */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  /** Days before the close on which those missing are reminded, greatest first; at most three. */
  readonly remindDaysBefore: readonly number[];
  readonly signUp: SignUp | null;
  /** 1 for the first; one that measures the same people again is one higher. */
  readonly wave: number;
  readonly previousId: string | null;
  readonly createdAt: string;
  readonly launchedAt: string | null;
  readonly closedAt: string | null;
  /** When everything of its people was removed. */
  readonly dataGoneAt: string | null;
}

export interface Thresholds {
  readonly raterGroup: number;
  readonly ratersOverall: number;
  readonly comments: number;
  readonly cell: number;
}

export interface Instruments {
  readonly form: 'full' | 'short';
  readonly raters: boolean;
  readonly raterApproval: boolean;
  readonly pilotShare: number;
}

export interface CampaignDocument {
  readonly kind: 'file' | 'link';
  readonly name: string;
  readonly url: string | null;
  /** SHA-256, 64 hexadecimal digits. */
  readonly digest: string;
  readonly bytes: number;
}

export interface SignUp {
  /** Empty: everybody with the link. */
  readonly domains: readonly string[];
  readonly seats: number | null;
}

/**
 * `asked`: no answer yet. `started`, `finished`: of the attempt. `stopped`: wants no more mails and has not begun; may still begin.
 * Never shown with a name to the office (decision 013).
 */
export type MemberState = 'asked' | 'started' | 'finished' | 'stopped';

export interface Member {
  readonly personId: string;
  /** As they were when the campaign was launched (or the person signed up): unit, role, stage, site and whatever else the list had. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly attemptId: string | null;
  readonly state: MemberState;
}

export interface Membership {
  readonly campaign: Campaign;
  readonly attributes: Readonly<Record<string, string>>;
  readonly attemptId: string | null;
  readonly state: MemberState;
}

// --- Over the wire ---

const instant = z.iso.datetime();
const oneLine = (max: number, min = 0) =>
  plainText(max, min).regex(/^[^\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]*$/u, { message: 'text.one-line' });
const title = oneLine(TITLE_MAX, 1).regex(/\S/u, { message: 'text.empty' });
const language = z.enum(LANGUAGES);
const threshold = (floor: number) => z.int().min(floor).max(THRESHOLD_MAX);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const thresholds = z.strictObject({
  raterGroup: threshold(THRESHOLD_FLOORS.raterGroup),
  ratersOverall: threshold(THRESHOLD_FLOORS.ratersOverall),
  comments: threshold(THRESHOLD_FLOORS.comments),
  cell: threshold(THRESHOLD_FLOORS.cell),
});
export const instruments = z.strictObject({
  form: z.enum(['full', 'short']),
  raters: z.boolean(),
  raterApproval: z.boolean(),
  pilotShare: z.number().min(0).max(PILOT_SHARE_MAX),
});
const domain = z.string().regex(/^(?=.{3,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/);
export const signUp = z.strictObject({
  domains: z.array(domain).max(DOMAINS_MAX),
  seats: z.int().min(1).max(100_000).nullable(),
});

/** A purpose outside the three is taken as text and refused with the sentence about hiring, pay and promotion. */
export const createCampaignBody = z.strictObject({ title, purpose: oneLine(60, 1) });

export const campaignSettings = z.strictObject({
  title,
  legalBasis: z.enum(LEGAL_BASES),
  legalBasisNote: plainText(NOTE_MAX),
  notice: z.partialRecord(language, plainText(NOTICE_MAX)),
  retentionUntil: z.iso.date().nullable(),
  thresholds,
  instruments,
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  remindDaysBefore: z.array(z.int().min(0).max(90)).max(REMINDERS_MAX),
  signUp: signUp.nullable(),
});
export const saveCampaignBody = z.strictObject({
  version: z
    .int()
    .min(1)
    .meta({ description: 'The version that was read; another one meanwhile is refused with 409.' }),
  settings: campaignSettings,
});

export const CHECK_ITEMS = [
  'notice',
  'legal-basis-note',
  'document',
  'retention',
  'closes',
  'dates',
  'audience',
] as const;
export const campaignDocument = z.object({
  kind: z.enum(['file', 'link']),
  name: z.string(),
  url: z.string().nullable(),
  digest: z.string(),
  bytes: z.int(),
});

export const campaignHead = z.object({
  id: z.uuid(),
  title: z.string(),
  purpose: z.enum(PURPOSES),
  status: z.enum(['draft', 'launched', 'closed']),
  wave: z.int(),
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  retentionUntil: z.iso.date().nullable(),
  launchedAt: instant.nullable(),
  closedAt: instant.nullable(),
  dataGoneAt: instant.nullable(),
  createdAt: instant,
});
export const campaignList = z.object({ campaigns: z.array(campaignHead) });

/**
 * A count that cannot single anybody out: nothing exact near zero or near everybody, rounded to five in between, as of last midnight
 * (UTC) so that it does not move when one person answers.
 */
export const guardedCount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('withheld'), below: z.int() }),
  z.object({ kind: z.literal('fewer'), than: z.int() }),
  z.object({ kind: z.literal('about'), count: z.int() }),
  z.object({ kind: z.literal('more'), than: z.int() }),
]);
export const campaignProgress = z.object({
  asked: z.int(),
  signedUp: guardedCount.nullable(),
  started: guardedCount,
  finished: guardedCount,
  asOf: instant,
  mailsFailed: z.int(),
  mailsWaiting: z.int(),
  withoutMail: z.int(),
});
export const reminderPlan = z.object({
  sent: z.array(z.object({ number: z.int(), at: instant })),
  planned: z.array(instant),
  left: z.int(),
  /** When one may be sent by hand again; null: now. */
  notBefore: instant.nullable(),
});

export const campaignView = campaignHead.extend({
  version: z.int(),
  settings: campaignSettings,
  document: campaignDocument.nullable(),
  missing: z.array(z.enum(CHECK_ITEMS)).meta({ description: 'What a launch still needs; empty once launched.' }),
  people: z.object({ listed: z.int(), withoutMail: z.int(), attributes: z.array(z.string()) }),
  progress: campaignProgress.nullable(),
  reminders: reminderPlan.nullable(),
  signUpPath: z.string().nullable(),
  settingsDigest: z.string().nullable().meta({ description: 'SHA-256 over everything that was locked at the launch.' }),
  previousId: z.uuid().nullable(),
});

export const attachDocumentBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('file'),
    name: oneLine(NAME_MAX, 1),
    contentType: z.enum(DOCUMENT_TYPES),
    base64: z.base64().max(Math.ceil(DOCUMENT_BYTES / 3) * 4 + 4),
  }),
  z.strictObject({
    kind: z.literal('link'),
    name: oneLine(NAME_MAX, 1),
    url: z
      .string()
      .max(URL_MAX)
      .regex(/^https:\/\/[^\s"'<>]+$/),
    digest,
  }),
]);

export const audienceEntry = z.object({
  personId: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  language,
  attributes: z.record(z.string(), z.string()),
  source: z.enum(['members', 'file']),
  /** Of the invitation only: whether reminders went out would tell who has not answered. */
  mail: z.enum(['none', 'not-sent', 'on-its-way', 'sent', 'failed']),
});
export const audiencePage = z.object({
  entries: z.array(audienceEntry),
  total: z.int(),
  next: z.uuid().nullable().meta({ description: 'Ask again with `after` set to this; null on the last page.' }),
});
export const audienceQuery = z.strictObject({ after: z.uuid().optional() });
export const candidateList = z.object({
  candidates: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      email: z.string(),
      units: z.array(z.string()),
      isListed: z.boolean(),
    }),
  ),
});
export const chooseMembersBody = z.strictObject({ personIds: z.array(z.uuid()).max(5000) });
export const importAudienceBody = z.strictObject({
  content: plainText(CSV_MAX),
  dryRun: z.boolean(),
  language: language.meta({ description: 'Of people whose line names none.' }),
});
export const audienceFault = z.object({
  line: z.int(),
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  sentence: z.string(),
});
export const importedAudience = z.object({
  rows: z.int(),
  people: z.int(),
  knownAlready: z
    .int()
    .meta({ description: 'Addresses of the file that are in the audience already; they are brought up to date.' }),
  attributes: z.array(z.string()),
  faults: z.array(audienceFault),
  faultCount: z.int(),
  stored: z.boolean().meta({ description: 'False for a dry run and whenever a line has a fault: all or nothing.' }),
});

export const campaignParams = z.object({ campaignId: z.uuid() });
export const audienceParams = z.object({ campaignId: z.uuid(), personId: z.uuid() });
export const emptyBody = z.strictObject({});
export const launchBody = z.strictObject({ version: z.int().min(1) });

// --- Those who are asked ---

const secretToken = z.string().regex(/^[\w-]{20,200}$/);
export const openInvitationBody = z.strictObject({ token: secretToken });
const landingCampaign = z.object({
  title: z.string(),
  institution: z.string(),
  purpose: z.enum(PURPOSES),
  legalBasis: z.enum(LEGAL_BASES),
  legalBasisNote: z.string(),
  notice: z.partialRecord(language, z.string()),
  document: campaignDocument.nullable(),
  retentionUntil: z.iso.date(),
  thresholds,
  instruments,
  opensAt: instant.nullable(),
  closesAt: instant,
  phase: z.enum(['not-open-yet', 'open', 'closed']),
});
export const landing = z.object({
  campaign: landingCampaign,
  name: z.string(),
  language,
  /** Suggestions of the list, when they name a role and a stage that can be started. */
  role: z.string().nullable(),
  stage: z.string().nullable(),
  state: z.enum(['asked', 'started', 'finished']),
  mailsStopped: z.boolean(),
  hasMail: z.boolean(),
  /**
   * `link`: the link is enough. `sign-in`: the person has an account here, so what they answer is kept behind it.
   * `tie`: signed in here, the answers may go to the account. `other`: signed in as somebody else.
   */
  entry: z.enum(['link', 'sign-in', 'own-account', 'tie', 'other']),
  attemptId: z.uuid().nullable(),
});
export const participateBody = z.strictObject({
  token: secretToken,
  roleProfile: z.string().regex(/^[a-z0-9-]{1,64}$/),
  stage: z.string().regex(/^[a-z0-9-]{1,64}$/),
  language,
  noticeRead: z.boolean(),
});
export const participation = z.object({ attemptId: z.uuid(), privateLink: z.string().nullable() });
export const stopMailsBody = z.strictObject({ token: secretToken, stopped: z.boolean() });
export const mailChoice = z.object({ title: z.string(), stopped: z.boolean() });

export const signUpLanding = z.object({
  campaign: landingCampaign,
  domains: z.array(z.string()),
  seats: z.enum(['open', 'taken']),
  addressNeeded: z.boolean(),
});
export const signUpBody = z.strictObject({
  token: secretToken,
  email: plainText(254).nullable(),
  name: oneLine(NAME_MAX),
  language,
});
/** `sent`: the link comes by mail, whether or not the address was known. `entered`: without an address the link is given at once. */
export const signedUp = z.object({ outcome: z.enum(['sent', 'entered']), path: z.string().nullable() });

export const ownCampaigns = z.object({
  campaigns: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      purpose: z.enum(PURPOSES),
      institution: z.string(),
      state: z.enum(['asked', 'started', 'finished', 'stopped']),
      phase: z.enum(['not-open-yet', 'open', 'closed']),
      closesAt: instant,
      retentionUntil: z.iso.date(),
      attemptId: z.uuid().nullable(),
      path: z
        .string()
        .nullable()
        .meta({ description: 'The private page of the campaign; null when nothing can be started.' }),
    }),
  ),
});

/** Of an attempt; null for one begun by oneself. */
export const attemptCampaign = z.object({
  campaign: z.object({ title: z.string(), institution: z.string(), purpose: z.enum(PURPOSES) }).nullable(),
});

/** An attribute's name is a short word in small letters, so that it can head a column everywhere. */
export const attributeName = /^[a-z][a-z0-9-]{0,31}$/;
export const attributeValue = oneLine(ATTRIBUTE_MAX);

export type CampaignSettings = z.infer<typeof campaignSettings>;
export type CampaignHead = z.infer<typeof campaignHead>;
export type CampaignList = z.infer<typeof campaignList>;
export type CampaignView = z.infer<typeof campaignView>;
export type CampaignProgress = z.infer<typeof campaignProgress>;
export type GuardedCount = z.infer<typeof guardedCount>;
export type ReminderPlan = z.infer<typeof reminderPlan>;
export type AudiencePage = z.infer<typeof audiencePage>;
export type AudienceEntry = z.infer<typeof audienceEntry>;
export type CandidateList = z.infer<typeof candidateList>;
export type ImportedAudience = z.infer<typeof importedAudience>;
export type AttachDocumentBody = z.infer<typeof attachDocumentBody>;
export type Landing = z.infer<typeof landing>;
export type LandingCampaign = z.infer<typeof landingCampaign>;
export type Participation = z.infer<typeof participation>;
export type SignUpLanding = z.infer<typeof signUpLanding>;
export type SignedUp = z.infer<typeof signedUp>;
export type MailChoice = z.infer<typeof mailChoice>;
export type AttemptCampaign = z.infer<typeof attemptCampaign>;
export type OwnCampaigns = z.infer<typeof ownCampaigns>;
export type CheckItem = (typeof CHECK_ITEMS)[number];
