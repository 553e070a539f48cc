// One skill of the market: by months with intervals, in the words of adverts, what is offered, and by source.
import { DataTable, MarksSvg } from '@dragoman/ui';
import { shareLineMarks, topOfShares } from '@dragoman/ui/marks';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { t } from '../../../web/messages/messages.ts';
import { formatNumber } from '../../../web/messages/numbers.ts';
import { Rich } from '../../../web/messages/rich.tsx';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { SkillView } from '../contract.ts';
import './market.css';
import { marketApi } from './market-api.ts';
import { OfferLink } from './offer-link.tsx';
import { languageName, monthName, sayInterval, sayLine, sayShare, sayTimes } from './market-words.ts';
import { useNarrow } from './use-narrow.ts';

export function MarketSkillPage(): JSX.Element {
  const { query } = useLocation();
  const uri = query['uri'] ?? '';
  const [found, reload] = useResource(uri, () => marketApi.readSkill(uri));
  if (found.status === 'failed' && found.value === null)
    return <ProblemPage problem={found.problem} onRetry={reload} />;
  const title = found.value?.skill.label ?? t('market.title');
  return (
    <Page title={title}>
      <p class="note">
        <a href="/market">{t('market.back')}</a>
      </p>
      <h1>{title}</h1>
      {found.value === null ? (
        <p class="note" role="status">
          {t('market.loading')}
        </p>
      ) : (
        <Skill found={found.value} />
      )}
    </Page>
  );
}

function Skill({ found }: { readonly found: SkillView }): JSX.Element {
  const { skill } = found;
  const { asked, employers, trend, odds } = skill;
  return (
    <>
      <div class="market-lead">
        <p>
          <Rich message={t('market.skill-asked', { asked, employers, trend: t(`market.trend-${trend}`) })} />
        </p>
        <p>
          {odds === null
            ? t('market.skill-not-enough')
            : t('market.skill-odds', {
                value: sayTimes(odds.value),
                low: sayTimes(odds.low),
                high: sayTimes(odds.high),
              })}
        </p>
      </div>
      <Months found={found} />
      <Examples found={found} />
      <OffersOf found={found} />
      <Sources found={found} />
    </>
  );
}

const CHART = { width: 680, height: 200, margin: 12, dot: 3.4 };

function Months({ found }: { readonly found: SkillView }): JSX.Element {
  const { skill, months } = found;
  const most = topOfShares(skill.months);
  return (
    <section aria-labelledby="market-months">
      <h2 id="market-months">{t('market.skill-months')}</h2>
      <figure class="market-chart">
        <span class="top" aria-hidden="true">
          {formatNumber(most * 100)}
        </span>
        <MarksSvg
          width={CHART.width}
          height={CHART.height}
          marks={shareLineMarks(skill.months, { ...CHART, most })}
          label={sayLine(skill, months)}
        />
        <span class="span" aria-hidden="true">
          <span>{monthName(months[0] ?? '2000-01', 'short')}</span>
          <span>{monthName(months.at(-1) ?? '2000-01', 'short')}</span>
        </span>
      </figure>
      <MonthTable found={found} />
    </section>
  );
}

/** On a phone the interval and what was counted stand below the share, so that nothing scrolls sideways. */
function MonthTable({ found }: { readonly found: SkillView }): JSX.Element {
  const { skill, months } = found;
  const isNarrow = useNarrow();
  const about = { caption: t('market.skill-months'), captionHidden: true };
  const rows = skill.months.map((each, index) => ({
    key: months[index]!,
    month: monthName(months[index]!, isNarrow ? 'short' : 'long'),
    share: each.share === null ? t('market.no-postings') : sayShare(each.share),
    interval: sayInterval(each),
    counted: `${formatNumber(each.asked)} / ${formatNumber(each.postings)}`,
  }));
  if (isNarrow) {
    return (
      <DataTable
        {...about}
        columns={[{ title: t('market.column-month') }, { title: t('market.column-share'), number: true }]}
        rows={rows.map(({ key, month, share, interval, counted }) => ({
          key,
          cells: [
            month,
            <span key="share" class="market-share">
              {share}
              <small>{interval !== '' && t('market.interval-words', { interval })}</small>
              <small>{t('market.counted-words', { counted })}</small>
            </span>,
          ],
        }))}
      />
    );
  }
  return (
    <DataTable
      {...about}
      columns={[
        { title: t('market.column-month') },
        { title: t('market.column-share'), number: true },
        { title: t('market.column-interval'), number: true },
        { title: t('market.column-of'), number: true },
      ]}
      rows={rows.map(({ key, month, share, interval, counted }) => ({ key, cells: [month, share, interval, counted] }))}
    />
  );
}

function Examples({ found }: { readonly found: SkillView }): JSX.Element {
  return (
    <section aria-labelledby="market-examples">
      <h2 id="market-examples">{t('market.examples')}</h2>
      {found.examples.length === 0 ? (
        <p class="prose">{t('market.no-examples')}</p>
      ) : (
        <ul class="market-quotes">
          {found.examples.map(({ sentence, language, source, month }) => (
            <li key={sentence}>
              <q lang={language === '' ? undefined : language}>{sentence}</q>
              <small>{t('market.example-from', { source, month: monthName(month) })}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function OffersOf({ found }: { readonly found: SkillView }): JSX.Element {
  const { offers, served } = found.skill;
  return (
    <section aria-labelledby="market-offers">
      <h2 id="market-offers">{t('market.offers')}</h2>
      {offers.length === 0 ? (
        <p class="prose">{t('market.no-offers')}</p>
      ) : (
        <>
          <p class="prose">{t(`market.served-${served}`)}</p>
          <ul class="market-quotes">
            {offers.map((each) => (
              <li key={`${each.href} ${each.title}`}>
                <OfferLink offer={each} />
                <small>
                  {t(`market.offer-${each.kind}`)},{' '}
                  {t('market.offer-languages', { languages: each.languages.map(languageName).join(', ') })}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Sources({ found }: { readonly found: SkillView }): JSX.Element {
  const isNarrow = useNarrow();
  return (
    <section aria-labelledby="market-skill-sources">
      <h2 id="market-skill-sources">{t('market.skill-sources')}</h2>
      {isNarrow ? (
        <ul class="market-quotes">
          {found.sources.map(({ name, asked, postings, bias }) => (
            <li key={name}>
              <b>{name}</b>
              <small>
                {t('market.counted-words', { counted: `${formatNumber(asked)} / ${formatNumber(postings)}` })}
              </small>
              <p>
                <em>{t('market.bias-of')}:</em> {bias}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <SourceTable sources={found.sources} />
      )}
    </section>
  );
}

function SourceTable({ sources }: Pick<SkillView, 'sources'>): JSX.Element {
  return (
    <DataTable
      caption={t('market.skill-sources')}
      captionHidden
      columns={[
        { title: t('market.column-source') },
        { title: t('market.column-of'), number: true },
        { title: t('market.bias-of') },
      ]}
      rows={sources.map(({ name, asked, postings, bias }) => ({
        key: name,
        cells: [name, `${formatNumber(asked)} / ${formatNumber(postings)}`, bias],
      }))}
    />
  );
}
