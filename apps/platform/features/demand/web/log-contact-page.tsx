// A contact logged in half a minute: who, how, what they need. The desk gets a case of it, and whoever logged it sees what becomes of it.
import { Button, Field, Notice, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { language, t } from '../../../web/messages/messages.ts';
import { formatDate } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import { ANSWER_MAX, TALK_CHANNELS } from '../limits.ts';
import type { TalkChannel } from '../limits.ts';
import { demandApi } from './demand-api.ts';
import './demand.css';

const EMPTY = { organisation: '', channel: 'phone' as TalkChannel, text: '', name: '', email: '' };

export function LogContactPage(): JSX.Element {
  const [list, reload] = useResource('own-contacts', demandApi.listOwnContacts);
  return (
    <Page title={t('demand.log')} width="reading">
      <h1>{t('demand.log')}</h1>
      <p class="prose after-lead">{t('demand.log-text')}</p>
      <LogForm onLogged={reload} />
      {list.status === 'failed' && <ProblemNotice problem={list.problem} onRetry={reload} />}
      {list.value !== null && list.value.contacts.length > 0 && (
        <section aria-labelledby="own-contacts">
          <h2 id="own-contacts">{t('demand.log-own')}</h2>
          <ul class="need-rows">
            {list.value.contacts.map(({ id, organisation, title, stage, receivedAt }) => (
              <li key={id}>
                <b>{organisation}</b>
                <small>{title}</small>
                <small class="stand">
                  <span class="stage">{t(`demand.stage-${stage}`)}</span> · {formatDate(receivedAt)}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function LogForm(props: { readonly onLogged: () => void }): JSX.Element {
  const [values, setValues] = useState(EMPTY);
  const [isTried, setTried] = useState(false);
  const [isLogged, setLogged] = useState(false);
  const submit = useSubmit();
  const change = (changes: Partial<typeof EMPTY>): void => {
    setLogged(false);
    setValues((last) => ({ ...last, ...changes }));
  };
  const log = async (): Promise<void> => {
    setTried(true);
    const [organisation, text] = [values.organisation.trim(), values.text.trim()];
    if (organisation === '' || text === '') return;
    const { name, email, channel } = values;
    const hasContact = name.trim() !== '' || email.trim() !== '';
    const contact = { name: name.trim() || email.trim(), email: email.trim(), phone: '', language: language.value };
    const isDone = await submit.run(() =>
      demandApi.logContact({
        organisation: { name: organisation, country: '', sector: '' },
        contact: hasContact ? contact : null,
        channel,
        text,
      }),
    );
    if (!isDone) return;
    setValues(EMPTY);
    setTried(false);
    setLogged(true);
    props.onLogged();
  };
  return (
    <form
      class="need-small-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void log();
      }}
    >
      <Field
        label={t('demand.organisation')}
        value={values.organisation}
        maxLength={120}
        fault={isTried && values.organisation.trim() === '' ? t('demand.organisation-missing') : null}
        onInput={(organisation) => change({ organisation })}
      />
      <Select
        label={t('demand.channel')}
        value={values.channel}
        options={TALK_CHANNELS.map((value) => ({ value, text: t(`demand.channel-${value}`) }))}
        onSelect={(channel) => change({ channel: channel as TalkChannel })}
      />
      <TextArea
        label={t('demand.log-what')}
        hint={t('demand.log-what-hint')}
        value={values.text}
        maxLength={ANSWER_MAX}
        rows={3}
        fault={isTried && values.text.trim() === '' ? t('demand.log-what-missing') : null}
        onInput={(text) => change({ text })}
      />
      <Field
        label={t('demand.contact-name')}
        value={values.name}
        maxLength={120}
        onInput={(name) => change({ name })}
      />
      <Field
        label={t('demand.contact-email')}
        type="email"
        value={values.email}
        maxLength={254}
        onInput={(email) => change({ email })}
      />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {isLogged && (
        <Notice announce="polite">
          <p>{t('demand.logged')}</p>
        </Notice>
      )}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('demand.log-send')}
        </Button>
      </div>
    </form>
  );
}
