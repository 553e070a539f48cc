// The programmes of an institution with what each lacks, and the cases that no programme answers yet.
import type { ProgrammeList } from '../wire-contract.ts';
import { presentHead } from './present-programme.ts';
import type { ProgrammesParts } from './programmes-parts.ts';
import { programmeStore } from './store.ts';

export async function listProgrammes({ database, demand }: ProgrammesParts, tenantId: string): Promise<ProgrammeList> {
  const store = programmeStore(database.read);
  const [records, newest, cases] = await Promise.all([
    store.list(tenantId),
    store.newestVersions(tenantId),
    demand.cases(database.read, tenantId),
  ]);
  const firms = new Map(cases.map(({ id, organisation }) => [id, organisation.name]));
  const answered = new Set(records.map(({ caseId }) => caseId));
  return {
    programmes: records.map((record) =>
      presentHead(
        record,
        newest.get(record.id) ?? 0,
        record.caseId === null ? null : (firms.get(record.caseId) ?? null),
      ),
    ),
    cases: cases
      .filter(({ id, needs }) => needs > 0 && !answered.has(id))
      .map(({ id, title, organisation, needs }) => ({ id, title, firm: organisation.name, needs })),
  };
}
