// A new need: paste a mail or bring a file, mark what is confidential, see whether it is known already, and have it read.
import { Button, Field, Notice, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useId, useState } from 'preact/hooks';
import { language, t } from '../../../web/messages/messages.ts';
import { formatDate, formatHundredths } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { LookAlike } from '../contract.ts';
import { FILE_BYTES, SHORT_MAX, TEXT_MAX, TITLE_MAX } from '../limits.ts';
import { countryChoices } from './countries.ts';
import { demandApi } from './demand-api.ts';
import './demand.css';
import { LineMarks } from './line-marks.tsx';
import { readSender } from './mail-sender.ts';
import { stretchesOfLines } from './stretches-of-lines.ts';
import { toBase64 } from './to-base64.ts';

const LOOK_PAUSE_MS = 600;

interface Values {
  readonly organisation: string;
  readonly country: string;
  readonly sector: string;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly text: string;
  readonly fileName: string | null;
  readonly hidden: ReadonlySet<number>;
  readonly deadline: string;
  readonly budget: string;
  readonly audience: string;
}

const EMPTY: Values = {
  organisation: '',
  country: '',
  sector: '',
  name: '',
  email: '',
  title: '',
  text: '',
  fileName: null,
  hidden: new Set(),
  deadline: '',
  budget: '',
  audience: '',
};

