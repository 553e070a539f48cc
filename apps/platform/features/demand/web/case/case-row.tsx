// One case in a list: what it is about, who asks, where it stands, and its clock.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { CaseHead } from '../../contract.ts';
import { sayClock } from './clock-line.tsx';

export function CaseRow(props: { readonly head: CaseHead; readonly withoutFirm?: boolean }): JSX.Element {
  const { id, title, organisation, kind, stage, needs, clock } = props.head;
  const facts = [
    props.withoutFirm === true ? null : organisation.name,
    t(`demand.kind-${kind}`),
    needs > 0 ? t('demand.needs-count', { count: needs }) : null,
  ];
  return (
    <li class={clock.isOverdue ? 'overdue' : undefined}>
      <a href={`/needs/${id}`}>{title}</a>
      <small>{facts.filter((fact) => fact !== null).join(' · ')}</small>
      <small class="stand">
        <span class="stage">{t(`demand.stage-${stage}`)}</span> · <span class="clock">{sayClock(clock)}</span>
      </small>
    </li>
  );
}
