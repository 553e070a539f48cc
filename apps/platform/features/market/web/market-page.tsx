// The job market: three sentences, skills by months against what is offered, words no list knows, and where all of it comes from.
import { Button, Disclosure, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatDateTime, formatHundredths } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { MarketView, WatchView } from '../contract.ts';
import { BringIn } from './bring-in.tsx';
import { ImportList } from './import-list.tsx';
import './market.css';
import { marketApi } from './market-api.ts';
import { monthName, sayTimes } from './market-words.ts';
import { SkillTable } from './skill-table.tsx';
import { SourceList } from './source-list.tsx';
import { TermList } from './term-list.tsx';

const LOOK_AGAIN_MS = 1_500;

export function MarketPage(): JSX.Element {
  const [market, reload] = useResource('market', marketApi.read);
  const isMoving = market.value !== null && moves(market.value);
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(reload, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isMoving, reload]);
  if (market.status === 'failed' && market.value === null)
    return <ProblemPage problem={market.problem} onRetry={reload} />;
  return (
    <Page title={t('market.title')}>
      <h1>{t('market.title')}</h1>
      {market.status === 'failed' && <ProblemNotice problem={market.problem} onRetry={reload} />}
      {market.value === null ? (
        <p class="note" role="status">
          {t('market.loading')}
        </p>
      ) : (
        <Market market={market.value} onChanged={reload} />
      )}
    </Page>
  );
}

function moves({ watch, imports }: MarketView): boolean {
  return (
    ['waiting', 'reading'].includes(watch.state) || imports.some(({ state }) => ['looking', 'taking'].includes(state))
  );
}

function Market(props: { readonly market: MarketView; readonly onChanged: () => void }): JSX.Element {
  const { market, onChanged } = props;
  const { watch, sources, imports, terms, mayChange } = market;
  const isEmpty = watch.computedAt === null;
  return (
    <>
      {isEmpty ? <p class="prose after-lead market-lead">{t('market.empty')}</p> : <Lead watch={watch} />}
      <WatchState watch={watch} mayChange={mayChange} onChanged={onChanged} />
      {imports.length > 0 && <ImportList imports={imports} onChanged={onChanged} />}
      {!isEmpty && <SkillTable watch={watch} />}
      {!isEmpty && <TermList terms={terms} mayChange={mayChange} onChanged={onChanged} />}
      <SourceList sources={sources} imports={imports} mayChange={mayChange} onChanged={onChanged} />
      {mayChange && <BringIn sources={sources} onChanged={onChanged} />}
      {!isEmpty && (
        <Disclosure summary={t('market.explain')}>
          <p class="prose">{t('market.explain-text')}</p>
        </Disclosure>
      )}
    </>
  );
}

/** How much was read, what rises most surely, what nobody teaches. */
function Lead({ watch }: { readonly watch: WatchView }): JSX.Element {
  const { adverts, postings, employers, repeated, months, surest, counts } = watch;
  const span = { from: monthName(months[0] ?? ''), to: monthName(months.at(-1) ?? '') };
  const rise =
    surest === null
      ? t('market.lead-no-rise')
      : t('market.lead-rise', {
          skill: surest.label,
          times: sayTimes(surest.odds.value),
          low: sayTimes(surest.odds.low),
          high: sayTimes(surest.odds.high),
        });
  const tested = counts.skills - counts.notEnough;
  return (
    <div class="market-lead">
      <p>
        <Rich message={t('market.lead-postings', { adverts, postings, employers, repeated, ...span })} />
      </p>
      <p>
        <Rich message={rise} />
      </p>
      <p>
        <Rich message={t('market.lead-unserved', { unserved: counts.unserved, tested })} />
      </p>
    </div>
  );
}

function WatchState(props: {
  readonly watch: WatchView;
  readonly mayChange: boolean;
  readonly onChanged: () => void;
}): JSX.Element | null {
  const { state, progress, computedAt, list } = props.watch;
  const submit = useSubmit();
  const anew = (): Promise<boolean> =>
    submit.run(async () => {
      await marketApi.watchAnew();
      props.onChanged();
    });
  const isReading = state === 'waiting' || state === 'reading';
  return (
    <div class="market-state">
      {isReading && (
        <p role="status">
          {t(computedAt === null ? 'market.watching-first' : 'market.watching', { share: formatHundredths(progress) })}
        </p>
      )}
      {state === 'failed' && (
        <Notice tone="loss">
          <p>{t('market.watch-failed')}</p>
        </Notice>
      )}
      {computedAt !== null && list !== null && (
        <p class="note">
          {t('market.computed', { at: formatDateTime(computedAt), scheme: list.scheme, version: list.version })}
          {list.attribution !== '' && ` ${list.attribution}`}
        </p>
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {props.mayChange && (computedAt !== null || state === 'failed') && !isReading && (
        <Button look="quiet" busy={submit.isBusy} onClick={() => void anew()}>
          {t('market.watch-anew')}
        </Button>
      )}
    </div>
  );
}
