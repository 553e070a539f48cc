// The calls of the institution: what is due next in words, where each stands and what is open in it; and the way in for a new one.
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { CallHead } from '../contract.ts';
import { BringIn } from './bring-in/bring-in.tsx';
import { sayDaysLeft, sayMoment } from './call-words.ts';
import { callsApi } from './calls-api.ts';
import './calls.css';

/** Calls that wait for something of ours. */
const RUNNING: ReadonlySet<string> = new Set(['deciding', 'bidding']);

export function CallsPage(): JSX.Element {
  const [list, reload] = useResource('calls', callsApi.list);
  if (list.status === 'failed' && list.value === null) return <ProblemPage problem={list.problem} onRetry={reload} />;
  const calls = list.value?.calls ?? null;
  return (
    <Page title={t('calls.title')}>
      <p class="note">{t('calls.title')}</p>
      <h1>{calls === null ? t('calls.loading') : <Rich message={sayLead(calls)} />}</h1>
      {list.status === 'failed' && <ProblemNotice problem={list.problem} onRetry={reload} />}
      {calls !== null && (
        <>
          <Rows name="running" calls={calls.filter(({ stage }) => RUNNING.has(stage)).toSorted(byDueDay)} />
          <Rows name="over" calls={calls.filter(({ stage }) => !RUNNING.has(stage))} />
          <BringIn isFirst={calls.length === 0} />
        </>
      )}
    </Page>
  );
}

/** The next due first, then those without a day, then those whose day is over. */
function byDueDay(one: CallHead, other: CallHead): number {
  const rank = ({ next }: CallHead): number => {
    if (next === null) return Number.MAX_SAFE_INTEGER / 2;
    return next.daysLeft < 0 ? Number.MAX_SAFE_INTEGER / 2 - next.daysLeft : next.daysLeft;
  };
  return rank(one) - rank(other);
}

function sayLead(calls: readonly CallHead[]): string {
  if (calls.length === 0) return t('calls.lead-none');
  const running = calls.filter(({ stage }) => RUNNING.has(stage));
  const next = running
    .flatMap((call) => (call.next === null || call.next.daysLeft < 0 ? [] : [call.next.daysLeft]))
    .toSorted((one, other) => one - other)[0];
  const count = t('calls.lead', { calls: running.length });
  return next === undefined ? count : `${count} ${t('calls.lead-next', { when: sayDaysLeft(next) })}`;
}

function Rows(props: { readonly name: 'running' | 'over'; readonly calls: readonly CallHead[] }): JSX.Element | null {
  if (props.calls.length === 0) return null;
  return (
    <section aria-labelledby={`calls-${props.name}`}>
      <h2 id={`calls-${props.name}`}>{t(`calls.list-${props.name}`)}</h2>
      <ul class="call-list">
        {props.calls.map((call) => (
          <Row key={call.id} call={call} />
        ))}
      </ul>
    </section>
  );
}

function Row({ call }: { readonly call: CallHead }): JSX.Element {
  const { next, gaps, musts } = call;
  return (
    <li>
      <span class="what">
        <a class="name" href={`/calls/${call.id}`} lang={call.language ?? undefined}>
          {call.title}
        </a>
        <small>
          {[call.funder, t(`calls.stage-${call.stage}`), call.inCharge?.name ?? t('calls.nobody-in-charge')]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      <span class={next !== null && next.daysLeft < 0 ? 'when over' : 'when'}>
        {next === null ? (
          <small>{t('calls.no-deadline')}</small>
        ) : (
          <>
            <b>{sayDaysLeft(next.daysLeft)}</b>
            <small>
              {t(`calls.role-${next.role}`)}, {sayMoment(next.date, next.time)}
              {next.lot !== null && ` · ${next.lot}`}
            </small>
          </>
        )}
      </span>
      <span class={gaps > 0 ? 'gap' : 'whole'}>
        {musts === 0 ? t('calls.no-musts') : gaps === 0 ? t('calls.no-gaps') : t('calls.gaps', { count: gaps })}
      </span>
    </li>
  );
}
