// Naming a source with who is missing from it, and sending a file of adverts to be looked at.
import { Button, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatHundredths } from '../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { MarketSource, SaveSourceBody } from '../contract.ts';
import { FileField } from './file-field.tsx';
import { findSourceFaults } from './find-source-faults.ts';
import type { SourceFaults } from './find-source-faults.ts';
import { marketApi } from './market-api.ts';
import { sendFile } from './send-file.ts';
import { SourceFields, trimSource } from './source-fields.tsx';

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

function FileForm(props: { readonly sources: readonly MarketSource[]; readonly onChanged: () => void }): JSX.Element {
  const { sources } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
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
      // Empties the field.
      setSent((last) => last + 1);
    });
    setShare(null);
    // What broke off on the way stands in the list of imports, to go on with.
    props.onChanged();
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
        <FileField
          key={sent}
          label={t('market.file')}
          hint={t('market.file-hint')}
          kind={source.kind}
          fault={isMissing ? t('market.file-missing') : null}
          onChoose={(chosen) => {
            setMissing(false);
            setFile(chosen);
          }}
        />
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
      await marketApi.addSource(trimSource(values));
      setValues(EMPTY);
      onChanged();
    });
  };
  return (
    <section class="market-sheet" aria-labelledby="market-add-source">
      <h2 id="market-add-source">{t('market.add-source')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!submit.isBusy) void save();
        }}
      >
        <SourceFields values={values} faults={faults} onChange={change} />
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
