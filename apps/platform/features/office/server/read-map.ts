// The map of a wave: skills by units, or by what else people were listed with, as the gate lets it be seen.
import { AppError } from '@dragoman/kernel';
import type { FrozenSnapshot } from '../../../core/disclosure/disclosure-gate.ts';
import type { GroupAnswer, GroupFilters } from '../../../core/disclosure/group-figure.ts';
import { isPastRetention } from '../../campaigns/server/index.ts';
import type { MapHead, MapList, MapQuery, TeamMap } from '../contract.ts';
import { MAP_ATTRIBUTES, SETTLE_MINUTES } from '../limits.ts';
import type { MapAttribute } from '../limits.ts';
import { needOf } from './measures.ts';
import type { OfficeDependencies } from './office-dependencies.ts';
import { belongsToProgramme, prepareMap, SERIES } from './prepare-map.ts';
import { officeStore } from './store.ts';
import type { MapRecord } from './store.ts';
import { mayAsk } from './viewer.ts';
import type { Viewer } from './viewer.ts';

const MINUTE = 60_000;

export interface OpenMap {
  readonly head: MapHead;
  readonly snapshot: FrozenSnapshot;
  /** Name and version of the framework the figures are measured on. */
  readonly instrument: string;
}

export async function listMaps(dependencies: OfficeDependencies, viewer: Viewer): Promise<MapList> {
  const { database, campaigns } = dependencies;
  const records = await officeStore(database.read).listMaps(viewer.tenantId);
  const maps = await Promise.all(
    records.map(async (record): Promise<MapHead[]> => {
      const campaign = await campaigns.read(database.read, viewer.tenantId, record.campaignId);
      if (campaign === null || campaign.dataGoneAt !== null || campaign.purpose === 'research') return [];
      if (record.snapshotId === null && (await belongsToProgramme(dependencies, campaign))) return [];
      return [toHead(record, campaign)];
    }),
  );
  return { maps: maps.flat(), reach: viewer.reach, units: viewer.units.map((unit) => unit.name) };
}

function toHead(record: MapRecord, campaign: { readonly title: string; readonly wave: number }): MapHead {
  return {
    campaignId: record.campaignId,
    title: campaign.title,
    wave: campaign.wave,
    closedAt: record.closedAt,
    state: record.snapshotId === null ? 'settling' : 'ready',
  };
}

/** The frozen snapshot behind a map. One whose job has not come yet is frozen now, once the rounds of raters are in. */
export async function openMap(dependencies: OfficeDependencies, viewer: Viewer, campaignId: string): Promise<OpenMap> {
  const { database, campaigns, gate, framework, runtime } = dependencies;
  const { tenantId } = viewer;
  const record = await officeStore(database.read).findMap(tenantId, campaignId);
  const campaign = record === null ? null : await campaigns.read(database.read, tenantId, campaignId);
  if (record === null) throw new AppError('route.not-found');
  if (campaign === null) throw new AppError('office.map-gone');
  if (campaign.purpose === 'research') throw new AppError('office.purpose');
  if (campaign.dataGoneAt !== null || isPastRetention(campaign, runtime.clock.iso()))
    throw new AppError('office.map-gone');
  let { snapshotId } = record;
  if (snapshotId === null) {
    if (runtime.clock.now() < Date.parse(record.closedAt) + SETTLE_MINUTES * MINUTE)
      throw new AppError('office.map-not-ready');
    if (await belongsToProgramme(dependencies, campaign)) throw new AppError('office.map-of-programme');
    snapshotId = await prepareMap(dependencies, { tenantId, campaignId });
  }
  const snapshot = await gate.findSnapshot(database.read, tenantId, SERIES, campaignId);
  if (snapshot === null || snapshotId === null) throw new AppError('office.map-not-ready');
  const { head } = framework;
  return { head: toHead({ ...record, snapshotId }, campaign), snapshot, instrument: `${head.id} ${head.version}` };
}

export async function readMap(
  dependencies: OfficeDependencies,
  viewer: Viewer,
  campaignId: string,
  query: MapQuery,
): Promise<TeamMap> {
  const { database, gate, isSynthetic, framework } = dependencies;
  const { head, snapshot, instrument } = await openMap(dependencies, viewer, campaignId);
  const within = withinOf(query);
  const known = await gate.read(database.read, viewer.tenantId, snapshot.id);
  const attributes = attributesOf(known).map((each) => ({
    ...each,
    values: each.values.filter((value) => viewer.reach === 'institution' || mayAsk(viewer, { [each.name]: value })),
  }));
  const rows = attributesOf(known)
    .filter((each) => each.name === query.by)
    .flatMap((each) => each.values.map((value): GroupFilters => ({ ...within, [query.by]: value })))
    .filter((filters) => mayAsk(viewer, filters));
  if (within !== null && !mayAsk(viewer, within)) throw new AppError('route.not-found');
  const [all, ...answers] = await gate.answer(database, {
    tenantId: viewer.tenantId,
    snapshotId: snapshot.id,
    queries: [within ?? {}, ...rows],
  });
  return {
    head,
    threshold: snapshot.threshold,
    frozenAt: snapshot.frozenAt,
    instrument,
    skills: inOrderOfNeed(framework.head.defaultSet.skills, all!).map((id) => ({
      id,
      name: skillNameOf(dependencies, id),
    })),
    attributes: attributes.filter((each) => each.values.length > 0),
    by: query.by,
    within,
    all: withoutCourses(all!),
    rows: answers.map(withoutCourses),
    isSynthetic: await isSynthetic(),
  };
}

export function withinOf({ within, is }: Pick<MapQuery, 'within' | 'is'>): GroupFilters | null {
  return within === undefined || is === undefined ? null : { [within]: is };
}

export function skillNameOf({ framework }: Pick<OfficeDependencies, 'framework'>, id: string): Record<string, string> {
  return framework.skills.find((skill) => skill.id === id)?.name ?? { en: id };
}

/** What was decided at the close with one filter is what the map can be cut by. */
function attributesOf(known: readonly GroupAnswer[]): { name: MapAttribute; values: string[] }[] {
  return MAP_ATTRIBUTES.map((name) => ({
    name,
    values: known
      .filter(({ filters }) => Object.keys(filters).length === 1)
      .flatMap(({ filters }) => filters[name] ?? [])
      .sort(),
  }));
}

function inOrderOfNeed(skills: readonly string[], all: GroupAnswer): string[] {
  const needOfSkill = (skill: string): number => all.figures.find((each) => each.measure === needOf(skill))?.mean ?? -1;
  return skills.toSorted((a, b) => needOfSkill(b) - needOfSkill(a));
}

/** A map shows level and need; what courses would change is a question of its own. */
function withoutCourses(answer: GroupAnswer): GroupAnswer {
  return { ...answer, figures: answer.figures.filter((figure) => figure.unit !== 'per-ten') };
}
