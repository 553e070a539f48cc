// Naming a source with who is missing from it, and sending a file of adverts to be looked at.
import { Button, Field, Select, TextArea } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatHundredths } from '../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { MarketSource, SaveSourceBody } from '../contract.ts';
import { ADVERT_KINDS, BIAS_CHARACTERS, NAME_CHARACTERS, WATCH_LANGUAGES } from '../limits.ts';
import { findSourceFaults } from './find-source-faults.ts';
import type { SourceFaults } from './find-source-faults.ts';
import { marketApi } from './market-api.ts';
import { languageName } from './market-words.ts';
import { sendFile } from './send-file.ts';

export function BringIn(props: {
  readonly sources: readonly MarketSource[];
  readonly onChanged: () => void;
}): JSX.Element {
  return (
    <div class="market-two">
      {props.sources.length > 0 && <FileForm {...props} />}
      <SourceForm onChanged={props.onChanged} />
    </div>
  );
}

const ACCEPTED = { csv: '.csv,.tsv,.txt', jsonl: '.jsonl,.ndjson,.json', rss: '.xml,.rss,.atom' } as const;

function FileForm(props: { readonly sources: readonly MarketSource[]; readonly onChanged: () => void }): JSX.Element {
  const { sources } = props;
  const id = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const submit = useSubmit();
  const source = sources.find((each) => each.id === chosen) ?? sources.at(-1)!;
  const send = async (): Promise<void> => {
    setMissing(file === null);
    if (file === null) return;
    await submit.run(async () => {
      await sendFile(marketApi, source.id, file, setShare);
      setFile(null);
      props.onChanged();
    });
    setShare(null);
  };
  return (
    <section class="market-sheet" aria-labelledby="market-bring-in">
      <h2 id="market-bring-in">{t('market.bring-in')}</h2>
      <p class="note">{t('market.bring-in-text')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!submit.isBusy) void send();
        }}
      >
        <Select
          label={t('market.of-source')}
          value={source.id}
          options={sources.map((each) => ({ value: each.id, text: each.name }))}
          onSelect={setChosen}
        />
        <div class="field">
          <label htmlFor={id}>{t('market.file')}</label>
          <span class="hint" id={`${id}-hint`}>
            {t('market.file-hint')}
          </span>
          <input
            key={file === null ? 'none' : 'one'}
            id={id}
            type="file"
            accept={ACCEPTED[source.kind]}
            aria-invalid={isMissing ? true : undefined}
            aria-describedby={isMissing ? `${id}-hint ${id}-fault` : `${id}-hint`}
            onChange={(event) => {
              setMissing(false);
              setFile(event.currentTarget.files?.[0] ?? null);
            }}
          />
          {isMissing && (
            <span class="fault" id={`${id}-fault`} role="alert">
              {t('market.file-missing')}
            </span>
          )}
        </div>
        <div class="buttons">
          <Button type="submit" busy={submit.isBusy}>
            {t('market.look')}
          </Button>
        </div>
        <p class="note" role="status">
          {share !== null && t('market.sending', { share: formatHundredths(share) })}
        </p>
      </form>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </section>
  );
}

const EMPTY: SaveSourceBody = { name: '', kind: 'csv', language: 'en', country: '', bias: '' };

function SourceForm({ onChanged }: { readonly onChanged: () => void }): JSX.Element {
  const [values, setValues] = useState<SaveSourceBody>(EMPTY);
  const [faults, setFaults] = useState<SourceFaults>({});
  const submit = useSubmit();
  const change = (changes: Partial<SaveSourceBody>): void => {
    setFaults({});
    setValues((last) => ({ ...last, ...changes }));
  };
  const save = async (): Promise<void> => {
    const found = findSourceFaults(values);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    await submit.run(async () => {
      await marketApi.addSource({ ...values, name: values.name.trim(), bias: values.bias.trim() });
      setValues(EMPTY);
      onChanged();
    });
  };
  const say = (fault: keyof SourceFaults): string | undefined =>
    faults[fault] === true ? t(`market.source-${fault}-fault`) : undefined;
  return (
    <section class="market-sheet" aria-labelledby="market-add-source">
      <h2 id="market-add-source">{t('market.add-source')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!submit.isBusy) void save();
        }}
      >
        <Field
          label={t('market.source-name')}
          hint={t('market.source-name-hint')}
          value={values.name}
          maxLength={NAME_CHARACTERS}
          fault={say('name')}
          onInput={(name) => change({ name })}
        />
        <TextArea
          label={t('market.source-bias')}
          hint={t('market.source-bias-hint')}
          value={values.bias}
          maxLength={BIAS_CHARACTERS}
          rows={3}
          fault={say('bias')}
          onInput={(bias) => change({ bias })}
        />
        <div class="market-fields">
          <Select
            label={t('market.source-kind')}
            value={values.kind}
            options={ADVERT_KINDS.map((value) => ({ value, text: t(`market.kind-${value}`) }))}
            onSelect={(kind) => change({ kind: kind as SaveSourceBody['kind'] })}
          />
          <Select
            label={t('market.source-language')}
            value={values.language}
            options={WATCH_LANGUAGES.map((value) => ({ value, text: languageName(value) }))}
            onSelect={(language) => change({ language: language as SaveSourceBody['language'] })}
          />
          <Field
            label={t('market.source-country')}
            hint={t('market.source-country-hint')}
            value={values.country}
            maxLength={2}
            fault={say('country')}
            onInput={(country) => change({ country: country.toUpperCase() })}
          />
        </div>
        <div class="buttons">
          <Button type="submit" look="quiet" busy={submit.isBusy}>
            {t('market.source-save')}
          </Button>
        </div>
      </form>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </section>
  );
}
