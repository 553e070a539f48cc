// The acts that change an institution's modules: add one, add a version, share it with the network.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../../core/database/database.ts';
import { MODULES_MAX } from '../../limits.ts';
import type { ModuleContent } from '../../wire-contract.ts';
import type { Designer, ProgrammesParts } from '../programmes-parts.ts';
import { moduleStore } from './module-store.ts';
import type { ModuleRecord } from './module-store.ts';

type Parts = Pick<ProgrammesParts, 'runtime' | 'audit'>;

export async function addModule(
  { runtime, audit }: Parts,
  queries: WriteQueries,
  by: Designer,
  wish: { readonly content: ModuleContent; readonly isShared: boolean },
): Promise<{ id: string }> {
  const store = moduleStore(queries);
  if ((await store.count(by.tenantId)) >= MODULES_MAX) {
    throw new AppError('programmes.modules-full', { values: { most: MODULES_MAX } });
  }
  const module: ModuleRecord = { tenantId: by.tenantId, id: runtime.makeId(), version: 1, ...wish };
  await store.add(module, '', runtime.clock.iso());
  const subject = { type: 'teaching-module', id: module.id };
  await audit(queries, { ...by, action: 'programmes.module-added', subject, details: { shared: wish.isShared } });
  return { id: module.id };
}

/** A further version over the one that was read; the earlier ones stay for the programmes that use them. */
export async function addModuleVersion(
  { runtime, audit }: Parts,
  queries: WriteQueries,
  by: Designer,
  wish: { readonly moduleId: string; readonly version: number; readonly content: ModuleContent; readonly note: string },
): Promise<{ version: number }> {
  const store = moduleStore(queries);
  const before = await store.find(by.tenantId, wish.moduleId);
  if (before === null) throw new AppError('route.not-found');
  if (before.version !== wish.version) throw new AppError('programmes.changed-meanwhile');
  if (JSON.stringify(before.content) === JSON.stringify(wish.content)) throw new AppError('programmes.nothing-changed');
  const next: ModuleRecord = { ...before, version: before.version + 1, content: wish.content };
  if (!(await store.moveTo(next))) throw new AppError('programmes.changed-meanwhile');
  await store.addVersion(next, wish.note.trim(), runtime.clock.iso());
  const subject = { type: 'teaching-module', id: next.id };
  await audit(queries, { ...by, action: 'programmes.module-version', subject, details: { version: next.version } });
  return { version: next.version };
}

export async function shareModule(
  { audit }: Parts,
  queries: WriteQueries,
  by: Designer,
  moduleId: string,
  isShared: boolean,
): Promise<void> {
  const store = moduleStore(queries);
  const module = await store.find(by.tenantId, moduleId);
  if (module === null) throw new AppError('route.not-found');
  if (module.isShared === isShared) return;
  await store.share(by.tenantId, moduleId, isShared);
  const subject = { type: 'teaching-module', id: moduleId };
  await audit(queries, { ...by, action: 'programmes.module-shared', subject, details: { shared: isShared } });
}

/** What differs between two versions, field by field, in words of the content. */
export function compareModules(
  before: ModuleContent,
  after: ModuleContent,
): { field: string; before: string; after: string }[] {
  const say = (content: ModuleContent): [string, string][] => [
    ['title', content.title],
    ['purpose', content.purpose],
    ['contact', String(content.contactMinutes)],
    ['self-study', String(content.selfStudyMinutes)],
    ['price', String(content.price)],
    ['languages', content.languages.join(', ')],
    ['skills', content.skills.map(({ label, from, to }) => `${label} (${from}–${to})`).join('; ')],
    ['prerequisites', content.prerequisites.join(', ')],
  ];
  const later = new Map(say(after));
  return say(before)
    .filter(([field, text]) => later.get(field) !== text)
    .map(([field, text]) => ({ field, before: text, after: later.get(field)! }));
}
