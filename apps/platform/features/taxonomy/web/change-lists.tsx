// What a version changes, kind by kind: counted, the first hundred of each by name, long lists closed at first.
import { Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import type { PackReport } from '../contract.ts';

const KINDS = ['gone', 'replaced', 'relabelled', 'added'] as const;
const OPEN_UP_TO = 8;

export function ChangeLists({ report }: { readonly report: PackReport }): JSX.Element | null {
  // Of a list without a version before, everything is new: the count stands in the notice.
  if (report.comparedWith === null) return null;
  const kinds = KINDS.filter((kind) => report[kind].count > 0);
  return (
    <section aria-labelledby="taxonomy-changes-title" class="taxonomy-changes">
      <h2 id="taxonomy-changes-title">{t('taxonomy.changes')}</h2>
      {kinds.length === 0 && <p class="note">{t('taxonomy.no-changes')}</p>}
      {kinds.map((kind) => (
        <Disclosure
          key={kind}
          open={report[kind].count <= OPEN_UP_TO}
          summary={t(`taxonomy.change-${kind}`, { count: report[kind].count })}
        >
          <ul class="taxonomy-list">
            {report[kind].listed.map(({ uri, label, before }) => (
              <li key={`${uri} ${before ?? ''}`}>
                <span>{label}</span>
                {before !== null && <small>{t('taxonomy.change-before', { label: before })}</small>}
              </li>
            ))}
          </ul>
          {report[kind].count > report[kind].listed.length && (
            <p class="note">{t('taxonomy.change-more', { count: report[kind].count - report[kind].listed.length })}</p>
          )}
        </Disclosure>
      ))}
    </section>
  );
}
