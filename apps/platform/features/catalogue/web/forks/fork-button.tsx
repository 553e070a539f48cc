// Makes an own version of a module and goes there.
import { Button } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useRef } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { actor } from '../../../../web/shell/session.ts';
import { FORK_WRITERS } from '../../limits.ts';
import { forksApi } from './forks-api.ts';

/** True for whoever may change the institution's own versions. */
export function mayWriteForks(): boolean {
  const who = actor.value;
  const roles: readonly string[] = who?.kind === 'account' ? who.roles : [];
  return FORK_WRITERS.some((role) => roles.includes(role));
}

export function ForkButton({ moduleId }: { readonly moduleId: string }): JSX.Element | null {
  const { route } = useLocation();
  const submit = useSubmit();
  const key = useRef(makeKey());
  if (!mayWriteForks()) return null;
  return (
    <>
      <Button
        look="quiet"
        busy={submit.isBusy}
        onClick={() =>
          void submit.run(async () => {
            const { id } = await forksApi.make(moduleId, key.current);
            route(`/module-forks/${id}`);
          })
        }
      >
        {t('materials.make-own')}
      </Button>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </>
  );
}
