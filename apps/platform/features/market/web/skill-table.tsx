// Skills in demand as a table: a small line of months, the change in words, and what is offered, narrowed by what somebody looks for.
import { Button, DataTable, Field, Select } from '@dragoman/ui';
import { topOfShares } from '@dragoman/ui/marks';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import type { WatchedSkillView, WatchView } from '../contract.ts';
import { languageName, sayTimes } from './market-words.ts';
import { ShareLine } from './share-line.tsx';

/** Rows before somebody asks for all. */
const ROWS = 25;
const VIEWS = ['enough', 'changed', 'unserved', 'all'] as const;
type View = (typeof VIEWS)[number];

const SHOWN: Readonly<Record<View, (skill: WatchedSkillView) => boolean>> = {
  enough: ({ trend }) => trend !== 'not-enough',
  changed: ({ trend }) => trend === 'rising' || trend === 'falling',
  unserved: ({ served, trend }) => served !== 'offered' && trend !== 'not-enough',
  all: () => true,
};

export function SkillTable({ watch }: { readonly watch: WatchView }): JSX.Element {
  const [view, setView] = useState<View>('enough');
  const [words, setWords] = useState('');
  const [isLong, setLong] = useState(false);
  const wanted = words.trim().toLowerCase();
  const skills = watch.skills.filter(
    (skill) => SHOWN[view](skill) && (wanted === '' || skill.label.toLowerCase().includes(wanted)),
  );
  // One scale for all rows; an interval of a month with few postings may leave it.
  const most = topOfShares(
    skills.flatMap(({ months }) => months.map(({ share }) => ({ share, low: null, high: share }))),
  );
  const shown = isLong ? skills : skills.slice(0, ROWS);
  const left = watch.counts.skills - watch.skills.length;
  return (
    <section aria-labelledby="market-skills">
      <h2 id="market-skills">{t('market.skills')}</h2>
      <p class="prose">{t('market.skills-text')}</p>
      <div class="market-narrow">
        <Select
          label={t('market.show')}
          value={view}
          options={VIEWS.map((value) => ({ value, text: t(`market.show-${value}`) }))}
          onSelect={(value) => setView(value as View)}
        />
        <Field label={t('market.find')} type="search" value={words} onInput={setWords} maxLength={100} />
      </div>
      {skills.length === 0 ? (
        <p class="note" role="status">
          {t('market.none-shown')}
        </p>
      ) : (
        <div class="market-table">
          <DataTable
            caption={t('market.skills')}
            captionHidden
            columns={[
              { title: t('market.column-skill') },
              { title: t('market.column-months') },
              { title: t('market.column-asked'), number: true },
              { title: t('market.column-trend') },
              { title: t('market.column-offer') },
            ]}
            rows={shown.map((skill) => ({
              key: skill.uri,
              cells: [
                <a key="name" href={`/market/skill?${new URLSearchParams({ uri: skill.uri }).toString()}`}>
                  {skill.label}
                </a>,
                <ShareLine key="line" skill={skill} months={watch.months} most={most} />,
                t('market.asked-of', { asked: skill.asked, employers: skill.employers }),
                <Change key="change" skill={skill} />,
                <Served key="served" skill={skill} />,
              ],
            }))}
          />
        </div>
      )}
      {shown.length < skills.length && (
        <Button look="quiet" onClick={() => setLong(true)}>
          {t('market.show-rows', { count: skills.length })}
        </Button>
      )}
      {left > 0 && view === 'all' && <p class="note">{t('market.more-skills', { count: left })}</p>}
    </section>
  );
}

const ARROWS: Readonly<Record<WatchedSkillView['trend'], string>> = {
  rising: '↗',
  falling: '↘',
  'no-change-seen': '→',
  'not-enough': '·',
};

function Change({ skill }: { readonly skill: WatchedSkillView }): JSX.Element {
  const { trend, odds } = skill;
  return (
    <span class={`market-trend ${trend}`}>
      <span aria-hidden="true">{ARROWS[trend]} </span>
      {t(`market.trend-${trend}`)}
      {odds !== null && (trend === 'rising' || trend === 'falling') && (
        <small>
          {t('market.odds', { value: sayTimes(odds.value), low: sayTimes(odds.low), high: sayTimes(odds.high) })}
        </small>
      )}
    </span>
  );
}

function Served({ skill }: { readonly skill: WatchedSkillView }): JSX.Element {
  const [first] = skill.offers;
  return (
    <span class={`market-served ${skill.served}`}>
      {t(`market.served-${skill.served}`)}
      {first !== undefined && (
        <small>
          <a href={first.href}>{first.title}</a>
          {skill.served === 'other-language' &&
            ` (${t('market.offer-languages', { languages: first.languages.map(languageName).join(', ') })})`}
        </small>
      )}
    </span>
  );
}
