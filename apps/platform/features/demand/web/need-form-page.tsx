// The one-page form of a firm: no account, five required fields, confidential lines, to be left and found again by its link.
import { Button, CheckList, Field, LinkButton, Notice, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { language, t } from '../../../web/messages/messages.ts';
import { formatDateTime } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { takeToken } from '../../../web/page/take-token.ts';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { NeedForm, NeedFormHead, SavedForm } from '../contract.ts';
import { FORM_TEXT_MAX, SHORT_MAX } from '../limits.ts';
import { countryChoices } from './countries.ts';
import './demand.css';
import { firmApi } from './firm/firm-api.ts';
import { keepToken } from './firm/kept-token.ts';
import { LineMarks } from './line-marks.tsx';
import { linesOfStretches, stretchesOfLines } from './stretches-of-lines.ts';

export interface FormValues extends Omit<NeedForm, 'confidential' | 'language' | 'deadline'> {
  readonly hidden: ReadonlySet<number>;
  readonly deadline: string;
}

const EMPTY: FormValues = {
  organisation: '',
  country: '',
  sector: '',
  name: '',
  email: '',
  text: '',
  hidden: new Set(),
  people: '',
  deadline: '',
  budget: '',
  isBudgetConfidential: false,
  agreed: false,
};
const LEAST_LETTERS = 20;

export function NeedFormPage(): JSX.Element {
  const { params } = useRoute();
  const deskId = params['deskId'] ?? '';
  const [token] = useState(takeToken);
  const [head, reload] = useResource(deskId, () => firmApi.readForm(deskId));
  const [draft, setDraft] = useState<FormValues | null>(token === '' ? EMPTY : null);
  const opening = useSubmit();
  useEffect(() => {
    if (token === '') return;
    void opening.run(async () => {
      const page = await firmApi.open(token);
      setDraft(page.draft === null ? EMPTY : toValues(page.draft.form));
    });
  }, []);
  if (head.status === 'failed' && head.value === null) return <ProblemPage problem={head.problem} onRetry={reload} />;
  const institution = head.value?.institution ?? '';
  const title = institution === '' ? t('demand.form-opening') : t('demand.form-title', { institution });
  return (
    <Page title={title} width="reading">
      <h1>{title}</h1>
      {opening.problem !== null && <ProblemNotice problem={opening.problem} />}
      {head.value !== null && draft !== null && (
        <FirmForm deskId={deskId} head={head.value} start={draft} token={token === '' ? null : token} />
      )}
    </Page>
  );
}

function toValues(form: NeedForm): FormValues {
  const { organisation, country, sector, name, email, text, people, budget, isBudgetConfidential, agreed } = form;
  return {
    organisation,
    country,
    sector,
    name,
    email,
    text,
    people,
    budget,
    isBudgetConfidential,
    agreed,
    deadline: form.deadline ?? '',
    hidden: linesOfStretches(text, form.confidential),
  };
}

function toForm({ hidden, deadline, ...same }: FormValues): NeedForm {
  return {
    ...same,
    deadline: deadline === '' ? null : deadline,
    confidential: stretchesOfLines(same.text, hidden),
    language: language.value,
  };
}

export function FirmForm(props: {
  readonly deskId: string;
  readonly head: NeedFormHead;
  readonly start: FormValues;
  readonly token: string | null;
}): JSX.Element {
  const { deskId, head } = props;
  const [values, setValues] = useState(props.start);
  const [saved, setSaved] = useState<SavedForm | null>(null);
  const [isSent, setSent] = useState(false);
  const [isTried, setTried] = useState(false);
  const token = useRef(props.token);
  const key = useRef(makeKey());
  const submit = useSubmit();
  const change = (changes: Partial<FormValues>): void => {
    key.current = makeKey();
    setValues((last) => ({ ...last, ...changes }));
  };
  const faults = isTried ? findFaults(values) : {};
  const save = (): Promise<boolean> =>
    submit.run(async () => {
      const kept = await firmApi.save(deskId, token.current, toForm(values));
      token.current = kept.token;
      setSaved(kept);
    });
  const send = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(findFaults(values)).length > 0) {
      document.getElementById('need-form-faults')?.focus();
      return;
    }
    await submit.run(async () => {
      const sent = await firmApi.send(deskId, token.current, toForm(values), key.current);
      token.current = sent.token;
      keepToken(sent.token);
      setSent(true);
    });
  };
  if (isSent) return <Sent institution={head.institution} token={token.current ?? ''} email={values.email} />;
  return (
    <form
      class="need-firm-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="prose after-lead">
        {t('demand.form-text', { institution: head.institution, days: head.replyDays })}
        {head.contactName !== '' && ` ${t('demand.form-contact', { name: head.contactName })}`}
      </p>
      <div id="need-form-faults" tabIndex={-1} role="alert">
        {Object.keys(faults).length > 0 && (
          <Notice tone="loss">
            <p>{t('demand.form-faults', { count: Object.keys(faults).length })}</p>
          </Notice>
        )}
      </div>
      <NeedFields values={values} faults={faults} onChange={change} />
      <Notice title={t('demand.form-notice-title')}>
        <p>{t('demand.form-notice', { institution: head.institution })}</p>
      </Notice>
      <CheckList
        legend={t('demand.form-agree-legend')}
        options={[{ value: 'agreed', text: t('demand.form-agree') }]}
        chosen={values.agreed ? ['agreed'] : []}
        onChange={(chosen) => change({ agreed: chosen.length > 0 })}
      />
      {faults.agreed !== undefined && <p class="field fault">{faults.agreed}</p>}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('demand.form-send')}
        </Button>
        <Button look="quiet" busy={submit.isBusy} onClick={() => void save()}>
          {t('demand.form-save')}
        </Button>
      </div>
      <div role="status">{saved !== null && <Kept saved={saved} />}</div>
    </form>
  );
}

