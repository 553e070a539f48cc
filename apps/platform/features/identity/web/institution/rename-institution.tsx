// The name of the institution.
import { Button, Disclosure, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { readSession } from '../../../../web/shell/session.ts';
import type { Institution } from '../../contract.ts';
import { NAME_MAX } from '../../limits.ts';
import { institutionApi } from '../identity-api.ts';

export function RenameInstitution(props: {
  readonly institution: Institution;
  readonly onChange: () => void;
}): JSX.Element {
  const [name, setName] = useState(props.institution.name);
  const submit = useSubmit();
  const save = async (): Promise<void> => {
    const isDone = await submit.run(async () => {
      await institutionApi.rename(name);
      await readSession();
    });
    if (isDone) props.onChange();
  };
  return (
    <section class="staff-section staff-form">
      <Disclosure summary={t('institution.rename')}>
        <form
          class="one-line"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <Field label={t('account.name')} value={name} onInput={setName} maxLength={NAME_MAX} required />
          <Button type="submit" look="quiet" busy={submit.isBusy}>
            {t('staff.save')}
          </Button>
        </form>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      </Disclosure>
    </section>
  );
}
