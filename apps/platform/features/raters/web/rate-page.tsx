// Where a rater's link arrives: opens it on this device, or asks for the address when it was opened elsewhere before.
import { Button, Field, LinkButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice, problemText } from '../../../web/page/problem-notice.tsx';
import { useLinkToken } from '../../../web/page/use-link-token.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import { EMAIL_MAX } from '../../identity/limits.ts';
import { ratingApi } from './raters-api.ts';
import './raters.css';

const ASKS_ADDRESS = new Set(['raters.other-device', 'raters.address-not-right', 'raters.address-tries']);
const ENDED = new Set(['raters.link-not-known', 'raters.link-withdrawn', 'raters.link-over']);

export function RatePage(): JSX.Element {
  const { route } = useLocation();
  const token = useLinkToken();
  const [address, setAddress] = useState('');
  const opening = useSubmit();
  const open = (given: string | null): Promise<boolean> =>
    opening.run(async () => {
      const state = await ratingApi.open(token, given);
      route(`/rate/${state.ratingId}`, true);
    });
  useEffect(() => {
    if (token !== '') void open(null);
  }, []);
  const code = token === '' ? 'raters.link-not-known' : (opening.problem?.code ?? null);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (code !== null && ASKS_ADDRESS.has(code)) setAsked(true);
  }, [code]);
  if (code !== null && ENDED.has(code)) return <Ended code={code} />;
  if (!asked) {
    return (
      <Page title="" width="reading">
        {opening.problem === null ? (
          <p class="note" role="status">
            {t('raters.opening')}
          </p>
        ) : (
          <ProblemNotice problem={opening.problem} onRetry={() => void open(null)} />
        )}
      </Page>
    );
  }
  return (
    <Page title={t('raters.other-device-title')} width="narrow">
      <h1>{t('raters.other-device-title')}</h1>
      <p class="prose after-lead">{t('raters.other-device-text')}</p>
      <form
        class="raters-form"
        onSubmit={(event) => {
          event.preventDefault();
          void open(address.trim());
        }}
      >
        <Field
          label={t('raters.email')}
          type="email"
          value={address}
          onInput={setAddress}
          autoComplete="email"
          maxLength={EMAIL_MAX}
          required
        />
        {opening.problem !== null && opening.problem.code !== 'raters.other-device' && (
          <ProblemNotice problem={opening.problem} />
        )}
        <div class="buttons">
          <Button type="submit" busy={opening.isBusy}>
            {t('raters.go-on')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

/** A link that opens nothing any more, and why. */
function Ended(props: { readonly code: string }): JSX.Element {
  const title = props.code === 'raters.link-withdrawn' ? t('raters.withdrawn-title') : t('raters.void-title');
  return (
    <Page title={title} width="reading">
      <h1>{title}</h1>
      <p class="prose after-lead">{problemText({ code: props.code, values: {}, status: 410, retryAfter: null })}</p>
      <div class="buttons">
        <LinkButton href="/" look="quiet">
          {t('page.to-start')}
        </LinkButton>
      </div>
    </Page>
  );
}
