// The private link of a guest: to copy, to scan, to replace. For people with an account there is none and none is needed.
import { Button, Field, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { toProblem } from '../../../../web/api/problem.ts';
import type { Problem } from '../../../../web/api/problem.ts';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { assessmentApi } from '../assessment-api.ts';
import { QrCode } from './qr-code.tsx';

export function PrivateLink(): JSX.Element | null {
  const [link, reload] = useResource('own-link', async () => absolute((await assessmentApi.ownLink()).privateLink));
  const [renewed, setRenewed] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const address = renewed ?? link.value;
  if (link.status === 'failed' && (link.problem.status === 403 || link.problem.status === 404)) {
    return <p class="note">{t('pause.account')}</p>;
  }
  const renew = async (): Promise<void> => {
    setProblem(null);
    try {
      setRenewed(absolute((await assessmentApi.renewLink(makeKey())).privateLink));
    } catch (error) {
      setProblem(toProblem(error));
    }
  };
  return (
    <section class="private-link" aria-labelledby="private-link-title">
      <h2 id="private-link-title">{t('pause.link-title')}</h2>
      <p class="prose">{t('pause.link-text')}</p>
      {link.status === 'failed' && <ProblemNotice problem={link.problem} onRetry={reload} />}
      {address !== null && (
        <div class="link-and-code">
          <div>
            <Field label={t('pause.link-label')} value={address} readOnly onInput={() => undefined} />
            <div class="link-actions">
              <CopyButton text={address} />
              <PlainButton onClick={() => void renew()}>{t('pause.link-renew')}</PlainButton>
            </div>
            <p class="note">{renewed === null ? t('pause.link-renew-text') : t('pause.link-renewed')}</p>
            {problem !== null && <ProblemNotice problem={problem} />}
          </div>
          <QrCode text={address} label={t('pause.link-code')} />
        </div>
      )}
    </section>
  );
}

/** The server gives a path; the address of this installation goes in front. */
function absolute(path: string): string {
  return new URL(path, location.origin).href;
}

function CopyButton(props: { readonly text: string }): JSX.Element {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => setState('idle'), [props.text]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(props.text);
      setState('copied');
    } catch {
      // No clipboard on plain http or when refused: the field can be selected by hand.
      setState('refused');
    }
  };
  return (
    <>
      <Button look="quiet" onClick={() => void copy()}>
        {t('action.copy')}
      </Button>
      <span role="status" class="note">
        {state === 'copied' ? t('action.copied') : state === 'refused' ? t('action.copy-by-hand') : ''}
      </span>
    </>
  );
}