type Faults = Partial<Record<'organisation' | 'name' | 'email' | 'text' | 'agreed', string>>;

function findFaults({ organisation, name, email, text, agreed }: FormValues): Faults {
  return {
    ...(organisation.trim() === '' ? { organisation: t('demand.organisation-missing') } : {}),
    ...(name.trim() === '' ? { name: t('demand.name-missing') } : {}),
    ...(/^\S+@\S+\.\S+$/.test(email.trim()) ? {} : { email: t('demand.email-missing') }),
    ...(text.trim().length < LEAST_LETTERS ? { text: t('demand.text-missing') } : {}),
    ...(agreed ? {} : { agreed: t('demand.agree-missing') }),
  };
}

function NeedFields(props: {
  readonly values: FormValues;
  readonly faults: Faults;
  readonly onChange: (changes: Partial<FormValues>) => void;
}): JSX.Element {
  const { values, faults, onChange } = props;
  return (
    <>
      <LineMarks
        label={t('demand.form-need')}
        hint={t('demand.form-need-hint')}
        text={values.text}
        hidden={values.hidden}
        maxLength={FORM_TEXT_MAX}
        rows={8}
        required
        fault={faults.text ?? null}
        onText={(text) => onChange({ text })}
        onHidden={(hidden) => onChange({ hidden })}
      />
      <Field
        label={t('demand.form-organisation')}
        value={values.organisation}
        autoComplete="organization"
        maxLength={120}
        required
        fault={faults.organisation}
        onInput={(organisation) => onChange({ organisation })}
      />
      <Field
        label={t('demand.form-name')}
        value={values.name}
        autoComplete="name"
        maxLength={120}
        required
        fault={faults.name}
        onInput={(name) => onChange({ name })}
      />
      <Field
        label={t('demand.form-email')}
        type="email"
        value={values.email}
        autoComplete="email"
        maxLength={254}
        required
        fault={faults.email}
        onInput={(email) => onChange({ email })}
      />
      <h2>{t('demand.form-more')}</h2>
      <Field
        label={t('demand.form-people')}
        value={values.people}
        maxLength={SHORT_MAX}
        onInput={(people) => onChange({ people })}
      />
      <Field
        label={t('demand.deadline')}
        type="date"
        value={values.deadline}
        onInput={(deadline) => onChange({ deadline })}
      />
      <Field
        label={t('demand.budget')}
        value={values.budget}
        maxLength={SHORT_MAX}
        onInput={(budget) => onChange({ budget })}
      />
      <CheckList
        legend={t('demand.form-budget')}
        options={[{ value: 'hidden', text: t('demand.form-budget-hidden') }]}
        chosen={values.isBudgetConfidential ? ['hidden'] : []}
        onChange={(chosen) => onChange({ isBudgetConfidential: chosen.length > 0 })}
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
    </>
  );
}

function Kept({ saved }: { readonly saved: SavedForm }): JSX.Element {
  const link = new URL(`/firm#${saved.token}`, location.href).href;
  return (
    <Notice title={t('demand.form-kept', { at: formatDateTime(saved.savedAt) })}>
      <p>{saved.isMailed ? t('demand.form-kept-mailed') : t('demand.form-kept-text')}</p>
      <p>
        <code>{link}</code>
      </p>
    </Notice>
  );
}

function Sent(props: { readonly institution: string; readonly token: string; readonly email: string }): JSX.Element {
  return (
    <div tabIndex={-1}>
      <p class="prose after-lead need-lead" role="status">
        {t('demand.form-sent', { institution: props.institution, email: props.email })}
      </p>
      <div class="buttons">
        <LinkButton href={`/firm#${props.token}`}>{t('demand.form-to-page')}</LinkButton>
      </div>
    </div>
  );
}
