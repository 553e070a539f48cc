// The firm's page, by link: its own sentences with what we took from them, who answers and by when, one question, the programme.
import { Button, LinkButton, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { findMessage, t } from '../../../web/messages/messages.ts';
import { formatDateTime, formatMinutes, formatNumber } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { takeToken } from '../../../web/page/take-token.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { FirmPage as FirmPageData } from '../contract.ts';
import { ANSWER_MAX } from '../limits.ts';
import { ClockMark } from './case/clock-mark.tsx';
import { sayClock } from './case/clock-line.tsx';
import '../../../web/page/desk.css';
import './demand.css';
import { firmApi } from './firm/firm-api.ts';
import { keepToken, keptToken } from './firm/kept-token.ts';
import { FirmSentence } from './firm/firm-sentence.tsx';
import { GroupResult } from './firm/group-result.tsx';
import { LineMarks } from './line-marks.tsx';
import { stretchesOfLines } from './stretches-of-lines.ts';

type Request = NonNullable<FirmPageData['request']>;

export function FirmPage(): JSX.Element {
  const [token] = useState(() => takeToken() || keptToken());
  const [page, setPage] = useState<FirmPageData | null>(null);
  const submit = useSubmit();
  const open = (): Promise<boolean> =>
    submit.run(async () => {
      setPage(await firmApi.open(token));
      keepToken(token);
    });
  useEffect(() => void open(), []);
  const request = page?.request ?? null;
  const title = request?.title ?? (page === null ? t('demand.firm-opening') : t('demand.firm-draft'));
  return (
    <Page title={title} width="reading">
      {page !== null && <p class="note">{page.institution}</p>}
      <h1>{title}</h1>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} onRetry={() => void open()} />}
      {page !== null && page.draft !== null && <Draft page={page} token={token} />}
      {page !== null && request !== null && (
        <RequestView page={page} request={request} token={token} onChanged={setPage} />
      )}
    </Page>
  );
}

function Draft(props: { readonly page: FirmPageData; readonly token: string }): JSX.Element {
  return (
    <>
      <p class="prose after-lead">
        {t('demand.firm-draft-text', { at: formatDateTime(props.page.draft?.savedAt ?? '') })}
      </p>
      <div class="buttons">
        <LinkButton href={`/ask/${props.page.deskId}#${props.token}`}>{t('demand.firm-go-on')}</LinkButton>
      </div>
    </>
  );
}

