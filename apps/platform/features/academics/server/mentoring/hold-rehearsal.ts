// A rehearsal from opening to closing: who watches, what they see, when the academic hears of it; and the goals agreed on.
import { AppError } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../../core/database/database.ts';
import type {
  AddObserverBody,
  ObservationBody,
  ObservationState,
  OpenRehearsalBody,
  RehearsalView,
  SetGoalBody,
} from '../../contract.ts';
import { GOALS_MAX, OBSERVER_DAYS, OBSERVERS_MAX, RUBRIC } from '../../limits.ts';
import { academicStore } from '../academic-store.ts';
import { DAY } from '../academic.ts';
import type { Academic } from '../academic.ts';
import { readAcademicToken, writeAcademicToken } from '../academic-tokens.ts';
import { addressOf, nameOfInstitution } from '../academics-parts.ts';
import type { AcademicsParts, Broker } from '../academics-parts.ts';
import { foldName } from '../importing/objections.ts';
import { requireOwn } from '../own/own-page.ts';
import { mentoringStore } from './mentoring-store.ts';
import type { Observer, Rehearsal } from './mentoring-store.ts';
import { readMentoring } from './read-mentoring.ts';

export async function openRehearsal(
  parts: AcademicsParts,
  queries: WriteQueries,
  by: Broker,
  academicId: string,
  body: OpenRehearsalBody,
): Promise<Rehearsal> {
  await requireAcademic(queries, by.tenantId, academicId);
  const rehearsal: Rehearsal = {
    ...body,
    tenantId: by.tenantId,
    id: parts.runtime.makeId(),
    academicId,
    openedAt: parts.runtime.clock.iso(),
    closedAt: null,
  };
  await mentoringStore(queries).addRehearsal(rehearsal);
  await note(parts, queries, by, 'academics.rehearsal-opened', rehearsal.id);
  return rehearsal;
}

/** The address, where there is one, is written to and not kept. */
export async function addObserver(
  parts: AcademicsParts,
  queries: WriteQueries,
  by: Broker,
  rehearsalId: string,
  { name, email, language }: AddObserverBody,
): Promise<Observer> {
  const store = mentoringStore(queries);
  const rehearsal = await requireOpen(queries, by.tenantId, rehearsalId);
  const academic = await requireAcademic(queries, by.tenantId, rehearsal.academicId);
  const there = await store.listObservers(by.tenantId, [rehearsalId]);
  const digest = parts.keys.digest('rehearsal observer', `${academic.id}:${foldName(name)}`);
  const same = there.find((each) => each.digest === digest);
  if (same !== undefined) return same;
  if (there.length >= OBSERVERS_MAX)
    throw new AppError('academics.observers-full', { values: { most: OBSERVERS_MAX } });
  const observer: Observer = {
    tenantId: by.tenantId,
    id: parts.runtime.makeId(),
    rehearsalId,
    name,
    digest,
    addedAt: parts.runtime.clock.iso(),
    handedInAt: null,
    remark: '',
  };
  await store.addObserver(observer);
  if (email !== null) await mailObserver(parts, queries, { academic, rehearsal, observer, email, language });
  await note(parts, queries, by, 'academics.observer-added', rehearsalId);
  return observer;
}

async function mailObserver(
  parts: AcademicsParts,
  queries: WriteQueries,
  of: {
    readonly academic: Academic;
    readonly rehearsal: Rehearsal;
    readonly observer: Observer;
    readonly email: string;
    readonly language: Language;
  },
): Promise<void> {
  const { academic, rehearsal, observer, email, language } = of;
  const values = {
    name: observer.name,
    academic: academic.name,
    title: rehearsal.title,
    institution: await nameOfInstitution(queries, academic.tenantId),
    link: linkOf(parts, observer),
  };
  await parts.outbox.send(queries, {
    tenantId: academic.tenantId,
    personId: academic.personId,
    occasion: `rehearsal-observer ${observer.id}`,
    step: 'sent',
    channel: 'mail',
    payload: {
      to: email,
      subject: parts.messages.say(language, 'mail.rehearsal-observer.subject', values),
      text: parts.messages.say(language, 'mail.rehearsal-observer.text', values),
    },
  });
}

