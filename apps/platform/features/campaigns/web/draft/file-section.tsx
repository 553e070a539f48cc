// A file of people: checked line by line without storing anything, then taken in wholly.
import { LANGUAGES } from '@dragoman/kernel';
import { Button, DataTable, Notice, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { LANGUAGE_OPTIONS } from '../../../../web/messages/choose-language.ts';
import { t } from '../../../../web/messages/messages.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { CampaignView, ImportedAudience } from '../../contract.ts';
import { CSV_MAX } from '../../limits.ts';
import { campaignsApi } from '../campaigns-api.ts';

export function FileSection(props: { readonly campaign: CampaignView; readonly onStored: () => void }): JSX.Element {
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [language, setLanguage] = useState<string>('en');
  const [isUnreadable, setUnreadable] = useState(false);
  const [checked, setChecked] = useState<{ content: string; report: ImportedAudience } | null>(null);
  const submit = useSubmit();
  const check = async (): Promise<void> => {
    setChecked(null);
    const content = file === null ? null : await readText(file);
    setUnreadable(content === null);
    if (content === null) return;
    await submit.run(async () => {
      const report = await campaignsApi.importFile(props.campaign.id, { content, dryRun: true, language });
      setChecked({ content, report });
    });
  };
  const store = (content: string): Promise<boolean> =>
    submit.run(async () => {
      // The text that was checked, not the file, which may have changed since.
      const report = await campaignsApi.importFile(props.campaign.id, { content, dryRun: false, language });
      setChecked({ content, report });
      if (report.stored) props.onStored();
    });
  return (
    <section class="campaign-part" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('campaigns.file')}</h3>
      <p class="note">
        <Rich message={t('campaigns.file-text', { languages: LANGUAGES.join(', ') })} />
      </p>
      <div class="campaign-two">
        <div class="field">
          <label htmlFor={id}>{t('campaigns.file-choose')}</label>
          <input
            id={id}
            type="file"
            accept="text/csv,.csv,.txt,.tsv"
            aria-invalid={isUnreadable ? true : undefined}
            aria-describedby={isUnreadable ? `${id}-fault` : undefined}
            onChange={(event) => {
              setChecked(null);
              setUnreadable(false);
              setFile(event.currentTarget.files?.[0] ?? null);
            }}
          />
          {isUnreadable && (
            <span class="fault" id={`${id}-fault`} role="alert">
              {file === null ? t('campaigns.document-choose') : t('campaigns.file-unreadable')}
            </span>
          )}
        </div>
        <Select
          label={t('campaigns.file-language')}
          value={language}
          options={LANGUAGE_OPTIONS}
          onSelect={setLanguage}
        />
      </div>
      <div class="buttons">
        <Button look="quiet" busy={submit.isBusy} onClick={() => void check()}>
          {t('campaigns.file-check')}
        </Button>
        {checked !== null && checked.report.faultCount === 0 && !checked.report.stored && (
          <Button busy={submit.isBusy} onClick={() => void store(checked.content)}>
            {t('campaigns.file-import')}
          </Button>
        )}
      </div>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {checked !== null && <FileReport report={checked.report} />}
    </section>
  );
}

function FileReport(props: { readonly report: ImportedAudience }): JSX.Element {
  const { report } = props;
  if (report.faultCount === 0) {
    return (
      <Notice announce="polite">
        <p>
          {report.stored
            ? t('campaigns.file-stored')
            : t('campaigns.file-good', { people: report.people, known: report.knownAlready })}
        </p>
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="care" announce="now">
        <p>{t('campaigns.file-bad', { count: report.faultCount })}</p>
      </Notice>
      <DataTable
        caption={t('campaigns.file-fault')}
        captionHidden
        columns={[{ title: t('campaigns.file-line'), number: true }, { title: t('campaigns.file-fault') }]}
        rows={report.faults.map((fault) => ({
          key: `${fault.line} ${fault.code}`,
          cells: [fault.line, fault.sentence],
        }))}
      />
      {report.faultCount > report.faults.length && (
        <p class="note">{t('campaigns.file-more', { count: report.faultCount - report.faults.length })}</p>
      )}
    </>
  );
}

/** UTF-8, or UTF-16 when the file says so itself; anything else would lose letters without a word. */
async function readText(file: File): Promise<string | null> {
  if (file.size > 3 * CSV_MAX) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  try {
    const encoding = isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8';
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
