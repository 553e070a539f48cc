// Opens an exported result again: shown and checked, not kept.
import { Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { toProblem } from '../../../web/api/problem.ts';
import type { Problem } from '../../../web/api/problem.ts';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import type { ImportedResult } from '../contract.ts';
import { profileApi } from './profile-api.ts';
import { ResultView } from './result/result-view.tsx';

/** Larger files are not ours; the server refuses them too. */
const LARGEST_BYTES = 512 * 1024;

export function ImportPage(): JSX.Element {
  const id = useId();
  const [imported, setImported] = useState<ImportedResult | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const open = async (file: File): Promise<void> => {
    setProblem(null);
    setImported(null);
    try {
      setImported(await profileApi.import(await readArchive(file)));
    } catch (error) {
      const found = toProblem(error);
      // What the server cannot read as an archive at all is no file of ours either.
      setProblem(error instanceof SyntaxError || found.code === 'request.invalid' ? notOurs() : found);
    }
  };
  return (
    <Page title={t('import.title')}>
      {imported === null && (
        <>
          <h1>{t('import.title')}</h1>
          <p class="prose after-lead">{t('import.text')}</p>
        </>
      )}
      <div class="field no-print import-file">
        <label htmlFor={id}>{t('import.file')}</label>
        <input
          id={id}
          type="file"
          accept="application/json,.json"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void open(file);
          }}
        />
      </div>
      {problem !== null && <ProblemNotice problem={problem} />}
      {imported !== null && (
        <>
          <div class="import-check">
            <Notice tone={imported.reproduced ? 'plain' : 'care'} announce="polite">
              <p>{imported.reproduced ? t('import.reproduced') : t('import.not-reproduced')}</p>
            </Notice>
          </div>
          <ResultView result={imported.result} attemptId={null} />
        </>
      )}
    </Page>
  );
}

async function readArchive(file: File): Promise<unknown> {
  if (file.size > LARGEST_BYTES) throw new SyntaxError('too large');
  return JSON.parse(await file.text()) as unknown;
}

function notOurs(): Problem {
  return { code: 'result.import-not-ours', values: {}, status: 422, retryAfter: null };
}
