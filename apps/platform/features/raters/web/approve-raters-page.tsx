// The named approver looks at the list: yes or no to each, and nothing of what is answered.
import { Button } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { takeToken } from '../../../web/page/take-token.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { ApprovalState } from '../contract.ts';
import { approvalApi } from './raters-api.ts';
import './raters.css';

export function ApproveRatersPage(): JSX.Element {
  const [token] = useState(takeToken);
  const [state, setState] = useState<ApprovalState | null>(null);
  const submit = useSubmit();
  useEffect(() => {
    void submit.run(async () => setState(await approvalApi.open(token)));
  }, []);
  const decide = (nominationId: string, verdict: 'approve' | 'refuse'): Promise<boolean> =>
    submit.run(async () => setState(await approvalApi.decide(token, nominationId, verdict)));
  const name = state?.ratee ?? '';
  const waiting = state?.nominations.filter((each) => each.state === 'waiting-for-approval') ?? [];
  const decided = state?.nominations.filter((each) => each.state !== 'waiting-for-approval') ?? [];
  return (
    <Page title={state === null ? t('raters.opening') : t('raters.approve-title', { name })} width="reading">
      <h1>{state === null ? t('raters.opening') : t('raters.approve-title', { name })}</h1>
      {state !== null && <p class="prose after-lead">{t('raters.approve-lead')}</p>}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {state !== null && waiting.length === 0 && <p class="note">{t('raters.approve-empty', { name })}</p>}
      <ul class="raters-list">
        {waiting.map((each) => (
          <li key={each.id}>
            <span class="name">{each.name}</span>
            <small>{[t(`raters.group-${each.group}`), each.email].join(' · ')}</small>
            <span class="raters-verdict">
              <Button busy={submit.isBusy} onClick={() => void decide(each.id, 'approve')}>
                {t('raters.approve')} <span class="visually-hidden">{each.name}</span>
              </Button>
              <Button look="quiet" busy={submit.isBusy} onClick={() => void decide(each.id, 'refuse')}>
                {t('raters.refuse')} <span class="visually-hidden">{each.name}</span>
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {decided.length > 0 && (
        <section aria-labelledby="decided-title">
          <h2 id="decided-title">{t('raters.approve-decided')}</h2>
          <ul class="raters-list">
            {decided.map((each) => (
              <li key={each.id}>
                <span class="name">{each.name}</span>
                <small>{[t(`raters.group-${each.group}`), t(`raters.state-${each.state}`)].join(' · ')}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
