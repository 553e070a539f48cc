// Every version of a fork, its own and the source's, with what changed between any two.
import { Button, DataTable, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import type { ForkDetail } from '../../forks-contract.ts';
import { changesAddress, shelfOf } from './forks-api.ts';

type Version = ForkDetail['versions'][number];

export function VersionTable({ fork }: { readonly fork: ForkDetail }): JSX.Element {
  return (
    <section aria-labelledby="fork-versions">
      <h2 id="fork-versions">{t('materials.versions')}</h2>
      <DataTable
        caption={t('materials.versions')}
        captionHidden
        columns={[
          { title: t('materials.version') },
          { title: t('materials.version-origin') },
          { title: t('materials.version-date') },
        ]}
        rows={fork.versions.toReversed().map((version) => ({
          key: String(version.number),
          cells: [
            <a key="read" href={`/${shelfOf(fork.id)}/${version.number}`}>
              {version.version}
            </a>,
            originOf(version),
            formatDate(version.createdAt),
          ],
        }))}
      />
      <Compare fork={fork} />
    </section>
  );
}

function originOf({ origin }: Version): string {
  return origin === 'own' ? t('materials.origin-own') : t('materials.origin-source');
}

function Compare({ fork }: { readonly fork: ForkDetail }): JSX.Element {
  const { route } = useLocation();
  const [from, setFrom] = useState('0');
  const [to, setTo] = useState('draft');
  const options = [
    { value: 'draft', text: t('materials.state-draft') },
    ...fork.versions
      .toReversed()
      .map((version) => ({ value: String(version.number), text: `${version.version} · ${originOf(version)}` })),
    ...(fork.newest === null
      ? []
      : [{ value: 'source', text: t('materials.state-source-now', { version: fork.newest }) }]),
  ];
  return (
    <form
      class="fork-compare"
      onSubmit={(event) => {
        event.preventDefault();
        route(changesAddress(fork.id, from, to));
      }}
    >
      <Select label={t('materials.compare-from')} value={from} options={options} onSelect={setFrom} />
      <Select label={t('materials.compare-to')} value={to} options={options} onSelect={setTo} />
      <Button type="submit" look="quiet">
        {t('materials.compare')}
      </Button>
    </form>
  );
}
