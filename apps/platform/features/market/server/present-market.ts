// What the pages of the job market show: what the watch said last, sources with their bias, open imports, terms, demand against offer.
import { AppError } from '@dragoman/kernel';
import type { Queries } from '../../../core/database/database.ts';
import { accountStore, memberStore } from '../../identity/server/index.ts';
import type {
  AdvertImport,
  ImportReport,
  ImportState,
  MarketSource,
  MarketView,
  NewTermView,
  Offer,
  SkillView,
  WatchView,
  WatchedSkillView,
} from '../contract.ts';
import { SKILLS_LISTED } from '../limits.ts';
import type { AdvertKind, TermDecision, WatchLanguage } from '../limits.ts';
import { advertStore } from './advert-store.ts';
import { importStore, OPEN_STATES, sourceStore } from './import-store.ts';
import type { ImportRow, SourceRow } from './import-store.ts';
import { countParts } from './importing/begin-import.ts';
import { judgeOffer } from './judge-offer.ts';
import type { MarketDependencies } from './market-parts.ts';
import { keptSkill, keptSummary } from './reading/kept-watch.ts';
import type { KeptSkill, KeptSummary } from './reading/kept-watch.ts';
import { watchStore } from './watch-store.ts';
import type { SkillRow, WatchRow } from './watch-store.ts';

interface Beside {
  readonly sources: readonly SourceRow[];
  readonly offers: ReadonlyMap<string, readonly Offer[]>;
}

export async function presentMarket(
  parts: MarketDependencies,
  tenantId: string,
  language: string,
  mayChange: boolean,
): Promise<MarketView> {
  const { read } = parts.database;
  const sources = await sourceStore(read).list(tenantId);
  const counts = await advertStore(read).countBySource(tenantId);
  const beside = { sources, offers: await findOffers(parts, tenantId, language) };
  const row = await watchStore(read).find(tenantId);
  const summary = readSummary(row);
  const imports = mayChange ? await importStore(read).list(tenantId, OPEN_STATES) : [];
  return {
    watch: await nameSkills(parts, tenantId, language, await presentWatch(read, tenantId, row, summary, beside)),
    sources: sources.map((source) => presentSource(source, counts.get(source.id))),
    imports: await Promise.all(imports.map((each) => presentImport(read, each, sources))),
    terms: await presentTerms(read, tenantId, summary),
    mayChange,
  };
}

function readSummary(row: WatchRow | null): KeptSummary | null {
  const kept = row?.summary ?? null;
  return kept === null ? null : keptSummary.parse(JSON.parse(kept));
}

async function findOffers(
  { offers }: MarketDependencies,
  tenantId: string,
  language: string,
): Promise<Map<string, Offer[]>> {
  return Map.groupBy(await offers.list(tenantId, language), ({ skillUri }) => skillUri);
}

async function presentWatch(
  read: Queries,
  tenantId: string,
  row: WatchRow | null,
  summary: KeptSummary | null,
  beside: Beside,
): Promise<WatchView> {
  const { state = 'none', progress = 0, computed_at: computedAt = null } = row ?? {};
  const about = { state: state as WatchView['state'], progress, computedAt };
  if (summary === null) return { ...about, ...NOTHING };
  const rows = await watchStore(read).listSkills(tenantId);
  const skills = rows.map((each) => presentSkill(each, keptSkill.parse(JSON.parse(each.body)), beside));
  // What changed is shown however seldom it is asked for; the others by how often.
  const changed = skills.filter(({ trend }) => trend === 'rising' || trend === 'falling');
  const others = skills.filter(({ trend }) => trend !== 'rising' && trend !== 'falling');
  const { terms: _, postingsBySource: __, counts, ...shown } = summary;
  const unserved = skills.filter(({ trend, served }) => trend !== 'not-enough' && served === 'nothing-offered').length;
  return {
    ...about,
    ...shown,
    counts: { ...counts, unserved },
    skills: [...changed, ...others.slice(0, Math.max(0, SKILLS_LISTED - changed.length))],
  };
}

/** In the words of the page's language where the list has them; otherwise as the adverts' language calls them. */
async function nameSkills(
  { findLabels }: MarketDependencies,
  tenantId: string,
  language: string,
  watch: WatchView,
): Promise<WatchView> {
  const { surest, skills, list } = watch;
  if (skills.length === 0) return watch;
  const labels = await findLabels(
    tenantId,
    skills.map(({ uri }) => uri),
    language,
  );
  const name = <Named extends { readonly uri: string; readonly label: string }>(skill: Named): Named => ({
    ...skill,
    label: labels.get(skill.uri)?.label ?? skill.label,
  });
  const [first] = labels.values();
  return {
    ...watch,
    list: list === null || first === undefined ? list : { ...list, attribution: first.attribution },
    surest: surest === null ? null : name(surest),
    skills: skills.map(name),
  };
}

