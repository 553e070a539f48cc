// One more person to ask: name, address, how they know the work, and in which language the mail is.
import { Button, Field, Notice, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { LANGUAGE_OPTIONS } from '../../../../web/messages/choose-language.ts';
import { language, t } from '../../../../web/messages/messages.ts';
import type { Language } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { EMAIL_MAX, NAME_MAX } from '../../../identity/limits.ts';
import type { OwnRound } from '../../contract.ts';
import { RATER_GROUPS } from '../../limits.ts';
import type { RaterGroup } from '../../limits.ts';
import { roundsApi } from '../raters-api.ts';

export function NominateForm(props: { readonly round: OwnRound; readonly onChange: () => void }): JSX.Element {
  const { round } = props;
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [group, setGroup] = useState<RaterGroup>('peers');
  const [mailLanguage, setMailLanguage] = useState<Language>(language.value);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const submit = useSubmit();
  const kept = useRef({ body: '', key: '' });
  const send = async (): Promise<void> => {
    const body = { name: name.trim(), email: email.trim(), group, language: mailLanguage };
    const text = JSON.stringify(body);
    if (kept.current.body !== text) kept.current = { body: text, key: makeKey() };
    setSentTo(null);
    if (!(await submit.run(() => roundsApi.nominate(round.id, body, kept.current.key)))) return;
    kept.current = { body: '', key: '' };
    setSentTo(body.email);
    setName('');
    setEmail('');
    props.onChange();
  };
  return (
    <form
      class="raters-sheet"
      aria-labelledby="nominate-title"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2 id="nominate-title">{t('raters.add')}</h2>
      <Field label={t('raters.name')} value={name} onInput={setName} autoComplete="off" maxLength={NAME_MAX} required />
      <Field
        label={t('raters.email')}
        type="email"
        value={email}
        onInput={setEmail}
        autoComplete="off"
        maxLength={EMAIL_MAX}
        required
      />
      <Select
        label={t('raters.group')}
        value={group}
        options={RATER_GROUPS.map((each) => ({ value: each, text: t(`raters.group-${each}`) }))}
        onSelect={(value) => setGroup(value as RaterGroup)}
      />
      {group === 'manager' && <p class="note raters-after-field">{t('raters.manager-note')}</p>}
      <Select
        label={t('raters.mail-language')}
        value={mailLanguage}
        options={LANGUAGE_OPTIONS}
        onSelect={(code) => setMailLanguage(code as Language)}
      />
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {sentTo !== null && (
        <Notice announce="polite">
          <p>
            {round.approver === null
              ? t('raters.sent', { email: sentTo })
              : t('raters.waits', { email: sentTo, name: round.approver.name })}
          </p>
        </Notice>
      )}
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {round.approver === null ? t('raters.send') : t('raters.put-on-list')}
        </Button>
      </div>
    </form>
  );
}
