// Bringing a framework in: read, checked, compared with what there is, and only then, if wanted, kept as a new version.
import { AppError } from '@dragoman/kernel';
import { createHash } from 'node:crypto';
import type { RecordAudit } from '../../../core/audit-port.ts';
import { canonicalJson } from '../../../core/canonical-json.ts';
import type { Database, Queries } from '../../../core/database/database.ts';
import type { Runtime } from '../../../core/runtime.ts';
import { PUBLIC_TENANT } from '../../../core/tenants.ts';
import type { Framework, FrameworkChange, ImportFrameworkBody, ImportReport } from '../contract.ts';
import { checkFramework, toErrors } from './exchange/check-framework.ts';
import { compareFrameworks } from './exchange/compare-frameworks.ts';
import { readFrameworkCsv } from './exchange/read-csv.ts';
import { readFrameworkJson } from './exchange/read-json.ts';
import type { Source } from './exchange/source.ts';
import { frameworkStore } from './framework-store.ts';

export interface FrameworkDependencies {
  readonly database: Database;
  readonly runtime: Runtime;
  readonly audit: RecordAudit;
  /** The framework that ships with Dragoman. */
  readonly shipped: Framework;
}

/** Tenants whose versions an institution sees: its own, and those brought in for the whole installation. */
export function visibleTenants(tenantId: string): readonly string[] {
  return [...new Set([tenantId, PUBLIC_TENANT])];
}

interface Base {
  readonly id: string;
  readonly framework: Framework;
}

export async function importFramework(
  dependencies: FrameworkDependencies,
  by: { readonly tenantId: string; readonly personId: string },
  body: ImportFrameworkBody,
): Promise<ImportReport> {
  const { database } = dependencies;
  const source = body.format === 'json' ? readFrameworkJson(body.content) : readFrameworkCsv(body.content);
  const { framework: read, errors } = checkFramework(source);
  if (read === null) return { framework: null, comparedWith: null, errors: [...errors], changes: [], stored: null };
  const framework: Framework = { ...read, head: { ...read.head, status: body.status } };
  const { id, version, title } = framework.head;
  const base = await findBase(dependencies, database.read, by.tenantId, id);
  const changes = [...compareFrameworks(base?.framework ?? null, framework), ...statusChange(base, framework)];
  const report: ImportReport = {
    framework: { id, version, title },
    comparedWith: base === null ? null : { id: base.id, version: base.framework.head.version },
    errors: changes.length === 0 ? [] : await versionErrors(database.read, by.tenantId, source, base, framework),
    changes,
    stored: null,
  };
  if (body.dryRun || report.errors.length > 0 || changes.length === 0) return report;
  return { ...report, stored: await store(dependencies, by, framework) };
}

/** The newest version of the same framework: of the institution, then of the installation, then the shipped one. */
async function findBase(
  { shipped }: FrameworkDependencies,
  queries: Queries,
  tenantId: string,
  frameworkId: string,
): Promise<Base | null> {
  for (const tenant of visibleTenants(tenantId)) {
    const found = await frameworkStore(queries).findNewest([tenant], frameworkId);
    if (found !== null) return found;
  }
  return shipped.head.id === frameworkId ? { id: shipped.head.id, framework: shipped } : null;
}

/** Who stands behind a list is part of a version that was brought in; of the shipped one it is no difference to speak of. */
function statusChange(base: Base | null, { head }: Framework): FrameworkChange[] {
  const before = base?.framework.head.status ?? 'ours';
  if (before === 'ours' || before === head.status) return [];
  return [{ kind: 'changed', part: 'framework', id: head.id, of: null, fields: ['status'] }];
}

/** A number stands for one content: the newest version's own, and any that the institution has used before. */
async function versionErrors(
  queries: Queries,
  tenantId: string,
  source: Source,
  base: Base | null,
  framework: Framework,
): Promise<ImportReport['errors']> {
  const { id, version } = framework.head;
  const used = await frameworkStore(queries).findVersion(tenantId, id, version);
  const isTaken = base?.framework.head.version === version || (used !== null && used.digest !== digestOf(framework));
  if (!isTaken) return [];
  return toErrors([{ line: source.lineOf(['head', 'version']), code: 'version.not-raised', values: { version } }]);
}

function digestOf(framework: Framework): string {
  return createHash('sha256').update(canonicalJson(framework)).digest('hex');
}

async function store(
  { database, runtime, audit }: FrameworkDependencies,
  by: { readonly tenantId: string; readonly personId: string },
  framework: Framework,
): Promise<{ id: string; version: string }> {
  const { id: frameworkId, version, status } = framework.head;
  const digest = digestOf(framework);
  return database.write(async (queries) => {
    const versions = frameworkStore(queries);
    const id = runtime.makeId();
    if (!(await versions.add({ tenantId: by.tenantId, id, importedAt: runtime.clock.iso(), digest, framework }))) {
      // The same call again finds what it has stored; another content under the same number is refused.
      const kept = await versions.findVersion(by.tenantId, frameworkId, version);
      if (kept?.digest !== digest) throw new AppError('framework.version-exists', { values: { version } });
      return { id: kept.id, version };
    }
    await audit(queries, {
      ...by,
      action: 'framework.imported',
      subject: { type: 'framework-version', id },
      details: { framework: frameworkId, version, status, digest },
    });
    return { id, version };
  });
}
