// The fields of a source: its name, who is missing from it, and how its files are read.
import { Field, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import type { SaveSourceBody } from '../contract.ts';
import { ADVERT_KINDS, BIAS_CHARACTERS, NAME_CHARACTERS, WATCH_LANGUAGES } from '../limits.ts';
import type { SourceFaults } from './find-source-faults.ts';
import { languageName } from './market-words.ts';

export function SourceFields(props: {
  readonly values: SaveSourceBody;
  readonly faults: SourceFaults;
  readonly onChange: (changes: Partial<SaveSourceBody>) => void;
}): JSX.Element {
  const { values, faults, onChange } = props;
  const say = (fault: keyof SourceFaults): string | undefined =>
    faults[fault] === true ? t(`market.source-${fault}-fault`) : undefined;
  return (
    <>
      <Field
        label={t('market.source-name')}
        hint={t('market.source-name-hint')}
        value={values.name}
        maxLength={NAME_CHARACTERS}
        fault={say('name')}
        onInput={(name) => onChange({ name })}
      />
      <TextArea
        label={t('market.source-bias')}
        hint={t('market.source-bias-hint')}
        value={values.bias}
        maxLength={BIAS_CHARACTERS}
        rows={3}
        fault={say('bias')}
        onInput={(bias) => onChange({ bias })}
      />
      <div class="market-fields">
        <Select
          label={t('market.source-kind')}
          value={values.kind}
          options={ADVERT_KINDS.map((value) => ({ value, text: t(`market.kind-${value}`) }))}
          onSelect={(kind) => onChange({ kind: kind as SaveSourceBody['kind'] })}
        />
        <Select
          label={t('market.source-language')}
          value={values.language}
          options={WATCH_LANGUAGES.map((value) => ({ value, text: languageName(value) }))}
          onSelect={(language) => onChange({ language: language as SaveSourceBody['language'] })}
        />
        <Field
          label={t('market.source-country')}
          hint={t('market.source-country-hint')}
          value={values.country}
          maxLength={2}
          fault={say('country')}
          onInput={(country) => onChange({ country: country.toUpperCase() })}
        />
      </div>
    </>
  );
}

/** Without what stands around the words, as it is kept. */
export function trimSource({ name, bias, ...rest }: SaveSourceBody): SaveSourceBody {
  return { ...rest, name: name.trim(), bias: bias.trim() };
}
