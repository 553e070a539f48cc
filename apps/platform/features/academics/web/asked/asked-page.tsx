// Where the three links of a request arrive: the answer they stand for is chosen, one more click sends it. No account.
import { Button, ChoiceList, Field, Notice, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice, problemText } from '../../../../web/page/problem-notice.tsx';
import { useLinkToken } from '../../../../web/page/use-link-token.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { AskAnswer, AskedState } from '../../contract.ts';
import { NOTE_MAX, REFUSALS } from '../../limits.ts';
import { linkApi } from '../academics-api.ts';
import '../academics.css';
import { NoLink, Opening } from './opening.tsx';

const KINDS = ['yes', 'other', 'later'] as const;

export function AskedPage(): JSX.Element {
  const { query } = useLocation();
  const token = useLinkToken();
  const [asked, setAsked] = useState<AskedState | null>(null);
  const opening = useSubmit();
  useEffect(() => {
    if (token !== '') void opening.run(async () => setAsked(await linkApi.openAsked(token)));
  }, []);
  if (token === '' || opening.problem?.code === 'academics.link-not-known') return <NoLink />;
  if (asked === null) return <Opening problem={opening.problem} />;
  return (
    <Page title={t('academics.asked-title')} width="reading">
      <p class="note">{t('academics.asked-by', { asker: asked.asker, institution: asked.institution })}</p>
      <h1>{asked.what}</h1>
      <Facts asked={asked} />
      {asked.state === 'withdrawn' || asked.state === 'over' ? (
        <div class="academics-after">
          <Notice>
            <p>{problemText({ code: 'academics.request-over', values: {}, status: 410, retryAfter: null })}</p>
          </Notice>
        </div>
      ) : (
        <Answer asked={asked} token={token} wanted={query['answer'] ?? ''} onAnswered={setAsked} />
      )}
      <p class="academics-never">{t('academics.never')}</p>
    </Page>
  );
}

function Facts(props: { readonly asked: AskedState }): JSX.Element {
  const { why, hours, when } = props.asked;
  return (
    <dl class="academics-facts">
      <dt>{t('academics.asked-why')}</dt>
      <dd>
        <ul>
          {why.map((title) => (
            <li key={title}>
              <cite>{title}</cite>
            </li>
          ))}
        </ul>
      </dd>
      <dt>{t('academics.asked-effort')}</dt>
      <dd>{t('academics.hours', { hours })}</dd>
      <dt>{t('academics.asked-when')}</dt>
      <dd>{when}</dd>
    </dl>
  );
}

function Answer(props: {
  readonly asked: AskedState;
  readonly token: string;
  readonly wanted: string;
  readonly onAnswered: (asked: AskedState) => void;
}): JSX.Element {
  const { asked, token } = props;
  const given = asked.answer;
  const first = KINDS.findIndex((kind) => kind === (given?.kind ?? props.wanted));
  const [kind, setKind] = useState<number | null>(first === -1 ? null : first);
  const [reason, setReason] = useState(given?.kind === 'other' ? REFUSALS.indexOf(given.reason) : 0);
  const [date, setDate] = useState(given?.kind === 'later' ? given.notBefore : '');
  const [note, setNote] = useState(given?.note ?? '');
  const [isSent, setSent] = useState(false);
  const submit = useSubmit();
  const answer = (): AskAnswer => {
    if (KINDS[kind ?? 0] === 'yes') return { kind: 'yes', note: note.trim() };
    if (KINDS[kind ?? 0] === 'other') return { kind: 'other', reason: REFUSALS[reason]!, note: note.trim() };
    return { kind: 'later', notBefore: date, note: note.trim() };
  };
  const change = (action: () => void): void => {
    setSent(false);
    action();
  };
  return (
    <form
      class="academics-answer"
      onSubmit={(event) => {
        event.preventDefault();
        if (kind === null) return;
        void submit.run(async () => {
          props.onAnswered(await linkApi.answer(token, answer()));
          setSent(true);
        });
      }}
    >
      <ChoiceList
        name="answer"
        legend={t('academics.your-answer')}
        choices={KINDS.map((each) => ({
          text: t(`academics.answer-${each}`),
          detail: t(`academics.answer-${each}-text`),
        }))}
        selected={kind}
        onSelect={(place) => change(() => setKind(place))}
      />
      {kind === 1 && (
        <ChoiceList
          name="reason"
          legend={t('academics.answer-reason')}
          choices={REFUSALS.map((each) => ({ text: t(`academics.refusal-${each}`) }))}
          selected={reason}
          onSelect={(place) => change(() => setReason(place))}
          numbered={false}
          columns
        />
      )}
      {kind === 2 && (
        <Field
          label={t('academics.answer-date')}
          hint={t('academics.answer-date-hint')}
          type="date"
          min={asked.earliest}
          max={asked.latest}
          value={date}
          onInput={(value) => change(() => setDate(value))}
          required
        />
      )}
      {kind !== null && (
        <TextArea
          label={t(kind === 1 ? 'academics.answer-who' : 'academics.answer-note')}
          value={note}
          onInput={(value) => change(() => setNote(value))}
          maxLength={NOTE_MAX}
          rows={2}
        />
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {isSent && (
        <Notice announce="polite" title={t('academics.answered-title')}>
          <p>{thanksFor(asked)}</p>
        </Notice>
      )}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy} disabled={kind === null}>
          {t(given === null ? 'academics.answer-send' : 'academics.answer-change')}
        </Button>
      </div>
    </form>
  );
}

function thanksFor({ answer, asker }: AskedState): string {
  if (answer?.kind === 'later') return t('academics.thanks-later', { asker, date: formatDate(answer.notBefore) });
  return t(answer?.kind === 'yes' ? 'academics.thanks-yes' : 'academics.thanks-other', { asker });
}
