// Bringing a framework in: a file and who stands behind it, a check that stores nothing, then the import.
import { Button, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { ImportFrameworkBody } from '../contract.ts';
import { findChangeNames } from './change-names.ts';
import { frameworkApi } from './framework-api.ts';
import { ImportOutcome, isImportable } from './import-outcome.tsx';
import type { Outcome } from './import-outcome.tsx';
import { readFrameworkFile } from './read-framework-file.ts';
import type { FileFault } from './read-framework-file.ts';

type ListStatus = ImportFrameworkBody['status'];
type Fault = FileFault | 'missing';
const STATUSES: readonly ListStatus[] = ['imported', 'official'];

export function ImportSection(props: { readonly onStored: () => void }): JSX.Element {
  const [file, setFile] = useState<File | null>(null);
  const [status, setStatus] = useState<ListStatus>('imported');
  const [fault, setFault] = useState<Fault | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const submit = useSubmit();
  const turn = useRef(0);
  const result = useRef<HTMLDivElement>(null);
  /** What was said of another file or status no longer holds, and an answer still under way is not wanted. */
  const forget = (): void => {
    turn.current += 1;
    setFault(null);
    setOutcome(null);
  };
  const check = async (): Promise<void> => {
    forget();
    const own = turn.current;
    if (file === null) return setFault('missing');
    const read = await readFrameworkFile(file);
    if (turn.current !== own) return;
    if (typeof read === 'string') return setFault(read);
    await submit.run(async () => {
      const body = { ...read, status, dryRun: true };
      const report = await frameworkApi.import(body);
      const names = await findChangeNames(report, read);
      if (turn.current === own) setOutcome({ body, report, names });
    });
  };
  const store = async ({ body, names }: Outcome): Promise<void> => {
    await submit.run(async () => {
      // The text that was checked, not the file, which may have changed since.
      const report = await frameworkApi.import({ ...body, dryRun: false });
      setOutcome({ body, report, names });
      if (report.stored !== null) props.onStored();
    });
  };
  const storedId = outcome?.report.stored?.id ?? null;
  useEffect(() => {
    // The button that was pressed is gone; the focus goes to what it brought about.
    if (storedId !== null) result.current?.focus();
  }, [storedId]);
  return (
    <section aria-labelledby="framework-import-title">
      <h2 id="framework-import-title">{t('framework.import')}</h2>
      <p class="prose">{t('framework.import-text')}</p>
      <form
        class="framework-import"
        onSubmit={(event) => {
          event.preventDefault();
          if (!submit.isBusy) void check();
        }}
      >
        <FileField
          fault={fault}
          onChoose={(chosen) => {
            forget();
            setFile(chosen);
          }}
        />
        <Select
          label={t('framework.status')}
          hint={t('framework.status-hint')}
          value={status}
          options={STATUSES.map((each) => ({ value: each, text: t(`framework.status-${each}`) }))}
          onSelect={(value) => {
            forget();
            setStatus(value as ListStatus);
          }}
        />
        <div class="buttons">
          <Button type="submit" look="quiet" busy={submit.isBusy}>
            {t('framework.check')}
          </Button>
        </div>
      </form>
      {outcome !== null && (
        <div class="framework-outcome" ref={result} tabIndex={-1}>
          <ImportOutcome outcome={outcome} />
        </div>
      )}
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      {outcome !== null && isImportable(outcome) && (
        <div class="buttons">
          <Button busy={submit.isBusy} onClick={() => void store(outcome)}>
            {t('framework.import-this')}
          </Button>
        </div>
      )}
    </section>
  );
}

function FileField(props: {
  readonly fault: Fault | null;
  readonly onChoose: (file: File | null) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label htmlFor={id}>{t('framework.file')}</label>
      <input
        id={id}
        type="file"
        accept="application/json,.json,text/csv,.csv"
        aria-invalid={props.fault !== null ? true : undefined}
        aria-describedby={props.fault !== null ? `${id}-fault` : undefined}
        onChange={(event) => props.onChoose(event.currentTarget.files?.[0] ?? null)}
      />
      {props.fault !== null && (
        <span class="fault" id={`${id}-fault`} role="alert">
          {t(`framework.file-${props.fault}`)}
        </span>
      )}
    </div>
  );
}
