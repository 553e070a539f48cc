// Statements that researchers try out: added, listed and taken back; campaigns mix them in at the share they set.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import type { PilotItemBody } from '../../itembank/contract.ts';
import { PILOT_ITEMS_MAX } from '../../itembank/limits.ts';
import { makePilotId, pilotItemStore } from '../../itembank/server/index.ts';
import type { PilotItems } from '../contract.ts';
import type { Acting, ResearchDependencies } from './research-dependencies.ts';

export async function addPilotItem(
  { runtime, audit, instrument }: ResearchDependencies,
  queries: WriteQueries,
  acting: Acting,
  wish: PilotItemBody,
): Promise<void> {
  const { head } = instrument.bank;
  // `effectiveness` is the scale of scenarios.
  if (!head.skills.includes(wish.skill) || !(wish.scale in head.scales) || wish.scale === 'effectiveness')
    throw new AppError('research.unknown-skill');
  const store = pilotItemStore(queries);
  const onTrial = (await store.list(acting.tenantId)).filter((item) => item.withdrawnAt === null);
  if (onTrial.length >= PILOT_ITEMS_MAX) throw new AppError('research.pilot-items-full');
  const id = makePilotId(wish.skill, runtime.makeId());
  await store.add(acting.tenantId, { ...wish, id, addedAt: runtime.clock.iso(), withdrawnAt: null });
  await audit(queries, { ...acting, action: 'research.pilot-item-added', subject: { type: 'pilot-item', id } });
}

/** What was answered stays; new runs no longer get it. */
export async function withdrawPilotItem(
  { runtime, audit }: ResearchDependencies,
  queries: WriteQueries,
  acting: Acting,
  id: string,
): Promise<void> {
  const store = pilotItemStore(queries);
  if ((await store.find(acting.tenantId, id)) === null) throw new AppError('route.not-found');
  await store.withdraw(acting.tenantId, id, runtime.clock.iso());
  await audit(queries, { ...acting, action: 'research.pilot-item-withdrawn', subject: { type: 'pilot-item', id } });
}

export async function listPilotItems({ database }: ResearchDependencies, tenantId: string): Promise<PilotItems> {
  const items = await pilotItemStore(database.read).list(tenantId);
  return {
    items: items.map(({ id, skill, level, reverse, text, addedAt, withdrawnAt }) => ({
      id,
      skill,
      level,
      reverse,
      text,
      addedAt,
      withdrawnAt,
    })),
  };
}
