// The desk of an institution: whether firms may write by the open form, who answers, how fast. And the clocks of a whole network.
import type { Desk, NetworkClock, SaveDeskBody } from '../contract.ts';
import { REPLY_DAYS, STEP_DAYS } from '../limits.ts';
import { institutionStore, memberStore } from '../../identity/server/index.ts';
import type { DemandParts, Queries, Worker, WriteQueries } from './demand-parts.ts';
import { firmsStore } from './firms-store.ts';
import type { DeskRow } from './firms-store.ts';
import { presentCases } from './present-case.ts';

const ENDS: ReadonlySet<string> = new Set(['closed', 'refused']);

export async function presentDesk({ publicUrl }: DemandParts, queries: Queries, tenantId: string): Promise<Desk> {
  const row = await firmsStore(queries).findDesk(tenantId);
  // Until it is saved for the first time the desk goes by the institution's own id, so that its link never changes.
  const deskId = row?.id ?? tenantId;
  return {
    deskId,
    isOpen: Number(row?.is_open ?? 0) === 1,
    contactName: row?.contact_name ?? '',
    replyDays: Number(row?.reply_days ?? REPLY_DAYS),
    stepDays: Number(row?.step_days ?? STEP_DAYS),
    formLink: new URL(`/ask/${deskId}`, publicUrl()).href,
  };
}

/** New times hold for cases that come from now on; what was promised to a firm stays promised. */
export async function saveDesk(
  { runtime, audit }: DemandParts,
  queries: WriteQueries,
  { tenantId, personId }: Worker,
  { isOpen, contactName, replyDays, stepDays }: SaveDeskBody,
): Promise<void> {
  const row: DeskRow = {
    tenant_id: tenantId,
    id: (await firmsStore(queries).findDesk(tenantId))?.id ?? tenantId,
    is_open: isOpen ? 1 : 0,
    contact_name: contactName.trim(),
    reply_days: replyDays,
    step_days: stepDays,
    changed_at: runtime.clock.iso(),
  };
  await firmsStore(queries).keepDesk(row);
  const details = { isOpen, replyDays, stepDays };
  await audit(queries, {
    tenantId,
    personId,
    action: 'demand.desk-saved',
    subject: { type: 'need-desk', id: row.id },
    details,
  });
}

/** How many cases of each institution of the networks wait, and how many too long. No case is named. */
export async function presentNetworkClock(
  parts: Pick<DemandParts, 'runtime'>,
  queries: Queries,
  accountId: string,
): Promise<NetworkClock> {
  const grants = await memberStore(queries).grantsOf(accountId);
  const networks = grants.flatMap(({ network }) => network?.id ?? []);
  const institutions = networks.length === 0 ? [] : await institutionStore(queries).list(networks);
  const rows = [];
  for (const { id, name } of institutions) {
    const open = (await presentCases(parts, queries, id, { limit: 5000 })).filter(({ stage }) => !ENDS.has(stage));
    const waiting = open.filter(({ clock }) => clock.repliedAt === null).map(({ clock }) => clock.receivedAt);
    rows.push({
      id,
      name,
      open: open.length,
      overdue: open.filter(({ clock }) => clock.isOverdue).length,
      oldest: waiting.toSorted()[0] ?? null,
    });
  }
  return {
    institutions: rows.toSorted((one, other) => other.overdue - one.overdue || one.name.localeCompare(other.name)),
  };
}
