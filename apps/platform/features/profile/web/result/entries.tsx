// Every entry of a result: yesterday's stays, a recomputation is offered and stands beside it.
import { Button, Disclosure, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { t } from '../../../../web/messages/messages.ts';
import { formatDateTime } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { EntryReason, ProfileResult } from '../../contract.ts';
import { developmentApi } from '../profile-api.ts';

const REASONS = {
  first: 'first',
  'round-released': 'roundreleased',
  'evidence-added': 'evidenceadded',
  'ageing-chosen': 'ageingchosen',
  recomputed: 'other',
} as const satisfies Record<EntryReason, string>;

export function Entries(props: { readonly result: ProfileResult; readonly attemptId: string }): JSX.Element {
  const { result, attemptId } = props;
  const { route } = useLocation();
  const [entries, reload] = useResource(attemptId, () => developmentApi.entries(attemptId));
  const submit = useSubmit();
  const recompute = async (): Promise<void> => {
    const done = await submit.run(async () => {
      const again = await developmentApi.recompute(attemptId);
      route(`/result/${attemptId}?entry=${again.resultId}`);
    });
    if (done) reload();
  };
  const offer = result.entry?.offer ?? 'none';
  const all = entries.value?.entries ?? [];
  return (
    <div class="entries no-print">
      {result.entry?.isCurrent === false && (
        <Notice tone="care">
          <p>
            {t('profile.entry-of')} <a href={`/result/${attemptId}`}>{t('profile.entry-back')}</a>
          </p>
        </Notice>
      )}
      {offer !== 'none' && (
        <Notice>
          <p>{t(offer === 'parameters' ? 'profile.offer-parameters' : 'profile.offer-program')}</p>
          <Button look="quiet" busy={submit.isBusy} onClick={() => void recompute()}>
            {t('profile.recompute')}
          </Button>
        </Notice>
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {all.length > 1 && (
        <Disclosure summary={t('profile.entries', { count: all.length })}>
          <ol class="entry-list">
            {all.map((entry) => (
              <li key={entry.resultId}>
                <a href={`/result/${attemptId}?entry=${entry.resultId}`}>
                  {t('profile.entry', { reason: REASONS[entry.reason], date: formatDateTime(entry.computedAt) })}
                </a>
                {entry.resultId === result.resultId && <small> {t('profile.entry-shown')}</small>}
              </li>
            ))}
          </ol>
        </Disclosure>
      )}
    </div>
  );
}
