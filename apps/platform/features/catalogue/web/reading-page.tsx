// A material to read or to print from the browser, with the files beside it.
import { Button, LinkButton, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { ReadablePage } from '../materials-contract.ts';
import { kindName } from './material-words.ts';
import { fileAddress, materialsApi } from './materials-api.ts';
import './materials.css';
import { WrittenPage } from './written-page.tsx';

export function ReadingPage(): JSX.Element {
  const { moduleId = '' } = useRoute().params;
  return <Reading shelf="materials" id={moduleId} back={`/materials/${moduleId}`} />;
}

export function OwnReadingPage(): JSX.Element {
  const { moduleId = '' } = useRoute().params;
  return <Reading shelf="my-materials" id={moduleId} back="/materials" />;
}

/** @param props.shelf and `id` say which module; kind and language of the page stand in the address. */
export function Reading(props: { readonly shelf: string; readonly id: string; readonly back: string }): JSX.Element {
  const { kind = '', language = '' } = useRoute().params;
  const [page, reload] = useResource(`${props.shelf} ${props.id} ${kind} ${language}`, () =>
    materialsApi.page(props.shelf, props.id, { kind, language }),
  );
  if (page.status === 'failed' && page.value === null) return <ProblemPage problem={page.problem} onRetry={reload} />;
  const { value } = page;
  return (
    <Page
      title={value === null ? t('materials.title') : `${kindName(value.kind)} · ${value.moduleTitle}`}
      width="reading"
    >
      <p class="note no-print">
        <a href={props.back}>{t('materials.back-module')}</a>
      </p>
      {value === null ? (
        <p class="note" role="status">
          {t('materials.loading')}
        </p>
      ) : (
        <Read page={value} shelf={props.shelf} id={props.id} />
      )}
    </Page>
  );
}

function Read(props: { readonly page: ReadablePage; readonly shelf: string; readonly id: string }): JSX.Element {
  const { page } = props;
  return (
    <>
      <h1 lang={page.language}>
        {page.title}
        <span class="material-of">{page.moduleTitle}</span>
      </h1>
      {page.notice !== null && (
        <Notice tone="care">
          <p lang={page.language}>{page.notice}</p>
        </Notice>
      )}
      <div class="buttons no-print">
        <LinkButton href={fileAddress(props.shelf, props.id, page, 'pdf')} download>
          {t('materials.keep-pdf')}
        </LinkButton>
        <Button look="quiet" onClick={() => print()}>
          {t('action.print')}
        </Button>
      </div>
      <WrittenPage html={page.html} language={page.language} />
      <p class="note" lang={page.language}>
        {page.imprint}
      </p>
    </>
  );
}
