// What was read of a call that is not kept yet: found parts by kind, and plainly what was not found; then its name and who gives the money.
import { Button, Disclosure, Field, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { CallReadingView, FoundPartView } from '../../contract.ts';
import { FUNDER_MAX, PARTS_MAX, PART_KINDS, TITLE_MAX } from '../../limits.ts';
import { languageName, sayFacts, saysTooLittle } from '../call-words.ts';
import { callsApi } from '../calls-api.ts';
import { KindMark } from '../kind-mark.tsx';

export function KeepCall(props: {
  readonly text: string;
  readonly reading: CallReadingView;
  readonly attachments: readonly string[];
}): JSX.Element {
  const { text, reading, attachments } = props;
  const { route } = useLocation();
  const [title, setTitle] = useState((reading.title ?? '').slice(0, TITLE_MAX));
  const [funder, setFunder] = useState('');
  const [isMissing, setMissing] = useState(false);
  const key = useRef(makeKey());
  const heading = useRef<HTMLHeadingElement>(null);
  const submit = useSubmit();
  useEffect(() => heading.current?.focus(), []);
  const change = (action: () => void): void => {
    // Another name is another call; the same one sent twice is one.
    key.current = makeKey();
    action();
  };
  const keep = async (): Promise<void> => {
    setMissing(title.trim() === '');
    if (title.trim() === '') return;
    await submit.run(async () => {
      const body = { title: title.trim(), funder: funder.trim(), text, caseId: null };
      const { id } = await callsApi.add(body, key.current);
      route(`/calls/${id}`);
    });
  };
  return (
    <div class="call-found">
      <h3 ref={heading} tabIndex={-1}>
        {reading.language === null
          ? t('calls.found-unknown', { parts: reading.found.length })
          : t('calls.found', { parts: reading.found.length, language: languageName(reading.language) })}
      </h3>
      <p class="note">{t('calls.not-kept-yet')}</p>
      <WhatWasFound reading={reading} attachments={attachments} />
      <form
        class="call-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <Field
          label={t('calls.name')}
          value={title}
          maxLength={TITLE_MAX}
          fault={isMissing ? t('calls.name-missing') : null}
          onInput={(typed) =>
            change(() => {
              setMissing(false);
              setTitle(typed);
            })
          }
        />
        <Field
          label={t('calls.funder')}
          value={funder}
          maxLength={FUNDER_MAX}
          onInput={(typed) => change(() => setFunder(typed))}
        />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('calls.keep')}
          </Button>
        </div>
      </form>
    </div>
  );
}

function WhatWasFound(props: {
  readonly reading: CallReadingView;
  readonly attachments: readonly string[];
}): JSX.Element {
  const { reading, attachments } = props;
  return (
    <>
      {attachments.length > 0 && (
        <Notice tone="care">
          <p>{t('calls.attachments', { names: attachments.join(', ') })}</p>
        </Notice>
      )}
      {reading.leftOut > 0 && (
        <Notice tone="care">
          <p>{t('calls.left-out', { count: reading.leftOut, most: PARTS_MAX })}</p>
        </Notice>
      )}
      <ul class="call-kinds">
        {PART_KINDS.map((kind) => {
          const found = reading.found.filter((part) => part.kind === kind);
          return (
            <li key={kind} class={found.length === 0 ? 'none' : undefined}>
              <KindMark kind={kind} />
              {found.length === 0 ? (
                <span>{t(`calls.none-${kind}`)}</span>
              ) : (
                <OneKind kind={kind} found={found} lang={reading.language} />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function OneKind(props: {
  readonly kind: FoundPartView['kind'];
  readonly found: readonly FoundPartView[];
  readonly lang: string | null;
}): JSX.Element {
  const { kind, found } = props;
  return (
    <Disclosure summary={t(`calls.count-${kind}`, { count: found.length })} open={found.length <= 3}>
      <ol>
        {found.map((part) => (
          <li key={`${part.start} ${part.end}`}>
            <q lang={props.lang ?? undefined}>{part.text}</q>
            <small class={saysTooLittle(part) ? 'doubt' : undefined}>
              {[
                ...sayFacts(part),
                saysTooLittle(part) ? t(`calls.too-little-${kind === 'budget' ? 'budget' : 'deadline'}`) : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}
