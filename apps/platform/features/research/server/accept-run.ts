// A named person accepts a calibration: a new version of the bank that follows the one it was measured against.
import type { Bank, BankItem } from '@dragoman/psychometrics';
import { AppError } from '@dragoman/kernel';
import { createHash } from 'node:crypto';
import type { WriteQueries } from '../../../core/database/database.ts';
import { canonicalJson } from '../../../core/canonical-json.ts';
import type { Instrument } from '../../assessment/server/index.ts';
import type { BankVersion, StoredBank } from '../../itembank/contract.ts';
import { bankVersionStore } from '../../itembank/server/index.ts';
import type { SkillCalibration } from '../contract.ts';
import type { Acting, ResearchDependencies } from './research-dependencies.ts';
import { researchStore } from './store.ts';

/** Inside the caller's write. Accepting twice is refused, and so is a run measured against a version that was followed since. */
export async function acceptRun(
  dependencies: ResearchDependencies,
  queries: WriteQueries,
  acting: Acting,
  runId: string,
): Promise<string> {
  const { instrument, audit } = dependencies;
  const { tenantId } = acting;
  const store = researchStore(queries);
  const run = await store.findRun(tenantId, runId);
  if (run === null) throw new AppError('route.not-found');
  if (run.accepted !== null) throw new AppError('research.accepted-already');
  if (run.state !== 'done' || run.result?.kind !== 'calibration') throw new AppError('research.run-not-ready');
  const current = await instrument.versions.current(queries, tenantId);
  if (run.parameters !== current.parameters || run.bankDigest !== current.bank.digest)
    throw new AppError('research.version-moved-on');
  const fitted = run.result.skills.filter((skill) => skill.status === 'estimated');
  if (fitted.length === 0) throw new AppError('research.run-not-converged');
  const parent = await bankVersionStore(queries).find(tenantId, current.parameters);
  const body: StoredBank = {
    bank: replaceParameters(bankOf(current), fitted),
    cuts: parent?.body.cuts ?? null,
    settled: settledAfter(current.settled, fitted),
    links: fitted.flatMap(({ skill, link }) =>
      link === null
        ? []
        : [
            {
              skill,
              anchors: link.anchors,
              slope: link.slope,
              intercept: link.intercept,
              linkingErrors: link.linkingErrors,
            },
          ],
    ),
  };
  const name = await addVersion(dependencies, queries, acting, { kind: 'calibration', sourceId: runId, body, current });
  await store.changeRun(tenantId, runId, ['done'], { accepted: name });
  await audit(queries, {
    ...acting,
    action: 'research.run-accepted',
    subject: { type: 'research-run', id: runId },
    details: { parameters: name, parent: current.parameters, skills: fitted.length },
  });
  return name;
}

export interface NewVersion {
  readonly kind: BankVersion['kind'];
  readonly sourceId: string;
  readonly body: StoredBank;
  readonly current: Instrument;
}

/** Names a version by what it holds, keeps it and ties it to what it follows and where it came from. */
export async function addVersion(
  { runtime, thread, keys }: ResearchDependencies,
  queries: WriteQueries,
  { tenantId, personId }: Acting,
  { kind, sourceId, body, current }: NewVersion,
): Promise<string> {
  const digest = createHash('sha256')
    .update(canonicalJson([current.parameters, sourceId, body]))
    .digest('hex')
    .slice(0, 10);
  // Cut points leave the items as they are: a version of provisional items is still called provisional.
  const isProvisional = kind === 'level-cuts' && current.parameters.startsWith('provisional');
  const parameters = `${isProvisional ? 'provisional-cuts' : 'calibrated'}-${digest}`;
  const { head, digest: bankDigest } = current.bank;
  await bankVersionStore(queries).add(tenantId, {
    id: runtime.makeId(),
    bank: head.id,
    bankVersion: head.version,
    bankDigest,
    parameters,
    parent: current.parameters,
    kind,
    sourceId,
    acceptedBy: personId,
    acceptedAt: runtime.clock.iso(),
    body,
  });
  const nameOf = (name: string): { type: string; id: string } => ({
    type: 'instrument',
    id: `${head.id}@${head.version}/${name}`,
  });
  const authorDigest = keys.digestPerson(tenantId, personId);
  await thread.link(queries, {
    tenantId,
    from: nameOf(parameters),
    relation: 'follows',
    to: nameOf(current.parameters),
    authorDigest,
  });
  const came = { type: kind === 'calibration' ? 'research-run' : 'cut-round', id: sourceId };
  await thread.link(queries, { tenantId, from: nameOf(parameters), relation: 'accepted-from', to: came, authorDigest });
  return parameters;
}

export function bankOf({ prepared, bank }: Instrument): Bank {
  return { skills: bank.head.skills, items: [...prepared.byId.values()].map(({ item }): BankItem => item) };
}

/** What was settled and not fitted anew, and what is settled now. */
export function settledAfter(before: ReadonlySet<string>, fitted: readonly SkillCalibration[]): string[] {
  const items = fitted.flatMap((skill) => skill.items.filter((item) => !item.isPilot));
  const anew = new Set(items.map(({ id }) => id));
  const now = items.filter((item) => item.isSettled).map(({ id }) => id);
  return [...before]
    .filter((id) => !anew.has(id))
    .concat(now)
    .toSorted();
}

/** Scenarios and statements that too few answered keep what they had. */
function replaceParameters(bank: Bank, fitted: readonly SkillCalibration[]): Bank {
  const found = new Map(
    fitted.flatMap((skill) => skill.items.filter((item) => !item.isPilot).map((item) => [item.id, item] as const)),
  );
  return {
    ...bank,
    items: bank.items.map((item) => {
      const fresh = found.get(item.id);
      if (item.kind !== 'statement' || fresh === undefined) return item;
      return { ...item, discrimination: fresh.discrimination, thresholds: [...fresh.thresholds] };
    }),
  };
}
