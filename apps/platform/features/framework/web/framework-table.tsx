// The framework that ships with Dragoman and every version brought in, each as a file to keep.
import { DataTable } from '@dragoman/ui';
import type { JSX } from 'preact';
import { language, t } from '../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../web/messages/numbers.ts';
import { langOf, textIn } from '../../../web/messages/texts.ts';
import type { FrameworkSummary } from '../contract.ts';
import { exportAddress } from './framework-api.ts';

export function FrameworkTable(props: { readonly frameworks: readonly FrameworkSummary[] }): JSX.Element {
  if (props.frameworks.length === 0) return <p class="note">{t('framework.empty')}</p>;
  return (
    <DataTable
      caption={t('framework.list')}
      captionHidden
      columns={[
        { title: t('framework.name') },
        { title: t('framework.version') },
        { title: t('framework.status') },
        { title: t('framework.languages') },
        { title: t('framework.skills'), number: true },
        { title: t('framework.export') },
      ]}
      rows={props.frameworks.map((each) => ({
        key: each.id,
        cells: [
          <span lang={langOf(each.title)}>{textIn(each.title)}</span>,
          each.version,
          <>
            {t(`framework.status-${each.status}`)}
            {each.importedAt !== null && (
              <>
                <br />
                <small class="note">{t('framework.since', { date: formatDate(each.importedAt) })}</small>
              </>
            )}
          </>,
          languageNames(Object.keys(each.title)),
          formatNumber(each.skills),
          <Exports framework={each} />,
        ],
      }))}
    />
  );
}

function Exports(props: { readonly framework: FrameworkSummary }): JSX.Element {
  const { id, framework, version } = props.framework;
  return (
    <span class="framework-exports">
      {(['json', 'csv'] as const).map((format) => (
        <a key={format} href={exportAddress(id, format)} download>
          {format.toUpperCase()}{' '}
          <span class="visually-hidden">
            {framework} {version}
          </span>
        </a>
      ))}
    </span>
  );
}

/** Codes that the browser has no name for stay codes. */
function languageNames(codes: readonly string[]): string {
  const names = new Intl.DisplayNames(language.value, { type: 'language', fallback: 'code' });
  return codes.map((code) => names.of(code) ?? code).join(', ');
}
