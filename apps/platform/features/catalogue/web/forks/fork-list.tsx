// The institution's own versions of modules, on top of the library: what is published and what is still a draft.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { langOf, textIn } from '../../../../web/messages/texts.ts';
import { useResource } from '../../../../web/page/use-resource.ts';
import { forksApi, shelfOf } from './forks-api.ts';

export function ForkList(): JSX.Element | null {
  const [list] = useResource('forks', forksApi.list);
  const forks = list.value?.forks ?? [];
  if (forks.length === 0) return null;
  return (
    <section aria-labelledby="own-versions" class="material-skill">
      <h2 id="own-versions">{t('materials.own-versions')}</h2>
      <ul class="material-plain">
        {forks.map(({ id, title, published, createdAt }) => (
          <li key={id}>
            <a href={`/module-forks/${id}`} lang={langOf(title)}>
              {textIn(title)}
            </a>{' '}
            <span class="note">
              {published === null ? (
                t('materials.fork-draft-since', { date: formatDate(createdAt) })
              ) : (
                <a href={`/${shelfOf(id)}/${published.number}`}>
                  {t('materials.fork-published', { version: published.version, date: formatDate(published.createdAt) })}
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
