// A named person takes over the panel's key: a new version of the item bank that follows the one in use. Attempts stay pinned to theirs.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import { bankVersionStore } from '../../itembank/server/index.ts';
import type { AcceptKeyBody } from '../contract.ts';
import { ENOUGH_EXPERTS } from '../limits.ts';
import { currentKeys, withKeys } from './current-keys.ts';
import { isEnough, keyOfScenario, reachesBothEnds, readPanel } from './read-panel.ts';
import { auditStudy, nameOf, requireStudy } from './studies-parts.ts';
import type { Researcher, StudiesDependencies } from './studies-parts.ts';
import { studyStore } from './study-store.ts';
import type { Study } from './study.ts';

export async function acceptKey(
  parts: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  studyId: string,
  body: AcceptKeyBody,
): Promise<string> {
  const { bank, runtime } = parts;
  const study = await requireStudy(queries, by.tenantId, studyId);
  const { keys, experts } = chooseKeys(parts, study, body);
  // The panel rated the words of one version; with other words it would be a key to something nobody rated.
  if (study.bankDigest !== bank.digest) throw new AppError('studies.bank-moved-on');
  const current = await currentKeys(parts, queries, by.tenantId);
  if (current.parameters !== body.parameters) throw new AppError('studies.bank-moved-on');
  const isSame = [...keys].every(([id, key]) => {
    const now = current.keysOf(id);
    return Object.entries(key).every(([option, value]) => now[option] === value) && current.labelOf(id) === 'panel-key';
  });
  if (isSame) throw new AppError('studies.key-unchanged');
  const id = runtime.makeId();
  const parameters = nameParameters(current.parameters, id);
  const acceptedAt = runtime.clock.iso();
  const acceptedBy = await nameOf(queries, by);
  await bankVersionStore(queries).add(by.tenantId, {
    id,
    bank: bank.head.id,
    bankVersion: bank.head.version,
    bankDigest: bank.digest,
    parameters,
    parent: current.parameters,
    kind: 'panel-key',
    sourceId: studyId,
    acceptedBy: by.personId,
    acceptedAt,
    body: { ...current.body, bank: withKeys(current.body.bank, keys), links: [] },
  });
  await studyStore(queries).addKeyVersion(by.tenantId, {
    id,
    studyId,
    parameters,
    parent: current.parameters,
    rule: body.rule,
    scenarios: [...keys.keys()],
    experts,
    reason: body.reason,
    personId: by.personId,
    acceptedBy,
    acceptedAt,
  });
  await linkVersion(parts, queries, by, {
    id,
    parameters,
    studyId,
    parent: current.parameters,
    scenarios: [...keys.keys()],
  });
  await auditStudy(parts, queries, by, 'studies.key-accepted', studyId, {
    rule: body.rule,
    scenarios: keys.size,
    experts,
  });
  return id;
}

/** The panel's keys of the scenarios named; throws when one of them does not carry a key. */
function chooseKeys(
  { bank }: StudiesDependencies,
  study: Study,
  { rule, scenarios }: AcceptKeyBody,
): { readonly keys: ReadonlyMap<string, Readonly<Record<string, number>>>; readonly experts: number } {
  const reading = readPanel(bank, study);
  if (reading === null) throw new AppError('studies.not-closed');
  const keys = new Map<string, Readonly<Record<string, number>>>();
  let experts = Infinity;
  for (const id of new Set(scenarios)) {
    const options = reading.keys.get(id);
    if (options === undefined) throw new AppError('studies.unknown-item');
    const key = keyOfScenario(options, rule);
    if (key === null || !isEnough(options))
      throw new AppError('studies.key-not-enough', { values: { needed: ENOUGH_EXPERTS } });
    if (!reachesBothEnds(key)) throw new AppError('studies.key-not-ranging');
    keys.set(id, key);
    experts = Math.min(experts, ...[...options.values()].map((each) => each.experts));
  }
  return { keys, experts };
}

/** Only the keys are the panel's: parameters that were provisional stay provisional, and their name says so. */
function nameParameters(parent: string, id: string): string {
  const key = `panel-key-${id.replaceAll('-', '').slice(-8)}`;
  return parent.startsWith('provisional') ? `provisional-${key}` : key;
}

async function linkVersion(
  { thread, keys }: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  made: { id: string; parameters: string; studyId: string; parent: string; scenarios: readonly string[] },
): Promise<void> {
  const { tenantId } = by;
  const authorDigest = keys.digestPerson(tenantId, by.personId);
  const version = { type: 'key-version', id: made.id };
  await thread.link(queries, {
    tenantId,
    from: version,
    relation: 'keyed-by',
    to: { type: 'panel-study', id: made.studyId },
    authorDigest,
  });
  await thread.link(queries, {
    tenantId,
    from: version,
    relation: 'follows-key',
    to: { type: 'parameters', id: made.parent },
    authorDigest,
  });
  for (const item of made.scenarios) {
    const to = { type: 'item-revision', id: `${made.parameters}/${item}` };
    await thread.link(queries, { tenantId, from: version, relation: 'revises', to, authorDigest });
  }
}
