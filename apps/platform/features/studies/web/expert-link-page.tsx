// Where an expert's link arrives: opens it on this device, or asks for the address when it was opened elsewhere before.
import { Button, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice, problemText } from '../../../web/page/problem-notice.tsx';
import { useLinkToken } from '../../../web/page/use-link-token.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import { EMAIL_MAX } from '../../identity/limits.ts';
import { expertApi } from './studies-api.ts';
import './studies.css';

const ASKS_ADDRESS = new Set(['expert.other-device', 'expert.address-not-right', 'expert.address-tries']);
const ENDED = new Set(['expert.link-not-known', 'expert.link-withdrawn', 'expert.link-over']);

export function ExpertLinkPage(): JSX.Element {
  const { route } = useLocation();
  const token = useLinkToken();
  const [address, setAddress] = useState('');
  const opening = useSubmit();
  const open = (given: string | null): Promise<boolean> =>
    opening.run(async () => {
      const state = await expertApi.open(token, given);
      route(`/expert/${state.expertId}`, true);
    });
  useEffect(() => {
    if (token !== '') void open(null);
  }, []);
  const code = token === '' ? 'expert.link-not-known' : (opening.problem?.code ?? null);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (code !== null && ASKS_ADDRESS.has(code)) setAsked(true);
  }, [code]);
  if (code !== null && ENDED.has(code)) {
    return (
      <Page title={t('expert.void-title')} width="reading">
        <h1>{t('expert.void-title')}</h1>
        <p class="prose after-lead">{problemText({ code, values: {}, status: 410, retryAfter: null })}</p>
      </Page>
    );
  }
  if (!asked) {
    return (
      <Page title="" width="reading">
        {opening.problem === null ? (
          <p class="note" role="status">
            {t('expert.opening')}
          </p>
        ) : (
          <ProblemNotice problem={opening.problem} onRetry={() => void open(null)} />
        )}
      </Page>
    );
  }
  return (
    <Page title={t('expert.other-device')} width="narrow">
      <h1>{t('expert.other-device')}</h1>
      <p class="prose after-lead">{t('problem.expert.other-device')}</p>
      <form
        class="studies-form"
        onSubmit={(event) => {
          event.preventDefault();
          void open(address.trim());
        }}
      >
        <Field
          label={t('studies.email')}
          type="email"
          value={address}
          onInput={setAddress}
          autoComplete="email"
          maxLength={EMAIL_MAX}
          required
        />
        {opening.problem !== null && opening.problem.code !== 'expert.other-device' && (
          <ProblemNotice problem={opening.problem} />
        )}
        <div class="buttons">
          <Button type="submit" busy={opening.isBusy}>
            {t('expert.go-on')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
