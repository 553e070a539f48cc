// A rehearsal: who watches, their links to hand round as codes, closing it, and afterwards what came of it.
import { toLanguage } from '@dragoman/kernel';
import { Button, Dialog, Disclosure, Field, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { LANGUAGE_OPTIONS } from '../../../../web/messages/choose-language.ts';
import { language, t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../../web/page/problem-page.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { QrCode } from '../../../../web/private-link/qr-code.tsx';
import { EMAIL_MAX, NAME_MAX } from '../../../identity/limits.ts';
import type { RehearsalView } from '../../contract.ts';
import { OBSERVERS_FOR_INTERVAL } from '../../limits.ts';
import { NeverFor } from '../academic-words.tsx';
import { mentoringApi } from '../academics-api.ts';
import { Rehearsal } from './rehearsal-report.tsx';
import '../academics.css';

export function RehearsalPage(): JSX.Element {
  const rehearsalId = useRoute().params['rehearsalId'] ?? '';
  const [rehearsal, reload] = useResource(`rehearsal ${rehearsalId}`, () => mentoringApi.rehearsal(rehearsalId));
  if (rehearsal.status === 'failed' && rehearsal.value === null) {
    return <ProblemPage problem={rehearsal.problem} onRetry={reload} />;
  }
  const { value } = rehearsal;
  if (value === null) {
    return (
      <Page title={t('academics.mentoring')}>
        <p class="note" role="status">
          {t('academics.loading')}
        </p>
      </Page>
    );
  }
  return (
    <Page title={value.title}>
      <p class="note">
        <a href={`/academics/${value.academicId}`}>{value.academic}</a> · {t(`academics.rehearsal-${value.kind}`)} ·{' '}
        {formatDate(value.heldOn)}
      </p>
      <h1>{value.title}</h1>
      <Rehearsal report={value} />
      <NeverFor />
      <Watching rehearsal={value} onChanged={reload} />
    </Page>
  );
}

function Watching(props: { readonly rehearsal: RehearsalView; readonly onChanged: () => void }): JSX.Element {
  const { rehearsal } = props;
  const [isClosing, setClosing] = useState(false);
  const submit = useSubmit();
  return (
    <section aria-labelledby="rehearsal-observers">
      <h2 id="rehearsal-observers">{t('academics.observers')}</h2>
      {rehearsal.people.length === 0 && (
        <p class="prose">{t('academics.no-observers', { least: OBSERVERS_FOR_INTERVAL })}</p>
      )}
      <ul class="academics-observers">
        {rehearsal.people.map((person) => (
          <li key={person.id}>
            <span class="name">{person.name || t('academics.observer-forgotten')}</span>
            <small>{t(person.handedInAt === null ? 'academics.observer-waits' : 'academics.observer-done')}</small>
            {person.link !== null && person.handedInAt === null && (
              <Disclosure summary={t('academics.observer-link', { name: person.name })}>
                <QrCode text={person.link} label={t('academics.observer-code', { name: person.name })} />
                <p class="note academics-link">{person.link}</p>
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
      {!rehearsal.closed && (
        <>
          <AddObserver rehearsalId={rehearsal.id} onAdded={props.onChanged} />
          <div class="buttons">
            <Button look="quiet" onClick={props.onChanged}>
              {t('academics.look-again')}
            </Button>
            <Button onClick={() => setClosing(true)}>{t('academics.close-rehearsal')}</Button>
          </div>
          <Dialog open={isClosing} title={t('academics.close-rehearsal')} onClose={() => setClosing(false)}>
            <p class="prose">
              {t('academics.close-text', { observers: rehearsal.observers, least: OBSERVERS_FOR_INTERVAL })}
            </p>
            {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
            <div class="buttons">
              <Button
                busy={submit.isBusy}
                onClick={() =>
                  void submit.run(async () => {
                    await mentoringApi.close(rehearsal.id);
                    setClosing(false);
                    props.onChanged();
                  })
                }
              >
                {t('academics.close-go')}
              </Button>
              <Button look="quiet" onClick={() => setClosing(false)} takesFocus>
                {t('action.cancel')}
              </Button>
            </div>
          </Dialog>
        </>
      )}
    </section>
  );
}

function AddObserver(props: { readonly rehearsalId: string; readonly onAdded: () => void }): JSX.Element {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [mailLanguage, setMailLanguage] = useState(language.value);
  const key = useRef(makeKey());
  const submit = useSubmit();
  return (
    <form
      class="academics-sheet academics-after"
      aria-labelledby="rehearsal-add"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.run(async () => {
          const body = { name: name.trim(), email: email.trim() === '' ? null : email.trim(), language: mailLanguage };
          await mentoringApi.addObserver(props.rehearsalId, body, key.current);
          key.current = makeKey();
          setName('');
          setEmail('');
          props.onAdded();
        });
      }}
    >
      <h3 id="rehearsal-add">{t('academics.observer-add')}</h3>
      <div class="academics-fields">
        <Field
          label={t('academics.observer-name')}
          hint={t('academics.observer-name-hint')}
          value={name}
          onInput={setName}
          maxLength={NAME_MAX}
          required
        />
        <Field
          label={t('academics.observer-email')}
          hint={t('academics.observer-email-hint')}
          type="email"
          value={email}
          onInput={setEmail}
          maxLength={EMAIL_MAX}
        />
        <Select
          label={t('academics.ask-language')}
          value={mailLanguage}
          options={LANGUAGE_OPTIONS}
          onSelect={(value) => setMailLanguage(toLanguage(value))}
        />
      </div>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        <Button type="submit" look="quiet" busy={submit.isBusy}>
          {t('academics.observer-add-go')}
        </Button>
      </div>
    </form>
  );
}
