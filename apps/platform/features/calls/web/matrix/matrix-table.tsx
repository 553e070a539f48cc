// The rows of the matrix: a table where there is room, cards where there is not; never a page that scrolls sideways.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- laid out as cards, a table loses its meaning in some browsers unless its roles are written out */
import type { ComponentChildren, JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { CallAnswer, CallPart, CallView } from '../../contract.ts';
import { KindMark } from '../kind-mark.tsx';
import { StatusDisc } from './coverage-lines.tsx';

export function MatrixTable(props: {
  readonly call: CallView;
  readonly rows: readonly CallPart[];
  readonly onAnswer: (partId: string) => void;
}): JSX.Element {
  const { call } = props;
  const hasSessions = call.programme !== null;
  return (
    <table class="call-matrix" role="table" aria-label={t('calls.side-matrix')}>
      <thead role="rowgroup">
        <tr role="row">
          {[
            t('calls.column-asked'),
            t('calls.column-stands'),
            hasSessions ? t('calls.column-modules-sessions') : t('calls.column-modules'),
            t('calls.column-people'),
            t('calls.column-text'),
          ].map((title) => (
            <th key={title} role="columnheader" scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.rows.map((part) => (
          <Row
            key={part.id}
            call={call}
            part={part}
            hasSessions={hasSessions}
            onAnswer={() => props.onAnswer(part.id)}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row(props: {
  readonly call: CallView;
  readonly part: CallPart;
  readonly hasSessions: boolean;
  readonly onAnswer: () => void;
}): JSX.Element {
  const { call, part } = props;
  const answer = part.answer!;
  const isMust = part.kind === 'eligibility' || part.strength === 'must';
  return (
    <tr role="row" id={`row-${part.id}`} class={answer.gap === null ? undefined : 'gap'}>
      <th role="rowheader" scope="row">
        <span class="words" lang={call.language ?? undefined}>
          {part.text}
        </span>
        <small>
          <KindMark kind={part.kind} />{' '}
          {[
            part.kind === 'eligibility'
              ? t('calls.kind-eligibility')
              : isMust
                ? t('calls.strength-must')
                : t('calls.strength-should'),
            part.lot ?? '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
        <button type="button" class="key-button" id={`answer-${part.id}`} onClick={props.onAnswer}>
          {t('calls.answer')}
          <span class="visually-hidden" lang={call.language ?? undefined}>
            : {part.text.slice(0, 80)}
          </span>
        </button>
      </th>
      <Cell name={t('calls.column-stands')}>
        <span class={`call-status ${answer.status}`}>
          <StatusDisc status={answer.status} /> {t(`calls.status-${answer.status}`)}
        </span>
        {answer.gap === 'nothing-behind-it' && <small class="doubt">{t('calls.gap-nothing')}</small>}
        {answer.by !== null && <small>{answer.by}</small>}
      </Cell>
      <Cell
        name={props.hasSessions ? t('calls.column-modules-sessions') : t('calls.column-modules')}
        isEmpty={answer.modules.length + answer.sessions.length === 0}
      >
        <Ties answer={answer} lang={call.language ?? undefined} />
      </Cell>
      <Cell name={t('calls.column-people')} isEmpty={answer.academics.length === 0}>
        {answer.academics.length === 0 ? (
          <None />
        ) : (
          <ul>
            {answer.academics.map(({ id, name }) => (
              <li key={id}>{name === null ? t('calls.gone-person') : <a href={`/academics/${id}`}>{name}</a>}</li>
            ))}
          </ul>
        )}
      </Cell>
      <Cell name={t('calls.column-text')} isEmpty={answer.text === '' && answer.promise === null}>
        {answer.text === '' ? <None /> : <span class="own">{answer.text}</span>}
        {answer.promise !== null && (
          <small class="promise">{t('calls.promised-into', { place: t(`calls.place-${answer.promise}`) })}</small>
        )}
      </Cell>
    </tr>
  );
}

/** On a card each cell says what it is; in the table its column does. */
function Cell(props: {
  readonly name: string;
  readonly isEmpty?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <td role="cell" class={props.isEmpty ? 'empty' : undefined}>
      <span class="card-name" aria-hidden="true">
        {props.name}
      </span>
      <div>{props.children}</div>
    </td>
  );
}

function Ties(props: { readonly answer: CallAnswer; readonly lang: string | undefined }): JSX.Element {
  const { answer, lang } = props;
  if (answer.modules.length + answer.sessions.length === 0) return <None />;
  return (
    <ul>
      {answer.modules.map(({ ref, title }) => (
        <li key={`${ref.source} ${ref.institutionId ?? ''} ${ref.moduleId}`}>
          {title === null ? t('calls.gone-module') : <span lang={lang}>{title}</span>}
        </li>
      ))}
      {answer.sessions.map(({ id, title }) => (
        <li key={id} class="session">
          {title === null ? t('calls.gone-session') : t('calls.session-named', { title })}
        </li>
      ))}
    </ul>
  );
}

function None(): JSX.Element {
  return (
    <span class="none">
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">{t('calls.nothing')}</span>
    </span>
  );
}
