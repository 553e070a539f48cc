// Why this course: for whoever has its address, in the course's own language where there is one for the page too.
import { Button, Field, Notice, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { findMessage, language, t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../../web/page/problem-page.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { NAME_MAX } from '../../limits.ts';
import type { CoursePage as Course } from '../../wire-contract.ts';
import { hoursOf, sayMoney, sayNumber } from '../programme-words.ts';
import { courseApi } from '../programmes-api.ts';
import '../programmes.css';

export function CoursePage(): JSX.Element {
  const { params } = useRoute();
  const id = params['programmeId'] ?? '';
  const [resource, reload] = useResource(`course ${id}`, () => courseApi.read(id));
  const course = resource.value;
  if (course === null) {
    if (resource.status === 'failed') return <ProblemPage problem={resource.problem} onRetry={reload} />;
    return (
      <Page title={t('programmes.course')} width="reading">
        <p class="note" role="status">
          {t('programmes.loading')}
        </p>
      </Page>
    );
  }
  return (
    <Page title={course.title} width="reading">
      <p class="note">{course.institution}</p>
      <h1 lang={course.language}>{course.title}</h1>
      <p class="prose after-lead">{t(`programmes.course-for-${course.audience}`)}</p>
      {course.why !== '' && (
        <div lang={course.language}>
          {course.why.split(/\n\s*\n/u).map((words) => (
            <p class="prose programme-why" key={words}>
              {words}
            </p>
          ))}
        </div>
      )}
      <h2>{t('programmes.course-outcomes')}</h2>
      <ul class="programme-outcomes" lang={course.language}>
        {course.objectives.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h2>{t('programmes.course-how')}</h2>
      <ol class="programme-hours" lang={course.language}>
        {course.sessions.map(({ title, minutes }, index) => (
          <li key={`${index} ${title}`}>
            <span>{title}</span>
            <small>{t('programmes.hours', { hours: hoursOf(minutes) })}</small>
          </li>
        ))}
      </ol>
      <Facts course={course} />
      <InterestForm id={course.id} />
    </Page>
  );
}

function Facts(props: { readonly course: Course }): JSX.Element {
  const { course } = props;
  const { mode, amount, currency } = course.price;
  const lines: [string, string][] = [
    [
      t('programmes.course-time'),
      t('programmes.course-time-value', { contact: sayNumber(course.contactHours), hours: sayNumber(course.hours) }),
    ],
    ['ECTS', sayNumber(course.ects)],
    ...(course.eqf === null ? [] : [[t('programmes.eqf'), String(course.eqf)] as [string, string]]),
    ...(course.participation === null
      ? []
      : [
          [t('programmes.participation'), findMessage(`programmes.participation-${course.participation}`) ?? ''] as [
            string,
            string,
          ],
        ]),
    ...(course.startsOn === null ? [] : [[t('programmes.starts'), formatDate(course.startsOn)] as [string, string]]),
    [t('programmes.prerequisites'), course.prerequisites === '' ? t('programmes.nothing') : course.prerequisites],
    ...(mode === 'per-participant'
      ? [[t('programmes.price-short'), sayMoney(amount, currency)] as [string, string]]
      : []),
    [t('programmes.credential-short'), course.hasCredential ? t('programmes.yes') : t('programmes.no')],
  ];
  return (
    <>
      <h2>{t('programmes.course-facts')}</h2>
      <dl class="programme-facts">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function InterestForm(props: { readonly id: string }): JSX.Element {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [organisation, setOrganisation] = useState('');
  const [message, setMessage] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [isTaken, setTaken] = useState(false);
  const submit = useSubmit();
  if (isTaken) {
    return (
      <Notice title={t('programmes.interest-taken')} announce="polite">
        <p>{t('programmes.interest-taken-text')}</p>
      </Notice>
    );
  }
  return (
    <section aria-labelledby="interest">
      <h2 id="interest">{t('programmes.interest')}</h2>
      <form
        class="programme-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!agreed) return;
          void submit
            .run(() =>
              courseApi.sign(props.id, {
                name,
                email: email.trim(),
                organisation,
                message,
                language: language.value,
                agreed: true,
              }),
            )
            .then((isDone) => isDone && setTaken(true));
        }}
      >
        <Field
          label={t('programmes.interest-name')}
          value={name}
          onInput={setName}
          maxLength={NAME_MAX}
          autoComplete="name"
          required
        />
        <Field
          label={t('programmes.interest-email')}
          type="email"
          value={email}
          onInput={setEmail}
          maxLength={254}
          autoComplete="email"
          required
        />
        <Field
          label={t('programmes.interest-organisation')}
          value={organisation}
          onInput={setOrganisation}
          maxLength={NAME_MAX}
          autoComplete="organization"
        />
        <TextArea label={t('programmes.interest-message')} value={message} maxLength={1000} onInput={setMessage} />
        <label class="programme-tick">
          <input
            type="checkbox"
            checked={agreed}
            required
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
          <span>{t('programmes.interest-agree')}</span>
        </label>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('programmes.interest-send')}
          </Button>
        </div>
      </form>
    </section>
  );
}
