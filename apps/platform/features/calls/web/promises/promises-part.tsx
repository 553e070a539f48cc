// What the bid promises goes into the charter of a programme: looked at line by line before it is written, and linked both ways.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDateTime } from '../../../../web/messages/numbers.ts';
import type { CallPart, CallView } from '../../contract.ts';
import { PROMISE_PLACES } from '../../limits.ts';
import type { OpenCall } from '../use-call.ts';
import { SendToCharter } from './send-to-charter.tsx';
import './promises.css';

export function PromisesPart({ open }: { readonly open: OpenCall }): JSX.Element {
  const { call } = open;
  const promised = call.parts.filter(({ answer }) => answer !== null && answer.promise !== null);
  return (
    <>
      <p class="call-lead">
        {promised.length === 0 ? t('calls.promises-none') : t('calls.promises-lead', { count: promised.length })}
      </p>
      {promised.length === 0 ? (
        <p class="prose">
          <a href={`/calls/${call.id}/matrix`}>{t('calls.promises-to-matrix')}</a>
        </p>
      ) : (
        <Promised call={call} promised={promised} />
      )}
      {(promised.length > 0 || call.charters.length > 0) && <SendToCharter open={open} />}
      {call.charters.length > 0 && <Sent call={call} />}
    </>
  );
}

/** By the part of the charter they go into, each with the sentence of the call it answers. */
function Promised(props: { readonly call: CallView; readonly promised: readonly CallPart[] }): JSX.Element {
  const { call, promised } = props;
  const places = PROMISE_PLACES.filter((place) => promised.some(({ answer }) => answer!.promise === place));
  return (
    <dl class="call-promises">
      {places.map((place) => (
        <div key={place}>
          <dt>{t(`calls.place-${place}`)}</dt>
          {promised
            .filter(({ answer }) => answer!.promise === place)
            .map(({ id, text, answer }) => (
              <dd key={id}>
                <p class="own">{answer!.text}</p>
                <small>
                  {t('calls.answers-to')} <q lang={call.language ?? undefined}>{text}</q>
                </small>
              </dd>
            ))}
        </div>
      ))}
    </dl>
  );
}

function Sent({ call }: { readonly call: CallView }): JSX.Element {
  return (
    <section aria-labelledby="call-sent">
      <h2 id="call-sent">{t('calls.sent-before')}</h2>
      <ul class="call-history">
        {call.charters.map(({ programmeId, title, promises, version, by, at }) => (
          <li key={programmeId}>
            <p>
              {title === null ? t('calls.gone-programme') : <a href={`/programmes/${programmeId}/record`}>{title}</a>}
            </p>
            <small>
              {[
                t('calls.sent-line', { count: promises }),
                version === null ? t('calls.sent-no-version') : t('calls.sent-version', { number: version }),
                by ?? t('calls.somebody'),
                formatDateTime(at),
              ].join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
