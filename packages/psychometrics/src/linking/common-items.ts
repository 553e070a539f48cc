// Pairs the items that two calibrations share.
import { assertCardItem, type BankCardItem } from '../calibration/bank-card.ts';
import { prepareScorables, type PreparedScorable, type ScorableItem } from '../scoring/scorable-items.ts';

/** One item on two scales. */
export interface CommonItem {
  name: string;
  reference: PreparedScorable;
  fresh: PreparedScorable;
  referenceLocations: readonly number[];
  freshLocations: readonly number[];
}

/**
 * Items with the same name on both sides.
 * @throws RangeError that names an item whose model or number of categories differs, or says that too few are shared
 */
export function commonItems(reference: readonly ScorableItem[], fresh: readonly ScorableItem[]): CommonItem[] {
  const preparedReference = prepareScorables(reference);
  const preparedFresh = prepareScorables(fresh);
  const pairs = preparedReference.flatMap((left, i): CommonItem[] => {
    const at = preparedFresh.findIndex((item) => item.name === left.name);
    if (at < 0) return [];
    const right = preparedFresh[at]!;
    const [kept, other] = [locationsOf(reference[i]!), locationsOf(fresh[at]!)];
    if (curveFamily(left) !== curveFamily(right) || kept.length !== other.length) {
      throw new RangeError(
        `item ${left.name}: ${left.model} with ${kept.length + 1} categories on one side, ${right.model} with ${other.length + 1} on the other`,
      );
    }
    return [{ name: left.name, reference: left, fresh: right, referenceLocations: kept, freshLocations: other }];
  });
  if (pairs.length < 2) throw new RangeError(`items: two or more shared names are needed, ${pairs.length} found`);
  return pairs;
}

function locationsOf(item: ScorableItem): readonly number[] {
  return item.thresholds ?? [item.difficulty!];
}

/** Models with free and with unit slopes have the same curve. */
function curveFamily({ model }: PreparedScorable): string {
  if (model === 'rasch' || model === '2pl' || model === 'grm') return 'graded';
  return model === 'pcm' || model === 'gpcm' ? 'partial-credit' : model;
}

/**
 * Items moved to another scale: theta' = slope theta + intercept, so a' = a / slope and b' = slope b + intercept.
 * An item with slope fixed at 1 becomes one of the free-slope model when the scale stretches.
 * @throws RangeError when the slope is not above zero or an item cannot be read
 * @example transformItems([{ name: 'x', model: '2pl', discrimination: 1, difficulty: 0, categories: [0, 1] }], 2, 1)[0].difficulty // 1
 */
export function transformItems(items: readonly BankCardItem[], slope: number, intercept: number): BankCardItem[] {
  if (!(slope > 0 && Number.isFinite(slope))) throw new RangeError(`slope: a number above zero, not ${slope}`);
  if (!Number.isFinite(intercept)) throw new RangeError(`intercept: a finite number, not ${intercept}`);
  return items.map((item) => {
    assertCardItem(item);
    const model =
      slope === 1 ? item.model : item.model === 'rasch' ? '2pl' : item.model === 'pcm' ? 'gpcm' : item.model;
    return {
      ...item,
      model,
      discrimination: item.discrimination / slope,
      ...(item.thresholds
        ? { thresholds: item.thresholds.map((b) => slope * b + intercept) }
        : { difficulty: slope * item.difficulty! + intercept }),
    };
  });
}
