// Begins a round: under which name, for how long, and whether somebody looks at the list first.
import { Button, CheckList, Field, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { language, t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { EMAIL_MAX, NAME_MAX } from '../../../identity/limits.ts';
import type { OpenRoundBody, OwnRounds } from '../../contract.ts';
import { ROUND_DAYS_DEFAULT } from '../../limits.ts';
import { roundsApi } from '../raters-api.ts';

const DAYS = [7, ROUND_DAYS_DEFAULT, 21, 28];

export function OpenRoundForm(props: {
  readonly campaign: OwnRounds['campaigns'][number] | null;
  readonly name: string;
}): JSX.Element {
  const { campaign } = props;
  const { route } = useLocation();
  const [name, setName] = useState(props.name);
  const [days, setDays] = useState(ROUND_DAYS_DEFAULT);
  const [wantsApprover, setWantsApprover] = useState(false);
  const [approver, setApprover] = useState({ name: '', email: '' });
  const submit = useSubmit();
  const key = useRef({ body: '', key: '' });
  const hasApprover = campaign?.approval === true || wantsApprover;
  const open = (): Promise<boolean> =>
    submit.run(async () => {
      const body: OpenRoundBody = {
        campaignId: campaign?.id ?? null,
        name: name.trim(),
        days: campaign === null ? days : null,
        approver: hasApprover
          ? { name: approver.name.trim(), email: approver.email.trim(), language: language.value }
          : null,
      };
      const text = JSON.stringify(body);
      if (key.current.body !== text) key.current = { body: text, key: makeKey() };
      const round = await roundsApi.open(body, key.current.key);
      route(`/rounds/${round.id}`);
    });
  const title = campaign === null ? t('raters.begin-own') : t('raters.begin-campaign', { title: campaign.title });
  return (
    <form
      class="raters-sheet"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <h2>{title}</h2>
      {campaign === null && <p class="note">{t('raters.begin-text')}</p>}
      <Field
        label={t('raters.your-name')}
        value={name}
        onInput={setName}
        autoComplete="name"
        maxLength={NAME_MAX}
        required
      />
      {campaign === null && (
        <>
          <Select
            label={t('raters.days')}
            value={String(days)}
            options={DAYS.map((each) => ({ value: String(each), text: t('raters.days-option', { days: each }) }))}
            onSelect={(value) => setDays(Number(value))}
          />
          <CheckList
            legend={<span class="visually-hidden">{t('raters.approver')}</span>}
            options={[{ value: 'approver', text: t('raters.with-approver') }]}
            chosen={wantsApprover ? ['approver'] : []}
            onChange={(chosen) => setWantsApprover(chosen.length > 0)}
          />
        </>
      )}
      {hasApprover && <ApproverFields approver={approver} onChange={setApprover} />}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('raters.open')}
        </Button>
      </div>
    </form>
  );
}

function ApproverFields(props: {
  readonly approver: { readonly name: string; readonly email: string };
  readonly onChange: (approver: { name: string; email: string }) => void;
}): JSX.Element {
  const { approver, onChange } = props;
  return (
    <fieldset class="raters-fields">
      <legend>{t('raters.approver')}</legend>
      <p class="note">{t('raters.approver-hint')}</p>
      <Field
        label={t('raters.approver-name')}
        value={approver.name}
        onInput={(name) => onChange({ ...approver, name })}
        autoComplete="off"
        maxLength={NAME_MAX}
        required
      />
      <Field
        label={t('raters.approver-email')}
        type="email"
        value={approver.email}
        onInput={(email) => onChange({ ...approver, email })}
        autoComplete="off"
        maxLength={EMAIL_MAX}
        required
      />
    </fieldset>
  );
}
