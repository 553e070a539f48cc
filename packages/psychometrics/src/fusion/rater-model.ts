// What is assumed about people who rate: how unreliable one of them is, how much of that is severity, how far their side of the person differs.
import type { FusionModel, RaterGroupName, RaterModel, SourcedNumber } from './fusion-types.ts';

const ANALOGY = 'no figure found; taken from supervisors with peers (Harris and Schaubroeck 1988)';

/** The default: published numbers where there are any, assumptions said to be assumptions. */
export function defaultRaterModel(): RaterModel {
  const same: SourcedNumber = { value: 1, source: 'definition', reading: 'the view itself' };
  const apart: SourcedNumber = { value: 0.62, source: ANALOGY, reading: 'assumption by analogy' };
  return {
    sharedError: {
      value: 0.5,
      source: 'no figure found for behaviour ratings at work',
      reading: 'assumption: half of a rater’s error concerns all skills alike',
    },
    severitySd: null,
    perspective: { peers: same, manager: { ...same }, partners: apart, academics: { ...apart }, others: { ...apart } },
  };
}

/** The view of the joint model that a group informs. */
export function viewOfGroup(group: RaterGroupName): 'peers' | 'supervisor' {
  return group === 'manager' ? 'supervisor' : 'peers';
}

/** One rater's error, apart by skill and shared over skills, in units of the group's view. */
export function raterErrorParts(
  model: FusionModel,
  raters: RaterModel,
  group: RaterGroupName,
): { own: number; severity: number } {
  const reliability = model.singleRaterReliability[viewOfGroup(group)].value;
  if (!(reliability > 0 && reliability < 1)) throw new RangeError('a single-rater reliability lies between 0 and 1');
  const share = raters.sharedError.value;
  if (!(share >= 0 && share < 1)) throw new RangeError('sharedError lies from 0 to below 1');
  const total = (1 - reliability) / reliability;
  const severity = raters.severitySd === null ? share * total : raters.severitySd ** 2;
  if (!(severity >= 0 && Number.isFinite(severity))) throw new RangeError('severitySd is a number, zero or more');
  return { own: (1 - share) * total, severity };
}
