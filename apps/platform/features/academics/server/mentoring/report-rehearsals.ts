// What may be said of rehearsals: comments from anybody, figures from three observers on, and how the next one compares.
import type { Comparison, RehearsalReport } from '../../contract.ts';
import { OBSERVERS_FOR_INTERVAL, RUBRIC } from '../../limits.ts';
import type { RehearsalKind } from '../../limits.ts';
import { estimateRehearsals, verdictOf } from './estimate-rehearsals.ts';
import type { Observation, RehearsalEstimates } from './estimate-rehearsals.ts';
import type { Observed, Observer, Rehearsal } from './mentoring-store.ts';

interface Seen {
  readonly rehearsal: Rehearsal;
  /** Who handed in. */
  readonly observers: readonly Observer[];
  readonly observed: readonly Observed[];
  readonly asked: number;
}

/** All of one academic's, the newest first. Of a rehearsal that is open only counts are told. */
export function reportRehearsals(
  rehearsals: readonly Rehearsal[],
  observers: readonly Observer[],
  observed: readonly Observed[],
): RehearsalReport[] {
  const seen = rehearsals
    .toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : a.id < b.id ? -1 : 1))
    .map((rehearsal) => seenOf(rehearsal, observers, observed));
  const models = new Map<RehearsalKind, RehearsalEstimates>();
  for (const kind of Object.keys(RUBRIC) as RehearsalKind[]) {
    const closed = seen.filter((each) => each.rehearsal.kind === kind && each.rehearsal.closedAt !== null);
    models.set(kind, estimateRehearsals(closed.flatMap(observationsOf)));
  }
  return seen
    .map((each, index) => {
      const before = seen
        .slice(0, index)
        .findLast(({ rehearsal }) => rehearsal.kind === each.rehearsal.kind && rehearsal.closedAt !== null);
      return report(each, before ?? null, models.get(each.rehearsal.kind)!);
    })
    .toReversed();
}

function seenOf(rehearsal: Rehearsal, observers: readonly Observer[], observed: readonly Observed[]): Seen {
  const own = observers.filter((observer) => observer.rehearsalId === rehearsal.id);
  const handedIn = own.filter((observer) => observer.handedInAt !== null);
  const ids = new Set(handedIn.map(({ id }) => id));
  return {
    rehearsal,
    observers: handedIn,
    observed: observed.filter((each) => ids.has(each.observerId)),
    asked: own.length,
  };
}

function observationsOf({ rehearsal, observers, observed }: Seen): Observation[] {
  const digests = new Map(observers.map(({ id, digest }) => [id, digest]));
  return observed.flatMap(({ observerId, criterion, level }) =>
    level === null ? [] : [{ rehearsal: rehearsal.id, criterion, observer: digests.get(observerId)!, level }],
  );
}

function report(seen: Seen, before: Seen | null, model: RehearsalEstimates): RehearsalReport {
  const { rehearsal, observers, asked } = seen;
  const { id, kind, title, heldOn, closedAt } = rehearsal;
  const isClosed = closedAt !== null;
  const criteria = RUBRIC[kind];
  const shown =
    isClosed && observers.length >= OBSERVERS_FOR_INTERVAL ? criteria.filter((each) => isEnough(seen, each)) : [];
  const canCompare = shown.length > 0 && before !== null && before.observers.length >= OBSERVERS_FOR_INTERVAL;
  return {
    id,
    kind,
    title,
    heldOn,
    closed: isClosed,
    observers: observers.length,
    asked,
    overall: shown.length === 0 ? null : model.overall(id, shown),
    criteria: criteria.map((criterion) => ({
      criterion,
      observers: isClosed ? countOf(seen, criterion) : 0,
      ...(shown.includes(criterion)
        ? model.criterion(id, criterion)
        : { value: null, low: null, high: null, inner: null }),
    })),
    comments: isClosed ? commentsOf(seen) : [],
    comparedWith: canCompare
      ? {
          id: before.rehearsal.id,
          title: before.rehearsal.title,
          heldOn: before.rehearsal.heldOn,
          sharedObservers: shared(seen, before),
        }
      : null,
    comparisons: canCompare
      ? shown
          .filter((criterion) => isEnough(before, criterion))
          .map((criterion) => compare(model, seen, before, criterion))
      : [],
  };
}

function compare(model: RehearsalEstimates, seen: Seen, before: Seen, criterion: string): Comparison {
  const { value, low, high, probability } = model.difference(seen.rehearsal.id, before.rehearsal.id, criterion);
  return { criterion, verdict: verdictOf(probability), probability, difference: value, low, high };
}

function countOf({ observed }: Seen, criterion: string): number {
  return observed.filter((each) => each.criterion === criterion && each.level !== null).length;
}

function isEnough(seen: Seen, criterion: string): boolean {
  return countOf(seen, criterion) >= OBSERVERS_FOR_INTERVAL;
}

function shared(one: Seen, other: Seen): number {
  const digests = new Set(other.observers.map(({ digest }) => digest));
  return one.observers.filter(({ digest }) => digests.has(digest)).length;
}

/** In the order of the alphabet, which is nobody's. */
function commentsOf({ observers, observed }: Seen): { criterion: string | null; text: string }[] {
  return [
    ...observed.map(({ criterion, comment }) => ({ criterion, text: comment.trim() })),
    ...observers.map(({ remark }) => ({ criterion: null, text: remark.trim() })),
  ]
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => (a.text < b.text ? -1 : 1));
}
