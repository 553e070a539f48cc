// Asking an academic: what, how long, when, and which of their works are the reason; the mail is seen before it goes.
import { toLanguage } from '@dragoman/kernel';
import { Button, CheckList, Dialog, Field, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { toProblem } from '../../../web/api/problem.ts';
import { LANGUAGE_OPTIONS } from '../../../web/messages/choose-language.ts';
import { language, t } from '../../../web/messages/messages.ts';
import type { Language } from '../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { AskBody, AskPreview } from '../contract.ts';
import { HOURS_MAX, NOTE_MAX, REASONS_MAX, WHAT_MAX, WHEN_MAX } from '../limits.ts';
import { academicsApi } from './academics-api.ts';

interface Askable {
  readonly academicId: string;
  readonly name: string;
  readonly reasons: readonly { readonly recordId: string; readonly title: string }[];
}

export interface AskDialogProps {
  readonly open: boolean;
  readonly academic: Askable;
  readonly hours: number | null;
  readonly startsOn: string | null;
  readonly caseId: string | null;
  readonly programmeId?: string;
  readonly sessionId?: string;
  readonly what?: string;
  readonly onClose: () => void;
  readonly onAsked: () => void;
}

export function AskDialog(props: AskDialogProps): JSX.Element {
  return (
    <Dialog open={props.open} title={t('academics.ask-name', { name: props.academic.name })} onClose={props.onClose}>
      <AskForm {...props} />
    </Dialog>
  );
}

interface Draft {
  readonly what: string;
  readonly hours: string;
  readonly when: string;
  readonly reasons: readonly string[];
  readonly language: Language;
  readonly override: string;
}

function AskForm(props: AskDialogProps): JSX.Element {
  const { academic } = props;
  const [draft, setDraft] = useState<Draft>(() => ({
    what: props.what ?? '',
    hours: String(props.hours ?? ''),
    when: '',
    reasons: academic.reasons.slice(0, REASONS_MAX).map(({ recordId }) => recordId),
    language: language.value,
    override: '',
  }));
  const [isCooling, setCooling] = useState(false);
  const [preview, setPreview] = useState<AskPreview | null>(null);
  const key = useRef(makeKey());
  const submit = useSubmit();
  // Another wish is another request, and its mail is looked at again.
  const change = (changes: Partial<Draft>): void => {
    key.current = makeKey();
    setPreview(null);
    setDraft((last) => ({ ...last, ...changes }));
  };
  const send = (): Promise<boolean> =>
    submit.run(async () => {
      if (preview === null) {
        setPreview(await academicsApi.preview(bodyOf(props, draft)));
        return;
      }
      try {
        await academicsApi.ask(bodyOf(props, draft), key.current);
      } catch (error) {
        key.current = makeKey();
        if (toProblem(error).code === 'academics.cooling-down') setCooling(true);
        throw error;
      }
      props.onAsked();
    });
  return (
    <form
      class="academics-ask"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <AskFields draft={draft} academic={academic} isCooling={isCooling} onChange={change} />
      {preview !== null && (
        <div class="academics-mail" role="status">
          <p class="subject">{preview.subject}</p>
          {preview.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy} disabled={draft.reasons.length === 0}>
          {t(preview === null ? 'academics.ask-look' : 'academics.ask-send')}
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}

function bodyOf(props: AskDialogProps, draft: Draft): AskBody {
  const override = draft.override.trim();
  return {
    academicId: props.academic.academicId,
    caseId: props.caseId,
    programmeId: props.programmeId ?? null,
    sessionId: props.sessionId ?? null,
    what: draft.what.trim(),
    hours: Math.min(Math.max(Number(draft.hours) || 1, 0.5), HOURS_MAX),
    when: draft.when.trim(),
    startsOn: props.startsOn,
    language: draft.language,
    reasons: draft.reasons.slice(0, REASONS_MAX),
    override: override.length >= 10 ? override : null,
  };
}

function AskFields(props: {
  readonly draft: Draft;
  readonly academic: Askable;
  readonly isCooling: boolean;
  readonly onChange: (changes: Partial<Draft>) => void;
}): JSX.Element {
  const { draft, academic, isCooling, onChange } = props;
  return (
    <>
      <Field
        label={t('academics.ask-what')}
        hint={t('academics.ask-what-hint')}
        value={draft.what}
        onInput={(what) => onChange({ what })}
        maxLength={WHAT_MAX}
        required
      />
      <div class="academics-fields">
        <Field
          label={t('academics.need-hours')}
          type="number"
          inputMode="numeric"
          min={1}
          max={HOURS_MAX}
          value={draft.hours}
          onInput={(hours) => onChange({ hours })}
          required
        />
        <Field
          label={t('academics.ask-when')}
          value={draft.when}
          onInput={(when) => onChange({ when })}
          maxLength={WHEN_MAX}
          required
        />
        <Select
          label={t('academics.ask-language')}
          value={draft.language}
          options={LANGUAGE_OPTIONS}
          onSelect={(value) => onChange({ language: toLanguage(value) })}
        />
      </div>
      <CheckList
        legend={t('academics.ask-why', { most: REASONS_MAX })}
        options={academic.reasons.map(({ recordId, title }) => ({ value: recordId, text: title }))}
        chosen={draft.reasons}
        onChange={(chosen) => onChange({ reasons: chosen.slice(-REASONS_MAX) })}
      />
      {isCooling && (
        <TextArea
          label={t('academics.override')}
          hint={t('academics.override-hint')}
          value={draft.override}
          onInput={(override) => onChange({ override })}
          maxLength={NOTE_MAX}
          required
        />
      )}
    </>
  );
}
