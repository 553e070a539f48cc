// One list: its source, finding a skill by words, the skills in order, and taking the version away.
import { Button, Dialog, Field, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { formatNumber } from '../../../web/messages/numbers.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import { actor } from '../../../web/shell/session.ts';
import type { PackSummary } from '../contract.ts';
import { PAGE_CONCEPTS } from '../limits.ts';
import { Attribution } from './attribution.tsx';
import { languageName, schemeName } from './pack-words.ts';
import './taxonomies.css';
import { taxonomyApi } from './taxonomy-api.ts';

/** After the last letter, before the list is asked for. */
const TYPING_MS = 250;

export function PackPage(): JSX.Element {
  const { params } = useRoute();
  const packId = params['packId'] ?? '';
  const [list, reload] = useResource('taxonomies', taxonomyApi.list);
  if (list.status === 'failed' && list.value === null) return <ProblemPage problem={list.problem} onRetry={reload} />;
  const pack = list.value?.packs.find(({ id }) => id === packId) ?? null;
  if (list.value !== null && pack === null) {
    return <ProblemPage problem={{ code: 'route.not-found', values: {}, status: 404, retryAfter: null }} />;
  }
  const title = pack === null ? t('taxonomy.title') : schemeName(pack.scheme);
  return (
    <Page title={title} width="reading">
      <p class="note">
        <a href="/taxonomies">{t('taxonomy.back')}</a>
      </p>
      <h1>{title}</h1>
      {pack !== null && <PackView pack={pack} />}
    </Page>
  );
}

function PackView({ pack }: { readonly pack: PackSummary }): JSX.Element {
  return (
    <>
      <p class="note taxonomy-where">
        {languageName(pack.language)} · {t('taxonomy.version')} {pack.version} · {t(`taxonomy.scope-${pack.scope}`)}
        {pack.state === 'kept' && ` · ${t('taxonomy.state-kept')}`}
      </p>
      <ConceptSearch pack={pack} />
      <Attribution text={pack.attribution} language={pack.language} />
      {pack.scope !== 'shipped' && <RemovePack pack={pack} />}
    </>
  );
}

function ConceptSearch({ pack }: { readonly pack: PackSummary }): JSX.Element {
  const { query } = useLocation();
  const [text, setText] = useState(query['text'] ?? '');
  const [asked, setAsked] = useState({ text, from: 0 });
  useEffect(() => {
    const timer = setTimeout(() => setAsked((last) => (last.text === text ? last : { text, from: 0 })), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const [page, reload] = useResource(`${pack.id} ${asked.from} ${asked.text}`, () =>
    taxonomyApi.findConcepts(pack.id, asked.text, asked.from),
  );
  const next = page.value?.next ?? null;
  return (
    <section aria-labelledby="taxonomy-found-title">
      <form role="search" onSubmit={(event) => event.preventDefault()}>
        <Field
          label={t('taxonomy.search')}
          hint={t('taxonomy.search-hint')}
          type="search"
          value={text}
          maxLength={100}
          onInput={setText}
        />
      </form>
      <h2 id="taxonomy-found-title">{t('taxonomy.skills-found')}</h2>
      {page.status === 'failed' && <ProblemNotice problem={page.problem} onRetry={reload} />}
      {page.value?.concepts.length === 0 && (
        <p class="note" role="status">
          {t('taxonomy.nothing-found')}
        </p>
      )}
      <ul class="taxonomy-list" lang={pack.language}>
        {page.value?.concepts.map(({ uri, preferredLabel, matched, skillType }) => (
          <li key={uri}>
            <a href={`/taxonomies/${pack.id}/concept?${new URLSearchParams({ uri }).toString()}`}>{preferredLabel}</a>
            <small lang={document.documentElement.lang}>
              {[
                skillType === null ? null : t(`taxonomy.type-${skillType}`),
                matched === null ? null : t('taxonomy.matched', { label: matched }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      <div class="taxonomy-turn">
        {asked.from > 0 && (
          <PlainButton onClick={() => setAsked({ ...asked, from: Math.max(0, asked.from - PAGE_CONCEPTS) })}>
            {t('taxonomy.previous')}
          </PlainButton>
        )}
        {asked.from > 0 && <span class="note">{t('taxonomy.showing', { from: formatNumber(asked.from + 1) })}</span>}
        {next !== null && (
          <PlainButton onClick={() => setAsked({ ...asked, from: next })}>{t('taxonomy.next')}</PlainButton>
        )}
      </div>
    </section>
  );
}

function RemovePack({ pack }: { readonly pack: PackSummary }): JSX.Element | null {
  const { route } = useLocation();
  const [isAsking, setAsking] = useState(false);
  const submit = useSubmit();
  const who = actor.value;
  const roles: readonly string[] = who?.kind === 'account' ? who.roles : [];
  const mayRemove =
    roles.includes('platform-administrator') ||
    (pack.scope === 'institution' && roles.includes('institution-administrator'));
  if (!mayRemove) return null;
  if (pack.uses > 0) return <p class="note">{t('taxonomy.in-use', { count: pack.uses })}</p>;
  const remove = async (): Promise<void> => {
    if (await submit.run(() => taxonomyApi.removePack(pack.id))) route('/taxonomies');
  };
  const title = t('taxonomy.remove-title', { name: schemeName(pack.scheme), version: pack.version });
  return (
    <>
      <div class="buttons">
        <Button look="quiet" onClick={() => setAsking(true)}>
          {t('taxonomy.remove')}
        </Button>
      </div>
      <Dialog open={isAsking} title={title} onClose={() => setAsking(false)}>
        <p>{t('taxonomy.remove-text')}</p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button look="alert" busy={submit.isBusy} onClick={() => void remove()}>
            {t('taxonomy.remove')}
          </Button>
          <Button look="quiet" takesFocus onClick={() => setAsking(false)}>
            {t('action.close')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
