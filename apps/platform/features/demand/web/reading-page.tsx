// The reading of a need: what the firm wrote, what we took from it, and one question back.
import { Button, Disclosure, LinkButton, Notice, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { t } from '../../../web/messages/messages.ts';
import { formatDateTime, formatNumber } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { CaseReading, CaseView } from '../contract.ts';
import { CaseTabs } from './case/case-tabs.tsx';
import { sayClock } from './case/clock-line.tsx';
import { FirmQuestion } from './case/firm-question.tsx';
import { demandApi } from './demand-api.ts';
import '../../../web/page/desk.css';
import './demand.css';
import { useReading } from './reading/use-reading.ts';
import { writtenSentences } from './reading/written-sentences.ts';
import type { ReadingOnPage } from './reading/use-reading.ts';
import { Workbench } from './reading/workbench.tsx';
import { ThreadStrip } from './reading/thread-strip.tsx';
import { schemeName } from './scheme-name.ts';

export function NeedReadingPage(): JSX.Element {
  const { params } = useRoute();
  const caseId = params['caseId'] ?? '';
  const [found, reload] = useResource(caseId, () => demandApi.readCase(caseId));
  const page = useReading(caseId);
  if (found.status === 'failed' && found.value === null) {
    return <ProblemPage problem={found.problem} onRetry={reload} />;
  }
  const view = found.value;
  const { reading } = page;
  const title = view?.head.title ?? t('demand.reading');
  return (
    <Page title={title}>
      <p class="note">
        <a href="/needs">{t('demand.back')}</a>
        {view !== null && (
          <>
            {' · '}
            <a href={`/organisations/${view.head.organisation.id}`}>{view.head.organisation.name}</a>
          </>
        )}
      </p>
      <h1>{title}</h1>
      <CaseTabs caseId={caseId} here="reading" />
      {page.problem !== null && <ProblemNotice problem={page.problem} onRetry={page.reload} />}
      {reading === null || view === null || reading.state === 'waiting' ? (
        <p class="note need-waiting" role="status">
          {t('demand.reading-now')}
        </p>
      ) : (
        <Ready view={view} reading={reading} page={page} onChanged={reload} />
      )}
    </Page>
  );
}

function Ready(props: {
  readonly view: CaseView;
  readonly reading: CaseReading;
  readonly page: ReadingOnPage;
  readonly onChanged: () => void;
}): JSX.Element {
  const { view, reading, page } = props;
  const { clock } = view.head;
  return (
    <>
      <ThreadStrip view={view} reading={reading} />
      <p class="need-lead">{sayReading(reading)}</p>
      {reading.state === 'failed' && (
        <Notice tone="loss" title={t('demand.failed-title')}>
          <p>{t(reading.fault === 'demand.no-list' ? 'demand.fault-no-list' : 'demand.fault-reading')}</p>
        </Notice>
      )}
      {reading.notes.map((note) => (
        <Notice key={note} tone="care">
          <p>{note}</p>
        </Notice>
      ))}
      <Workbench
        page={page}
        reading={reading}
        dueLine={t('demand.received-line', { at: formatDateTime(clock.receivedAt), clock: sayClock(clock) })}
      >
        <FirmQuestion view={view} onChanged={props.onChanged} accepted={countAccepted(reading)} />
        <HowRead reading={reading} page={page} />
      </Workbench>
    </>
  );
}

function countAccepted({ skills }: CaseReading): number {
  return skills.filter(({ decision }) => decision?.verdict === 'accepted').length;
}

/** Three short sentences: how much was read, what was found, what is decided. */
function sayReading(reading: CaseReading): string {
  const listed = reading.skills.filter(({ isListed }) => isListed);
  const matched = new Set(listed.flatMap(({ mentions }) => mentions.map(({ sentenceId }) => sentenceId)));
  const open = listed.filter(({ decision }) => decision === null).length;
  return [
    t('demand.lead-read', { sentences: writtenSentences(reading).length, matched: matched.size }),
    t('demand.lead-found', { skills: listed.length }),
    t('demand.lead-decided', { accepted: countAccepted(reading), open }),
  ].join(' ');
}

function HowRead(props: { readonly reading: CaseReading; readonly page: ReadingOnPage }): JSX.Element {
  const { reading, page } = props;
  const { measured, taxonomy, choices } = reading;
  return (
    <Disclosure summary={t('demand.how-read')}>
      {measured === null ? (
        <p class="prose">{t('demand.not-measured')}</p>
      ) : (
        <p class="prose">
          {t('demand.measured', {
            texts: measured.texts,
            recall: formatNumber(measured.recall.value),
            recallLow: formatNumber(measured.recall.low),
            recallHigh: formatNumber(measured.recall.high),
            precision: formatNumber(measured.precision.value),
            precisionLow: formatNumber(measured.precision.low),
            precisionHigh: formatNumber(measured.precision.high),
          })}
        </p>
      )}
      <p class="note">{taxonomy?.attribution}</p>
      <p class="note">{t('demand.no-model')}</p>
      {choices.length > 1 && (
        <Select
          label={t('demand.list-to-read')}
          value={taxonomy?.scheme ?? ''}
          options={choices.map(({ scheme, version, concepts }) => ({
            value: scheme,
            text: t('demand.list-choice', { name: schemeName(scheme), version, concepts }),
          }))}
          onSelect={(scheme) => void page.act(() => demandApi.readAgain(reading.caseId, scheme))}
        />
      )}
      <div class="buttons">
        <Button
          look="quiet"
          busy={page.isBusy}
          onClick={() => void page.act(() => demandApi.readAgain(reading.caseId, null))}
        >
          {t('demand.read-again')}
        </Button>
        <LinkButton href="/needs/learning" look="quiet">
          {t('demand.learning')}
        </LinkButton>
      </div>
    </Disclosure>
  );
}
