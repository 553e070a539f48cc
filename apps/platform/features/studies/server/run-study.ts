// A study from its beginning to the day it opens: drafted, experts named, opened, those missing reminded.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import type { InviteExpertBody, SaveStudyBody } from '../contract.ts';
import { EXPERT_REMINDER_DAYS, EXPERT_REMINDERS_MAX, EXPERTS_MAX, STUDY_DAYS_MAX } from '../limits.ts';
import { digestAddress, panellistOf } from './expert-links.ts';
import { mailExpert } from './mail-expert.ts';
import { panelStore } from './panel-store.ts';
import { auditStudy, DAY, nameOf, replaceStudy, requireStudy } from './studies-parts.ts';
import type { Researcher, StudiesDependencies } from './studies-parts.ts';
import { studyStore } from './study-store.ts';
import { forgetExpert } from './take-expert-answers.ts';
import { isOver } from './study.ts';
import type { Expert, Study } from './study.ts';

export async function createStudy(
  parts: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  title: string,
): Promise<Study> {
  const { runtime, bank } = parts;
  const study: Study = {
    ...by,
    id: runtime.makeId(),
    startedBy: await nameOf(queries, by),
    title,
    bank: bank.head.id,
    bankVersion: bank.head.version,
    bankDigest: bank.digest,
    relevance: [],
    effectiveness: [],
    status: 'draft',
    version: 1,
    createdAt: runtime.clock.iso(),
    openedAt: null,
    closesAt: null,
    closedAt: null,
    remindedAt: null,
    panel: null,
  };
  await studyStore(queries).add(study);
  await auditStudy(parts, queries, by, 'studies.created', study.id);
  return study;
}

export async function saveStudy(
  parts: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  studyId: string,
  body: SaveStudyBody,
): Promise<void> {
  const study = await requireStudy(queries, by.tenantId, studyId);
  if (study.status !== 'draft') throw new AppError('studies.not-a-draft');
  if (study.version !== body.version) throw new AppError('studies.changed-elsewhere');
  const { bank } = parts;
  const scenarios = new Set(bank.scenarios.map(({ id }) => id));
  const items = new Set([...bank.statements.map(({ id }) => id), ...scenarios]);
  const relevance = [...new Set(body.relevance)];
  const effectiveness = [...new Set(body.effectiveness)];
  if (relevance.some((id) => !items.has(id)) || effectiveness.some((id) => !scenarios.has(id))) {
    throw new AppError('studies.unknown-item');
  }
  await replaceStudy(queries, study, { title: body.title, relevance, effectiveness, closesAt: body.closesAt });
  await auditStudy(parts, queries, by, 'studies.saved', studyId);
}

/** Experts may also be named while the study is open: they are asked at once. */
export async function inviteExpert(
  parts: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  studyId: string,
  body: InviteExpertBody,
): Promise<string> {
  const study = await requireStudy(queries, by.tenantId, studyId);
  if (isOver(study, parts.runtime.clock.iso())) throw new AppError('studies.not-open');
  const store = panelStore(queries);
  const experts = await store.listExperts(by.tenantId, studyId);
  if (experts.length >= EXPERTS_MAX) throw new AppError('studies.too-many-experts', { values: { most: EXPERTS_MAX } });
  const addressDigest = digestAddress(parts, body.email)!;
  if (experts.some((expert) => expert.addressDigest === addressDigest)) throw new AppError('studies.asked-already');
  const expert: Expert = {
    tenantId: by.tenantId,
    id: parts.runtime.makeId(),
    studyId,
    ...body,
    addressDigest,
    reminders: 0,
    deviceDigest: null,
    addressTries: 0,
    triesSince: null,
  };
  await store.addExpert(expert);
  if (study.status === 'open') await mailExpert(parts, queries, study, expert, 'asked');
  await auditStudy(parts, queries, by, 'studies.expert-named', studyId, { background: body.background });
  return expert.id;
}

/** Takes somebody off the list, with what they have answered so far. Twice is the same as once. */
export async function takeBackExpert(
  parts: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  { studyId, expertId }: { readonly studyId: string; readonly expertId: string },
): Promise<void> {
  const study = await requireStudy(queries, by.tenantId, studyId);
  const expert = (await panelStore(queries).listExperts(by.tenantId, studyId)).find(({ id }) => id === expertId);
  if (expert === undefined) return;
  if (study.status === 'closed') await panelStore(queries).removeExpert(by.tenantId, expertId);
  else await forgetExpert(parts, queries, expert);
  await auditStudy(parts, queries, by, 'studies.expert-taken-back', studyId);
}

export async function openStudy(
  parts: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  studyId: string,
): Promise<void> {
  const study = await requireStudy(queries, by.tenantId, studyId);
  if (study.status === 'open') return;
  if (study.status === 'closed') throw new AppError('studies.not-a-draft');
  if (study.relevance.length + study.effectiveness.length === 0) throw new AppError('studies.nothing-to-rate');
  const now = parts.runtime.clock.now();
  const closes = study.closesAt === null ? NaN : Date.parse(study.closesAt);
  if (!(closes > now && closes <= now + STUDY_DAYS_MAX * DAY)) {
    throw new AppError('studies.closing-date', { values: { days: STUDY_DAYS_MAX } });
  }
  const experts = await panelStore(queries).listExperts(by.tenantId, studyId);
  if (experts.length === 0) throw new AppError('studies.nobody-asked');
  const open = await replaceStudy(queries, study, { status: 'open', openedAt: new Date(now).toISOString() });
  for (const expert of experts) await mailExpert(parts, queries, open, expert, 'asked');
  await auditStudy(parts, queries, by, 'studies.opened', studyId, { experts: experts.length });
}

/** When those missing may be reminded; null when no more. */
export function remindFrom(study: Study, experts: readonly Pick<Expert, 'reminders'>[]): string | null {
  if (study.status !== 'open' || study.openedAt === null) return null;
  if (!experts.some(({ reminders }) => reminders < EXPERT_REMINDERS_MAX)) return null;
  const last = study.remindedAt ?? study.openedAt;
  return new Date(Date.parse(last) + EXPERT_REMINDER_DAYS * DAY).toISOString();
}

/** Mails only those who have not handed in; who they are is known to nobody but this function. */
export async function remindExperts(
  parts: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  studyId: string,
): Promise<void> {
  const study = await requireStudy(queries, by.tenantId, studyId);
  const now = parts.runtime.clock.iso();
  if (study.status !== 'open' || isOver(study, now)) throw new AppError('studies.not-open');
  const store = panelStore(queries);
  const experts = await store.listExperts(by.tenantId, studyId);
  const from = remindFrom(study, experts);
  if (from === null || from > now)
    throw new AppError('studies.reminders-resting', { values: { days: EXPERT_REMINDER_DAYS } });
  for (const expert of experts) {
    if (expert.reminders >= EXPERT_REMINDERS_MAX) continue;
    // Counted for everybody, mailed to those missing: a count per expert must not say who has finished.
    await store.changeExpert(expert.tenantId, expert.id, { reminders: expert.reminders + 1 });
    if (await store.isHandedIn(by.tenantId, studyId, panellistOf(parts, expert.id))) continue;
    await mailExpert(parts, queries, study, expert, `reminder-${expert.reminders + 1}`);
  }
  await replaceStudy(queries, study, { remindedAt: now });
  await auditStudy(parts, queries, by, 'studies.reminded', studyId);
}