const NOTHING = {
  list: null,
  months: [],
  adverts: 0,
  repeated: 0,
  postings: 0,
  employers: 0,
  counts: { skills: 0, rising: 0, falling: 0, notEnough: 0, unserved: 0 },
  surest: null,
  skills: [],
};

function presentSkill({ uri, label }: SkillRow, kept: KeptSkill, { sources, offers }: Beside): WatchedSkillView {
  const { asked, employers, trend, odds, months, bySource } = kept;
  const asking = new Set(bySource.map(({ sourceId }) => sourceId));
  const languages = sources.filter(({ id }) => asking.has(id)).map(({ language }) => language);
  return { uri, label, asked, employers, trend, odds, months, ...judgeOffer(offers.get(uri) ?? [], languages) };
}

function presentSource(
  { id, name, kind, language, country, bias, revision }: SourceRow,
  count: { readonly adverts: number; readonly from: string | null; readonly to: string | null } | undefined,
): MarketSource {
  return {
    id,
    name,
    kind: kind as AdvertKind,
    language: language as WatchLanguage,
    country,
    bias,
    revision,
    adverts: count?.adverts ?? 0,
    from: count?.from ?? null,
    to: count?.to ?? null,
  };
}

export async function presentImport(
  read: Queries,
  row: ImportRow,
  sources: readonly SourceRow[],
): Promise<AdvertImport> {
  const source = sources.find(({ id }) => id === row.source_id);
  const needed = countParts(row);
  const there = row.state === 'uploading' ? new Set(await importStore(read).listParts(row.tenant_id, row.id)) : null;
  return {
    id: row.id,
    source: { id: row.source_id, name: source?.name ?? '', kind: (source?.kind ?? 'csv') as AdvertKind },
    fileName: row.file_name,
    bytes: row.bytes,
    digest: row.digest,
    state: row.state as ImportState,
    parts: {
      needed,
      missing:
        there === null ? [] : Array.from({ length: needed }, (_, part) => part).filter((part) => !there.has(part)),
    },
    progress: row.progress,
    refusal: row.refusal === null ? null : (JSON.parse(row.refusal) as AdvertImport['refusal']),
    report: row.report === null ? null : (JSON.parse(row.report) as ImportReport),
  };
}

/** Open ones first, then what was decided; a decided term stays in the list when the watch no longer proposes it. */
async function presentTerms(read: Queries, tenantId: string, summary: KeptSummary | null): Promise<NewTermView[]> {
  const decisions = await watchStore(read).listDecisions(tenantId);
  const names = await namePersons(
    read,
    tenantId,
    decisions.flatMap(({ person_id }) => person_id ?? []),
  );
  const decided = new Map(decisions.map((row) => [row.term, row]));
  const proposed = summary?.terms ?? [];
  const gone = decisions
    .filter(({ term }) => proposed.every((each) => each.term !== term))
    .map(({ term, example }) => ({ term, postings: 0, employers: 0, firstMonth: null, example }));
  return [...proposed, ...gone]
    .map((term): NewTermView => {
      const row = decided.get(term.term);
      return {
        ...term,
        decision: (row?.decision ?? null) as TermDecision | null,
        decidedBy: names.get(row?.person_id ?? '') ?? null,
        decidedAt: row?.decided_at ?? null,
      };
    })
    .toSorted((one, other) => Number(one.decision !== null) - Number(other.decision !== null));
}

async function namePersons(
  read: Queries,
  tenantId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const personId of new Set(personIds)) {
    const accountId = await memberStore(read).findAccountOf(tenantId, personId);
    const account = accountId === null ? null : await accountStore(read).find(accountId);
    if (account !== null) names.set(personId, account.name);
  }
  return names;
}

export async function presentOneSkill(
  parts: MarketDependencies,
  tenantId: string,
  uri: string,
  language: string,
): Promise<SkillView> {
  const { read } = parts.database;
  const [row, watch] = [await watchStore(read).findSkill(tenantId, uri), await watchStore(read).find(tenantId)];
  const summary = readSummary(watch);
  if (row === null || summary === null) throw new AppError('market.unknown');
  const kept = keptSkill.parse(JSON.parse(row.body));
  const sources = await sourceStore(read).list(tenantId);
  const sourceOf = (id: string) => sources.find((source) => source.id === id);
  const labels = await parts.findLabels(tenantId, [uri], language);
  const skill = presentSkill(row, kept, { sources, offers: await findOffers(parts, tenantId, language) });
  return {
    skill: { ...skill, label: labels.get(uri)?.label ?? skill.label },
    months: summary.months,
    examples: kept.examples.map(({ sentence, sourceId, month }) => {
      const { name = '', language: written = '' } = sourceOf(sourceId) ?? {};
      return { sentence, language: written, source: name, month };
    }),
    sources: summary.postingsBySource.flatMap(({ sourceId, postings }) => {
      const source = sources.find(({ id }) => id === sourceId);
      const asked = kept.bySource.find((each) => each.sourceId === sourceId)?.asked ?? 0;
      return source === undefined ? [] : [{ name: source.name, bias: source.bias, asked, postings }];
    }),
  };
}