function RequestView(props: {
  readonly page: FirmPageData;
  readonly request: Request;
  readonly token: string;
  readonly onChanged: (page: FirmPageData) => void;
}): JSX.Element {
  const { page, request, token } = props;
  const { stage, clock, refusal, programme, result } = request;
  const isOver = stage === 'refused' || stage === 'closed';
  return (
    <>
      <p class="need-lead after-lead">
        {t('demand.firm-lead', { stage: t(`demand.firm-stage-${stage}`), clock: sayClock(clock) })}
        {page.contactName !== '' && ` ${t('demand.form-contact', { name: page.contactName })}`}
      </p>
      {!isOver && <ClockMark clock={clock} />}
      {refusal !== null && (
        <Notice tone="care" title={t('demand.firm-refused')}>
          <p>{t(`demand.refusal-${refusal.code}`)}</p>
          <p>{refusal.suggestion}</p>
        </Notice>
      )}
      <Understood request={request} />
      {!isOver && <Answer request={request} token={token} onChanged={props.onChanged} />}
      {programme !== null && <Programme programme={programme} request={request} />}
      {result !== null && <GroupResult result={result} />}
      <section aria-labelledby="firm-history">
        <h2 id="firm-history">{t('demand.history')}</h2>
        <ol class="need-history">
          {request.events.map(({ at, what }, place) => (
            <li key={place}>
              <time dateTime={at}>{formatDateTime(at)}</time>
              <span>{findMessage(`demand.firm-event-${what}`) ?? findMessage(`demand.event-${what}`) ?? what}</span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function Understood({ request }: { readonly request: Request }): JSX.Element {
  const { sentences, skills, confirmed } = request;
  return (
    <section aria-labelledby="firm-understood">
      <h2 id="firm-understood">{t('demand.firm-understood')}</h2>
      {skills.length === 0 && <p class="prose">{t('demand.firm-nothing-yet')}</p>}
      {confirmed !== null && (
        <p class="note">
          {t(confirmed.isRight ? 'demand.firm-confirmed' : 'demand.firm-not-right', {
            at: formatDateTime(confirmed.at),
          })}
        </p>
      )}
      <div class="desk-sheet firm">
        {sentences.map((sentence) => (
          <FirmSentence key={sentence.id} sentence={sentence} skills={skills} />
        ))}
      </div>
      {skills.length > 0 && (
        <>
          <ol class="firm-skills">
            {skills.map(({ needId, label, level, priority }) => (
              <li key={needId}>
                <b>{label}</b>
                <small>
                  {[level === null ? null : t(`demand.level-${level}`), t(`demand.priority-${priority}`)]
                    .filter((word) => word !== null)
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ol>
          <p class="note">{request.attribution}</p>
        </>
      )}
    </section>
  );
}

function Answer(props: {
  readonly request: Request;
  readonly token: string;
  readonly onChanged: (page: FirmPageData) => void;
}): JSX.Element {
  const { request, token } = props;
  const { question, skills } = request;
  const [text, setText] = useState('');
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const key = useRef(makeKey());
  const submit = useSubmit();
  const send = async (isRight: boolean | null): Promise<void> => {
    const body = { token, isRight, text, confidential: stretchesOfLines(text, hidden) };
    const isDone = await submit.run(async () => props.onChanged(await firmApi.answer(body, key.current)));
    if (!isDone) return;
    key.current = makeKey();
    setText('');
    setHidden(new Set());
  };
  const isAsked = question !== null && !question.isAnswered;
  return (
    <section class="need-ask firm" aria-labelledby="firm-answer">
      <h2 id="firm-answer">{t(isAsked ? 'demand.firm-question' : 'demand.firm-right')}</h2>
      {isAsked && <p class="said">{question.text}</p>}
      {!isAsked && <p class="prose">{t(skills.length === 0 ? 'demand.firm-add-text' : 'demand.firm-right-text')}</p>}
      <LineMarks
        label={t(isAsked ? 'demand.firm-answer' : 'demand.firm-missing')}
        hint={t('demand.firm-answer-hint')}
        text={text}
        hidden={hidden}
        maxLength={ANSWER_MAX}
        rows={3}
        onText={(after) => {
          key.current = makeKey();
          setText(after);
        }}
        onHidden={setHidden}
      />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        {!isAsked && skills.length > 0 && (
          <Button busy={submit.isBusy} onClick={() => void send(true)}>
            {t('demand.firm-yes')}
          </Button>
        )}
        <Button
          look={isAsked || skills.length === 0 ? 'main' : 'quiet'}
          busy={submit.isBusy}
          disabled={text.trim() === ''}
          onClick={() => void send(isAsked || skills.length === 0 ? null : false)}
        >
          {t(isAsked ? 'demand.firm-send' : skills.length === 0 ? 'demand.firm-add' : 'demand.firm-no')}
        </Button>
      </div>
    </section>
  );
}

function Programme(props: {
  readonly programme: NonNullable<Request['programme']>;
  readonly request: Request;
}): JSX.Element {
  const { title, hours, ects, sessions } = props.programme;
  const labelOf = new Map(props.request.skills.map(({ needId, label }) => [needId, label]));
  return (
    <section aria-labelledby="firm-programme">
      <h2 id="firm-programme">{t('demand.firm-programme')}</h2>
      <p class="need-lead">
        {title}: {t('demand.firm-hours', { hours: formatNumber(hours, Number.isInteger(hours) ? 0 : 1) })}
        {ects !== null && `, ${formatNumber(ects, Number.isInteger(ects) ? 0 : 1)} ECTS`}
      </p>
      <ol class="need-history">
        {sessions.map((session, place) => (
          <li key={place}>
            <span class="nowrap">{formatMinutes(session.minutes)}</span>
            <span>
              {session.title}
              <small>{session.needIds.flatMap((id) => labelOf.get(id) ?? []).join(' · ')}</small>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
