// Name and address of the account.
import { Button, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { readSession } from '../../../../web/shell/session.ts';
import type { Account } from '../../contract.ts';
import { NAME_MAX } from '../../limits.ts';
import { accountApi } from '../identity-api.ts';

export function NameSection(props: { readonly account: Account; readonly onChange: () => void }): JSX.Element {
  const [name, setName] = useState(props.account.name);
  const submit = useSubmit();
  const save = async (): Promise<void> => {
    const isDone = await submit.run(async () => {
      await accountApi.rename(name);
      await readSession();
    });
    if (isDone) props.onChange();
  };
  return (
    <section class="staff-section" aria-labelledby="name-title">
      <h2 id="name-title">{t('account.you')}</h2>
      <p class="note">{t('account.email-is', { email: props.account.email })}</p>
      <form
        class="one-line"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label={t('account.name')}
          value={name}
          onInput={setName}
          autoComplete="name"
          maxLength={NAME_MAX}
          required
        />
        <Button type="submit" look="quiet" busy={submit.isBusy} disabled={name === props.account.name}>
          {t('staff.save')}
        </Button>
      </form>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </section>
  );
}
