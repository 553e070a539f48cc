// What we answer to one requirement: how it stands, our words, whether they are a promise, and what stands behind them.
import { quote } from '@dragoman/kernel';
import { Button, CheckList, Dialog, Notice, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { language, t } from '../../../../web/messages/messages.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { CallAnswer, CallPart } from '../../contract.ts';
import { ANSWER_STATUSES, ANSWER_TEXT_MAX, PROMISE_PLACES } from '../../limits.ts';
import type { AnswerStatus, PromisePlace } from '../../limits.ts';
import { callsApi } from '../calls-api.ts';
import { SaveProblem } from '../save-problem.tsx';
import type { OpenCall } from '../use-call.ts';
import { TiePicker } from './tie-picker.tsx';
import { bodyOfAnswer, canPromise } from './answer-values.ts';
import type { AnswerValues } from './answer-values.ts';

export function AnswerForm(props: {
  readonly open: OpenCall;
  readonly part: CallPart | null;
  readonly onClose: () => void;
}): JSX.Element {
  const { part } = props;
  return (
    <Dialog open={part !== null} title={t('calls.answer-title')} onClose={props.onClose}>
      {part !== null && <Form key={part.id} open={props.open} part={part} onClose={props.onClose} />}
    </Dialog>
  );
}

function Form(props: { readonly open: OpenCall; readonly part: CallPart; readonly onClose: () => void }): JSX.Element {
  const { open, part } = props;
  const { call } = open;
  const answer = part.answer!;
  const [begun] = useState(answer);
  const [values, setValues] = useState<AnswerValues>(() => valuesOfAnswer(answer));
  const submit = useSubmit();
  const change = (changes: Partial<AnswerValues>): void => setValues((last) => ({ ...last, ...changes }));
  const save = async (): Promise<void> => {
    const isDone = await submit.run(async () =>
      open.take(await callsApi.answer(call.id, part.id, bodyOfAnswer(values, answer.revision))),
    );
    if (isDone) props.onClose();
  };
  return (
    <form
      class="call-form call-answer"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <blockquote class="call-quote" lang={call.language ?? undefined}>
        {part.text}
      </blockquote>
      {answer.revision !== begun.revision && <Theirs answer={answer} />}
      <Select
        label={t('calls.column-stands')}
        value={values.status}
        options={ANSWER_STATUSES.map((value) => ({ value, text: t(`calls.status-${value}`) }))}
        onSelect={(status) => change({ status: status as AnswerStatus })}
      />
      <TextArea
        label={t('calls.column-text')}
        hint={t('calls.own-text-hint')}
        value={values.text}
        rows={3}
        maxLength={ANSWER_TEXT_MAX}
        onInput={(text) => change({ text })}
      />
      {canPromise(values.status) && (
        <Select
          label={t('calls.promise')}
          hint={t('calls.promise-hint')}
          value={values.promise ?? ''}
          options={[
            { value: '', text: t('calls.no-promise') },
            ...PROMISE_PLACES.map((value) => ({
              value,
              text: t('calls.promised-into', { place: t(`calls.place-${value}`) }),
            })),
          ]}
          onSelect={(promise) => change({ promise: promise === '' ? null : (promise as PromisePlace) })}
        />
      )}
      <TiePicker
        call={call}
        part={part}
        values={values}
        onChange={(how) => setValues((last) => ({ ...last, ...how(last) }))}
      />
      {call.programme !== null && call.programme.sessions.length > 0 && (
        <CheckList
          legend={t('calls.sessions-of', { title: call.programme.title })}
          options={call.programme.sessions.map(({ id, title }) => ({ value: id, text: title }))}
          chosen={values.sessionIds}
          onChange={(sessionIds) => change({ sessionIds })}
        />
      )}
      {submit.problem !== null && <SaveProblem problem={submit.problem} onLoad={open.reload} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('calls.save')}
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}

function valuesOfAnswer(answer: CallAnswer): AnswerValues {
  const { status, text, promise, modules, academics, sessions } = answer;
  return { status, text, promise, modules, academics, sessionIds: sessions.map(({ id }) => id) };
}

/** What somebody else saved while this form was open: nothing of theirs is written over unseen. */
function Theirs({ answer }: { readonly answer: CallAnswer }): JSX.Element {
  return (
    <Notice tone="care" title={t('calls.theirs', { name: answer.by ?? t('calls.somebody') })} announce="polite">
      <p>
        {t(`calls.status-${answer.status}`)}
        {answer.text !== '' && `: ${quote(language.value, answer.text)}`}
      </p>
    </Notice>
  );
}
