// Freezes a wave's people and values once, and decides its tables: everybody, the units, then what else a map may be cut by.
import type { GroupFilters } from '../../../core/disclosure/group-figure.ts';
import type { Campaign } from '../../campaigns/contract.ts';
import { MAP_ATTRIBUTES } from '../limits.ts';
import type { MapAttribute } from '../limits.ts';
import { contributionsOf, measuresOf } from './measures.ts';
import type { OfficeDependencies } from './office-dependencies.ts';
import { officeStore } from './store.ts';

/** All maps of an institution are of one kind of measurement: what one shows can be subtracted from what another shows. */
export const SERIES = 'skills';
/** Ids asked for at once. */
const CHUNK = 500;

/**
 * Safe to repeat: the first freezing counts, and each table is decided once. The tables come in the order of their use, because what
 * is shown first may leave no room for what comes later. Gives null where there is nobody to freeze.
 */
export async function prepareMap(
  dependencies: OfficeDependencies,
  { tenantId, campaignId }: { readonly tenantId: string; readonly campaignId: string },
): Promise<string | null> {
  const { database, gate, campaigns, profile, framework } = dependencies;
  const campaign = await campaigns.read(database.read, tenantId, campaignId);
  if (campaign === null || campaign.status !== 'closed' || campaign.dataGoneAt !== null) return null;
  // Nobody may look at a map of what was answered for research, so none is made.
  if (campaign.purpose === 'research') return null;
  const existing = await gate.findSnapshot(database.read, tenantId, SERIES, campaignId);
  if (existing === null && (await belongsToProgramme(dependencies, campaign))) return null;
  const asked = await campaigns.members(database.read, tenantId, campaignId);
  const finished = new Map(asked.filter((each) => each.state === 'finished').map((each) => [each.personId, each]));
  const ids = [...finished.keys()];
  const estimates = [];
  for (let from = 0; from < ids.length && existing === null; from += CHUNK) {
    estimates.push(...(await profile.estimates(database.read, tenantId, ids.slice(from, from + CHUNK))));
  }
  const snapshotId =
    existing?.id ??
    (await gate.freeze(database, {
      tenantId,
      series: SERIES,
      scope: campaignId,
      threshold: campaign.thresholds.cell,
      measures: measuresOf(framework.head.defaultSet.skills),
      members: estimates.map((estimate) => ({
        personId: estimate.personId,
        version: estimate.resultId,
        attributes: mapAttributesOf(finished.get(estimate.personId)!.attributes),
        contributions: contributionsOf(estimate),
      })),
    }));
  const people = [...finished.values()].map((each) => mapAttributesOf(each.attributes));
  for (const [index, name] of MAP_ATTRIBUTES.entries()) {
    const queries = tableOf(people, name);
    await gate.answer(database, { tenantId, snapshotId, queries: index === 0 ? [{}, ...queries] : queries });
  }
  await database.write((queries) => officeStore(queries).markReady(tenantId, campaignId, snapshotId));
  return snapshotId;
}

/** Either wave of a round that was tied to a programme before a map was made of it. */
export async function belongsToProgramme(
  { database, isOfProgramme }: Pick<OfficeDependencies, 'database' | 'isOfProgramme'>,
  { tenantId, id, previousId }: Pick<Campaign, 'tenantId' | 'id' | 'previousId'>,
): Promise<boolean> {
  for (const each of [id, previousId]) {
    if (each !== null && (await isOfProgramme(database.read, tenantId, each))) return true;
  }
  return false;
}

export function mapAttributesOf(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    MAP_ATTRIBUTES.flatMap((name) => {
      const value = attributes[name]?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

/** One row for each value of an attribute. */
function tableOf(people: readonly Readonly<Record<string, string>>[], name: MapAttribute): GroupFilters[] {
  const values = new Set(people.flatMap((attributes) => attributes[name] ?? []));
  return [...values].sort().map((value) => ({ [name]: value }));
}
