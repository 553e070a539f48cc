// What the panel said: three sentences, relevance, the options of scenarios, keys compared and taken over, remarks.
import { LinkButton, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../../web/messages/numbers.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import { textIn } from '../../../../web/messages/texts.ts';
import { ProblemPage } from '../../../../web/page/problem-page.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import type { StudyItems, StudyResults, StudyView } from '../../contract.ts';
import { ENOUGH_EXPERTS, FIGURES_FROM } from '../../limits.ts';
import { studiesApi } from '../studies-api.ts';
import { ComparisonSection } from './comparison-section.tsx';
import { ExpertList } from './expert-list.tsx';
import { KeySection } from './key-section.tsx';
import { RelevanceSection } from './relevance-section.tsx';

export function ResultsView(props: { readonly study: StudyView; readonly items: StudyItems }): JSX.Element {
  const { study, items } = props;
  const [resource, reload] = useResource(`results ${study.id}`, () => studiesApi.results(study.id));
  const [changed, setChanged] = useState<StudyResults | null>(null);
  const [people, setPeople] = useState<StudyView | null>(null);
  if (resource.status === 'failed' && resource.value === null)
    return <ProblemPage problem={resource.problem} onRetry={reload} />;
  const results = changed ?? resource.value;
  if (results === null) {
    return (
      <p class="note" role="status">
        {t('studies.loading')}
      </p>
    );
  }
  const textOf = (id: string): string => {
    const found = items.items.find((item) => item.id === id);
    return found === undefined ? id : textIn(found.text);
  };
  return (
    <>
      <h1 class="lead">
        <Rich message={sentencesOf(results).join(' ')} />
      </h1>
      {!results.isEnough && (
        <Notice tone="care">
          <p>{t('studies.not-enough', { enough: ENOUGH_EXPERTS, least: FIGURES_FROM })}</p>
        </Notice>
      )}
      <p class="note after-lead">
        {t('studies.asked-were')}{' '}
        {results.panel.backgrounds
          .map(({ background, count }) =>
            t('studies.asked-background', { count, background: t(`studies.background-${background}`) }),
          )
          .join(' · ')}
      </p>
      {results.relevance.length > 0 && <RelevanceSection results={results} textOf={textOf} />}
      {results.effectiveness.length > 0 && (
        <>
          <KeySection key={results.parameters} results={results} textOf={textOf} onChange={setChanged} />
          <ComparisonSection results={results} onChange={setChanged} />
        </>
      )}
      <section aria-labelledby="study-remarks">
        <h2 id="study-remarks">{t('studies.remarks')}</h2>
        {results.remarks.length === 0 ? (
          <p class="prose">{t('studies.no-remarks')}</p>
        ) : (
          <ul class="studies-remarks">
            {results.remarks.map(({ item, text }, at) => (
              <li key={at}>
                <q>{text}</q>
                <small>{textOf(item)}</small>
              </li>
            ))}
          </ul>
        )}
      </section>
      <div class="buttons no-print">
        <LinkButton href={studiesApi.answersAddress(study.id)} look="quiet" download>
          {t('studies.answers')}
        </LinkButton>
      </div>
      <p class="note">{t('studies.answers-text')}</p>
      {results.study.experts.length > 0 && <ExpertList study={people ?? results.study} onChange={setPeople} />}
    </>
  );
}

function sentencesOf({ panel, study, scaleAverage, scaleUniversal, keyVersions }: StudyResults): string[] {
  return [
    t('studies.result-panel', { experts: panel.experts, date: formatDate(study.closedAt ?? study.createdAt) }),
    ...(scaleAverage === null || scaleUniversal === null
      ? []
      : [
          t('studies.result-scale', {
            average: formatNumber(scaleAverage, 2),
            universal: formatNumber(scaleUniversal, 2),
          }),
        ]),
    keyVersions.length === 0 ? t('studies.result-no-key') : t('studies.result-key', { count: keyVersions.length }),
  ];
}
