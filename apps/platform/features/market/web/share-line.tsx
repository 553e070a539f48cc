// A skill's shares by month as a small line, the size of a table's row.
import { MarksSvg } from '@dragoman/ui';
import { shareLineMarks } from '@dragoman/ui/marks';
import type { JSX } from 'preact';
import type { WatchedSkillView } from '../contract.ts';
import { sayLine } from './market-words.ts';

const SIZE = { width: 168, height: 40 };

export function ShareLine(props: {
  readonly skill: WatchedSkillView;
  readonly months: readonly string[];
  readonly most: number;
}): JSX.Element {
  const { skill, months, most } = props;
  return <MarksSvg {...SIZE} marks={shareLineMarks(skill.months, { ...SIZE, most })} label={sayLine(skill, months)} />;
}
