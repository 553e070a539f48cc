// Opens a sign-in link from a mail. The link is used on a click, because mail programs open links on their own to look inside.
import { Button, LinkButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { takeToken } from '../../../web/page/take-token.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import { signInApi } from './identity-api.ts';
import { placeAfterSignIn } from './sign-in/after-sign-in.ts';
import { CodeForm } from './sign-in/code-form.tsx';
import './staff.css';

export function SignInLinkPage(): JSX.Element {
  const { route } = useLocation();
  const [token] = useState(takeToken);
  const [isSecondStep, setSecondStep] = useState(false);
  const submit = useSubmit();
  const enter = async (): Promise<void> => route(await placeAfterSignIn(), true);
  const open = (): Promise<boolean> =>
    submit.run(async () => {
      const { step } = await signInApi.openLink(token);
      if (step === 'two-factor') setSecondStep(true);
      else await enter();
    });
  const isVoid = token === '' || submit.problem?.code === 'link.not-known';
  return (
    <Page title={t('shell.sign-in')} width="narrow">
      <h1>{isSecondStep ? t('sign-in.second-step') : isVoid ? t('sign-in.link-void') : t('sign-in.link-title')}</h1>
      {isSecondStep && <CodeForm onDone={enter} />}
      {!isSecondStep && !isVoid && (
        <div class="buttons">
          <Button busy={submit.isBusy} onClick={() => void open()}>
            {t('sign-in.link-open')}
          </Button>
        </div>
      )}
      {!isSecondStep && !isVoid && submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {isVoid && (
        <>
          <p class="prose after-lead">{t('sign-in.link-void-text')}</p>
          <div class="buttons">
            <LinkButton href="/sign-in">{t('sign-in.new-link')}</LinkButton>
          </div>
        </>
      )}
    </Page>
  );
}
