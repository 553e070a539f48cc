// Standard setting by item mapping: a round is opened on the version in use, moves through two turns, and gives cut points.
import { bookmarkCut, mappedLocation, panelCut } from '@dragoman/psychometrics';
import { AppError } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import type { Instrument } from '../../assessment/server/index.ts';
import type { SkillCuts } from '../../itembank/contract.ts';
import { bankVersionStore } from '../../itembank/server/index.ts';
import type { CutRound, CutSummary } from '../contract.ts';
import { FEEDBACK_MIN, PANEL_MAX, PANEL_MIN, RESPONSE_PROBABILITY } from '../limits.ts';
import { addVersion, bankOf } from './accept-run.ts';
import { cutStore } from './cut-store.ts';
import type { Booklet, Bookmarks, CutRoundRecord } from './cut-store.ts';
import { writePanelToken } from './panel-links.ts';
import { namesOf } from './names-of.ts';
import type { Acting, ResearchDependencies } from './research-dependencies.ts';

/** The category from which an answer says "does this": often, in most cases or the like; the fourth of five. */
export const DOES_THIS = 3;

/** Inside the caller's write. */
export async function openCutRound(
  { instrument, runtime, audit }: ResearchDependencies,
  queries: WriteQueries,
  acting: Acting,
  { title, skills }: { readonly title: string; readonly skills: readonly string[] },
): Promise<string> {
  const current = await instrument.versions.current(queries, acting.tenantId);
  const known = current.bank.head.skills;
  if (skills.some((skill) => !known.includes(skill))) throw new AppError('research.unknown-skill');
  const id = runtime.makeId();
  await cutStore(queries).addRound(acting.tenantId, {
    id,
    title,
    stage: 'preparing',
    parameters: current.parameters,
    bankDigest: current.bank.digest,
    booklet: known.filter((skill) => skills.includes(skill)).map((skill) => makeBooklet(current, skill)),
    personId: acting.personId,
    createdAt: runtime.clock.iso(),
    accepted: null,
  });
  await audit(queries, {
    ...acting,
    action: 'research.cut-round-opened',
    subject: { type: 'cut-round', id },
    details: { skills: new Set(skills).size, parameters: current.parameters },
  });
  return id;
}

/** The statements of a skill from the one that is first done to the one that is last. Reverse ones describe a habit and stay out. */
function makeBooklet({ prepared }: Instrument, skill: string): Booklet {
  const statements = [...prepared.byId.values()].flatMap(({ item }) =>
    item.kind === 'statement' && item.skill === skill && item.reverse !== true
      ? [{ itemId: item.id, location: mappedLocation(item, DOES_THIS, RESPONSE_PROBABILITY) }]
      : [],
  );
  return {
    skill,
    statements: statements.toSorted((a, b) => a.location - b.location || (a.itemId < b.itemId ? -1 : 1)),
  };
}

/** Gives the panellist's id and the path of the private link. */
export async function addPanellist(
  { runtime, audit, keys }: ResearchDependencies,
  queries: WriteQueries,
  acting: Acting,
  roundId: string,
  name: string,
): Promise<string> {
  const store = cutStore(queries);
  const { tenantId } = acting;
  const round = await store.findRound(tenantId, roundId);
  if (round === null) throw new AppError('route.not-found');
  // Whoever joins in the second turn has no first bookmarks, and would have seen those of others before the own.
  if (round.stage !== 'preparing' && round.stage !== 'first-round') throw new AppError('research.round-stage');
  if ((await store.listPanel(tenantId, roundId)).length >= PANEL_MAX) throw new AppError('research.panel-full');
  const id = runtime.makeId();
  await store.addPanellist(tenantId, { id, roundId, name: name.trim(), addedAt: runtime.clock.iso(), linkVersion: 1 });
  await audit(queries, {
    ...acting,
    action: 'research.panellist-added',
    subject: { type: 'cut-round', id: roundId },
    details: { panellist: keys.digest('research-panellist', id).slice(0, 16) },
  });
  return id;
}

