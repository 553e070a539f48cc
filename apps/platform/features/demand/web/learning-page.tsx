// What the institution's decisions teach the reading: the figure before and after, and a person who puts it into use or not.
import { Button, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatDateTime, formatNumber } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { RankerRun } from '../contract.ts';
import { demandApi } from './demand-api.ts';
import './demand.css';
import { schemeName } from './scheme-name.ts';

const LOOK_AGAIN_MS = 1500;

export function NeedLearningPage(): JSX.Element {
  const [found, reload] = useResource('need-rankers', demandApi.readRankers);
  const submit = useSubmit();
  const isWaiting = found.value?.runs.some(({ state }) => state === 'waiting') ?? false;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(reload, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isWaiting, reload]);
  if (found.status === 'failed' && found.value === null) {
    return <ProblemPage problem={found.problem} onRetry={reload} />;
  }
  const view = found.value;
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    await submit.run(work);
    reload();
  };
  return (
    <Page title={t('demand.learning')}>
      <p class="note">
        <a href="/needs">{t('demand.back')}</a>
      </p>
      <h1>{t('demand.learning')}</h1>
      <p class="prose after-lead">{t('demand.learning-text')}</p>
      {view !== null && <p class="need-lead">{t('demand.learning-lead', view.decisions)}</p>}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button
          busy={submit.isBusy || isWaiting}
          disabled={view === null || view.decisions.sentences < view.decisions.needed}
          onClick={() => void act(demandApi.train)}
        >
          {t('demand.train')}
        </Button>
      </div>
      {view !== null && view.decisions.sentences < view.decisions.needed && (
        <Notice>
          <p>{t('demand.train-more', { more: view.decisions.needed - view.decisions.sentences })}</p>
        </Notice>
      )}
      <ul class="need-rows">
        {(view?.runs ?? []).map((run) => (
          <Run
            key={run.id}
            run={run}
            isBusy={submit.isBusy}
            onUse={(use) => void act(() => demandApi.decideRanker(run.id, use))}
          />
        ))}
      </ul>
    </Page>
  );
}

function Run(props: {
  readonly run: RankerRun;
  readonly isBusy: boolean;
  readonly onUse: (use: boolean) => void;
}): JSX.Element {
  const { run } = props;
  const { figures } = run;
  return (
    <li>
      <b>{t(`demand.run-${run.state}`)}</b>
      <small>{[formatDateTime(run.madeAt), schemeName(run.scheme), run.by].filter(Boolean).join(' · ')}</small>
      {figures !== null && figures.before !== null && figures.after !== null && figures.difference !== null && (
        <>
          <BeforeAfter before={figures.before} after={figures.after} />
          <p class="prose">
            {t('demand.run-figures', {
              before: formatNumber(figures.before, 1),
              after: formatNumber(figures.after, 1),
              difference: formatNumber(figures.difference.value, 1),
              low: formatNumber(figures.difference.low, 1),
              high: formatNumber(figures.difference.high, 1),
            })}{' '}
            {t(`demand.verdict-${figures.verdict}`)}
          </p>
        </>
      )}
      {figures !== null && (
        <small>
          {t('demand.run-used', { sentences: figures.sentences, unused: figures.unused, aside: figures.setAside })}
        </small>
      )}
      {(run.state === 'offered' || run.state === 'in-use') && (
        <div class="buttons">
          {run.state === 'offered' && (
            <Button busy={props.isBusy} onClick={() => props.onUse(true)}>
              {t('demand.run-use')}
            </Button>
          )}
          <Button look="quiet" busy={props.isBusy} onClick={() => props.onUse(false)}>
            {t(run.state === 'offered' ? 'demand.run-leave' : 'demand.run-stop')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Two dots on one axis from 0 to 100: hollow before, filled after. */
function BeforeAfter(props: { readonly before: number; readonly after: number }): JSX.Element {
  const at = (value: number): number => 8 + (value / 100) * 344;
  const words = t('demand.run-dots', { before: formatNumber(props.before, 1), after: formatNumber(props.after, 1) });
  return (
    <svg class="need-before-after" viewBox="0 0 360 26" role="img" aria-label={words}>
      <line class="axis" x1="8" x2="352" y1="16" y2="16" />
      <line class="way" x1={at(props.before)} x2={at(props.after)} y1="16" y2="16" />
      <circle class="before" cx={at(props.before)} cy="16" r="6" />
      <circle class="after" cx={at(props.after)} cy="16" r="6" />
    </svg>
  );
}
