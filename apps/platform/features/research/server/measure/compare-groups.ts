// Whether statements work alike for two groups: by score where nearly everybody answered everything, by the model where answers are sparse.
import { difLikelihoodRatio, difOrdinal, SMALL_SAMPLE_PRIORS } from '@dragoman/psychometrics';
import type { DifResult, LikelihoodRatioItem } from '@dragoman/psychometrics';
import type { GroupComparison } from '../../contract.ts';
import { COMPLETE_SHARE, DIF_ALPHA, DIF_LOCATION, GROUP_MIN } from '../../limits.ts';
import { CATEGORIES, inSteps, usableRows } from './scale-data.ts';
import type { ScaleData } from './scale-data.ts';

/** Rounds in which flagged items leave what the groups are matched by. */
const ROUNDS = 4;
/** Items needed to match people by. */
const ITEMS_MIN = 4;

export function compareGroups(
  data: ScaleData,
  by: 'language' | 'role',
  onProgress: () => void = () => {},
): GroupComparison {
  const people = usableRows(data);
  const labels = data.groups[by];
  const sizes = new Map<string, number>();
  for (const i of people) sizes.set(labels[i]!, (sizes.get(labels[i]!) ?? 0) + 1);
  const large = [...sizes].filter(([, n]) => n >= GROUP_MIN).toSorted((a, b) => b[1] - a[1]);
  const groups = large.map(([label, n]) => ({ label, people: inSteps(n) }));
  const nothing = { by, groups, method: null, items: [], settled: true };
  if (large.length < 2) return { ...nothing, status: 'not-enough-evidence', needed: GROUP_MIN };
  const [reference, focal] = [large[0]![0], large[1]![0]];
  const rows = people.filter((i) => labels[i] === reference || labels[i] === focal);
  // An item that one group hardly saw cannot be compared; half the least group is what the test can begin with.
  const columns = data.items.flatMap((_, j) => {
    const answered = (label: string): number =>
      rows.filter((i) => labels[i] === label && data.rows[i]![j] !== null).length;
    return Math.min(answered(reference), answered(focal)) >= GROUP_MIN / 2 ? [j] : [];
  });
  if (columns.length < ITEMS_MIN) return { ...nothing, status: 'not-enough-evidence', needed: GROUP_MIN };
  const responses = rows.map((i) => columns.map((j) => data.rows[i]![j]!));
  const study = {
    responses,
    groups: rows.map((i) => labels[i]!),
    names: columns.map((j) => data.items[j]!.id),
    referenceGroup: reference,
  };
  const complete = responses.filter((row) => row.every((cell) => cell !== null)).length;
  if (complete / responses.length >= COMPLETE_SHARE) {
    const result = difOrdinal(study, { purify: true, maximumRounds: ROUNDS });
    return {
      by,
      groups,
      status: 'estimated',
      needed: null,
      method: 'ordinal-logistic',
      settled: result.purification.settled,
      items: result.items.map((item) => ({
        id: item.name,
        adjustedP: item.adjustedP,
        effect: item.deltaR2,
        effectClass: item.effectClass,
        direction: directionOf(item.logOddsRatios?.[0]?.estimate),
        isFlagged: isSure(item.adjustedP) && item.effectClass !== null && item.effectClass !== 'A',
      })),
    };
  }
  const result = difLikelihoodRatio(study, {
    model: 'grm',
    purify: true,
    maximumRounds: ROUNDS,
    calibration: { priors: SMALL_SAMPLE_PRIORS, categories: [...CATEGORIES] },
    onProgress: () => onProgress(),
  });
  return presentModelTest(by, groups, result);
}

function presentModelTest(
  by: GroupComparison['by'],
  groups: GroupComparison['groups'],
  result: DifResult<LikelihoodRatioItem>,
): GroupComparison {
  return {
    by,
    groups,
    status: 'estimated',
    needed: null,
    method: 'likelihood-ratio',
    settled: result.purification.settled,
    items: result.items.map((item) => {
      const shift = locationShift(item);
      const isLarge = shift !== null && Math.abs(shift) >= DIF_LOCATION;
      return {
        id: item.name,
        adjustedP: item.adjustedP,
        effect: shift,
        effectClass: isLarge ? (Math.abs(shift) >= 2 * DIF_LOCATION ? 'C' : 'B') : 'A',
        direction: directionOf(shift === null ? undefined : -shift),
        isFlagged: isSure(item.adjustedP) && isLarge,
      };
    }),
  };
}

/** Mean threshold of the second group less that of the first: above zero the second group has it harder. */
function locationShift({ byGroup }: LikelihoodRatioItem): number | null {
  const [first, second] = byGroup.map(({ thresholds }) =>
    thresholds === undefined ? null : thresholds.reduce((sum, b) => sum + b, 0) / thresholds.length,
  );
  return typeof first === 'number' && typeof second === 'number' ? second - first : null;
}

function isSure(p: number | null): boolean {
  return p !== null && p < DIF_ALPHA;
}

function directionOf(favoursSecond: number | undefined): 'first' | 'second' | null {
  if (favoursSecond === undefined || favoursSecond === 0) return null;
  return favoursSecond > 0 ? 'second' : 'first';
}
