// How a group changed between a campaign and its next wave: frozen once, decided by the disclosure gate, read as often as one likes.
import type { Queries } from '../../../../core/database/database.ts';
import type { DisclosureGate, FrozenMember } from '../../../../core/disclosure/disclosure-gate.ts';
import type { GroupAnswer } from '../../../../core/disclosure/group-figure.ts';
import type { Measure } from '../../../../core/disclosure/summarise-group.ts';
import type { Campaign } from '../../../campaigns/contract.ts';
import { isPastRetention } from '../../../campaigns/server/index.ts';
import type { Estimated, OccasionPair, PersonChange } from '../../../profile/server/index.ts';
import { SETTLE_MINUTES } from '../../limits.ts';
import { levelOf } from '../measures.ts';
import type { OfficeDependencies } from '../office-dependencies.ts';
import { SERIES } from '../prepare-map.ts';

/** Changes are a kind of measurement of their own; what could be subtracted from a map stands in the series of the maps as well. */
const CHANGES = 'skills-change';
export const VIEWS = ['self', 'scenario', 'others'] as const;
export type ChangeView = (typeof VIEWS)[number];
const OCCASIONS = ['before', 'after'] as const;
type Occasion = (typeof OCCASIONS)[number];

export const changeOf = (skill: string): string => `${skill}.change`;
export const viewChangeOf = (skill: string, view: ChangeView): string => `${skill}.change-${view}`;

export interface Waves {
  readonly first: Campaign;
  /** Null until a next wave has closed. */
  readonly second: Campaign | null;
}

/** A first wave with the earliest closed one that asked its people again; null for what is not there or was asked for research. */
export async function findWaves(
  { campaigns }: Pick<OfficeDependencies, 'campaigns'>,
  queries: Queries,
  tenantId: string,
  campaignId: string,
): Promise<Waves | null> {
  const all = await campaigns.list(queries, tenantId);
  return listWaves(all).find(({ first }) => first.id === campaignId) ?? null;
}

/** Every campaign that was launched and is not for research, with the wave after it, in the order given. */
export function listWaves(all: readonly Campaign[]): Waves[] {
  const usable = all.filter(({ status, purpose }) => status !== 'draft' && purpose !== 'research');
  const nexts = Map.groupBy(
    usable.filter(({ status }) => status === 'closed'),
    ({ previousId }) => previousId,
  );
  return usable.map((first) => {
    const [second] = (nexts.get(first.id) ?? []).toSorted((a, b) => a.closedAt!.localeCompare(b.closedAt!));
    return { first, second: first.status === 'closed' ? (second ?? null) : null };
  });
}

export function isGone({ first, second }: Waves, now: string): boolean {
  return [first, second].some((wave) => wave !== null && (wave.dataGoneAt !== null || isPastRetention(wave, now)));
}

const scopeOf = (first: string, second: string): string => `${first}/${second}`;

/**
 * Safe to repeat. What people were before and after is put to the gate beside everything that maps have shown of the same
 * measurements: whoever knows a mean before and the mean change knows the mean after, so a change is worked out only where both may
 * be shown.
 */
export async function measureGroup(
  dependencies: OfficeDependencies,
  { tenantId, campaignId }: { readonly tenantId: string; readonly campaignId: string },
): Promise<void> {
  const { database, gate, runtime, framework } = dependencies;
  const waves = await findWaves(dependencies, database.read, tenantId, campaignId);
  if (waves === null || waves.second === null || isGone(waves, runtime.clock.iso())) return;
  const { first, second } = waves;
  if (runtime.clock.now() < Date.parse(second.closedAt!) + SETTLE_MINUTES * 60_000) return;
  const scope = scopeOf(first.id, second.id);
  let changes = (await gate.findSnapshot(database.read, tenantId, CHANGES, scope))?.id ?? null;
  if (changes === null) {
    const threshold = Math.max(first.thresholds.cell, second.thresholds.cell);
    const people = await measurePeople(dependencies, tenantId, waves);
    const all = framework.head.defaultSet.skills;
    // What nobody was asked is not a refusal; but with nobody at all there must be an answer to keep.
    const asked = all.filter((skill) => people.some((person) => person.skills.some((each) => each.skill === skill)));
    const skills = asked.length === 0 ? all : asked;
    const levels = skills.map((skill): Measure => ({ id: levelOf(skill), unit: 'level' }));
    const shown = new Set(skills);
    for (const occasion of OCCASIONS) {
      const members = people.map((person) => memberAt(person, occasion));
      const about = { tenantId, series: SERIES, scope: `${scope}/${occasion}`, threshold, measures: levels, members };
      const snapshotId = await gate.freeze(database, about);
      const [answer] = await gate.answer(database, { tenantId, snapshotId, queries: [{}] });
      for (const skill of skills) if (!isShown(answer!, levelOf(skill))) shown.delete(skill);
    }
    const isSeen = (skill: string, view: ChangeView): boolean =>
      people.some((person) => person.skills.some((each) => each.skill === skill && each.views[view] !== undefined));
    const measures = [...shown].flatMap((skill): Measure[] => [
      { id: changeOf(skill), unit: 'change' },
      ...VIEWS.filter((view) => isSeen(skill, view)).map((view): Measure => ({
        id: viewChangeOf(skill, view),
        unit: 'change',
      })),
    ]);
    const members = people.map(memberChanged);
    changes = await gate.freeze(database, { tenantId, series: CHANGES, scope, threshold, measures, members });
  }
  await gate.answer(database, { tenantId, snapshotId: changes, queries: [{}] });
}

