// The acts that change a programme: begin it, save its plan, fill what is missing, freeze a version, approve it.
import { createHash } from 'node:crypto';
import { AppError } from '@dragoman/kernel';
import { canonicalJson } from '../../../core/canonical-json.ts';
import type { WriteQueries } from '../../../core/database/database.ts';
import { institutionStore } from '../../identity/server/index.ts';
import type { ProgrammePlan } from '../contract.ts';
import type { ApprovalRole, Audience, DraftLanguage } from '../limits.ts';
import { checkPlan } from './plan/check-plan.ts';
import { comparePlans } from './plan/compare-plans.ts';
import { fillItems, fillObjectives, fillSessions } from './plan/fill-plan.ts';
import { startPlan } from './plan/start-plan.ts';
import { readCaseNeeds, replaceNeeds } from './plan/take-needs.ts';
import type { Designer, ProgrammesParts } from './programmes-parts.ts';
import { programmeStore } from './store.ts';
import type { ProgrammeRecord } from './store.ts';
import { moveLinks } from './thread-links.ts';

export interface NewProgramme {
  readonly caseId: string | null;
  readonly title: string;
  readonly audience: Audience;
  readonly language: DraftLanguage;
}

/** Begins a programme; from a case it takes the accepted skills over and drafts an objective for each. */
export async function createProgramme(
  parts: ProgrammesParts,
  queries: WriteQueries,
  by: Designer,
  wish: NewProgramme,
  { needs, isEarly }: CaseNeeds,
): Promise<ProgrammeRecord> {
  const { runtime, audit, thread, keys } = parts;
  const institution = (await institutionStore(queries).find(by.tenantId))?.name ?? '';
  const makeId = () => runtime.makeId();
  const empty = startPlan({ ...wish, needs, institution, costTemplates: parts.costTemplates });
  const plan = fillObjectives(empty, makeId);
  const now = runtime.clock.iso();
  const record: ProgrammeRecord = {
    tenantId: by.tenantId,
    id: runtime.makeId(),
    caseId: wish.caseId,
    title: plan.title,
    audience: plan.audience,
    plan,
    revision: 1,
    pageOpenedAt: null,
    createdAt: now,
    savedAt: now,
  };
  await programmeStore(queries).add(record);
  const authorDigest = keys.digestPerson(by.tenantId, by.personId);
  if (wish.caseId !== null) {
    const from = { type: 'programme', id: record.id };
    const to = { type: 'need-case', id: wish.caseId };
    await thread.link(queries, { tenantId: by.tenantId, from, relation: 'answers', to, authorDigest });
    if (isEarly) await parts.moveCase(queries, by, wish.caseId, 'designing');
  }
  await moveLinks(parts, queries, by, record.id, null, plan);
  await audit(queries, {
    ...by,
    action: 'programmes.created',
    subject: { type: 'programme', id: record.id },
    details: { needs: plan.needs.length },
  });
  return record;
}

/** Stages of a case that come before its programme. */
const EARLY: ReadonlySet<string> = new Set(['received', 'reading', 'asking', 'analysed']);

export interface CaseNeeds {
  readonly needs: ProgrammePlan['needs'];
  /** False for a case that is designed, offered or run already, or for none: a second programme does not take it back. */
  readonly isEarly: boolean;
}

/** Needs of a case for a new programme; refused while no skill of it was accepted. Outside a write: taxonomies are read. */
export async function needsForCase(
  parts: ProgrammesParts,
  tenantId: string,
  caseId: string | null,
  language: DraftLanguage,
): Promise<CaseNeeds> {
  if (caseId === null) return { needs: [], isEarly: false };
  const needCase = await parts.demand.case(parts.database.read, tenantId, caseId);
  if (needCase === null) throw new AppError('programmes.case-not-known');
  if (needCase.needs.length === 0) throw new AppError('programmes.no-needs');
  const needs = await readCaseNeeds(parts, tenantId, needCase, language);
  return { needs, isEarly: EARLY.has(needCase.stage) };
}

/** What changes a plan, given the plan as it is. */
export type ChangePlan = (plan: ProgrammePlan) => ProgrammePlan;

