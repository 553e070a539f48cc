// How far somebody sees in the office: an administrator the institution, a manager everybody together and the own units.
import { AppError } from '@dragoman/kernel';
import type { Queries } from '../../../core/database/database.ts';
import type { GroupFilters } from '../../../core/disclosure/group-figure.ts';
import type { Actor } from '../../../core/http/policy.ts';
import { memberStore } from '../../identity/server/index.ts';

export interface Viewer {
  readonly tenantId: string;
  readonly personId: string;
  readonly reach: 'institution' | 'units';
  readonly isManager: boolean;
  readonly units: readonly { readonly id: string; readonly name: string }[];
}

export async function findViewer(queries: Queries, actor: Actor): Promise<Viewer> {
  if (actor.kind !== 'account') throw new AppError('session.needed');
  const [member] = await memberStore(queries).list(actor.tenantId, actor.personId);
  return {
    tenantId: actor.tenantId,
    personId: actor.personId,
    reach: actor.roles.includes('institution-administrator') ? 'institution' : 'units',
    isManager: actor.roles.includes('manager'),
    units: member?.units ?? [],
  };
}

/** A manager is shown everybody together, and what lies within a unit of their own. */
export function mayAsk(viewer: Viewer, filters: GroupFilters): boolean {
  if (viewer.reach === 'institution' || Object.keys(filters).length === 0) return true;
  const { unit } = filters;
  return unit !== undefined && viewer.units.some((each) => sameName(each.name, unit));
}

/** A list writes a unit as people do; the same name in other case or width is the same unit. */
function sameName(a: string, b: string): boolean {
  const fold = (name: string): string => name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
  return fold(a) === fold(b);
}
