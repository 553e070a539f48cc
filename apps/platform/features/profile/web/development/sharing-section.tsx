// Who may see plan or profile: nobody, unless named here; taken back with one click. And what colleagues share with this person.
import { Button, Field, PlainButton, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { Share } from '../../contract.ts';
import { developmentApi } from '../profile-api.ts';

export function whatName(what: Share['what']): string {
  return t('profile.share-what-name', { what: what === 'profile' ? 'profile' : 'other' });
}

export function SharingSection(props: { readonly hasAccount: boolean }): JSX.Element {
  return (
    <section class="no-print" aria-labelledby="sharing-title">
      <h2 id="sharing-title">{t('profile.sharing')}</h2>
      <p class="prose">{t('profile.sharing-text')}</p>
      {props.hasAccount ? <Sharing /> : <p class="note">{t('profile.sharing-guest')}</p>}
    </section>
  );
}

function Sharing(): JSX.Element {
  const [shares, reload] = useResource('shares', developmentApi.shares);
  const [received] = useResource('received', developmentApi.received);
  const [email, setEmail] = useState('');
  const [what, setWhat] = useState<Share['what']>('plan');
  const submit = useSubmit();
  const share = async (): Promise<void> => {
    if (!(await submit.run(() => developmentApi.share(email, what)))) return;
    setEmail('');
    reload();
  };
  const revoke = async (id: string): Promise<void> => {
    if (await submit.run(() => developmentApi.revoke(id))) reload();
  };
  const granted = shares.value?.shares ?? [];
  const fromOthers = received.value?.shares ?? [];
  return (
    <>
      {granted.length === 0 && <p class="note">{t('profile.share-nobody')}</p>}
      <ul class="shares">
        {granted.map((each) => (
          <li key={each.id}>
            <span>
              {t('profile.share-since', {
                name: each.withName,
                what: whatName(each.what),
                date: formatDate(each.grantedAt),
              })}
            </span>
            <PlainButton onClick={() => void revoke(each.id)}>
              {t('profile.share-revoke')} <span class="visually-hidden">{each.withName}</span>
            </PlainButton>
          </li>
        ))}
      </ul>
      <form
        class="one-row"
        onSubmit={(event) => {
          event.preventDefault();
          void share();
        }}
      >
        <Field label={t('profile.share-email')} type="email" value={email} onInput={setEmail} required />
        <Select
          label={t('profile.share-what')}
          value={what}
          options={(['plan', 'profile'] as const).map((each) => ({ value: each, text: whatName(each) }))}
          onSelect={(value) => setWhat(value === 'profile' ? 'profile' : 'plan')}
        />
        <Button type="submit" look="quiet" busy={submit.isBusy}>
          {t('profile.share-do')}
        </Button>
      </form>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {fromOthers.length > 0 && (
        <>
          <h3>{t('profile.received')}</h3>
          <ul class="shares">
            {fromOthers.map((each) => (
              <li key={each.id}>
                <a href={`/shared/${each.id}`}>
                  {t('profile.share-since', {
                    name: each.fromName,
                    what: whatName(each.what),
                    date: formatDate(each.grantedAt),
                  })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
