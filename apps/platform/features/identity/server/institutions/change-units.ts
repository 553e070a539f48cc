// The units of an institution: names that differ from one another.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../../core/database/database.ts';
import type { Unit } from '../../contract.ts';
import { UNITS_MAX } from '../../limits.ts';
import type { IdentityDependencies } from '../identity-dependencies.ts';
import type { ActingMember } from './change-members.ts';
import { institutionStore } from './institution-store.ts';

export async function addUnit(
  { runtime, audit }: IdentityDependencies,
  queries: WriteQueries,
  by: ActingMember,
  name: string,
): Promise<Unit> {
  const store = institutionStore(queries);
  if ((await store.listUnits(by.tenantId)).length >= UNITS_MAX)
    throw new AppError('unit.too-many', { values: { limit: UNITS_MAX } });
  const unit = { id: runtime.makeId(), name: name.trim(), createdAt: runtime.clock.iso() };
  if (!(await store.addUnit(by.tenantId, unit))) throw new AppError('unit.name-taken');
  await audit(queries, { ...by, action: 'unit.added', subject: { type: 'unit', id: unit.id } });
  return { id: unit.id, name: unit.name, members: 0 };
}

export async function renameUnit(
  { database, audit }: IdentityDependencies,
  by: ActingMember,
  unitId: string,
  name: string,
): Promise<Unit> {
  return database.write(async (queries) => {
    const store = institutionStore(queries);
    if (!(await store.renameUnit(by.tenantId, unitId, name.trim()))) throw new AppError('unit.name-taken');
    await audit(queries, { ...by, action: 'unit.renamed', subject: { type: 'unit', id: unitId } });
    const unit = (await store.listUnits(by.tenantId)).find((each) => each.id === unitId);
    if (unit === undefined) throw new AppError('route.not-found');
    return unit;
  });
}

/** Members of the unit stay members of the institution. */
export async function removeUnit(
  { database, audit }: IdentityDependencies,
  by: ActingMember,
  unitId: string,
): Promise<void> {
  await database.write(async (queries) => {
    await institutionStore(queries).removeUnit(by.tenantId, unitId);
    await audit(queries, { ...by, action: 'unit.removed', subject: { type: 'unit', id: unitId } });
  });
}
