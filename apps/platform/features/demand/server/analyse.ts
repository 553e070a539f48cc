// The needs analysis at three levels, and its gate: a named person says whether training is the answer, and why.
import { AppError } from '@dragoman/kernel';
import type { Queries } from '../../../core/database/database.ts';
import { withTables } from '../../../core/database/with-tables.ts';
import { analysisBody } from '../contract.ts';
import type { Analysis, AnalysisBody, SaveAnalysisBody } from '../contract.ts';
import { auditCase } from './demand-parts.ts';
import type { DemandParts, Worker, WriteQueries } from './demand-parts.ts';
import { moveCase, requireOpen } from './handle-case.ts';
import { nameStaff } from './name-staff.ts';
import { addEvent } from './open-case.ts';
import type { DemandTables } from './tables.ts';

const EMPTY: AnalysisBody = {
  goal: '',
  measure: '',
  tasks: '',
  gap: '',
  people: null,
  before: '',
  languages: '',
  availability: '',
  checks: ['not-known', 'not-known', 'not-known', 'not-known', 'not-known'],
};

export async function readAnalysis(queries: Queries, tenantId: string, caseId: string): Promise<Analysis> {
  const row = await findRow(queries, tenantId, caseId);
  if (row === null) {
    return { revision: 0, body: EMPTY, gate: null, gateReason: '', gateAt: null, gateBy: null };
  }
  const names = await nameStaff(queries, [row]);
  return {
    revision: Number(row.revision),
    body: analysisBody.parse(JSON.parse(row.body)),
    gate: (['training', 'partly', 'not-training'] as const).find((gate) => gate === row.gate) ?? null,
    gateReason: row.gate_reason,
    gateAt: row.gate_at,
    gateBy: row.gate === null || row.person_id === null ? null : (names.get(row.person_id) ?? null),
  };
}

/** Throws `demand.changed-meanwhile` when somebody else saved first, and `demand.gate-reason` for a verdict without a reason. */
export async function saveAnalysis(
  parts: DemandParts,
  queries: WriteQueries,
  by: Worker,
  caseId: string,
  { revision, body, gate, gateReason }: SaveAnalysisBody,
): Promise<void> {
  const { tenantId, personId } = by;
  await requireOpen(queries, tenantId, caseId);
  if (gate !== null && gateReason.trim() === '') throw new AppError('demand.gate-reason');
  const before = await findRow(queries, tenantId, caseId);
  if (Number(before?.revision ?? 0) !== revision) throw new AppError('demand.changed-meanwhile');
  const at = parts.runtime.clock.iso();
  const isDecided = gate !== (before?.gate ?? null) || gateReason !== (before?.gate_reason ?? '');
  const row = {
    revision: revision + 1,
    body: JSON.stringify(body),
    gate,
    gate_reason: gateReason,
    gate_at: gate === null ? null : isDecided ? at : (before?.gate_at ?? at),
    person_id: isDecided ? personId : (before?.person_id ?? personId),
    changed_at: at,
  };
  await withTables<DemandTables>(queries)
    .insertInto('need_analysis')
    .values({ tenant_id: tenantId, case_id: caseId, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'case_id']).doUpdateSet(row))
    .execute();
  if (gate !== null && isDecided) {
    await addEvent(parts, queries, { ...by, caseId }, { what: 'gate', detail: gate });
    if (gate !== 'not-training') await moveCase(parts, queries, by, caseId, 'analysed');
  }
  await auditCase(parts, queries, by, 'analysis-saved', caseId, { gate: gate ?? 'open' });
}

async function findRow(queries: Queries, tenantId: string, caseId: string) {
  const row = await withTables<DemandTables>(queries)
    .selectFrom('need_analysis')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row ?? null;
}