export async function readPanelLink(
  { database, keys }: ResearchDependencies,
  { tenantId }: Acting,
  roundId: string,
  panellistId: string,
): Promise<string> {
  const panellist = await cutStore(database.read).findPanellist(tenantId, panellistId);
  if (panellist?.roundId !== roundId || panellist.name === null) throw new AppError('route.not-found');
  return `/cut-panel#${writePanelToken(keys, { tenantId, panellistId, linkVersion: panellist.linkVersion })}`;
}

const NEXT: Readonly<Partial<Record<CutRound['stage'], CutRound['stage']>>> = {
  preparing: 'first-round',
  'first-round': 'second-round',
  'second-round': 'closed',
};

/** Only forwards, a step at a time. The second turn needs enough first bookmarks that nobody's can be told from the rest. */
export async function moveCutRound(
  { audit }: ResearchDependencies,
  queries: WriteQueries,
  acting: Acting,
  roundId: string,
  to: CutRound['stage'],
): Promise<void> {
  const store = cutStore(queries);
  const round = await store.findRound(acting.tenantId, roundId);
  if (round === null) throw new AppError('route.not-found');
  if (NEXT[round.stage] !== to) throw new AppError('research.round-stage');
  const bookmarks = await store.listBookmarks(acting.tenantId, roundId);
  if (to === 'second-round') requirePanel(round, bookmarks, 1, FEEDBACK_MIN + 1);
  if (!(await store.moveRound(acting.tenantId, roundId, round.stage, to))) throw new AppError('research.round-stage');
  await audit(queries, {
    ...acting,
    action: 'research.cut-round-moved',
    subject: { type: 'cut-round', id: roundId },
    details: { to },
  });
}

function requirePanel(round: CutRoundRecord, bookmarks: readonly Bookmarks[], turn: 1 | 2, needed: number): void {
  for (const { skill } of round.booklet) {
    const placed = bookmarks.filter((each) => each.turn === turn && each.skill === skill).length;
    if (placed < needed) throw new AppError('research.panel-too-small', { values: { needed, placed } });
  }
}

/** A named person accepts what the panel set in its second turn: a version of the bank with the same items and these cut points. */
export async function acceptCuts(
  dependencies: ResearchDependencies,
  queries: WriteQueries,
  acting: Acting,
  roundId: string,
): Promise<string> {
  const { instrument, audit } = dependencies;
  const { tenantId } = acting;
  const store = cutStore(queries);
  const round = await store.findRound(tenantId, roundId);
  if (round === null) throw new AppError('route.not-found');
  if (round.accepted !== null) throw new AppError('research.accepted-already');
  if (round.stage !== 'closed') throw new AppError('research.round-stage');
  const bookmarks = await store.listBookmarks(tenantId, roundId);
  requirePanel(round, bookmarks, 2, PANEL_MIN);
  const current = await instrument.versions.current(queries, tenantId);
  // Another key of scenarios leaves the places of statements as they were; other parameters do not.
  if (round.bankDigest !== current.bank.digest || round.booklet.some((each) => hasMoved(each, current)))
    throw new AppError('research.version-moved-on');
  const parent = await bankVersionStore(queries).find(tenantId, current.parameters);
  const cuts = {
    ...parent?.body.cuts,
    ...Object.fromEntries(round.booklet.map((each) => [each.skill, cutsOf(each, bookmarks)])),
  };
  const body = { bank: bankOf(current), cuts, links: [], settled: [...current.settled] };
  const name = await addVersion(dependencies, queries, acting, {
    kind: 'level-cuts',
    sourceId: roundId,
    body,
    current,
  });
  await store.markAccepted(tenantId, roundId, name);
  await audit(queries, {
    ...acting,
    action: 'research.cuts-accepted',
    subject: { type: 'cut-round', id: roundId },
    details: { parameters: name, skills: round.booklet.length },
  });
  return name;
}