/** Saves a changed plan over the revision that was read, with what changed and why. A change of nothing saves nothing. */
export async function changePlan(
  parts: ProgrammesParts,
  queries: WriteQueries,
  by: Designer,
  wish: {
    readonly programmeId: string;
    readonly revision: number;
    readonly reason: string;
    readonly change: ChangePlan;
  },
): Promise<void> {
  const { runtime, audit } = parts;
  const store = programmeStore(queries);
  const before = await holdProgramme(queries, by.tenantId, wish.programmeId);
  const plan = wish.change(before.plan);
  checkPlan(plan);
  const changes = comparePlans(before.plan, plan);
  // The same change sent again after its reply was lost finds nothing to do.
  if (changes.length === 0) return;
  if (before.revision !== wish.revision) throw new AppError('programmes.changed-meanwhile');
  const now = runtime.clock.iso();
  const revision = before.revision + 1;
  const isSaved = await store.save({
    ...before,
    title: plan.title,
    audience: plan.audience,
    plan,
    revision,
    savedAt: now,
  });
  if (!isSaved) throw new AppError('programmes.changed-meanwhile');
  await store.addChange(by.tenantId, before.id, {
    id: runtime.makeId(),
    revision,
    reason: wish.reason.trim(),
    changes,
    personId: by.personId,
    at: now,
  });
  await moveLinks(parts, queries, by, before.id, before.plan, plan);
  await audit(queries, {
    ...by,
    action: 'programmes.changed',
    subject: { type: 'programme', id: before.id },
    details: { revision, changes: changes.length },
  });
}

export async function holdProgramme(
  queries: WriteQueries,
  tenantId: string,
  programmeId: string,
): Promise<ProgrammeRecord> {
  const record = await programmeStore(queries).find(tenantId, programmeId);
  if (record === null) throw new AppError('route.not-found');
  return record;
}

/** The change that drafts what is missing, or takes the case's needs as they are now. Outside a write: the case is read. */
export async function fillingChange(
  parts: ProgrammesParts,
  by: Designer,
  record: ProgrammeRecord,
  what: 'needs' | 'objectives' | 'items' | 'sessions',
): Promise<ChangePlan> {
  const makeId = () => parts.runtime.makeId();
  if (what === 'objectives') return (plan) => fillObjectives(plan, makeId);
  if (what === 'items') return (plan) => fillItems(plan, makeId);
  if (what === 'sessions') return (plan) => fillSessions(plan, makeId);
  if (record.caseId === null) throw new AppError('programmes.case-not-known');
  const { needs } = await needsForCase(parts, by.tenantId, record.caseId, record.plan.language);
  return (plan) => replaceNeeds(plan, needs);
}

/** Freezes the plan as it is. Refused when nothing changed since the last version. */
export async function freezeVersion(
  { runtime, audit }: ProgrammesParts,
  queries: WriteQueries,
  by: Designer,
  wish: { readonly programmeId: string; readonly revision: number; readonly note: string },
): Promise<{ number: number }> {
  const store = programmeStore(queries);
  const record = await holdProgramme(queries, by.tenantId, wish.programmeId);
  if (record.revision !== wish.revision) throw new AppError('programmes.changed-meanwhile');
  const digest = createHash('sha256').update(canonicalJson(record.plan)).digest('hex');
  const versions = await store.listVersions(by.tenantId, record.id);
  if (versions.at(-1)?.digest === digest) throw new AppError('programmes.nothing-changed');
  const number = (versions.at(-1)?.number ?? 0) + 1;
  const version = { number, note: wish.note.trim(), digest, personId: by.personId, createdAt: runtime.clock.iso() };
  await store.addVersion(by.tenantId, record.id, version, record.plan);
  await audit(queries, {
    ...by,
    action: 'programmes.version-made',
    subject: { type: 'programme', id: record.id },
    details: { number, digest },
  });
  return { number };
}

/** A named person approves or refuses a version, in a role; the same role decides about one version once. */
export async function approveVersion(
  { runtime, audit, moveCase }: ProgrammesParts,
  queries: WriteQueries,
  by: Designer,
  wish: {
    readonly programmeId: string;
    readonly number: number;
    readonly role: ApprovalRole;
    readonly decision: 'approved' | 'refused';
    readonly note: string;
  },
): Promise<{ id: string }> {
  const store = programmeStore(queries);
  const { programmeId, number, role, decision } = wish;
  if ((await store.findVersion(by.tenantId, programmeId, number)) === null) {
    throw new AppError('programmes.version-not-known');
  }
  const earlier = await store.listApprovals(by.tenantId, programmeId);
  if (earlier.some((each) => each.number === number && each.role === role)) {
    throw new AppError('programmes.approved-already');
  }
  const id = runtime.makeId();
  const about = { id, number, role, decision, note: wish.note.trim() };
  await store.addApproval(by.tenantId, programmeId, { ...about, personId: by.personId, at: runtime.clock.iso() });
  const { caseId } = await holdProgramme(queries, by.tenantId, programmeId);
  if (role === 'firm' && decision === 'approved' && caseId !== null) await moveCase(queries, by, caseId, 'agreed');
  await audit(queries, {
    ...by,
    action: `programmes.version-${decision}`,
    subject: { type: 'programme', id: programmeId },
    details: { number, role },
  });
  return { id };
}
