// Calibrates the statements of one skill: the scale of the version before is kept by a link, its parameters are the starting belief.
import { calibrate, linkScales } from '@dragoman/psychometrics';
import type { Calibration, CalibrationPriors, ScaleLink } from '@dragoman/psychometrics';
import { ANCHORS_MIN, ANSWERS_MIN, LEAN_BELOW, PEOPLE_MIN, SETTLED_ANSWERS, SETTLED_ERROR } from '../../limits.ts';
import type { SkillCalibration } from '../../contract.ts';
import { CATEGORIES, columnsWith, usableRows } from './scale-data.ts';
import type { ScaleData } from './scale-data.ts';

/** Spread of the belief around what stands now: a slope within 0.6 to 1.65 times as it is, a threshold within 1.2 (95 %). */
export const BELIEF = { sdLog: 0.25, sdLocation: 0.6 } as const;
/** Of the first fit, which only places the sample on the scale: hardly more than what keeps a small sample together. */
const LOOSE: CalibrationPriors = {
  discrimination: { family: 'lognormal', meanLog: 0.3, sdLog: 0.4 },
  location: { family: 'normal', mean: 0, sd: 2 },
};

export interface CalibrateOptions {
  /** Items whose parameters are taken as lasting; all that were answered enough when absent. */
  readonly anchors?: readonly string[];
  readonly onProgress?: () => void;
}

export function calibrateSkill(data: ScaleData, { anchors, onProgress }: CalibrateOptions = {}): SkillCalibration {
  const people = usableRows(data);
  const columns = columnsWith(data, ANSWERS_MIN);
  const nothing = { skill: data.skill, people: people.length, items: [], link: null, latent: null };
  if (people.length < PEOPLE_MIN || columns.length < ANCHORS_MIN) {
    return { ...nothing, status: 'not-enough-evidence', convergence: null, warnings: [] };
  }
  const items = columns.map((j) => data.items[j]!);
  const rows = people.map((i) => columns.map((j) => data.rows[i]![j]!));
  const names = items.map((item) => item.id);
  const settings = { model: 'grm', names, categories: [...CATEGORIES] } as const;
  const progress = onProgress === undefined ? {} : { onProgress };
  const loose = calibrate(rows, { ...settings, priors: LOOSE, standardErrors: 'none', ...progress });
  const chosen = items.filter((item) => !item.isPilot && (anchors === undefined || anchors.includes(item.id)));
  const link = place(loose, chosen);
  if (link === null || link.slope === null || link.intercept === null) {
    const warnings = [{ code: 'no-link', message: 'The scale before could not be linked: too few lasting items.' }];
    return { ...nothing, status: 'no-link', convergence: null, warnings };
  }
  const latent = { mean: link.intercept, variance: link.slope ** 2 };
  const itemPriors = Object.fromEntries(items.map((item) => [item.id, beliefOf(item)]));
  const fit = calibrate(rows, { ...settings, itemPriors, latent, ...progress });
  return {
    skill: data.skill,
    status: fit.converged ? 'estimated' : 'not-converged',
    people: people.length,
    latent: { mean: latent.mean, sd: link.slope },
    convergence: {
      converged: fit.converged,
      iterations: fit.iterations,
      logLik: fit.logLik,
      nodes: fit.nodes,
      doubledNodesShift: Math.abs(fit.doubledNodesLogLik - fit.logLik),
    },
    items: presentItems(data, fit),
    link: {
      anchors: chosen.map((item) => item.id),
      slope: link.slope,
      intercept: link.intercept,
      linkingErrors: link.linkingErrors.map(({ theta, standardError }) => ({ theta, standardError })),
      drifted: link.items.filter((item) => Math.abs(item.difference) > 0.5).map((item) => item.name),
    },
    warnings: [
      ...(people.length < LEAN_BELOW
        ? [
            {
              code: 'leans-on-priors',
              message: `${people.length} people answered; below ${LEAN_BELOW} these figures lean on what they started from.`,
            },
          ]
        : []),
      ...fit.warnings.map(({ code, message, item }) => ({ code, message, ...(item === undefined ? {} : { item }) })),
      ...link.warnings.map(({ code, message }) => ({ code: `link-${code}`, message })),
    ],
  };
}

/** What stands now, as a belief: the log of the slope and each threshold are normal around it. */
export function beliefOf({ discrimination, thresholds }: ScaleData['items'][number]): CalibrationPriors {
  return {
    discrimination: { family: 'lognormal', meanLog: Math.log(discrimination), sdLog: BELIEF.sdLog },
    location: { family: 'normal', mean: thresholds, sd: BELIEF.sdLocation },
  };
}

/** Where the sample lies on the scale that is kept: theta before = slope x theta of the sample + intercept. */
function place(loose: Calibration, anchors: ScaleData['items']): ScaleLink | null {
  const fresh = loose.items.filter((item) => item.status === 'estimated');
  const kept = anchors.filter((item) => fresh.some((each) => each.name === item.id));
  if (kept.length < ANCHORS_MIN) return null;
  const reference = kept.map(({ id, discrimination, thresholds }) => ({
    name: id,
    model: 'grm' as const,
    discrimination,
    thresholds,
    categories: [...CATEGORIES],
  }));
  return linkScales(reference, fresh);
}

function presentItems(data: ScaleData, fit: Calibration): SkillCalibration['items'] {
  const before = new Map(data.items.map((item) => [item.id, item]));
  return fit.items.flatMap((item): SkillCalibration['items'] => {
    if (item.status !== 'estimated' || item.discrimination === null || item.thresholds === undefined) return [];
    const was = before.get(item.name)!;
    const errors = item.standardErrors?.thresholds ?? [];
    const worst = errors.every((each) => each !== null) && errors.length > 0 ? Math.max(...(errors as number[])) : null;
    return [
      {
        id: item.name,
        isPilot: was.isPilot,
        n: item.n,
        discrimination: item.discrimination,
        discriminationError: item.standardErrors?.discrimination ?? null,
        thresholds: [...item.thresholds],
        thresholdErrors: errors.map((each) => each ?? null),
        before: { discrimination: was.discrimination, thresholds: [...was.thresholds] },
        isSettled: item.n >= SETTLED_ANSWERS && worst !== null && worst <= SETTLED_ERROR,
      },
    ];
  });
}
