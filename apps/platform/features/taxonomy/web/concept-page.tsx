// One skill of a list: what it is called, what it means, what stands around it, and where it is used here.
import type { ComponentChildren, JSX } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { ConceptDetail } from '../contract.ts';
import { Attribution } from './attribution.tsx';
import { schemeName } from './pack-words.ts';
import './taxonomies.css';
import { taxonomyApi } from './taxonomy-api.ts';

type Named = ConceptDetail['broader'][number];

export function ConceptPage(): JSX.Element {
  const { params } = useRoute();
  const { query } = useLocation();
  const packId = params['packId'] ?? '';
  const uri = query['uri'] ?? '';
  const [list] = useResource('taxonomies', taxonomyApi.list);
  const [concept, reload] = useResource(`${packId} ${uri}`, () => taxonomyApi.readConcept(packId, uri));
  if (concept.status === 'failed' && concept.value === null) {
    return <ProblemPage problem={concept.problem} onRetry={reload} />;
  }
  const pack = list.value?.packs.find(({ id }) => id === packId);
  const title = concept.value?.preferredLabel ?? t('taxonomy.title');
  return (
    <Page title={title} width="reading">
      <p class="note">
        <a href={`/taxonomies/${packId}`}>
          {pack === undefined
            ? t('taxonomy.back')
            : t('taxonomy.back-to-pack', { name: schemeName(pack.scheme), version: pack.version })}
        </a>
      </p>
      <h1 lang={pack?.language}>{title}</h1>
      {concept.value !== null && <ConceptView concept={concept.value} packId={packId} language={pack?.language} />}
    </Page>
  );
}

function ConceptView(props: {
  readonly concept: ConceptDetail;
  readonly packId: string;
  readonly language: string | undefined;
}): JSX.Element {
  const { concept, packId, language } = props;
  return (
    <>
      {concept.description !== '' && (
        <p class="prose after-lead taxonomy-meaning" lang={language}>
          {concept.description}
        </p>
      )}
      <dl class="taxonomy-facts">
        {concept.altLabels.length > 0 && (
          <Fact title={t('taxonomy.also-called')}>
            <ul lang={language}>
              {concept.altLabels.map((label) => (
                <li key={label}>{label}</li>
              ))}
            </ul>
          </Fact>
        )}
        <Neighbours title={t('taxonomy.broader')} packId={packId} language={language} entries={concept.broader} />
        <Neighbours title={t('taxonomy.narrower')} packId={packId} language={language} entries={concept.narrower} />
        <Neighbours title={t('taxonomy.related')} packId={packId} language={language} entries={concept.related} />
        {concept.collections.length > 0 && (
          <Fact title={t('taxonomy.collections')}>{concept.collections.join(', ')}</Fact>
        )}
        {concept.occupations > 0 && (
          <Fact title={t('taxonomy.occupations')}>
            {t('taxonomy.occupations-count', { count: concept.occupations })}
          </Fact>
        )}
        <Fact title={t('taxonomy.used')}>
          {concept.uses.length === 0 ? (
            t('taxonomy.used-nowhere')
          ) : (
            <ul>
              {concept.uses.map(({ kind, title }) => (
                <li key={`${kind} ${title}`}>
                  {t(`taxonomy.use-${kind}`)}: {title}
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact title={t('taxonomy.address')}>
          <code>{concept.uri}</code>
        </Fact>
      </dl>
      <Attribution text={concept.attribution} language={language} />
    </>
  );
}

function Neighbours(props: {
  readonly title: string;
  readonly packId: string;
  readonly language: string | undefined;
  readonly entries: readonly (Named & { readonly relation?: ConceptDetail['related'][number]['relation'] })[];
}): JSX.Element | null {
  if (props.entries.length === 0) return null;
  return (
    <Fact title={props.title}>
      <ul>
        {props.entries.map(({ uri, label, isGroup, relation }) => (
          <li key={`${uri} ${relation ?? ''}`}>
            <span lang={props.language}>
              {isGroup ? (
                label
              ) : (
                <a href={`/taxonomies/${props.packId}/concept?${new URLSearchParams({ uri }).toString()}`}>{label}</a>
              )}
            </span>
            {relation !== undefined && relation !== 'related' && <small> {t(`taxonomy.relation-${relation}`)}</small>}
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function Fact(props: { readonly title: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{props.title}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
