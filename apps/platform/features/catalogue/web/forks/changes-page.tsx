// What differs between two states of a fork, line by line: what went with a minus, what came with a plus, each with its line.
import { Disclosure, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { t } from '../../../../web/messages/messages.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemPage } from '../../../../web/page/problem-page.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import type { FileChanges } from '../../forks-contract.ts';
import '../materials.css';
import { forksApi } from './forks-api.ts';
import './forks.css';

type FileChange = FileChanges['files'][number];

export function ForkChangesPage(): JSX.Element {
  const { forkId = '', from = '', to = '' } = useRoute().params;
  const [found, reload] = useResource(`changes ${forkId} ${from} ${to}`, () => forksApi.changes(forkId, from, to));
  if (found.status === 'failed' && found.value === null)
    return <ProblemPage problem={found.problem} onRetry={reload} />;
  const files = found.value?.files ?? null;
  return (
    <Page title={t('materials.changes')}>
      <p class="note">
        <a href={`/module-forks/${forkId}`}>{t('materials.back-fork')}</a>
      </p>
      <h1>{t('materials.changes')}</h1>
      {files === null ? (
        <p class="note" role="status">
          {t('materials.loading')}
        </p>
      ) : (
        <>
          <p class="prose after-lead">
            {t('materials.changes-between', {
              from: sayState(found.value!.from),
              to: sayState(found.value!.to),
              count: files.length,
            })}
          </p>
          {files.length === 0 && (
            <Notice>
              <p>{t('materials.changes-none')}</p>
            </Notice>
          )}
          {files.map((file) => (
            <Disclosure key={file.path} open summary={`${file.path} · ${t(`materials.file-${file.kind}`)}`}>
              <Hunks file={file} />
            </Disclosure>
          ))}
        </>
      )}
    </Page>
  );
}

function sayState({ kind, version }: FileChanges['from']): string {
  if (kind === 'draft' || version === null) return t('materials.state-draft');
  return t(`materials.compared-${kind}`, { version });
}

function Hunks({ file }: { readonly file: FileChange }): JSX.Element {
  return (
    <>
      {file.changes.map(({ from, to, removed, added }) => (
        <div class="fork-hunk" key={`${from} ${to}`}>
          <p class="note">{t('materials.at-lines', { from, to })}</p>
          {removed.length > 0 && (
            <del>
              <span class="visually-hidden">{t('materials.gone')}</span>
              {removed.map((line, index) => (
                <span class="line" key={index}>
                  {line}
                </span>
              ))}
            </del>
          )}
          {added.length > 0 && (
            <ins>
              <span class="visually-hidden">{t('materials.come')}</span>
              {added.map((line, index) => (
                <span class="line" key={index}>
                  {line}
                </span>
              ))}
            </ins>
          )}
        </div>
      ))}
    </>
  );
}
