// An academic's own page, by link: all that is known, each work to hide or correct, hours and date, rehearsals, and the ways out.
import { Button, Dialog, Field, Notice, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useLinkToken } from '../../../../web/page/use-link-token.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { AcademicRecord, OwnAcademic } from '../../contract.ts';
import { AFFILIATION_MAX, HOURS_MAX, TITLE_MAX } from '../../limits.ts';
import { RecordGroups } from '../academic-page.tsx';
import { StateMark } from '../academic-words.tsx';
import { linkApi } from '../academics-api.ts';
import { goalState } from '../mentoring/mentoring-section.tsx';
import { Rehearsal } from '../mentoring/rehearsal-report.tsx';
import { NoLink, Opening } from './opening.tsx';
import '../academics.css';

type Run = (action: () => Promise<OwnAcademic>) => Promise<boolean>;

export function OwnAcademicPage(): JSX.Element {
  const token = useLinkToken();
  const [own, setOwn] = useState<OwnAcademic | null>(null);
  const [isGone, setGone] = useState(false);
  const submit = useSubmit();
  const run: Run = (action) => submit.run(async () => setOwn(await action()));
  useEffect(() => {
    if (token !== '') void run(() => linkApi.openOwn(token));
  }, []);
  if (isGone) {
    return (
      <Page title={t('academics.gone-title')} width="reading">
        <h1>{t('academics.gone-title')}</h1>
        <p class="prose after-lead">{t('academics.gone-text')}</p>
      </Page>
    );
  }
  if (token === '' || submit.problem?.code === 'academics.link-not-known') return <NoLink />;
  if (own === null) return <Opening problem={submit.problem} />;
  return (
    <Page title={t('academics.own-title')}>
      <p class="note">{t('academics.own-title')}</p>
      <h1>
        <Rich
          message={t(own.hidden ? 'academics.own-lead-hidden' : 'academics.own-lead', {
            institution: own.institution,
            count: own.records.filter((record) => !record.hidden).length,
          })}
        />
      </h1>
      <p class="academics-never">{t('academics.never')}</p>
      {submit.problem !== null && (
        <div class="academics-after">
          <ProblemNotice problem={submit.problem} />
        </div>
      )}
      <div class="academics-two">
        <Details own={own} token={token} run={run} isBusy={submit.isBusy} />
        <WaysOut own={own} token={token} run={run} isBusy={submit.isBusy} onGone={() => setGone(true)} />
      </div>
      <Mentored own={own} token={token} run={run} isBusy={submit.isBusy} />
      {own.requests.length > 0 && (
        <section aria-labelledby="own-requests">
          <h2 id="own-requests">{t('academics.own-requests')}</h2>
          <ul class="academics-requests">
            {own.requests.map((request) => (
              <li key={request.id}>
                <span>
                  <span class="name">{request.what}</span>
                  <small>{request.why.join('; ')}</small>
                </span>
                <span class="side">
                  <StateMark state={request.state} answer={request.answer} />
                  <small>{formatDate(request.sentAt)}</small>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="own-records">
        <h2 id="own-records">{t('academics.own-records')}</h2>
        <p class="prose">
          {t('academics.own-records-text', {
            sources: own.sources.map(sourceName).join(', '),
            date: formatDate(own.importedAt),
          })}
        </p>
        <RecordGroups
          records={own.records}
          action={(record) => <RecordActions record={record} token={token} run={run} isBusy={submit.isBusy} />}
        />
      </section>
    </Page>
  );
}

function sourceName(source: string): string {
  if (source === 'openalex') return t('academics.source-openalex');
  return t(source === 'orcid' ? 'academics.source-orcid' : 'academics.source-csv');
}

interface Acting {
  readonly token: string;
  readonly run: Run;
  readonly isBusy: boolean;
}

function Details(props: Acting & { readonly own: OwnAcademic }): JSX.Element {
  const { own, token, run, isBusy } = props;
  const [name, setName] = useState(own.name);
  const [affiliation, setAffiliation] = useState(own.affiliation);
  const [languages, setLanguages] = useState(own.languages.join(' '));
  const [hours, setHours] = useState(own.hoursPerYear === null ? '' : String(own.hoursPerYear));
  const [notBefore, setNotBefore] = useState(own.notBefore ?? '');
  const [isKept, setKept] = useState(false);
  const codes = [
    ...new Set(
      languages
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter((code) => /^[a-z]{2}$/.test(code)),
    ),
  ];
  const change = (action: () => void): void => {
    setKept(false);
    action();
  };
  return (
    <form
      class="academics-sheet"
      aria-labelledby="own-details"
      onSubmit={(event) => {
        event.preventDefault();
        void run(() =>
          linkApi.change({
            token,
            name: name.trim(),
            affiliation: affiliation.trim(),
            languages: codes,
            hoursPerYear: hours === '' ? null : Math.min(Math.max(Number(hours) || 0, 0), HOURS_MAX),
            notBefore: notBefore === '' ? null : notBefore,
          }),
        ).then(setKept);
      }}
    >
      <h2 id="own-details">{t('academics.own-details')}</h2>
      <Field
        label={t('academics.own-name')}
        value={name}
        onInput={(value) => change(() => setName(value))}
        maxLength={200}
        required
      />
      <Field
        label={t('academics.own-affiliation')}
        value={affiliation}
        onInput={(value) => change(() => setAffiliation(value))}
        maxLength={AFFILIATION_MAX}
      />
      <Field
        label={t('academics.own-languages')}
        hint={t('academics.own-languages-hint')}
        value={languages}
        onInput={(value) => change(() => setLanguages(value))}
        maxLength={60}
      />
      <Field
        label={t('academics.own-hours')}
        hint={t('academics.own-hours-hint')}
        type="number"
        inputMode="numeric"
        min={0}
        max={HOURS_MAX}
        value={hours}
        onInput={(value) => change(() => setHours(value))}
      />
      <Field
        label={t('academics.own-not-before')}
        type="date"
        value={notBefore}
        onInput={(value) => change(() => setNotBefore(value))}
      />
      {isKept && (
        <Notice announce="polite">
          <p>{t('academics.own-kept')}</p>
        </Notice>
      )}
      <div class="buttons">
        <Button type="submit" look="quiet" busy={isBusy}>
          {t('academics.own-keep')}
        </Button>
      </div>
    </form>
  );
}

function WaysOut(props: Acting & { readonly own: OwnAcademic; readonly onGone: () => void }): JSX.Element {
  const { own, token, run, isBusy } = props;
  const [isObjecting, setObjecting] = useState(false);
  const objecting = useSubmit();
  return (
    <div class="academics-sheet">
      <h2>{t('academics.own-ways')}</h2>
      <p class="prose">{t('academics.own-mails-text')}</p>
      <div class="buttons">
        <Button
          look="quiet"
          busy={isBusy}
          onClick={() => void run(() => linkApi.change({ token, optedOut: !own.optedOut }))}
        >
          {t(own.optedOut ? 'academics.own-mails-again' : 'academics.own-mails-stop')}
        </Button>
      </div>
      <p class="prose academics-after">{t('academics.own-hide-text')}</p>
      <div class="buttons">
        <Button look="quiet" busy={isBusy} onClick={() => void run(() => linkApi.hideMe(token, !own.hidden))}>
          {t(own.hidden ? 'academics.own-show' : 'academics.own-hide')}
        </Button>
      </div>
      <p class="prose academics-after">{t('academics.own-object-text')}</p>
      <div class="buttons">
        <Button look="alert" onClick={() => setObjecting(true)}>
          {t('academics.own-object')}
        </Button>
      </div>
      <Dialog open={isObjecting} title={t('academics.own-object')} onClose={() => setObjecting(false)}>
        <p class="prose">{t('academics.own-object-sure')}</p>
        {objecting.problem !== null && <ProblemNotice problem={objecting.problem} />}
        <div class="buttons">
          <Button
            look="alert"
            busy={objecting.isBusy}
            onClick={() =>
              void objecting.run(async () => {
                await linkApi.object(token);
                props.onGone();
              })
            }
          >
            {t('academics.own-object-go')}
          </Button>
          <Button look="quiet" onClick={() => setObjecting(false)} takesFocus>
            {t('action.cancel')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

function Mentored(props: Acting & { readonly own: OwnAcademic }): JSX.Element | null {
  const { own, token, run, isBusy } = props;
  if (own.rehearsals.length === 0 && own.goals.length === 0) return null;
  return (
    <section aria-labelledby="own-rehearsals">
      <h2 id="own-rehearsals">{t('academics.own-rehearsals')}</h2>
      {own.rehearsals.map((rehearsal) => (
        <div key={rehearsal.id} class="academics-after">
          <h3>
            {rehearsal.title} · {formatDate(rehearsal.heldOn)}
          </h3>
          <Rehearsal report={rehearsal} />
        </div>
      ))}
      {own.goals.length > 0 && (
        <>
          <h3 class="academics-after">{t('academics.goals')}</h3>
          <ul class="academics-goals">
            {own.goals.map((goal) => (
              <li key={goal.id}>
                <span>
                  {goal.text}
                  <small>{goalState(goal)}</small>
                </span>
                {goal.agreedAt === null && goal.state === 'open' && (
                  <Button look="quiet" busy={isBusy} onClick={() => void run(() => linkApi.agreeGoal(token, goal.id))}>
                    {t('academics.goal-agree')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function RecordActions(props: Acting & { readonly record: AcademicRecord }): JSX.Element {
  const { record, token, run, isBusy } = props;
  const [isOpen, setOpen] = useState(false);
  const [title, setTitle] = useState(record.title);
  return (
    <span class="actions">
      <PlainButton onClick={() => void run(() => linkApi.hideRecord(token, record.id, !record.hidden))}>
        {t(record.hidden ? 'academics.record-show' : 'academics.record-hide')}
        <span class="visually-hidden">: {record.title}</span>
      </PlainButton>
      <PlainButton onClick={() => setOpen(true)}>
        {t('academics.record-correct')}
        <span class="visually-hidden">: {record.title}</span>
      </PlainButton>
      <Dialog open={isOpen} title={t('academics.record-correct')} onClose={() => setOpen(false)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void run(() => linkApi.correctRecord(token, record.id, title.trim())).then(
              (isDone) => isDone && setOpen(false),
            );
          }}
        >
          <Field label={t('academics.record-title')} value={title} onInput={setTitle} maxLength={TITLE_MAX} required />
          <div class="buttons">
            <Button type="submit" busy={isBusy}>
              {t('academics.own-keep')}
            </Button>
            <Button look="quiet" onClick={() => setOpen(false)}>
              {t('action.cancel')}
            </Button>
          </div>
        </form>
      </Dialog>
    </span>
  );
}
