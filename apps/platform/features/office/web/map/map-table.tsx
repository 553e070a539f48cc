// Skills by groups. A table that is the drawing: each cell has dot and interval and the same in numbers; what is not shown is hatched.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatHundredths, formatNumber } from '../../../../web/messages/numbers.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import type { TeamMap } from '../../contract.ts';
import { groupName } from '../office-frame.tsx';
import { CellPlot } from './cell-plot.tsx';

type Answer = TeamMap['all'];

export function MapTable(props: { readonly map: TeamMap }): JSX.Element {
  const { map } = props;
  const groups = [map.all, ...map.rows];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reachable by the keyboard
    <div class="map-scroll" role="group" aria-label={t('office.map-caption')} tabIndex={0}>
      <table class="team-map">
        <caption class="visually-hidden">{t('office.map-caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('office.column-skill')}</th>
            {groups.map((group) => (
              <th scope="col" key={groupName(group.filters)}>
                {group === map.all && map.within === null ? t('office.everybody') : nameOf(map, group)}
                <small>{peopleOf(group)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.skills.map((skill) => (
            <tr key={skill.id}>
              <th scope="row">{textIn(skill.name)}</th>
              {groups.map((group) => (
                <Cell key={groupName(group.filters)} group={group} skill={skill.id} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Within a second filter a column is called by what it adds. */
function nameOf(map: TeamMap, group: Answer): string {
  return group.filters[map.by] ?? groupName(group.filters);
}

function peopleOf(group: Answer): string {
  const [first] = group.figures;
  return first === undefined ? t('office.cell-hidden') : t('office.people', { people: first.people });
}

function Cell(props: { readonly group: Answer; readonly skill: string }): JSX.Element {
  const level = props.group.figures.find((figure) => figure.measure === `${props.skill}.level`);
  const need = props.group.figures.find((figure) => figure.measure === `${props.skill}.need`);
  if (level === undefined && need === undefined) {
    return (
      <td class="hidden-cell">
        <span>{t('office.cell-hidden')}</span>
      </td>
    );
  }
  return (
    <td>
      {level !== undefined && (
        <>
          <CellPlot figure={level} />
          <span class="numbers">
            {t('office.cell', {
              level: formatNumber(level.mean, 1),
              low: formatNumber(level.interval90.low, 1),
              high: formatNumber(level.interval90.high, 1),
            })}
          </span>
        </>
      )}
      <small>
        {need === undefined ? t('office.cell-hidden') : t('office.cell-need', { share: formatHundredths(need.mean) })}
      </small>
    </td>
  );
}
