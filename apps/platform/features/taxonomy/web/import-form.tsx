// Bringing a list in: its kind, its files, what the files do not say of themselves; then they are sent part by part.
import { Button, Field, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatHundredths } from '../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import { ATTRIBUTION_MAX, SCHEME_MAX, TAXONOMY_FORMATS, TAXONOMY_LANGUAGES, VERSION_MAX } from '../limits.ts';
import type { TaxonomyFormat, TaxonomyLanguage } from '../limits.ts';
import { findFormFaults } from './find-form-faults.ts';
import type { FormFaults, ImportFormValues } from './find-form-faults.ts';
import { guessFromName } from './guess-from-name.ts';
import { languageName } from './pack-words.ts';
import { sendFiles } from './send-files.ts';
import { taxonomyApi } from './taxonomy-api.ts';

const EMPTY: ImportFormValues = {
  format: 'csv',
  scope: 'institution',
  files: [],
  scheme: '',
  version: '',
  language: 'en',
  attribution: '',
};

export function ImportForm(props: {
  readonly isForAll: boolean;
  readonly onSent: (importId: string) => void;
}): JSX.Element {
  const { isForAll } = props;
  const [values, setValues] = useState<ImportFormValues>(
    isForAll ? { ...EMPTY, format: 'esco', scope: 'installation' } : EMPTY,
  );
  const [faults, setFaults] = useState<FormFaults>({});
  const [share, setShare] = useState<number | null>(null);
  const submit = useSubmit();
  const isEsco = values.format === 'esco';
  const change = (changes: Partial<ImportFormValues>): void => {
    setFaults({});
    setValues((last) => ({ ...last, ...changes }));
  };
  const choose = (files: readonly File[]): void => {
    const guesses = files.map(({ name }) => guessFromName(name));
    const version = guesses.find((guess) => guess.version !== null)?.version;
    const language = guesses.find((guess) => guess.language !== null)?.language;
    change({ files, ...(version ? { version } : {}), ...(language ? { language } : {}) });
  };
  const send = async (): Promise<void> => {
    const found = findFormFaults(values);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    const { files, ...body } = values;
    await submit.run(async () => {
      const id = await sendFiles(taxonomyApi, { ...body, scheme: isEsco ? 'esco' : body.scheme }, files, setShare);
      props.onSent(id);
    });
    setShare(null);
  };
  return (
    <section aria-labelledby="taxonomy-import-title">
      <h2 id="taxonomy-import-title">{t('taxonomy.import')}</h2>
      <p class="prose">{t('taxonomy.import-text')}</p>
      <form
        class="taxonomy-import"
        onSubmit={(event) => {
          event.preventDefault();
          if (!submit.isBusy) void send();
        }}
      >
        <Select
          label={t('taxonomy.format')}
          value={values.format}
          options={TAXONOMY_FORMATS.filter((each) => isForAll || each !== 'esco').map((each) => ({
            value: each,
            text: t(`taxonomy.format-${each}`),
          }))}
          onSelect={(format) =>
            change({ format: format as TaxonomyFormat, ...(format === 'esco' ? { scope: 'installation' } : {}) })
          }
        />
        {isForAll && !isEsco && (
          <Select
            label={t('taxonomy.scope')}
            value={values.scope}
            options={(['institution', 'installation'] as const).map((each) => ({
              value: each,
              text: t(`taxonomy.scope-${each}`),
            }))}
            onSelect={(scope) => change({ scope: scope as ImportFormValues['scope'] })}
          />
        )}
        <FilesField format={values.format} fault={faults.files ?? null} onChoose={choose} />
        {!isEsco && (
          <Field
            label={t('taxonomy.list-name')}
            value={values.scheme}
            maxLength={SCHEME_MAX}
            fault={faults.scheme}
            onInput={(scheme) => change({ scheme })}
          />
        )}
        <Field
          label={t('taxonomy.version')}
          hint={t('taxonomy.version-hint')}
          value={values.version}
          maxLength={VERSION_MAX}
          fault={faults.version}
          onInput={(version) => change({ version })}
        />
        <Select
          label={t('taxonomy.language')}
          value={values.language}
          options={TAXONOMY_LANGUAGES.map((each) => ({ value: each, text: languageName(each) }))}
          onSelect={(language) => change({ language: language as TaxonomyLanguage })}
        />
        {!isEsco && (
          <Field
            label={t('taxonomy.attribution-field')}
            hint={t('taxonomy.attribution-hint')}
            value={values.attribution}
            maxLength={ATTRIBUTION_MAX}
            onInput={(attribution) => change({ attribution })}
          />
        )}
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('taxonomy.send')}
          </Button>
        </div>
        <p class="note" role="status">
          {share !== null && t('taxonomy.sending', { share: formatHundredths(share) })}
        </p>
      </form>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </section>
  );
}

const ACCEPTED: Readonly<Record<TaxonomyFormat, string>> = {
  esco: '.zip,.csv',
  skos: '.ttl,.jsonld,.json',
  moodle: '.csv',
  csv: '.csv',
};

function FilesField(props: {
  readonly format: TaxonomyFormat;
  readonly fault: string | null;
  readonly onChoose: (files: readonly File[]) => void;
}): JSX.Element {
  const id = useId();
  const { format, fault } = props;
  return (
    <div class="field">
      <label htmlFor={id}>{t(format === 'esco' ? 'taxonomy.files' : 'taxonomy.file')}</label>
      <span class="hint" id={`${id}-hint`}>
        {t(`taxonomy.file-hint-${format}`)}
      </span>
      <input
        // Another kind is another question: what was chosen for the one before does not stay.
        key={format}
        id={id}
        type="file"
        accept={ACCEPTED[format]}
        multiple={format === 'esco'}
        aria-invalid={fault !== null ? true : undefined}
        aria-describedby={fault === null ? `${id}-hint` : `${id}-hint ${id}-fault`}
        onChange={(event) => props.onChoose([...(event.currentTarget.files ?? [])])}
      />
      {fault !== null && (
        <span class="fault" id={`${id}-fault`} role="alert">
          {fault}
        </span>
      )}
    </div>
  );
}