export function NewNeedPage(): JSX.Element {
  const { route } = useLocation();
  const [values, setValues] = useState<Values>(EMPTY);
  const [isTried, setTried] = useState(false);
  const submit = useSubmit();
  const change = (changes: Partial<Values>): void => setValues((last) => ({ ...last, ...changes }));
  const isReady = values.organisation.trim() !== '' && values.text.trim() !== '';
  const open = async (): Promise<void> => {
    setTried(true);
    if (!isReady) return;
    await submit.run(async () => {
      const { id } = await demandApi.openCase({
        source: values.fileName === null ? 'mail' : 'file',
        organisation: { name: values.organisation.trim(), country: values.country, sector: values.sector },
        contact:
          values.name.trim() === '' && values.email.trim() === ''
            ? null
            : {
                name: values.name.trim() || values.email.trim(),
                email: values.email.trim(),
                phone: '',
                language: language.value,
              },
        title: values.title,
        text: values.text,
        fileName: values.fileName,
        confidential: stretchesOfLines(values.text, values.hidden),
        channel: null,
        deadline: values.deadline === '' ? null : values.deadline,
        budget: values.budget,
        audience: values.audience,
      });
      route(`/needs/${id}`);
    });
  };
  return (
    <Page title={t('demand.new-title')}>
      <p class="note">
        <a href="/needs">{t('demand.back')}</a>
      </p>
      <h1>{t('demand.new-title')}</h1>
      <p class="prose after-lead">{t('demand.new-text')}</p>
      <form
        class="need-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <div class="wide">
          <FileField
            onRead={(read, fileName) =>
              change({
                text: read.text,
                fileName,
                hidden: new Set(),
                ...(read.subject === '' ? {} : { title: read.subject.slice(0, TITLE_MAX) }),
                ...(read.from === null ? {} : { name: read.from.name, email: read.from.email }),
              })
            }
          />
          <LineMarks
            label={t('demand.paste')}
            hint={t('demand.paste-hint')}
            text={values.text}
            hidden={values.hidden}
            maxLength={TEXT_MAX}
            rows={14}
            fault={isTried && values.text.trim() === '' ? t('demand.paste-missing') : null}
            onText={(text) => change({ text, ...senderFor(values, text) })}
            onHidden={(hidden) => change({ hidden })}
          />
        </div>
        <FirmFields values={values} isTried={isTried} onChange={change} />
        <div class="wide">
          {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
          <div class="buttons">
            <Button type="submit" busy={submit.isBusy}>
              {t('demand.open-and-read')}
            </Button>
          </div>
        </div>
      </form>
    </Page>
  );
}

/** Whoever the pasted header names, unless somebody was named by hand. */
function senderFor({ name, email }: Values, text: string): Partial<Values> {
  return name === '' && email === '' ? (readSender(text) ?? {}) : {};
}

function FirmFields(props: {
  readonly values: Values;
  readonly isTried: boolean;
  readonly onChange: (changes: Partial<Values>) => void;
}): JSX.Element {
  const { values, isTried, onChange } = props;
  return (
    <div>
      <Field
        label={t('demand.organisation')}
        value={values.organisation}
        maxLength={120}
        fault={isTried && values.organisation.trim() === '' ? t('demand.organisation-missing') : null}
        onInput={(organisation) => onChange({ organisation })}
      />
      <Select
        label={t('demand.country')}
        value={values.country}
        options={[{ value: '', text: t('demand.country-open') }, ...countryChoices()]}
        onSelect={(country) => onChange({ country })}
      />
      <Field
        label={t('demand.sector')}
        value={values.sector}
        maxLength={SHORT_MAX}
        onInput={(sector) => onChange({ sector })}
      />
      <Field
        label={t('demand.contact-name')}
        value={values.name}
        maxLength={120}
        onInput={(name) => onChange({ name })}
      />
      <Field
        label={t('demand.contact-email')}
        hint={t('demand.contact-hint')}
        type="email"
        value={values.email}
        maxLength={254}
        onInput={(email) => onChange({ email })}
      />
      <Field
        label={t('demand.audience')}
        value={values.audience}
        maxLength={SHORT_MAX}
        onInput={(audience) => onChange({ audience })}
      />
      <Field
        label={t('demand.deadline')}
        type="date"
        value={values.deadline}
        onInput={(deadline) => onChange({ deadline })}
      />
      <Known name={values.organisation} email={values.email} text={values.text} />
    </div>
  );
}

function FileField(props: {
  readonly onRead: (read: Awaited<ReturnType<typeof demandApi.readFile>>, fileName: string) => void;
}): JSX.Element {
  const id = useId();
  const submit = useSubmit();
  const [tooLarge, setTooLarge] = useState(false);
  const read = async (file: File | undefined): Promise<void> => {
    setTooLarge(false);
    if (file === undefined) return;
    if (file.size > FILE_BYTES) {
      setTooLarge(true);
      return;
    }
    await submit.run(async () => {
      const content = toBase64(new Uint8Array(await file.arrayBuffer()));
      props.onRead(await demandApi.readFile(file.name, content), file.name);
    });
  };
  return (
    <div class="field">
      <label htmlFor={id}>{t('demand.file')}</label>
      <span class="hint" id={`${id}-hint`}>
        {t('demand.file-hint', { megabytes: FILE_BYTES / (1024 * 1024) })}
      </span>
      <input
        id={id}
        type="file"
        accept=".eml,.txt,.docx,.pdf"
        aria-describedby={`${id}-hint`}
        onChange={(event) => void read(event.currentTarget.files?.[0])}
      />
      <span class="hint" role="status">
        {submit.isBusy && t('demand.file-reading')}
      </span>
      {tooLarge && (
        <span class="fault" role="alert">
          {t('demand.file-too-large', { megabytes: FILE_BYTES / (1024 * 1024) })}
        </span>
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </div>
  );
}

/** Earlier cases that this may repeat, looked for while it is being written. */
function Known(props: { readonly name: string; readonly email: string; readonly text: string }): JSX.Element | null {
  const { name, email, text } = props;
  const [cases, setCases] = useState<readonly LookAlike[]>([]);
  useEffect(() => {
    if (name.trim().length < 2 && text.trim().length < 40) {
      setCases([]);
      return;
    }
    const timer = setTimeout(() => {
      void demandApi.findLookAlikes({ name, email, text }).then(
        (found) => setCases(found.cases),
        () => setCases([]),
      );
    }, LOOK_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [name, email, text]);
  if (cases.length === 0) return null;
  return (
    <Notice tone="care" title={t('demand.known')} announce="polite">
      <ul class="need-rows">
        {cases.map(({ id, title, organisation, receivedAt, reasons, likeness }) => (
          <li key={id}>
            <a href={`/needs/${id}`}>{title}</a>
            <small>
              {organisation} · {formatDate(receivedAt)}
            </small>
            <small>
              {reasons
                .map((reason) =>
                  reason === 'same-words'
                    ? t('demand.known-same-words', { share: formatHundredths(likeness) })
                    : t(`demand.known-${reason}`),
                )
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
