// The private link of a guest: to copy, to scan, to replace. For people with an account there is none and none is needed.
import { Button, Field, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { makeKey } from '../api/make-key.ts';
import { toProblem } from '../api/problem.ts';
import type { Problem } from '../api/problem.ts';
import { t } from '../messages/messages.ts';
import { ProblemNotice } from '../page/problem-notice.tsx';
import { useResource } from '../page/use-resource.ts';
import type { RenewedLink } from '../../features/assessment/contract.ts';
import { request } from '../api/request.ts';
import { actor } from '../shell/session.ts';
import { QrCode } from './qr-code.tsx';
import './private-link.css';

export function PrivateLink(): JSX.Element {
  // Asking for somebody with an account would only be refused.
  return actor.value?.kind === 'account' ? <p class="note">{t('pause.account')}</p> : <GuestLink />;
}

function GuestLink(): JSX.Element {
  const [link, reload] = useResource('own-link', async () =>
    absolute(await request<RenewedLink>('GET', '/private-links/own')),
  );
  const [renewed, setRenewed] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const address = renewed ?? link.value;
  if (link.status === 'failed' && (link.problem.status === 403 || link.problem.status === 404)) {
    return <p class="note">{t('pause.account')}</p>;
  }
  const renew = async (): Promise<void> => {
    setProblem(null);
    try {
      setRenewed(
        absolute(await request<RenewedLink>('POST', '/private-links/renew', { body: {}, idempotencyKey: makeKey() })),
      );
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
function absolute(link: RenewedLink): string {
  return new URL(link.privateLink, location.origin).href;
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
