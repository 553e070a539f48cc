// The half-life of an institution: what holds for everybody who has not chosen one themselves.
import { Button, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import { HALF_LIVES } from './development/half-lives.ts';
import { institutionAgeingApi } from './profile-api.ts';
import './development/development.css';

export function InstitutionAgeingPage(): JSX.Element {
  const [ageing, reload] = useResource('institution ageing', institutionAgeingApi.read);
  const [chosen, setChosen] = useState<number | null>(null);
  const [isKept, setKept] = useState(false);
  const submit = useSubmit();
  if (ageing.status === 'failed' && ageing.value === null)
    return <ProblemPage problem={ageing.problem} onRetry={reload} />;
  const set = ageing.value?.halfLifeMonths ?? null;
  const months = chosen ?? set ?? 0;
  const choose = async (): Promise<void> => {
    setKept(false);
    if (!(await submit.run(() => institutionAgeingApi.choose(months === 0 ? null : months)))) return;
    setKept(true);
    reload();
  };
  return (
    <Page title={t('profile.ageing')} width="reading">
      <p class="note">
        <a href="/institution">{t('shell.institution')}</a> · {t('profile.ageing')}
      </p>
      <h1 class="lead">
        {ageing.value === null
          ? t('profile.loading')
          : set === null
            ? t('profile.institution-ageing-off')
            : t('profile.institution-ageing-on', { months: set })}
      </h1>
      <p class="prose after-lead">{t('profile.institution-ageing-text')}</p>
      <div class="one-row">
        <Select
          label={t('profile.ageing-try')}
          value={String(months)}
          options={HALF_LIVES.map((each) => ({
            value: String(each),
            text: t('profile.ageing-choice', { months: each }),
          }))}
          onSelect={(value) => {
            setKept(false);
            setChosen(Number(value));
          }}
        />
        <Button look="quiet" busy={submit.isBusy} onClick={() => void choose()}>
          {t('profile.ageing-choose')}
        </Button>
      </div>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <p class="note" role="status">
        {isKept && t('profile.institution-ageing-kept')}
      </p>
    </Page>
  );
}
