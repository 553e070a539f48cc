// What an export says of its items: what they are, and the parameters that its script computes again.
import type { SkillCalibration } from '../../contract.ts';
import { BELIEF } from '../measure/calibrate-skill.ts';
import type { toScales } from '../gather-data.ts';
import { columnName } from './table.ts';
import type { Cell, Column, DataTable } from './table.ts';

type Statements = Parameters<typeof toScales>[1];

const whole = (name: string, label: string): Column => ({ name, kind: 'whole', label });
const number = (name: string, label: string): Column => ({ name, kind: 'number', label });
const text = (name: string, label: string): Column => ({ name, kind: 'text', label });
const four = (name: string, label: string): Column[] => [1, 2, 3, 4].map((k) => number(`${name}${k}`, `${label} ${k}`));

/** One row a statement: the version it was scored with. */
export function itemTable(statements: Statements): DataTable {
  return {
    columns: [
      text('item', 'Column in the responses'),
      text('skill', 'Skill'),
      whole('reverse', '1: agreement shows less; turn the answer round (4 - answer)'),
      whole('on_trial', '1: tried out; in no score'),
      number('a', 'Slope of the graded response model, D = 1'),
      ...four('b', 'Threshold'),
    ],
    rows: statements.map((item): Cell[] => [
      columnName(item.id),
      item.skill,
      item.reverse ? 1 : 0,
      item.isPilot ? 1 : 0,
      item.discrimination,
      ...item.thresholds,
    ]),
  };
}

/** One row a calibrated statement: what the run found, what it started from, and where the sample lies. Empty without a run. */
export function parameterTable(skills: readonly SkillCalibration[]): DataTable {
  return {
    columns: [
      text('item', 'Column in the responses'),
      text('skill', 'Skill'),
      whole('n', 'People who answered'),
      number('a', 'Slope found'),
      ...four('b', 'Threshold found,'),
      number('se_a', 'Standard error of the slope'),
      ...four('se_b', 'Standard error of threshold'),
      number('prior_log_a', 'Mean of the log of the slope before'),
      number('prior_log_a_sd', 'Its SD'),
      ...four('prior_b', 'Mean of threshold before,'),
      number('prior_b_sd', 'Their SD'),
      number('latent_mean', 'Mean of theta in the sample'),
      number('latent_sd', 'SD of theta in the sample'),
    ],
    rows: skills.flatMap((skill) =>
      skill.latent === null
        ? []
        : skill.items.map((item): Cell[] => [
            columnName(item.id),
            skill.skill,
            item.n,
            item.discrimination,
            ...item.thresholds,
            item.discriminationError,
            ...(item.thresholdErrors.length === 4 ? item.thresholdErrors : [null, null, null, null]),
            Math.log(item.before.discrimination),
            BELIEF.sdLog,
            ...item.before.thresholds,
            BELIEF.sdLocation,
            skill.latent!.mean,
            skill.latent!.sd,
          ]),
    ),
  };
}
