// One organisation: what it asked for over the years, in training, research and students, and what was spoken.
import { Button, Field, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatDateTime } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { OrganisationView } from '../contract.ts';
import { NOTE_MAX, SHORT_MAX, STUDENT_KINDS, TALK_CHANNELS } from '../limits.ts';
import type { StudentKind, TalkChannel } from '../limits.ts';
import { CaseRow } from './case/case-row.tsx';
import { StudentCaseRow } from './case/student-case-row.tsx';
import { countryName } from './countries.ts';
import { demandApi } from './demand-api.ts';
import './demand.css';

/** In this order, and those without cases are not there. */
const GROUPS = ['training', 'research', 'consultancy', 'students', 'open', 'not-us'] as const;

export function OrganisationPage(): JSX.Element {
  const { params } = useRoute();
  const id = params['organisationId'] ?? '';
  const [found, reload] = useResource(id, () => demandApi.readOrganisation(id));
  const [changed, setChanged] = useState<OrganisationView | null>(null);
  if (found.status === 'failed' && found.value === null) {
    return <ProblemPage problem={found.problem} onRetry={reload} />;
  }
  const view = changed ?? found.value;
  const title = view?.name ?? t('demand.organisation');
  return (
    <Page title={title}>
      <p class="note">
        <a href="/organisations">{t('demand.organisations')}</a>
      </p>
      <h1>{title}</h1>
      {view !== null && <Body view={view} onChanged={setChanged} />}
    </Page>
  );
}

interface PartProps {
  readonly view: OrganisationView;
  readonly onChanged: (view: OrganisationView) => void;
}

function Body(props: PartProps): JSX.Element {
  const { view } = props;
  const { country, sector, cases, students, contacts } = view;
  return (
    <>
      <p class="prose after-lead need-lead">
        {whereAndWhat(country, sector)}
        {t('demand.organisation-lead', { cases: cases.length, students: students.length })}
      </p>
      {contacts.length > 0 && (
        <p class="note">
          {contacts.map(({ name, email, phone }) => [name, email, phone].filter(Boolean).join(', ')).join(' · ')}
        </p>
      )}
      {GROUPS.map((kind) => {
        const own = cases.filter((each) => each.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={`cases-${kind}`}>
            <h2 id={`cases-${kind}`}>{t(`demand.kind-${kind}`)}</h2>
            <ul class="need-rows">
              {own.map((each) => (
                <CaseRow key={each.id} head={each} withoutFirm />
              ))}
            </ul>
          </section>
        );
      })}
      <Students {...props} />
      <Talks {...props} />
    </>
  );
}

/** "Finland · food. ", or nothing. */
function whereAndWhat(country: string, sector: string): string {
  const facts = [country === '' ? '' : countryName(country), sector].filter((fact) => fact !== '');
  return facts.length === 0 ? '' : `${facts.join(' · ')}. `;
}

function Students({ view, onChanged }: PartProps): JSX.Element {
  const [kind, setKind] = useState<StudentKind>('placement');
  const [field, setField] = useState('');
  const [asked, setAsked] = useState('');
  const submit = useSubmit();
  const add = async (): Promise<void> => {
    const isDone = await submit.run(async () =>
      onChanged(
        await demandApi.addStudentCase(view.id, { kind, caseId: null, field: field.trim(), asked: asked.trim() }),
      ),
    );
    if (!isDone) return;
    setField('');
    setAsked('');
  };
  return (
    <section aria-labelledby="students-title">
      <h2 id="students-title">{t('demand.students')}</h2>
      <p class="prose">{t('demand.students-text')}</p>
      <ul class="need-rows">
        {view.students.map((each) => (
          <StudentCaseRow key={`${each.id} ${each.revision}`} student={each} onChanged={onChanged} />
        ))}
      </ul>
      <form
        class="need-small-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (field.trim() !== '' && asked.trim() !== '') void add();
        }}
      >
        <Select
          label={t('demand.student-kind')}
          value={kind}
          options={STUDENT_KINDS.map((value) => ({ value, text: t(`demand.student-${value}`) }))}
          onSelect={(value) => setKind(value as StudentKind)}
        />
        <Field label={t('demand.student-field')} value={field} maxLength={SHORT_MAX} onInput={setField} />
        <TextArea label={t('demand.student-asked')} value={asked} rows={2} maxLength={NOTE_MAX} onInput={setAsked} />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" look="quiet" busy={submit.isBusy} disabled={field.trim() === '' || asked.trim() === ''}>
            {t('demand.student-add')}
          </Button>
        </div>
      </form>
    </section>
  );
}

function Talks({ view, onChanged }: PartProps): JSX.Element {
  const [channel, setChannel] = useState<TalkChannel>('phone');
  const [note, setNote] = useState('');
  const submit = useSubmit();
  const add = async (): Promise<void> => {
    const isDone = await submit.run(async () => onChanged(await demandApi.addTalk(view.id, channel, note.trim())));
    if (isDone) setNote('');
  };
  return (
    <section aria-labelledby="talks-title">
      <h2 id="talks-title">{t('demand.talks')}</h2>
      <form
        class="need-small-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (note.trim() !== '') void add();
        }}
      >
        <Select
          label={t('demand.channel')}
          value={channel}
          options={TALK_CHANNELS.map((value) => ({ value, text: t(`demand.channel-${value}`) }))}
          onSelect={(value) => setChannel(value as TalkChannel)}
        />
        <TextArea label={t('demand.talk-note')} value={note} rows={2} maxLength={NOTE_MAX} onInput={setNote} />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" look="quiet" busy={submit.isBusy} disabled={note.trim() === ''}>
            {t('demand.talk-add')}
          </Button>
        </div>
      </form>
      <ol class="need-history">
        {view.talks.map(({ id, at, channel: by, note: words, by: who }) => (
          <li key={id}>
            <time dateTime={at}>{formatDateTime(at)}</time>
            <span>
              {words === '' ? t('demand.talk-in-case') : words}
              <small>{[t(`demand.channel-${by}`), who].filter(Boolean).join(' · ')}</small>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
