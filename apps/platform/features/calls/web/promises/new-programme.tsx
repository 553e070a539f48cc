// A programme that begins with the promises of a call.
import { Button, Field, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { language, t } from '../../../../web/messages/messages.ts';
import { AUDIENCES, DRAFT_LANGUAGES, TITLE_MAX } from '../../../programmes/limits.ts';
import type { Audience, DraftLanguage } from '../../../programmes/limits.ts';
import type { CallView, SendCharterBody } from '../../contract.ts';
import { languageName } from '../call-words.ts';

export function NewProgramme(props: {
  readonly call: CallView;
  readonly isBusy: boolean;
  readonly onSend: (body: SendCharterBody) => void;
}): JSX.Element {
  const [title, setTitle] = useState(props.call.title.slice(0, TITLE_MAX));
  const [audience, setAudience] = useState<Audience>('external');
  const [draft, setDraft] = useState<DraftLanguage>(language.value);
  const [isMissing, setMissing] = useState(false);
  return (
    <form
      class="call-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(title.trim() === '');
        if (title.trim() !== '') props.onSend({ kind: 'new', title: title.trim(), audience, language: draft });
      }}
    >
      <Field
        label={t('calls.programme-title')}
        value={title}
        maxLength={TITLE_MAX}
        fault={isMissing ? t('calls.name-missing') : null}
        onInput={setTitle}
      />
      <div class="call-two">
        <Select
          label={t('calls.audience')}
          value={audience}
          options={AUDIENCES.map((value) => ({ value, text: t(`calls.audience-${value}`) }))}
          onSelect={(value) => setAudience(value as Audience)}
        />
        <Select
          label={t('calls.draft-language')}
          value={draft}
          options={DRAFT_LANGUAGES.map((value) => ({ value, text: languageName(value) }))}
          onSelect={(value) => setDraft(value as DraftLanguage)}
        />
      </div>
      <div class="buttons">
        <Button type="submit" busy={props.isBusy}>
          {t('calls.send-new')}
        </Button>
      </div>
    </form>
  );
}
