// A file that has not arrived as a whole: how much of it is there, and choosing it again to send the rest.
import { Button } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatHundredths } from '../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { AdvertImport } from '../contract.ts';
import { FileField } from './file-field.tsx';
import { marketApi } from './market-api.ts';
import { goOn } from './send-file.ts';

export function GoOnForm(props: { readonly found: AdvertImport; readonly onChanged: () => void }): JSX.Element {
  const { found, onChanged } = props;
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const submit = useSubmit();
  const send = async (): Promise<void> => {
    if (file === null) {
      setFault(t('market.file-missing'));
      return;
    }
    await submit.run(async () => {
      const isSame = await goOn(marketApi, found, file, setShare);
      setFault(isSame ? null : t('market.another-file', { name: found.fileName }));
    });
    setShare(null);
    onChanged();
  };
  const { needed, missing } = found.parts;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!submit.isBusy) void send();
      }}
    >
      <p>{t('market.import-uploading', { there: needed - missing.length, needed })}</p>
      <FileField
        label={t('market.same-file', { name: found.fileName })}
        hint={t('market.same-file-hint')}
        kind={found.source.kind}
        fault={fault}
        onChoose={(chosen) => {
          setFault(null);
          setFile(chosen);
        }}
      />
      <div class="buttons">
        <Button type="submit" busy={submit.isBusy}>
          {t('market.send-rest')}
        </Button>
      </div>
      <p class="note" role="status">
        {share !== null && t('market.sending', { share: formatHundredths(share) })}
      </p>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </form>
  );
}
