// Company and language: what else a plan has to suit beside the hours.
import { isLanguage } from '@dragoman/kernel';
import { Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { LANGUAGE_OPTIONS } from '../../../../web/messages/choose-language.ts';
import { t } from '../../../../web/messages/messages.ts';
import { company, moduleLanguage } from './hours.ts';

export function PlanFilters(): JSX.Element {
  return (
    <div class="plan-filters no-print">
      <Select
        label={t('profile.company')}
        value={company.value}
        options={(['any', 'alone'] as const).map((value) => ({ value, text: t(`profile.company-${value}`) }))}
        onSelect={(value) => {
          company.value = value === 'alone' ? 'alone' : 'any';
        }}
      />
      <Select
        label={t('profile.module-language')}
        value={moduleLanguage.value}
        options={[{ value: '', text: t('profile.language-any') }, ...LANGUAGE_OPTIONS]}
        onSelect={(value) => {
          moduleLanguage.value = isLanguage(value) ? value : '';
        }}
      />
    </div>
  );
}