/** Everybody who finished both waves, with the change of every skill there is enough evidence of on both occasions. */
async function measurePeople(
  { database, campaigns, profile, gate }: OfficeDependencies,
  tenantId: string,
  { first, second }: Waves,
): Promise<PersonChange[]> {
  const [before, after] = await Promise.all(
    [first, second!].map((wave) => campaigns.members(database.read, tenantId, wave.id)),
  );
  const earlier = new Map(before!.map((each) => [each.personId, each]));
  const pairs = after!.flatMap(({ personId, attemptId, state }): OccasionPair[] => {
    const there = earlier.get(personId);
    if (state !== 'finished' || there?.state !== 'finished' || attemptId === null || there.attemptId === null)
      return [];
    return [{ personId, beforeAttemptId: there.attemptId, afterAttemptId: attemptId }];
  });
  // The results that a map of the first wave was made of, so that a person is the same column in both.
  const map = await gate.findSnapshot(database.read, tenantId, SERIES, first.id);
  return profile.changes(tenantId, pairs, map?.frozenAt ?? second!.launchedAt ?? second!.createdAt);
}

function memberAt(person: PersonChange, occasion: Occasion): FrozenMember {
  return {
    personId: person.personId,
    version: occasion === 'before' ? person.beforeResultId : person.afterResultId,
    attributes: {},
    contributions: Object.fromEntries(person.skills.map((each) => [levelOf(each.skill), toPair(each[occasion])])),
  };
}

function memberChanged(person: PersonChange): FrozenMember {
  return {
    personId: person.personId,
    version: `${person.beforeResultId}/${person.afterResultId}`,
    attributes: {},
    contributions: Object.fromEntries(
      person.skills.flatMap(({ skill, change, views }) => [
        [changeOf(skill), toPair(change)],
        ...VIEWS.flatMap((view) => {
          const seen = views[view];
          return seen === undefined ? [] : [[viewChangeOf(skill, view), toPair(seen)]];
        }),
      ]),
    ),
  };
}

/** Enough digits for a mean of thousands, few enough for a row. */
function toPair({ mean, sd }: Estimated): readonly [number, number] {
  return [Math.round(mean * 1e5) / 1e5, Math.round(sd * 1e5) / 1e5];
}

function isShown(answer: GroupAnswer, measure: string): boolean {
  return answer.figures.some((figure) => figure.measure === measure);
}

export interface MeasuredAnswers {
  readonly threshold: number;
  /** Measures of the level of every skill that was asked about. */
  readonly levels: readonly string[];
  readonly before: GroupAnswer;
  readonly after: GroupAnswer;
  /** Null where nothing of before and after may be shown. */
  readonly change: GroupAnswer | null;
}

/** What the gate has decided; null until the job has been there. */
export async function readAnswers(
  { database, gate }: Pick<OfficeDependencies, 'database' | 'gate'>,
  tenantId: string,
  first: string,
  second: string,
): Promise<MeasuredAnswers | null> {
  const scope = scopeOf(first, second);
  const snapshot = await gate.findSnapshot(database.read, tenantId, CHANGES, scope);
  if (snapshot === null) return null;
  const ofEverybody = async (series: string, of: string): Promise<GroupAnswer | null> => {
    const found = await gate.findSnapshot(database.read, tenantId, series, of);
    const answers = found === null ? [] : await gate.read(database.read, tenantId, found.id);
    return answers.find(({ filters }) => Object.keys(filters).length === 0) ?? null;
  };
  const [before, after] = await Promise.all(OCCASIONS.map((each) => ofEverybody(SERIES, `${scope}/${each}`)));
  const change = await ofEverybody(CHANGES, scope);
  const isDecided = change !== null || snapshot.measures.length === 0;
  if (before === null || after === null || before === undefined || after === undefined || !isDecided) return null;
  const frozen = await gate.findSnapshot(database.read, tenantId, SERIES, `${scope}/before`);
  const levels = frozen?.measures.map(({ id }) => id) ?? [];
  return { threshold: snapshot.threshold, levels, before, after, change };
}

/**
 * When the retention of one of the waves is over: whom the columns of that wave stood for. The other wave's stay, because its map
 * still counts on the same columns.
 */
export async function forgetGroup(
  gate: DisclosureGate,
  queries: Parameters<DisclosureGate['forget']>[0],
  about: { readonly tenantId: string; readonly first: string; readonly second: string; readonly ended: string },
): Promise<void> {
  const { tenantId, first, second, ended } = about;
  const scope = scopeOf(first, second);
  await gate.forget(queries, { tenantId, series: CHANGES, scope });
  const occasion = ended === first ? 'before' : 'after';
  await gate.forget(queries, { tenantId, series: SERIES, scope: `${scope}/${occasion}` });
}