/** From now on nothing more is taken, and the academic sees what was said. */
export async function closeRehearsal(
  parts: AcademicsParts,
  queries: WriteQueries,
  by: Broker,
  rehearsalId: string,
): Promise<void> {
  const rehearsal = await mentoringStore(queries).findRehearsal(by.tenantId, rehearsalId);
  if (rehearsal === null) throw new AppError('route.not-found');
  if (rehearsal.closedAt !== null) return;
  await mentoringStore(queries).closeRehearsal(by.tenantId, rehearsalId, parts.runtime.clock.iso());
  await note(parts, queries, by, 'academics.rehearsal-closed', rehearsalId);
}

export async function readRehearsal(
  parts: AcademicsParts,
  queries: Queries,
  tenantId: string,
  rehearsalId: string,
): Promise<RehearsalView> {
  const store = mentoringStore(queries);
  const rehearsal = await store.findRehearsal(tenantId, rehearsalId);
  if (rehearsal === null) throw new AppError('route.not-found');
  const academic = await requireAcademic(queries, tenantId, rehearsal.academicId);
  const { rehearsals, goals } = await readMentoring(queries, tenantId, academic.id);
  const observers = await store.listObservers(tenantId, [rehearsalId]);
  return {
    ...rehearsals.find(({ id }) => id === rehearsalId)!,
    academicId: academic.id,
    academic: academic.name,
    people: observers.map((observer) => ({
      id: observer.id,
      name: observer.name,
      handedInAt: observer.handedInAt,
      link: rehearsal.closedAt === null ? linkOf(parts, observer) : null,
    })),
    goals,
  };
}

function linkOf(parts: AcademicsParts, { id }: Observer): string {
  return addressOf(parts, `/observe#${writeAcademicToken(parts.keys, 'rehearsal-observer', id)}`);
}

// --- Those who watch ---

export async function openObservation(
  parts: AcademicsParts,
  queries: Queries,
  token: string,
): Promise<ObservationState> {
  const here = await requireObserver(parts, queries, token);
  const observed = await mentoringStore(queries).listObserved(here.observer.tenantId, [here.observer.id]);
  return {
    academic: here.academic.name,
    title: here.rehearsal.title,
    kind: here.rehearsal.kind,
    observer: here.observer.name,
    open: here.rehearsal.closedAt === null,
    handedInAt: here.observer.handedInAt,
    observed: observed.map(({ criterion, level, comment }) => ({ criterion, level, comment })),
    remark: here.observer.remark,
  };
}

/** All that was seen so far, in place of what was sent before: sending it twice is the same as once. */
export async function saveObservation(
  parts: AcademicsParts,
  queries: WriteQueries,
  { token, observed, remark, handIn }: ObservationBody,
): Promise<ObservationState> {
  const { observer, rehearsal } = await requireObserver(parts, queries, token);
  if (rehearsal.closedAt !== null) throw new AppError('academics.rehearsal-closed');
  const known = new Map(observed.map((each) => [each.criterion, each]));
  const kept = RUBRIC[rehearsal.kind].flatMap((criterion) => known.get(criterion) ?? []);
  const isEmpty = remark.trim() === '' && kept.every(({ level, comment }) => level === null && comment.trim() === '');
  if (handIn && isEmpty) throw new AppError('academics.nothing-observed');
  const isFirst = handIn && observer.handedInAt === null;
  const handedInAt = observer.handedInAt ?? (handIn ? parts.runtime.clock.iso() : null);
  await mentoringStore(queries).saveObserved(observer, kept, { remark, handedInAt });
  if (isFirst) {
    const { tenantId } = observer;
    await note(parts, queries, { tenantId, personId: observer.id }, 'academics.observation-handed-in', rehearsal.id);
  }
  return openObservation(parts, queries, token);
}

