// Who is asked: the list, and one more. What anybody answers is not here, nor whether.
import type { Language } from '@dragoman/kernel';
import { Button, Field, PlainButton, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { LANGUAGE_OPTIONS } from '../../../../web/messages/choose-language.ts';
import { t } from '../../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import { EMAIL_MAX, NAME_MAX } from '../../../identity/limits.ts';
import type { InviteExpertBody, StudyView } from '../../contract.ts';
import { BACKGROUNDS, ENOUGH_EXPERTS, EXPERT_CONTACT_DAYS } from '../../limits.ts';
import { studiesApi } from '../studies-api.ts';

const NOBODY: InviteExpertBody = { name: '', email: '', background: 'knowledge-transfer', language: 'en' };

export function ExpertList(props: {
  readonly study: StudyView;
  readonly onChange: (study: StudyView) => void;
}): JSX.Element {
  const { study, onChange } = props;
  const removing = useSubmit();
  const { experts } = study;
  return (
    <section aria-labelledby="study-experts">
      <h2 id="study-experts">{t('studies.experts')}</h2>
      <p class="prose">
        {study.status === 'closed'
          ? t('studies.experts-closed', { days: EXPERT_CONTACT_DAYS })
          : t('studies.experts-text', { count: experts.length, enough: ENOUGH_EXPERTS })}
      </p>
      {experts.length > 0 && (
        <ul class="studies-experts">
          {experts.map((expert) => (
            <li key={expert.id}>
              <span>
                {expert.name}
                <small>
                  {expert.email} · {t(`studies.background-${expert.background}`)}
                </small>
              </span>
              <PlainButton
                onClick={() => void removing.run(async () => onChange(await studiesApi.takeBack(study.id, expert.id)))}
              >
                {t('studies.take-back')}
                <span class="visually-hidden"> {expert.name}</span>
              </PlainButton>
            </li>
          ))}
        </ul>
      )}
      {removing.problem !== null && <ProblemNotice problem={removing.problem} />}
      {study.status !== 'closed' && <Invite study={study} onChange={onChange} />}
    </section>
  );
}

function Invite(props: { readonly study: StudyView; readonly onChange: (study: StudyView) => void }): JSX.Element {
  const [draft, setDraft] = useState(NOBODY);
  const key = useRef(makeKey());
  const submit = useSubmit();
  const set = (change: Partial<InviteExpertBody>): void => {
    key.current = makeKey();
    setDraft((last) => ({ ...last, ...change }));
  };
  return (
    <form
      class="studies-invite"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.run(async () => {
          props.onChange(await studiesApi.invite(props.study.id, draft, key.current));
          set({ name: '', email: '' });
        });
      }}
    >
      <Field
        label={t('studies.expert-name')}
        value={draft.name}
        maxLength={NAME_MAX}
        onInput={(name) => set({ name })}
        required
      />
      <Field
        label={t('studies.email')}
        type="email"
        value={draft.email}
        maxLength={EMAIL_MAX}
        onInput={(email) => set({ email })}
        required
      />
      <Select
        label={t('studies.background')}
        value={draft.background}
        options={BACKGROUNDS.map((value) => ({ value, text: t(`studies.background-${value}`) }))}
        onSelect={(value) => set({ background: value as InviteExpertBody['background'] })}
      />
      <Select
        label={t('studies.language')}
        value={draft.language}
        options={LANGUAGE_OPTIONS}
        onSelect={(value) => set({ language: value as Language })}
      />
      <Button type="submit" look="quiet" busy={submit.isBusy}>
        {t('studies.add-expert')}
      </Button>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </form>
  );
}
