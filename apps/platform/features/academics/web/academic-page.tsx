// One academic as colleagues see them: what they have done, what was asked, how rehearsals went and what is worked on.
import { Button, LinkButton, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { AcademicRecord, AcademicView } from '../contract.ts';
import { RECORD_KINDS } from '../limits.ts';
import type { RecordKind } from '../limits.ts';
import { languageNames, NeverFor } from './academic-words.tsx';
import { academicsApi } from './academics-api.ts';
import { AskDialog } from './ask-dialog.tsx';
import { MentoringSection } from './mentoring/mentoring-section.tsx';
import { RequestRows } from './requests-page.tsx';
import './academics.css';

export function AcademicPage(): JSX.Element {
  const academicId = useRoute().params['academicId'] ?? '';
  const [academic, reload] = useResource(`academic ${academicId}`, () => academicsApi.read(academicId));
  const [requests, reloadRequests] = useResource(`requests ${academicId}`, () => academicsApi.requestsOf(academicId));
  const [isAsking, setAsking] = useState(false);
  if (academic.status === 'failed' && academic.value === null) {
    return <ProblemPage problem={academic.problem} onRetry={reload} />;
  }
  const { value } = academic;
  if (value === null) {
    return (
      <Page title={t('academics.title')}>
        <p class="note" role="status">
          {t('academics.loading')}
        </p>
      </Page>
    );
  }
  const reasons = value.records.map(({ id, title }) => ({ recordId: id, title }));
  return (
    <Page title={value.name}>
      <p class="note">
        <a href="/academics">{t('academics.title')}</a>
      </p>
      <h1>{value.name}</h1>
      <p class="lead academics-after">{leadOf(value)}</p>
      <NeverFor />
      <NoticeLine academic={value} onTold={reload} />
      <div class="buttons">
        <Button onClick={() => setAsking(true)} disabled={reasons.length === 0}>
          {t('academics.ask-name', { name: value.name })}
        </Button>
        <LinkButton href="/academics/find" look="quiet">
          {t('academics.find')}
        </LinkButton>
      </div>
      <AskDialog
        open={isAsking}
        academic={{ academicId, name: value.name, reasons: reasons.slice(0, 12) }}
        hours={null}
        startsOn={null}
        caseId={null}
        onClose={() => setAsking(false)}
        onAsked={() => {
          setAsking(false);
          reloadRequests();
        }}
      />
      {requests.value !== null && requests.value.requests.length > 0 && (
        <section aria-labelledby="academic-requests">
          <h2 id="academic-requests">{t('academics.requests')}</h2>
          <RequestRows requests={requests.value.requests} onChanged={reloadRequests} />
        </section>
      )}
      <MentoringSection academicId={academicId} />
      <section aria-labelledby="academic-records">
        <h2 id="academic-records">{t('academics.records')}</h2>
        {value.records.length === 0 ? (
          <p class="prose">{t('academics.no-records')}</p>
        ) : (
          <RecordGroups records={value.records} />
        )}
      </section>
    </Page>
  );
}

function leadOf(value: AcademicView): string {
  return [
    t('academics.person-lead', { affiliation: value.affiliation || t('academics.affiliation-unknown') }),
    t('academics.counts-sentence', {
      publications: value.publications,
      courses: value.courses,
      industry: value.industry,
    }),
    value.notBefore === null
      ? t('academics.speaks', { languages: languageNames(value.languages) })
      : t('academics.not-before', { date: formatDate(value.notBefore) }),
  ].join(' ');
}

function NoticeLine(props: { readonly academic: AcademicView; readonly onTold: () => void }): JSX.Element {
  const { academic } = props;
  const submit = useSubmit();
  if (academic.noticeSentAt !== null) {
    return <p class="note academics-after">{t('academics.told-on', { date: formatDate(academic.noticeSentAt) })}</p>;
  }
  return (
    <div class="academics-after">
      <Notice tone={academic.notice === 'late' ? 'care' : 'plain'}>
        <p>
          {t(academic.hasAddress ? 'academics.to-tell' : 'academics.to-tell-no-address', {
            date: formatDate(academic.noticeDueAt),
          })}
        </p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button
            look="quiet"
            busy={submit.isBusy}
            onClick={() =>
              void submit.run(async () => {
                await academicsApi.told(academic.id);
                props.onTold();
              })
            }
          >
            {t('academics.tell-done')}
          </Button>
        </div>
      </Notice>
    </div>
  );
}

export function RecordGroups(props: {
  readonly records: readonly AcademicRecord[];
  readonly action?: (record: AcademicRecord) => JSX.Element;
}): JSX.Element {
  return (
    <>
      {RECORD_KINDS.map((kind) => {
        const own = props.records.filter((record) => record.kind === kind);
        return own.length === 0 ? null : <RecordGroup key={kind} kind={kind} records={own} action={props.action} />;
      })}
    </>
  );
}

function RecordGroup(props: {
  readonly kind: RecordKind;
  readonly records: readonly AcademicRecord[];
  readonly action: ((record: AcademicRecord) => JSX.Element) | undefined;
}): JSX.Element {
  return (
    <div class="academics-records">
      <h3>{t(`academics.kinds-${props.kind}`)}</h3>
      <ul>
        {props.records.map((record) => (
          <li key={record.id} class={record.hidden ? 'is-hidden' : undefined}>
            <span>
              <cite>{record.title}</cite>
              <small>
                {[
                  record.venue,
                  record.year === null ? '' : String(record.year),
                  record.hours === null ? '' : t('academics.hours', { hours: record.hours }),
                  record.forProfessionals ? t('academics.for-professionals') : '',
                  record.hidden ? t('academics.is-hidden') : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            {props.action?.(record)}
          </li>
        ))}
      </ul>
    </div>
  );
}
