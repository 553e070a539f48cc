// What a panellist with a link sees and does: statements in their order, three bookmarks a skill, in the second turn beside the others'.
import { AppError } from '@dragoman/kernel';
import type { Queries } from '../../../core/database/database.ts';
import type { PanelView } from '../contract.ts';
import { FEEDBACK_MIN } from '../limits.ts';
import { DOES_THIS } from './cut-rounds.ts';
import { cutStore } from './cut-store.ts';
import type { Booklet, Bookmarks, CutRoundRecord, Panellist } from './cut-store.ts';
import { readPanelToken } from './panel-links.ts';
import type { ResearchDependencies } from './research-dependencies.ts';

interface Seat {
  readonly tenantId: string;
  readonly round: CutRoundRecord;
  readonly panellist: Panellist;
}

async function findSeat({ keys }: ResearchDependencies, queries: Queries, token: string): Promise<Seat> {
  const link = readPanelToken(keys, token);
  const store = cutStore(queries);
  const panellist = link === null ? null : await store.findPanellist(link.tenantId, link.panellistId);
  if (link === null || panellist === null || panellist.linkVersion !== link.linkVersion)
    throw new AppError('research.panel-link');
  const round = await store.findRound(link.tenantId, panellist.roundId);
  if (round === null) throw new AppError('research.panel-link');
  return { tenantId: link.tenantId, round, panellist };
}

export async function openPanel(dependencies: ResearchDependencies, token: string): Promise<PanelView> {
  const { database, instrument } = dependencies;
  const { tenantId, round, panellist } = await findSeat(dependencies, database.read, token);
  const bookmarks = await cutStore(database.read).listBookmarks(tenantId, round.id);
  const texts = new Map(instrument.bank.statements.map((item) => [item.id, item]));
  const described = new Map(instrument.framework.skills.map((skill) => [skill.id, skill]));
  const levelNames = new Map(instrument.framework.head.levels.map((level) => [level.level, level.name]));
  const [first] = round.booklet[0]?.statements ?? [];
  const scale = instrument.bank.head.scales[texts.get(first?.itemId ?? '')?.scale ?? ''] ?? {};
  return {
    title: round.title,
    name: panellist.name,
    stage: round.stage,
    categories: Object.fromEntries(
      Object.entries(scale).map(([language, words]) => [language, words[DOES_THIS] ?? '']),
    ),
    // Before it begins there is nothing to see, and so nothing to settle on beforehand.
    skills: (round.stage === 'preparing' ? [] : round.booklet).map((booklet) => ({
      id: booklet.skill,
      name: described.get(booklet.skill)?.name ?? { en: booklet.skill },
      levels: (described.get(booklet.skill)?.levels ?? []).map(({ level, indicators }) => ({
        level,
        name: levelNames.get(level) ?? {},
        indicators: indicators.map(({ text }) => text),
      })),
      statements: booklet.statements.map(({ itemId }) => ({ text: texts.get(itemId)?.text ?? { en: itemId } })),
      own: {
        first: ownMarks(bookmarks, panellist.id, booklet, 1),
        second: ownMarks(bookmarks, panellist.id, booklet, 2),
      },
      others: round.stage === 'second-round' ? othersMarks(bookmarks, panellist.id, booklet) : null,
    })),
  };
}

function ownMarks(
  bookmarks: readonly Bookmarks[],
  panellistId: string,
  { skill }: Booklet,
  turn: 1 | 2,
): number[] | null {
  const found = bookmarks.find(
    (each) => each.panellistId === panellistId && each.turn === turn && each.skill === skill,
  );
  return found === undefined ? null : [...found.marks];
}

/** Where the others put theirs, lowest first, so that no row is anybody's; null while they are too few. */
function othersMarks(bookmarks: readonly Bookmarks[], panellistId: string, { skill }: Booklet): number[][] | null {
  const others = bookmarks.filter(
    (each) => each.turn === 1 && each.skill === skill && each.panellistId !== panellistId,
  );
  if (others.length < FEEDBACK_MIN) return null;
  return ([0, 1, 2] as const).map((at) => others.map(({ marks }) => marks[at]).toSorted((a, b) => a - b));
}

/** Placing anew in the same turn takes the place of what was there; sent twice it is the same as once. */
export async function placeBookmarks(
  dependencies: ResearchDependencies,
  wish: { readonly token: string; readonly skill: string; readonly marks: readonly number[] },
): Promise<void> {
  const { database, runtime, audit, keys } = dependencies;
  await database.write(async (queries) => {
    const { tenantId, round, panellist } = await findSeat(dependencies, queries, wish.token);
    if (round.stage !== 'first-round' && round.stage !== 'second-round') throw new AppError('research.round-stage');
    const booklet = round.booklet.find((each) => each.skill === wish.skill);
    const [low, middle, high] = wish.marks as [number, number, number];
    const isInOrder = low < middle && middle < high;
    if (booklet === undefined || !isInOrder || high > booklet.statements.length)
      throw new AppError('research.bookmarks-do-not-fit');
    const turn = round.stage === 'first-round' ? 1 : 2;
    await cutStore(queries).putBookmarks(
      tenantId,
      round.id,
      { panellistId: panellist.id, turn, skill: wish.skill, marks: [low, middle, high] },
      runtime.clock.iso(),
    );
    await audit(queries, {
      tenantId,
      personId: null,
      action: 'research.bookmarks-placed',
      subject: { type: 'cut-round', id: round.id },
      details: { turn, skill: wish.skill, panellist: keys.digest('research-panellist', panellist.id).slice(0, 16) },
    });
  });
}
