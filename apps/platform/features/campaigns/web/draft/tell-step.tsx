// What people are told: title, notice, legal basis, agreement document.
import { LANGUAGE_NAMES, LANGUAGES } from '@dragoman/kernel';
import { Field, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { LEGAL_BASES, NOTE_MAX, NOTICE_MAX, TITLE_MAX } from '../../limits.ts';
import type { LegalBasis } from '../../limits.ts';
import { DocumentSection } from './document-section.tsx';
import type { StepProps } from './step-props.ts';
import { SaveRow } from './save-row.tsx';

export function TellStep(props: StepProps): JSX.Element {
  const { campaign, settings, change } = props;
  return (
    <>
      <h2>{t('campaigns.step-tell')}</h2>
      <div class="campaign-form">
        <Field
          label={t('campaigns.name')}
          hint={t('campaigns.name-hint')}
          value={settings.title}
          onInput={(title) => change({ title })}
          maxLength={TITLE_MAX}
          required
        />
        {LANGUAGES.map((language, index) => (
          <TextArea
            key={language}
            label={t('campaigns.notice-in', { language: LANGUAGE_NAMES[language] })}
            {...(index === 0 ? { hint: t('campaigns.notice-hint') } : {})}
            value={settings.notice[language] ?? ''}
            lang={language}
            maxLength={NOTICE_MAX}
            onInput={(text) => change({ notice: { ...settings.notice, [language]: text } })}
          />
        ))}
        <Select
          label={t('campaigns.legal-basis')}
          value={settings.legalBasis}
          options={LEGAL_BASES.map((each) => ({ value: each, text: t(`campaigns.basis-${each}`) }))}
          onSelect={(value) => change({ legalBasis: value as LegalBasis })}
        />
        <TextArea
          label={t('campaigns.basis-note')}
          hint={t('campaigns.basis-note-hint')}
          value={settings.legalBasisNote}
          rows={3}
          maxLength={NOTE_MAX}
          onInput={(legalBasisNote) => change({ legalBasisNote })}
        />
      </div>
      <DocumentSection campaign={campaign} onChange={props.onChange} />
      <SaveRow {...props} />
    </>
  );
}
