// What a check or an import came to: errors with their lines, the changes, nothing, or what is now stored.
import { DataTable, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { formatNumber } from '../../../web/messages/numbers.ts';
import { langOf, textIn } from '../../../web/messages/texts.ts';
import type { ImportError, ImportFrameworkBody, ImportReport } from '../contract.ts';
import { ChangeList } from './change-list.tsx';
import type { ChangeNames } from './change-names.ts';

export interface Outcome {
  readonly body: ImportFrameworkBody;
  readonly report: ImportReport;
  readonly names: ChangeNames;
}

/** True when the checked file can be stored as it is. */
export function isImportable({ report }: Outcome): boolean {
  return report.stored === null && report.errors.length === 0 && report.changes.length > 0;
}

export function ImportOutcome(props: { readonly outcome: Outcome }): JSX.Element {
  const { body, report, names } = props.outcome;
  const { framework, comparedWith } = report;
  return (
    <>
      {framework !== null && (
        <h3>
          <span lang={langOf(framework.title)}>{textIn(framework.title)}</span> {framework.version}
        </h3>
      )}
      {report.stored !== null ? (
        <Notice announce="polite" title={t('framework.stored')}>
          <p>
            {t('framework.stored-text', {
              version: report.stored.version,
              status: body.status === 'official' ? 'official' : 'other',
              count: report.changes.length,
            })}
          </p>
        </Notice>
      ) : report.errors.length > 0 ? (
        <Errors errors={report.errors} />
      ) : report.changes.length === 0 ? (
        <Notice announce="polite">
          <p>{t('framework.no-change', { version: comparedWith?.version ?? '' })}</p>
        </Notice>
      ) : (
        <Notice announce="polite">
          <p>
            {comparedWith === null
              ? t('framework.is-new')
              : t('framework.compared', { version: comparedWith.version, count: report.changes.length })}
          </p>
        </Notice>
      )}
      <ChangeList changes={report.changes} names={names} />
    </>
  );
}

function Errors(props: { readonly errors: readonly ImportError[] }): JSX.Element {
  return (
    <>
      <Notice tone="loss" announce="now">
        <p>{t('framework.errors', { count: props.errors.length })}</p>
      </Notice>
      <DataTable
        caption={t('framework.errors-caption')}
        captionHidden
        columns={[{ title: t('framework.line') }, { title: t('framework.error') }]}
        rows={props.errors.map((error, place) => ({
          key: String(place),
          cells: [
            error.line === null ? t('framework.whole-file') : formatNumber(error.line),
            // The server says these in English alone, in the words of the file.
            <span lang="en">{error.sentence}</span>,
          ],
        }))}
      />
    </>
  );
}
