// What research knows about the validity of the instrument, for the page on which all evidence stands together.
import type { EvidenceSource } from '../../studies/server/index.ts';
import { bankVersionStore } from '../../itembank/server/index.ts';
import type { RunResult } from '../contract.ts';
import { namesOf } from './names-of.ts';
import type { ResearchDependencies } from './research-dependencies.ts';
import { researchStore } from './store.ts';
import type { RunRecord } from './store.ts';

type Entry = Awaited<ReturnType<EvidenceSource['list']>>[number];

/** Reports that are done, the newest of each choice of campaigns, and versions that were accepted: all about internal structure. */
export function validityEvidence({ instrument }: Pick<ResearchDependencies, 'instrument'>): EvidenceSource {
  return {
    async list(queries, tenantId) {
      const store = researchStore(queries);
      const names = await namesOf(queries, tenantId);
      const nameOf = (personId: string | null): string | null =>
        personId === null ? null : (names.get(personId) ?? null);
      const done = (await store.listRuns(tenantId)).filter((run) => run.state === 'done');
      const reports = newestOfEach(done.filter((run) => run.kind === 'report'));
      const versions = await bankVersionStore(queries).list(tenantId, instrument.bank.digest);
      const entries: Entry[] = [];
      for (const { id } of reports) {
        const run = await store.findRun(tenantId, id);
        if (run?.result?.kind === 'report') entries.push(fromReport(run, run.result, nameOf(run.personId)));
      }
      for (const version of versions) {
        if (version.kind === 'panel-key') continue;
        const run = version.kind === 'calibration' ? await store.findRun(tenantId, version.sourceId) : null;
        entries.push({
          claim: 'internal-structure',
          id: version.id,
          kind: version.kind,
          title: version.parameters,
          says: null,
          figures: { parent: version.parent, ...figuresOfCalibration(run?.result ?? null) },
          on: version.acceptedAt,
          by: nameOf(version.acceptedBy),
          href: version.kind === 'calibration' ? `/research/runs/${version.sourceId}` : '/research/levels',
          mayWithdraw: false,
        });
      }
      return entries;
    },
  };
}

/** Newest first in, one for each choice of campaigns out: a report made again tells the same of the same answers. */
function newestOfEach(runs: readonly RunRecord[]): RunRecord[] {
  const seen = new Map<string, RunRecord>();
  for (const run of runs) {
    const key = [...run.options.campaigns].toSorted().join(' ');
    if (!seen.has(key)) seen.set(key, run);
  }
  return [...seen.values()];
}

function fromReport(run: RunRecord, { scales }: Extract<RunResult, { kind: 'report' }>, by: string | null): Entry {
  const enough = scales.filter((scale) => scale.status === 'estimated');
  const alphas = enough.flatMap(({ alpha }) => (alpha.value === null ? [] : [alpha.value]));
  const compared = enough.flatMap(({ comparisons }) => comparisons).filter((each) => each.status === 'estimated');
  const flagged = compared.flatMap(({ items }) => items.filter((item) => item.isFlagged).map(({ id }) => id));
  return {
    claim: 'internal-structure',
    id: run.id,
    kind: 'scale-report',
    title: run.parameters,
    says: null,
    figures: {
      skills: enough.length,
      of: scales.length,
      people: Math.max(0, ...enough.map(({ people }) => people ?? 0)),
      alphaLow: alphas.length === 0 ? null : Math.min(...alphas),
      alphaHigh: alphas.length === 0 ? null : Math.max(...alphas),
      compared: compared.length,
      flagged: new Set(flagged).size,
    },
    on: run.finishedAt ?? run.createdAt,
    by,
    href: `/research/runs/${run.id}`,
    mayWithdraw: false,
  };
}

function figuresOfCalibration(result: RunResult | null): Entry['figures'] {
  if (result?.kind !== 'calibration') return {};
  const items = result.skills.filter((skill) => skill.status === 'estimated').flatMap((skill) => skill.items);
  return {
    skills: result.skills.filter((skill) => skill.status === 'estimated').length,
    items: items.length,
    settled: items.filter((item) => item.isSettled).length,
  };
}
