// The desk: whether firms may write by the open form, who answers, and how fast it promises to.
import { Button, CheckList, Field, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { Desk } from '../contract.ts';
import { DAYS_MAX } from '../limits.ts';
import { demandApi } from './demand-api.ts';
import './demand.css';

export function NeedDeskPage(): JSX.Element {
  const [found, reload] = useResource('need-desk', demandApi.readDesk);
  if (found.status === 'failed' && found.value === null) {
    return <ProblemPage problem={found.problem} onRetry={reload} />;
  }
  return (
    <Page title={t('demand.desk')} width="reading">
      <p class="note">
        <a href="/needs">{t('demand.back')}</a>
      </p>
      <h1>{t('demand.desk')}</h1>
      <p class="prose after-lead">{t('demand.desk-text')}</p>
      {found.value !== null && <DeskForm desk={found.value} onSaved={reload} />}
    </Page>
  );
}

function DeskForm(props: { readonly desk: Desk; readonly onSaved: () => void }): JSX.Element {
  const { desk } = props;
  const [values, setValues] = useState({
    isOpen: desk.isOpen,
    contactName: desk.contactName,
    replyDays: String(desk.replyDays),
    stepDays: String(desk.stepDays),
  });
  const [isSaved, setSaved] = useState(false);
  const submit = useSubmit();
  const change = (changes: Partial<typeof values>): void => {
    setSaved(false);
    setValues((last) => ({ ...last, ...changes }));
  };
  const days = (text: string): number => Math.max(1, Math.min(DAYS_MAX, Number.parseInt(text, 10) || 1));
  const save = async (): Promise<void> => {
    const { isOpen, contactName, replyDays, stepDays } = values;
    const body = { isOpen, contactName, replyDays: days(replyDays), stepDays: days(stepDays) };
    if (!(await submit.run(() => demandApi.saveDesk(body)))) return;
    setSaved(true);
    props.onSaved();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <CheckList
        legend={t('demand.desk-form')}
        options={[{ value: 'open', text: t('demand.desk-open') }]}
        chosen={values.isOpen ? ['open'] : []}
        onChange={(chosen) => change({ isOpen: chosen.length > 0 })}
      />
      <Field
        label={t('demand.desk-contact')}
        hint={t('demand.desk-contact-hint')}
        value={values.contactName}
        maxLength={120}
        onInput={(contactName) => change({ contactName })}
      />
      <Field
        label={t('demand.desk-reply')}
        hint={t('demand.desk-reply-hint')}
        type="number"
        min={1}
        max={DAYS_MAX}
        value={values.replyDays}
        onInput={(replyDays) => change({ replyDays })}
      />
      <Field
        label={t('demand.desk-step')}
        type="number"
        min={1}
        max={DAYS_MAX}
        value={values.stepDays}
        onInput={(stepDays) => change({ stepDays })}
      />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('demand.save')}
        </Button>
      </div>
      <p class="note" role="status">
        {isSaved && t('demand.saved')}
      </p>
      {desk.isOpen && (
        <Notice title={t('demand.desk-link')}>
          <p>
            <a href={new URL(desk.formLink).pathname}>
              <code>{desk.formLink}</code>
            </a>
          </p>
          <p class="note">{t('demand.desk-link-text')}</p>
        </Notice>
      )}
    </form>
  );
}
