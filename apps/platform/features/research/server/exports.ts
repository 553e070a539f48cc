// Exports: asked for by somebody for a purpose, kept as what was asked for, and written anew at each reading from what is still there.
import { AppError } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import type { FileReply } from '../../../core/http/route.ts';
import type { StartExportBody } from '../contract.ts';
import { EXPORT_MIN } from '../limits.ts';
import type { ExportFile } from '../limits.ts';
import { requireCovered } from './covered-campaigns.ts';
import { buildTable } from './exports/build-table.ts';
import type { BuiltTable } from './exports/build-table.ts';
import { itemTable, parameterTable } from './exports/parameter-tables.ts';
import { writeCodebook, writeCsvw } from './exports/write-codebook.ts';
import type { CodebookParts } from './exports/write-codebook.ts';
import { writeRScript } from './exports/write-r-script.ts';
import { writeCsv, writeSpssSyntax, writeXlsx } from './exports/write-tables.ts';
import { gatherPeople, listStatements } from './gather-data.ts';
import type { Acting, ResearchDependencies } from './research-dependencies.ts';
import { researchStore } from './store.ts';
import type { ExportRecord, RunRecord } from './store.ts';

const TYPES: Readonly<Record<ExportFile, string>> = {
  'responses.csv': 'text/csv; charset=utf-8',
  'responses.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'responses-spss.csv': 'text/csv; charset=utf-8',
  'labels.sps': 'text/plain; charset=utf-8',
  'items.csv': 'text/csv; charset=utf-8',
  'parameters.csv': 'text/csv; charset=utf-8',
  'reproduce.R': 'text/plain; charset=utf-8',
  'codebook.md': 'text/markdown; charset=utf-8',
  'csv-metadata.json': 'application/csvm+json',
};

/** Inside the caller's write. Only research is a purpose: an export for hiring, pay or promotion does not exist. */
export async function startExport(
  dependencies: ResearchDependencies,
  queries: WriteQueries,
  acting: Acting,
  wish: StartExportBody,
): Promise<string> {
  const { runtime, audit } = dependencies;
  const { tenantId, personId } = acting;
  if (wish.purpose !== 'research') throw new AppError('research.purpose');
  await requireCovered(dependencies, queries, tenantId, wish.campaignIds);
  const run = wish.runId === null ? null : await requireRun(queries, tenantId, wish);
  const now = runtime.clock.iso();
  const record: ExportRecord = {
    id: runtime.makeId(),
    title: wish.title,
    options: { campaigns: wish.campaignIds, attributes: wish.attributes, k: wish.k, runId: wish.runId },
    // The script computes a run again from the very people it was of.
    until: run?.until ?? now,
    people: 0,
    blanked: 0,
    dropped: [],
    personId,
    createdAt: now,
  };
  const { built, people } = await build(dependencies, queries, tenantId, record, run);
  const { blanked, dropped } = built;
  await researchStore(queries).addExport(tenantId, { ...record, people, blanked, dropped });
  await audit(queries, {
    ...acting,
    action: 'research.export-made',
    subject: { type: 'research-export', id: record.id },
    details: { campaigns: wish.campaignIds.length, people, k: wish.k, attributes: wish.attributes.join(' ') || 'none' },
  });
  return record.id;
}

async function requireRun(queries: Queries, tenantId: string, wish: StartExportBody): Promise<RunRecord> {
  const run = await researchStore(queries).findRun(tenantId, wish.runId!);
  if (run === null) throw new AppError('route.not-found');
  const isSame = run.options.campaigns.toSorted().join() === wish.campaignIds.toSorted().join();
  if (run.result?.kind !== 'calibration' || !isSame) throw new AppError('research.run-not-ready');
  return run;
}

async function build(
  dependencies: ResearchDependencies,
  queries: Queries,
  tenantId: string,
  record: ExportRecord,
  run: RunRecord | null,
) {
  const { instrument, keys } = dependencies;
  const shipped = run === null ? await instrument.versions.current(queries, tenantId) : null;
  if (run !== null) await instrument.versions.load(queries, { tenantId, parameters: run.parameters });
  const pinned = shipped ?? instrument.versions.pinned({ tenantId, parameters: run!.parameters });
  const gathered = await gatherPeople(dependencies, queries, tenantId, { ...record.options, until: record.until });
  if (gathered.length < EXPORT_MIN) throw new AppError('research.too-few-people', { values: { needed: EXPORT_MIN } });
  const statements = await listStatements(queries, tenantId, pinned);
  const { attributes, k } = record.options;
  const built: BuiltTable = buildTable(
    { exportId: record.id, tenantId, people: gathered, statements, instrument: pinned, attributes, k },
    keys,
  );
  return { built, people: gathered.length, statements, pinned };
}

/** One file of an export. Who was erased since is no longer in it; what is no longer covered is not given out. */
export async function readExportFile(
  dependencies: ResearchDependencies,
  acting: Acting,
  exportId: string,
  file: ExportFile,
): Promise<FileReply> {
  const { database, audit, isSynthetic } = dependencies;
  const { tenantId } = acting;
  const queries = database.read;
  const store = researchStore(queries);
  const record = await store.findExport(tenantId, exportId);
  if (record === null) throw new AppError('route.not-found');
  const { runId } = record.options;
  const run = runId === null ? null : await store.findRun(tenantId, runId);
  const { built, people, statements, pinned } = await build(dependencies, queries, tenantId, record, run);
  const campaigns = await requireCovered(dependencies, queries, tenantId, record.options.campaigns);
  const tables = {
    responses: built.table,
    items: itemTable(statements),
    parameters: parameterTable(run?.result?.kind === 'calibration' ? run.result.skills : []),
  };
  const parts: CodebookParts = {
    record: { ...record, blanked: built.blanked, dropped: built.dropped },
    campaigns: campaigns.map((campaign) => campaign.title),
    institution: tenantId,
    bank: `${pinned.bank.head.id} ${pinned.bank.head.version}`,
    parameters: pinned.parameters,
    tables,
    isSynthetic: await isSynthetic(),
  };
  await database.write((writing) =>
    audit(writing, {
      ...acting,
      action: 'research.export-read',
      subject: { type: 'research-export', id: exportId },
      details: { file, people },
    }),
  );
  return { contentType: TYPES[file], fileName: file, body: await writeFile(file, parts) };
}

async function writeFile(file: ExportFile, parts: CodebookParts): Promise<Uint8Array | string> {
  const { tables, record } = parts;
  switch (file) {
    case 'responses.csv':
    case 'responses-spss.csv':
      return writeCsv(tables.responses);
    case 'items.csv':
      return writeCsv(tables.items);
    case 'parameters.csv':
      return writeCsv(tables.parameters);
    case 'responses.xlsx':
      return writeXlsx([
        { name: 'responses', table: tables.responses },
        { name: 'items', table: tables.items },
        { name: 'parameters', table: tables.parameters },
      ]);
    case 'labels.sps':
      return writeSpssSyntax(tables.responses, record.title);
    case 'reproduce.R':
      return writeRScript(record.title);
    case 'codebook.md':
      return writeCodebook(parts);
    case 'csv-metadata.json':
      return writeCsvw(parts);
  }
}
