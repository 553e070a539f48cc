// Taking in a file of academics: it is tried first, says what it would do, and only then all of it is taken.
import { Button, DataTable, Notice, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { findMessage, t } from '../../../web/messages/messages.ts';
import { formatNumber } from '../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { ImportBody, ImportReport } from '../contract.ts';
import { IMPORT_BYTES, IMPORT_FORMATS } from '../limits.ts';
import type { ImportFormat } from '../limits.ts';
import { academicsApi } from './academics-api.ts';

export function ImportForm(props: { readonly onTaken: () => void }): JSX.Element {
  const [format, setFormat] = useState<ImportFormat>('openalex');
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [tried, setTried] = useState<{ body: ImportBody; report: ImportReport } | null>(null);
  const [taken, setTaken] = useState<ImportReport | null>(null);
  const submit = useSubmit();
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    setTried(null);
    setTaken(null);
    setFault(
      chosen !== null && chosen.size > IMPORT_BYTES
        ? t('academics.file-too-large', { most: IMPORT_BYTES / 1e6 })
        : null,
    );
    if (chosen !== null && /\.csv$/i.test(chosen.name)) setFormat('csv');
  };
  const tryOut = (): Promise<boolean> =>
    submit.run(async () => {
      if (file === null || fault !== null) return;
      const body = { format, fileName: file.name.slice(0, 100), text: (await file.text()) || ' ', confirm: null };
      setTried({ body, report: await academicsApi.import(body) });
    });
  const take = (): Promise<boolean> =>
    submit.run(async () => {
      if (tried === null) return;
      setTaken(await academicsApi.import({ ...tried.body, confirm: tried.report.fingerprint }));
      setTried(null);
      props.onTaken();
    });
  return (
    <section aria-labelledby="academics-import">
      <h2 id="academics-import">{t('academics.import')}</h2>
      <p class="prose">{t('academics.import-text')}</p>
      <form
        class="academics-import"
        onSubmit={(event) => {
          event.preventDefault();
          if (file === null) setFault(t('academics.file-missing'));
          else void tryOut();
        }}
      >
        <Select
          label={t('academics.format')}
          value={format}
          options={IMPORT_FORMATS.map((each) => ({ value: each, text: t(`academics.format-${each}`) }))}
          onSelect={(value) => {
            setFormat(value as ImportFormat);
            setTried(null);
          }}
        />
        <FileField hint={t(`academics.format-${format}-hint`)} fault={fault} onChoose={choose} />
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        {tried === null && (
          <div class="buttons">
            <Button type="submit" busy={submit.isBusy}>
              {t('academics.try')}
            </Button>
          </div>
        )}
      </form>
      {tried !== null && <Trial report={tried.report} isBusy={submit.isBusy} onTake={() => void take()} />}
      {taken !== null && (
        <div class="academics-after">
          <Notice announce="polite">
            <p>{t('academics.taken', { added: taken.added, changed: taken.changed })}</p>
          </Notice>
        </div>
      )}
    </section>
  );
}

function Trial(props: {
  readonly report: ImportReport;
  readonly isBusy: boolean;
  readonly onTake: () => void;
}): JSX.Element {
  const { report } = props;
  const isRefused = report.findings.some(({ severity }) => severity === 'error');
  return (
    <div class="academics-trial" role="status">
      {isRefused ? (
        <p class="prose">
          {t('academics.refused', { count: report.findings.filter(({ severity }) => severity === 'error').length })}
        </p>
      ) : (
        <>
          <p class="prose">
            {t('academics.would', {
              people: report.people,
              added: report.added,
              changed: report.changed,
              unchanged: report.unchanged,
            })}{' '}
            {t('academics.would-records', {
              publications: report.publications,
              courses: report.courses,
              industry: report.industry,
            })}{' '}
            {report.objected > 0 && t('academics.would-objected', { count: report.objected })}{' '}
            {report.withoutAddress > 0 && t('academics.would-without-address', { count: report.withoutAddress })}
          </p>
          <p class="note">
            {t('academics.would-first')}{' '}
            {report.first.map(({ name, records }) => `${name} (${formatNumber(records)})`).join('; ')}
          </p>
          <div class="buttons">
            <Button busy={props.isBusy} onClick={props.onTake}>
              {t('academics.take')}
            </Button>
          </div>
        </>
      )}
      {report.findings.length > 0 && (
        <DataTable
          caption={t('academics.findings')}
          columns={[{ title: t('academics.line'), number: true }, { title: t('academics.finding') }]}
          rows={report.findings.map(({ line, code, sentence }, index) => ({
            key: `${index} ${code}`,
            cells: [line === null ? '–' : formatNumber(line), <FindingText code={code} sentence={sentence} />],
          }))}
        />
      )}
    </div>
  );
}

/** In the page's language where there is a sentence of it; what a reader says beyond that is English. */
function FindingText(props: { readonly code: string; readonly sentence: string }): JSX.Element {
  const own = findMessage(`academics.finding-${props.code.replaceAll('.', '-')}`, {});
  return own === null || own === undefined ? <span lang="en">{props.sentence}</span> : <span>{own}</span>;
}

function FileField(props: {
  readonly hint: string;
  readonly fault: string | null;
  readonly onChoose: (file: File | null) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label htmlFor={id}>{t('academics.file')}</label>
      <span class="hint" id={`${id}-hint`}>
        {props.hint}
      </span>
      <input
        id={id}
        type="file"
        accept=".json,.jsonl,.ndjson,.csv,.txt"
        aria-describedby={`${id}-hint${props.fault === null ? '' : ` ${id}-fault`}`}
        aria-invalid={props.fault === null ? undefined : true}
        onChange={(event) => props.onChoose(event.currentTarget.files?.[0] ?? null)}
      />
      {props.fault !== null && (
        <span class="fault" id={`${id}-fault`}>
          {props.fault}
        </span>
      )}
    </div>
  );
}
