// One call as a working desk: what it asks on the left, what we make of it on the right, then matrix, decision, checklist and promises.
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import type { CallView } from '../contract.ts';
import { AboutCall } from './about-call.tsx';
import { sayDaysLeft, sayMoment } from './call-words.ts';
import '../../../web/page/desk.css';
import './calls.css';
import { DecidePart } from './decide/decide-part.tsx';
import { HandInPart } from './hand-in/hand-in-part.tsx';
import { MatrixPart } from './matrix/matrix-part.tsx';
import { PromisesPart } from './promises/promises-part.tsx';
import { ReadPart } from './reading/read-part.tsx';
import { useCall } from './use-call.ts';

const SIDES = ['read', 'matrix', 'decide', 'hand-in', 'promises'] as const;
type Side = (typeof SIDES)[number];

export function CallPage(): JSX.Element {
  const { params } = useRoute();
  const callId = params['callId'] ?? '';
  const { found, open } = useCall(callId);
  if (open === null) {
    if (found.status === 'failed') return <ProblemPage problem={found.problem} />;
    return (
      <Page title={t('calls.title')}>
        <p class="note" role="status">
          {t('calls.loading')}
        </p>
      </Page>
    );
  }
  const { call } = open;
  const side = SIDES.find((each) => each === params['side']) ?? 'read';
  return (
    <Page title={call.title}>
      <p class="note">
        <a href="/calls">{t('calls.back')}</a>
        {call.funder !== '' && ` · ${call.funder}`}
        {call.case !== null && (
          <>
            {' · '}
            <a href={`/needs/${call.case.id}`}>{call.case.organisation}</a>
          </>
        )}
      </p>
      <h1 lang={call.language ?? undefined}>{call.title}</h1>
      <Standing call={call} />
      <Sides call={call} here={side} />
      {found.status === 'failed' && <ProblemNotice problem={found.problem} onRetry={open.reload} />}
      <div class={`call-side ${side}`} key={call.id}>
        {side === 'read' && <ReadPart open={open} />}
        {side === 'matrix' && <MatrixPart open={open} />}
        {side === 'decide' && <DecidePart open={open} />}
        {side === 'hand-in' && <HandInPart open={open} />}
        {side === 'promises' && <PromisesPart open={open} />}
      </div>
      <AboutCall open={open} />
    </Page>
  );
}

/** In one line: how long there is, where it stands, who is in charge. */
function Standing({ call }: { readonly call: CallView }): JSX.Element {
  const { next, stage, inCharge } = call;
  const submission = next === null || next.role === 'submission' ? null : nextSubmission(call, next.date);
  return (
    <p class="call-standing">
      <b class={next !== null && next.daysLeft < 0 ? 'over' : undefined}>
        {next === null
          ? t('calls.no-deadline')
          : t('calls.standing-next', {
              role: next.role === 'other' ? t('calls.next-date') : t(`calls.role-${next.role}`),
              when: sayDaysLeft(next.daysLeft),
              at: sayMoment(next.date, next.time),
            })}
      </b>{' '}
      <span>
        {submission !== null && `${t('calls.role-submission')}: ${submission} · `}
        {t(`calls.stage-${stage}`)} ·{' '}
        {inCharge === null
          ? t('calls.nobody-in-charge')
          : t('calls.in-charge-is', { name: inCharge.name ?? t('calls.somebody') })}
      </span>
    </p>
  );
}

/** When everything has to be in, where something else is due before. */
function nextSubmission({ parts }: CallView, from: string): string | null {
  const [first] = parts
    .filter(({ role, date }) => role === 'submission' && date !== null && date >= from)
    .toSorted((one, other) => one.date!.localeCompare(other.date!));
  return first === undefined ? null : sayMoment(first.date!, first.time);
}

function Sides(props: { readonly call: CallView; readonly here: Side }): JSX.Element {
  const { call, here } = props;
  const promised = call.parts.filter(({ answer }) => answer !== null && answer.promise !== null).length;
  const counts: Readonly<Record<Side, string>> = {
    read: t('calls.side-read-count', { count: call.parts.length }),
    matrix: call.gaps === 0 ? '' : t('calls.gaps', { count: call.gaps }),
    decide: call.decisions[0] === undefined ? '' : t(`calls.decided-${call.decisions[0].decision}`),
    'hand-in': call.itemsOpen === 0 ? '' : t('calls.items-open', { count: call.itemsOpen }),
    promises: promised === 0 ? '' : t('calls.promised-count', { count: promised }),
  };
  return (
    <nav class="call-sides" aria-label={t('calls.sides')}>
      {SIDES.map((side) => (
        <a
          key={side}
          href={side === 'read' ? `/calls/${call.id}` : `/calls/${call.id}/${side}`}
          aria-current={side === here ? 'page' : undefined}
        >
          {t(`calls.side-${side}`)} <small class={side === 'matrix' ? 'gap' : undefined}>{counts[side]}</small>
        </a>
      ))}
    </nav>
  );
}