async function requireObserver(
  { keys, runtime }: AcademicsParts,
  queries: Queries,
  token: string,
): Promise<{ readonly observer: Observer; readonly rehearsal: Rehearsal; readonly academic: Academic }> {
  const id = readAcademicToken(keys, 'rehearsal-observer', token);
  const observer = id === null ? null : await mentoringStore(queries).findObserverAnywhere(id);
  const isOver = observer !== null && Date.parse(observer.addedAt) + OBSERVER_DAYS * DAY < runtime.clock.now();
  if (observer === null || isOver) throw new AppError('academics.link-not-known');
  const rehearsal = await mentoringStore(queries).findRehearsal(observer.tenantId, observer.rehearsalId);
  const academic =
    rehearsal === null ? null : await academicStore(queries).find(rehearsal.tenantId, rehearsal.academicId);
  if (rehearsal === null || academic === null) throw new AppError('academics.link-not-known');
  return { observer, rehearsal, academic };
}

// --- Goals ---

export async function setGoal(
  parts: AcademicsParts,
  queries: WriteQueries,
  by: Broker,
  academicId: string,
  { criterion, text }: SetGoalBody,
): Promise<void> {
  await requireAcademic(queries, by.tenantId, academicId);
  const store = mentoringStore(queries);
  if ((await store.listGoals(by.tenantId, academicId)).length >= GOALS_MAX) {
    throw new AppError('academics.goals-full', { values: { most: GOALS_MAX } });
  }
  const id = parts.runtime.makeId();
  const setAt = parts.runtime.clock.iso();
  await store.addGoal({ tenantId: by.tenantId, id, academicId, criterion, text, setAt, agreedAt: null, state: 'open' });
  await note(parts, queries, by, 'academics.goal-set', id);
}

export async function changeGoal(
  parts: AcademicsParts,
  queries: WriteQueries,
  by: Broker,
  goalId: string,
  state: 'open' | 'met' | 'dropped',
): Promise<void> {
  const goal = await mentoringStore(queries).findGoal(by.tenantId, goalId);
  if (goal === null) throw new AppError('route.not-found');
  if (goal.state === state) return;
  await mentoringStore(queries).changeGoal(goal, { state });
  await note(parts, queries, by, 'academics.goal-changed', goalId);
}

/** A goal counts once the academic has agreed to it. */
export async function agreeGoal(
  parts: AcademicsParts,
  queries: WriteQueries,
  { token, goalId }: { readonly token: string; readonly goalId: string },
): Promise<void> {
  const academic = await requireOwn(parts, queries, token);
  const goal = await mentoringStore(queries).findGoal(academic.tenantId, goalId);
  if (goal === null || goal.academicId !== academic.id) throw new AppError('academics.record-not-known');
  if (goal.agreedAt !== null) return;
  await mentoringStore(queries).changeGoal(goal, { agreed_at: parts.runtime.clock.iso() });
  await note(parts, queries, academic, 'academics.goal-agreed', goalId);
}

async function requireAcademic(queries: Queries, tenantId: string, id: string): Promise<Academic> {
  const academic = await academicStore(queries).find(tenantId, id);
  if (academic === null || academic.hidden) throw new AppError('route.not-found');
  return academic;
}

async function requireOpen(queries: Queries, tenantId: string, id: string): Promise<Rehearsal> {
  const rehearsal = await mentoringStore(queries).findRehearsal(tenantId, id);
  if (rehearsal === null) throw new AppError('route.not-found');
  if (rehearsal.closedAt !== null) throw new AppError('academics.rehearsal-closed');
  return rehearsal;
}

async function note(
  { audit }: AcademicsParts,
  queries: WriteQueries,
  { tenantId, personId }: Broker,
  action: string,
  id: string,
): Promise<void> {
  await audit(queries, { tenantId, personId, action, subject: { type: 'rehearsal', id } });
}
