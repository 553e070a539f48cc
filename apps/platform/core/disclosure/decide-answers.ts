// Works out what may be said about the groups asked for, given everything that was said before. Pure: the gate stores the outcome.
import { canonicalJson } from '../canonical-json.ts';
import { admitSets } from './admit-sets.ts';
import type { ColumnSet, Objection } from './admit-sets.ts';
import type { AnswerRecord, MemberRow, SnapshotRecord } from './disclosure-store.ts';
import type { GroupFigure, GroupFilters, Withheld } from './group-figure.ts';
import { summariseGroup } from './summarise-group.ts';
import type { Contribution, Measure } from './summarise-group.ts';

export interface Deciding {
  readonly snapshot: SnapshotRecord;
  readonly members: readonly MemberRow[];
  /** All answers of the series so far, of every snapshot. */
  readonly earlier: readonly AnswerRecord[];
  readonly queries: readonly GroupFilters[];
}

export function queryKey(filters: GroupFilters): string {
  return canonicalJson(filters);
}

/** A group asked for, as seen by one measure: who contributed to it, and what would be said. */
interface Seen {
  readonly query: string;
  readonly columns: readonly number[];
  /** Null: enough people, but it would say too much by its value; or too few for a figure at all. */
  readonly figure: GroupFigure | null;
  readonly isHidden: boolean;
}

/**
 * One record for each group and each part. Measures make one part when the same people contribute to them and the same was said of
 * them before: their audit is the same, and is done once.
 */
export function decideAnswers(deciding: Deciding): AnswerRecord[] {
  const { snapshot, members, queries } = deciding;
  const groups = queries.map((filters) => ({ query: queryKey(filters), people: members.filter(matches(filters)) }));
  const parts = new Map<string, { measures: string[]; seen: Seen[][] }>();
  for (const measure of snapshot.measures) {
    const seen = groups.map(({ query, people }) => see(snapshot, measure, query, people));
    const signature = JSON.stringify([
      seen.map((each) => [each.isHidden, each.columns.length]),
      lackingOf(members, measure),
      deciding.earlier.flatMap((answer, index) => (answer.measures.includes(measure.id) ? [index] : [])),
    ]);
    const part = parts.get(signature) ?? { measures: [], seen: [] };
    part.measures.push(measure.id);
    part.seen.push(seen);
    parts.set(signature, part);
  }
  return [...parts.values()].flatMap((part, index) => decidePart(deciding, index, part.measures, part.seen));
}

function see(snapshot: SnapshotRecord, measure: Measure, query: string, people: readonly MemberRow[]): Seen {
  const columns: number[] = [];
  const contributing: Contribution[] = [];
  // A loop: ten thousand people times fifty measures go through here.
  for (const { column, contributions } of people) {
    const found = contributions[measure.id];
    if (found === undefined) continue;
    columns.push(column);
    contributing.push({ value: found[0], error: found[1] });
  }
  const isEnough = columns.length >= snapshot.threshold;
  const figure = isEnough ? summariseGroup(measure, contributing) : null;
  return { query, columns, figure, isHidden: isEnough && figure === null };
}

/** Who does not contribute to a measure: the same people lack it, the same contribute, in every group. */
function lackingOf(members: readonly MemberRow[], measure: Measure): number[] {
  return members.filter((member) => member.contributions[measure.id] === undefined).map((member) => member.column);
}

function matches(filters: GroupFilters): (member: MemberRow) => boolean {
  return ({ attributes }) => Object.entries(filters).every(([name, value]) => attributes[name] === value);
}

function decidePart(
  { snapshot, earlier }: Deciding,
  part: number,
  measures: readonly string[],
  seen: readonly (readonly Seen[])[],
): AnswerRecord[] {
  const before = earlier.filter((answer) => answer.measures.includes(measures[0]!));
  const groups = seen[0]!;
  const asSet = (answer: { query: string; snapshotId: string; columns: readonly number[] }): ColumnSet => ({
    key: `${answer.snapshotId} ${answer.query}`,
    cell: answer.query,
    columns: answer.columns,
  });
  const candidates = groups.map((group) => asSet({ ...group, snapshotId: snapshot.id }));
  const objections = admitSets({
    threshold: snapshot.threshold,
    released: before.filter((answer) => answer.status === 'shown').map(asSet),
    hidden: [
      ...before.filter((answer) => answer.status === 'hidden').map(asSet),
      ...candidates.filter((_, index) => groups[index]!.isHidden),
    ],
    candidates,
  });
  return groups.map((group, index) => {
    const objection = objections[index] ?? null;
    const isShown = objection === null;
    return {
      snapshotId: snapshot.id,
      query: group.query,
      part,
      measures,
      status: isShown ? 'shown' : group.isHidden ? 'hidden' : 'withheld',
      reason: isShown ? null : explain(objection, snapshot),
      // What was withheld for good is not needed again, and too few columns would be a list of a few people.
      columns: isShown || group.isHidden ? group.columns : [],
      figures: isShown ? seen.map((each) => each[index]!.figure!) : [],
    };
  });
}

function explain(objection: Objection, { id, threshold }: SnapshotRecord): Withheld {
  switch (objection.reason) {
    case 'too-few':
      return { reason: 'too-few', against: null, threshold };
    case 'combination':
      return { reason: 'combination', against: null, threshold };
    case 'remainder': {
      const split = objection.against.indexOf(' ');
      const filters = JSON.parse(objection.against.slice(split + 1)) as GroupFilters;
      return {
        reason: 'difference',
        against: { filters, isEarlier: objection.against.slice(0, split) !== id },
        threshold,
      };
    }
  }
}
