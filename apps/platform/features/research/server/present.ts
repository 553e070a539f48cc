// What the pages of research show: sources and versions, runs with their words, exports.
import { AppError } from '@dragoman/kernel';
import { bankVersionStore, pilotItemStore } from '../../itembank/server/index.ts';
import type { ItemBank } from '../../itembank/contract.ts';
import type { ExportList, Overview, Run, RunHead, RunList, RunResult } from '../contract.ts';
import { EXPORT_FILES } from '../limits.ts';
import { listSources } from './covered-campaigns.ts';
import { inSteps } from './measure/scale-data.ts';
import { namesOf } from './names-of.ts';
import type { ResearchDependencies } from './research-dependencies.ts';
import { mayBecomeVersion } from './runs.ts';
import { researchStore } from './store.ts';
import type { RunRecord } from './store.ts';

export async function readOverview(dependencies: ResearchDependencies, tenantId: string): Promise<Overview> {
  const { database, instrument } = dependencies;
  const queries = database.read;
  const { bank, framework } = instrument;
  const kept = await bankVersionStore(queries).list(tenantId, bank.digest);
  const names = await namesOf(queries, tenantId);
  const described = new Map(framework.skills.map((skill) => [skill.id, skill.name]));
  return {
    sources: await listSources(dependencies, tenantId),
    versions: [
      ...kept.map((version, index) => ({
        parameters: version.parameters,
        parent: version.parent,
        kind: version.kind,
        acceptedBy: version.acceptedBy === null ? null : (names.get(version.acceptedBy) ?? null),
        acceptedAt: version.acceptedAt,
        isCurrent: index === 0,
      })),
      {
        parameters: instrument.parameters,
        parent: null,
        kind: 'shipped' as const,
        acceptedBy: null,
        acceptedAt: null,
        isCurrent: kept.length === 0,
      },
    ],
    skills: bank.head.skills.map((id) => ({
      id,
      name: described.get(id) ?? { en: id },
      statements: bank.statements.filter((item) => item.skill === id).length,
    })),
    roles: framework.roles.map(({ id, name }) => ({ id, name })),
    scales: Object.entries(bank.head.scales)
      .filter(([id]) => id !== 'effectiveness')
      .map(([id, answers]) => ({ id, name: nameScale(answers) })),
    bank: `${bank.head.id} ${bank.head.version}`,
    isSynthetic: await dependencies.isSynthetic(),
  };
}

function presentHead(run: RunRecord, names: ReadonlyMap<string, string>): RunHead {
  return {
    id: run.id,
    kind: run.kind,
    state: run.state,
    progress: run.progress,
    parameters: run.parameters,
    campaigns: [...run.options.campaigns],
    skills: [...run.options.skills],
    startedBy: run.personId === null ? null : (names.get(run.personId) ?? null),
    createdAt: run.createdAt,
    finishedAt: run.finishedAt,
    accepted: run.accepted,
  };
}

export async function listRuns({ database }: ResearchDependencies, tenantId: string): Promise<RunList> {
  const names = await namesOf(database.read, tenantId);
  return { runs: (await researchStore(database.read).listRuns(tenantId)).map((run) => presentHead(run, names)) };
}

export async function readRun(
  { database, instrument }: ResearchDependencies,
  tenantId: string,
  id: string,
): Promise<Run> {
  const queries = database.read;
  const run = await researchStore(queries).findRun(tenantId, id);
  if (run === null) throw new AppError('route.not-found');
  const current = await instrument.versions.current(queries, tenantId);
  const named = new Set(run.result === null ? [] : itemsOf(run.result));
  const pilots = await pilotItemStore(queries).list(tenantId);
  return {
    ...presentHead(run, await namesOf(queries, tenantId)),
    result: run.result,
    mayAccept: mayBecomeVersion(run, current.parameters),
    items: [...instrument.bank.statements, ...pilots]
      .filter((item) => named.has(item.id))
      .map((item) => ({ id: item.id, text: item.text })),
  };
}

function itemsOf(result: RunResult): string[] {
  return result.kind === 'report'
    ? result.scales.flatMap(({ items }) => items.map((item) => item.id))
    : result.skills.flatMap(({ items }) => items.map((item) => item.id));
}

export async function listExports({ database }: ResearchDependencies, tenantId: string): Promise<ExportList> {
  const names = await namesOf(database.read, tenantId);
  const records = await researchStore(database.read).listExports(tenantId);
  return {
    exports: records.map((record) => ({
      id: record.id,
      title: record.title,
      campaigns: [...record.options.campaigns],
      attributes: [...record.options.attributes],
      k: record.options.k,
      runId: record.options.runId,
      people: inSteps(record.people),
      blanked: inSteps(record.blanked),
      dropped: [...record.dropped],
      madeBy: record.personId === null ? null : (names.get(record.personId) ?? null),
      createdAt: record.createdAt,
      files: [...EXPORT_FILES],
    })),
  };
}

/** A scale has no name of its own; its answers tell what is counted. */
function nameScale(answers: ItemBank['head']['scales'][string]): Overview['scales'][number]['name'] {
  const named = Object.entries(answers).map(([language, words]) => [language, `${words[1]} … ${words.at(-1)}`]);
  return Object.fromEntries(named) as Overview['scales'][number]['name'];
}
