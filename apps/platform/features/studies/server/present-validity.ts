// What each claim of validity rests on: gathered from studies, notes and accepted versions, and from what researchers wrote down.
import { AppError } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import type { AddEvidenceBody, EvidenceEntry, ValidityPageView } from '../contract.ts';
import { VALIDITY_CLAIMS } from '../limits.ts';
import type { ValidityClaim } from '../limits.ts';
import { mayShow, readPanel } from './read-panel.ts';
import { nameOf } from './studies-parts.ts';
import type { Researcher, StudiesDependencies } from './studies-parts.ts';
import { studyStore } from './study-store.ts';

type Placed = EvidenceEntry & { readonly claim: ValidityClaim };

export async function presentValidity(
  parts: StudiesDependencies,
  queries: Queries,
  tenantId: string,
): Promise<ValidityPageView> {
  const outside = await Promise.all(parts.evidence.map((source) => source.list(queries, tenantId)));
  const found: Placed[] = [
    ...(await fromStudies(parts, queries, tenantId)),
    ...(await fromNotes(queries, tenantId)),
    ...(await fromVersions(queries, tenantId)),
    ...(await fromWritten(queries, tenantId)),
    ...outside.flat(),
  ];
  return {
    synthetic: await parts.isSynthetic(),
    bank: parts.bank.head.id,
    bankVersion: parts.bank.head.version,
    claims: VALIDITY_CLAIMS.map((claim) => ({
      claim,
      evidence: found
        .filter((each) => each.claim === claim)
        .sort((a, b) => (a.on === b.on ? (a.id < b.id ? 1 : -1) : a.on < b.on ? 1 : -1))
        .map(({ claim: _claim, ...entry }) => entry),
    })),
  };
}

/** A closed study says something about content; a comparison of keys also about internal structure. */
async function fromStudies({ bank }: StudiesDependencies, queries: Queries, tenantId: string): Promise<Placed[]> {
  const store = studyStore(queries);
  const entries: Placed[] = [];
  for (const study of await store.list(tenantId)) {
    const reading = readPanel(bank, study);
    if (reading === null || study.panel === null || study.closedAt === null) continue;
    const { relevance } = reading;
    const shown = relevance !== null && relevance.items.every((item) => mayShow(item.experts));
    const base = {
      title: study.title,
      says: null,
      by: study.startedBy,
      href: `/studies/${study.id}`,
      mayWithdraw: false,
    };
    entries.push({
      ...base,
      claim: 'content',
      id: study.id,
      kind: 'panel-study',
      on: study.closedAt,
      figures: {
        experts: study.panel.experts.length,
        items: study.relevance.length,
        scenarios: study.effectiveness.length,
        scaleAverage: shown ? relevance.scaleAverage : null,
        scaleUniversal: shown ? relevance.scaleUniversal : null,
        isEnough:
          (relevance?.isEnough ?? true) &&
          [...reading.keys.values()].every((options) => [...options.values()].every((key) => key.isEnough)),
      },
    });
    const comparison = await store.findComparison(tenantId, study.id);
    if (comparison === null || comparison.status !== 'estimated') continue;
    entries.push({
      ...base,
      claim: 'internal-structure',
      id: `${study.id} comparison`,
      kind: 'key-comparison',
      on: comparison.madeAt,
      figures: {
        people: comparison.people,
        scenarios: comparison.scenarios,
        authors: comparison.keys.find(({ key }) => key === 'authors')?.reliability ?? null,
        mean: comparison.keys.find(({ key }) => key === 'mean')?.reliability ?? null,
        synthetic: comparison.synthetic,
        isEnough: comparison.isEnough,
      },
    });
  }
  return entries;
}

async function fromNotes(queries: Queries, tenantId: string): Promise<Placed[]> {
  return (await studyStore(queries).listNotes(tenantId)).map((note) => ({
    claim: 'response-process',
    id: note.id,
    kind: 'note',
    title: note.who ?? '',
    says: null,
    figures: { noteKind: note.kind, items: note.items.length, decision: note.decision, forgotten: note.said === null },
    on: note.heldOn,
    by: note.writtenBy,
    href: `/study-notes#${note.id}`,
    mayWithdraw: false,
  }));
}

/** Accepted keys; other versions of the bank come with the evidence of the rooms that make them. */
async function fromVersions(queries: Queries, tenantId: string): Promise<Placed[]> {
  return (await studyStore(queries).listKeyVersions(tenantId)).map((version) => ({
    claim: 'content',
    id: version.id,
    kind: 'key-version',
    title: version.parameters,
    says: version.reason,
    figures: { experts: version.experts, scenarios: version.scenarios.length, rule: version.rule },
    on: version.acceptedAt,
    by: version.acceptedBy,
    href: `/studies/${version.studyId}`,
    mayWithdraw: false,
  }));
}

async function fromWritten(queries: Queries, tenantId: string): Promise<Placed[]> {
  return (await studyStore(queries).listEvidence(tenantId)).map((entry) => ({
    claim: entry.claim,
    id: entry.id,
    kind: 'written',
    title: entry.title,
    says: entry.says,
    figures: {},
    on: entry.heldOn,
    by: entry.writtenBy,
    href: entry.link,
    mayWithdraw: true,
  }));
}

export async function addEvidence(
  { runtime, thread, keys, audit }: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  body: AddEvidenceBody,
): Promise<string> {
  const id = runtime.makeId();
  const written = { personId: by.personId, writtenBy: await nameOf(queries, by), writtenAt: runtime.clock.iso() };
  await studyStore(queries).addEvidence(by.tenantId, { ...body, ...written, id, withdrawnAt: null });
  await thread.link(queries, {
    tenantId: by.tenantId,
    from: { type: 'validity-evidence', id },
    relation: 'supports-claim',
    to: { type: 'validity-claim', id: body.claim },
    authorDigest: keys.digestPerson(by.tenantId, by.personId),
  });
  const subject = { type: 'validity-evidence', id };
  await audit(queries, { ...by, action: 'studies.evidence-added', subject, details: { claim: body.claim } });
  return id;
}

/** Takes it off the page; that it stood there stays in the log and, withdrawn, in the thread. */
export async function withdrawEvidence(
  { runtime, thread, keys, audit }: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  id: string,
): Promise<void> {
  const { tenantId } = by;
  const found = await studyStore(queries).findEvidence(tenantId, id);
  if (found === null) throw new AppError('route.not-found');
  if (found.withdrawnAt !== null) return;
  await studyStore(queries).withdrawEvidence(tenantId, id, runtime.clock.iso());
  const authorDigest = keys.digestPerson(tenantId, by.personId);
  for (const link of await thread.linksFrom(queries, { tenantId, end: { type: 'validity-evidence', id } })) {
    await thread.withdraw(queries, { tenantId, linkId: link.id, authorDigest });
  }
  await audit(queries, { ...by, action: 'studies.evidence-withdrawn', subject: { type: 'validity-evidence', id } });
}
