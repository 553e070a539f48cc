// Skills in demand as a table: a small line of months, the change in words, and what is offered, narrowed by what somebody looks for.
import { Button, DataTable, Field, Select } from '@dragoman/ui';
import { topOfShares } from '@dragoman/ui/marks';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import type { WatchedSkillView, WatchView } from '../contract.ts';
import { languageName, sayTimes } from './market-words.ts';
import { OfferLink } from './offer-link.tsx';
import { ShareLine } from './share-line.tsx';
import { useNarrow } from './use-narrow.ts';

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
        <Rows skills={shown} months={watch.months} most={most} />
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

interface RowsProps {
  readonly skills: readonly WatchedSkillView[];
  readonly months: readonly string[];
  readonly most: number;
}

/** A table of five columns where there is room for it, cards one below the other on a phone. */
function Rows(props: RowsProps): JSX.Element {
  return useNarrow() ? <Cards {...props} /> : <Table {...props} />;
}

function Table({ skills, months, most }: RowsProps): JSX.Element {
  return (
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
        rows={skills.map((skill) => ({
          key: skill.uri,
          cells: [
            <SkillLink key="name" skill={skill} />,
            <ShareLine key="line" skill={skill} months={months} most={most} />,
            sayAsked(skill),
            <Change key="change" skill={skill} />,
            <Served key="served" skill={skill} />,
          ],
        }))}
      />
    </div>
  );
}

function Cards({ skills, months, most }: RowsProps): JSX.Element {
  return (
    <ul class="market-cards" aria-labelledby="market-skills">
      {skills.map((skill) => (
        <li key={skill.uri}>
          <h3>
            <SkillLink skill={skill} />
          </h3>
          <ShareLine skill={skill} months={months} most={most} />
          <dl>
            <div>
              <dt>{t('market.column-asked')}</dt>
              <dd>{sayAsked(skill)}</dd>
            </div>
            <div>
              <dt>{t('market.column-trend')}</dt>
              <dd>
                <Change skill={skill} />
              </dd>
            </div>
            <div>
              <dt>{t('market.column-offer')}</dt>
              <dd>
                <Served skill={skill} />
              </dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}

function SkillLink({ skill }: { readonly skill: WatchedSkillView }): JSX.Element {
  return <a href={`/market/skill?${new URLSearchParams({ uri: skill.uri }).toString()}`}>{skill.label}</a>;
}

function sayAsked({ asked, employers }: WatchedSkillView): string {
  return t('market.asked-of', { asked, employers });
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
          <OfferLink offer={first} /> ({t(`market.offer-${first.kind}`)}
          {skill.served === 'other-language' &&
            `, ${t('market.offer-languages', { languages: first.languages.map(languageName).join(', ') })}`}
          )
        </small>
      )}
    </span>
  );
}
