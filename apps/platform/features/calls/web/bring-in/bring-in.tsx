// The way in: a file that is dropped or chosen, or a pasted text. What was read is shown before anything is kept.
import { Button, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { CallReadingView } from '../../contract.ts';
import { CALL_FILE_BYTES, CALL_TEXT_MAX } from '../../limits.ts';
import { callsApi } from '../calls-api.ts';
import { KeepCall } from './keep-call.tsx';
import { toBase64 } from './to-base64.ts';
import './bring-in.css';

const MEGABYTE = 1024 * 1024;

interface Read {
  readonly text: string;
  readonly reading: CallReadingView;
  /** Of a mail; they were not read. */
  readonly attachments: readonly string[];
}

export function BringIn(props: { readonly isFirst: boolean }): JSX.Element {
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [read, setRead] = useState<Read | null>(null);
  const submit = useSubmit();
  const readFile = (file: File): Promise<boolean> =>
    submit.run(async () => {
      const content = toBase64(new Uint8Array(await file.arrayBuffer()));
      const found = await callsApi.readFile(file.name.slice(-200), content);
      setText(found.text);
      setRead(found);
    });
  const readText = async (): Promise<void> => {
    setMissing(text.trim() === '');
    if (text.trim() === '') return;
    await submit.run(async () => setRead({ text, reading: await callsApi.readText(text), attachments: [] }));
  };
  return (
    <section aria-labelledby="calls-bring-in">
      <h2 id="calls-bring-in">{t('calls.bring-in')}</h2>
      {props.isFirst && <p class="prose call-teach">{t('calls.bring-in-text')}</p>}
      <div class="call-ways">
        <FileWay isBusy={submit.isBusy} onFile={(file) => void readFile(file)} />
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void readText();
          }}
        >
          <TextArea
            label={t('calls.paste')}
            hint={t('calls.paste-hint')}
            value={text}
            rows={7}
            maxLength={CALL_TEXT_MAX}
            fault={isMissing ? t('calls.paste-missing') : null}
            onInput={(typed) => {
              setMissing(false);
              setText(typed);
              // What was shown was read in another text.
              setRead(null);
            }}
          />
          <div class="buttons">
            <Button type="submit" look={read === null ? 'main' : 'quiet'} busy={submit.isBusy}>
              {t('calls.read-it')}
            </Button>
          </div>
        </form>
      </div>
      <p class="note" role="status">
        {submit.isBusy ? t('calls.reading-now') : ''}
      </p>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {read !== null && <KeepCall key={read.text} {...read} />}
    </section>
  );
}

function FileWay(props: { readonly isBusy: boolean; readonly onFile: (file: File) => void }): JSX.Element {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [isTooLarge, setTooLarge] = useState(false);
  const take = (file: File | undefined): void => {
    setOver(false);
    setTooLarge(file !== undefined && file.size > CALL_FILE_BYTES);
    if (file !== undefined && file.size <= CALL_FILE_BYTES && !props.isBusy) props.onFile(file);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a short cut for the mouse: the field in it does the same
    <div
      class={isOver ? 'call-drop over' : 'call-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer?.files[0]);
      }}
    >
      <div class="field">
        <label htmlFor={id}>{t('calls.file')}</label>
        <span class="hint" id={`${id}-hint`}>
          {t('calls.file-hint', { megabytes: CALL_FILE_BYTES / MEGABYTE })}
        </span>
        <input
          id={id}
          type="file"
          accept=".docx,.pdf,.txt,.eml"
          aria-describedby={isTooLarge ? `${id}-hint ${id}-fault` : `${id}-hint`}
          aria-invalid={isTooLarge ? true : undefined}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            // The same file can be chosen again, for example after it was mended.
            event.currentTarget.value = '';
          }}
        />
        {isTooLarge && (
          <span class="fault" id={`${id}-fault`} role="alert">
            {t('calls.file-too-large', { megabytes: CALL_FILE_BYTES / MEGABYTE })}
          </span>
        )}
      </div>
      <p class="note">{t('calls.drop-hint')}</p>
    </div>
  );
}
