// Every list with its versions, for whom it is, how large it is, and the source to be named.
import { DataTable } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../web/messages/numbers.ts';
import type { PackSummary } from '../contract.ts';
import { Attribution } from './attribution.tsx';
import { languageName, schemeName } from './pack-words.ts';

export function PackTable(props: { readonly packs: readonly PackSummary[] }): JSX.Element {
  if (props.packs.length === 0) return <p class="note">{t('taxonomy.empty')}</p>;
  return (
    <DataTable
      caption={t('taxonomy.list')}
      captionHidden
      columns={[
        { title: t('taxonomy.name') },
        { title: t('taxonomy.language') },
        { title: t('taxonomy.version') },
        { title: t('taxonomy.concepts'), number: true },
        { title: t('taxonomy.scope') },
        { title: t('taxonomy.state') },
        { title: t('taxonomy.attribution') },
      ]}
      rows={props.packs.map((pack) => ({
        key: pack.id,
        cells: [
          <a href={`/taxonomies/${pack.id}`}>
            {schemeName(pack.scheme)}
            <span class="visually-hidden">
              {' '}
              {languageName(pack.language)} {pack.version}
            </span>
          </a>,
          languageName(pack.language),
          pack.version,
          formatNumber(pack.concepts),
          t(`taxonomy.scope-${pack.scope}`),
          <>
            {t(pack.state === 'kept' ? 'taxonomy.state-kept' : 'taxonomy.state-on')}
            {pack.switchedOnAt !== null && (
              <>
                <br />
                <small class="note">{t('taxonomy.since', { date: formatDate(pack.switchedOnAt) })}</small>
              </>
            )}
          </>,
          <Attribution text={pack.attribution} language={pack.language} />,
        ],
      }))}
    />
  );
}