function hasMoved(booklet: Booklet, current: Instrument): boolean {
  const now = makeBooklet(current, booklet.skill).statements;
  return JSON.stringify(now) !== JSON.stringify(booklet.statements);
}

function cutsOf(booklet: Booklet, bookmarks: readonly Bookmarks[]): SkillCuts {
  const found = ([0, 1, 2] as const).map((at) => summariseCut(booklet, bookmarks, 2, at));
  const [low, middle, high] = found.map(({ theta }) => theta ?? Number.NaN) as [number, number, number];
  if (!(low < middle && middle < high)) throw new AppError('research.cuts-out-of-order');
  const [first, second, third] = found.map(({ standardError }) => standardError ?? 0) as [number, number, number];
  return { cuts: [low, middle, high], standardErrors: [first, second, third], panellists: found[0]!.panellists };
}

function summariseCut(booklet: Booklet, bookmarks: readonly Bookmarks[], turn: 1 | 2, at: 0 | 1 | 2) {
  const places = booklet.statements.map(({ location }) => location);
  const own = bookmarks.filter((each) => each.turn === turn && each.skill === booklet.skill);
  return panelCut(own.map(({ marks }) => bookmarkCut(places, marks[at])));
}

/** The rounds of an institution with what their panels have set; one of them when asked for. */
export async function listCutRounds(
  { database, instrument }: ResearchDependencies,
  tenantId: string,
  onlyId: string | null = null,
): Promise<CutRound[]> {
  const queries: Queries = database.read;
  const store = cutStore(queries);
  const rounds = onlyId === null ? await store.listRounds(tenantId) : [await store.findRound(tenantId, onlyId)];
  const names = await namesOf(queries, tenantId);
  const described = new Map(instrument.framework.skills.map((skill) => [skill.id, skill.name]));
  const nameOfSkill = (skill: string) => described.get(skill) ?? { en: skill };
  return Promise.all(
    rounds
      .filter((round) => round !== null)
      .map(async (round): Promise<CutRound> => {
        const bookmarks = await store.listBookmarks(tenantId, round.id);
        const panel = await store.listPanel(tenantId, round.id);
        const summarise = (turn: 1 | 2): CutSummary[] =>
          round.booklet.map((booklet) => ({
            skill: booklet.skill,
            name: nameOfSkill(booklet.skill),
            cuts: ([0, 1, 2] as const).map((at) => {
              const { theta, standardError, panellists } = summariseCut(booklet, bookmarks, turn, at);
              // The mean of a few would be nearly anybody's own bookmark.
              const isShown = panellists > FEEDBACK_MIN;
              return {
                between: at + 1,
                theta: isShown ? theta : null,
                standardError: isShown ? standardError : null,
                panellists,
              };
            }),
          }));
        const placed = (panellistId: string, turn: 1 | 2): number =>
          bookmarks.filter((each) => each.panellistId === panellistId && each.turn === turn).length;
        return {
          id: round.id,
          title: round.title,
          stage: round.stage,
          skills: round.booklet.map(({ skill, statements }) => ({
            id: skill,
            name: nameOfSkill(skill),
            statements: statements.length,
          })),
          createdBy: round.personId === null ? null : (names.get(round.personId) ?? null),
          createdAt: round.createdAt,
          parameters: round.parameters,
          panel: panel.map(({ id, name }) => ({ id, name, first: placed(id, 1), second: placed(id, 2) })),
          firstRound: round.stage === 'second-round' || round.stage === 'closed' ? summarise(1) : null,
          secondRound: round.stage === 'closed' ? summarise(2) : null,
          accepted: round.accepted,
          needed: PANEL_MIN,
        };
      }),
  );
}

export async function readCutRound(
  dependencies: ResearchDependencies,
  tenantId: string,
  roundId: string,
): Promise<CutRound> {
  const [round] = await listCutRounds(dependencies, tenantId, roundId);
  if (round === undefined) throw new AppError('route.not-found');
  return round;
}
