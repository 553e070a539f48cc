// The editor of a draft: one plain file at a time beside what it will look like, saved by itself, with what the checks say of it.
import { Button, Notice, PlainButton, Select } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { readChoice, keepChoice } from '../../../../web/appearance/choices.ts';
import { t } from '../../../../web/messages/messages.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../../web/page/problem-page.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import type { ForkDetail } from '../../forks-contract.ts';
import '../materials.css';
import { openDraftSession } from './draft-session.ts';
import type { DraftSession, KeptChanges } from './draft-session.ts';
import { AddFile } from './add-file.tsx';
import { sayPlace } from './fault-list.tsx';
import { FileEditor } from './file-editor.tsx';
import { forksApi } from './forks-api.ts';
import './forks.css';

const HEAD = 'module.json';

export function ForkEditPage(): JSX.Element {
  const { forkId = '' } = useRoute().params;
  const [fork, reload] = useResource(`edit ${forkId}`, () => forksApi.read(forkId));
  if (fork.status === 'failed' && fork.value === null) return <ProblemPage problem={fork.problem} onRetry={reload} />;
  const { value } = fork;
  return (
    <Page title={value === null ? t('materials.edit-draft') : `${t('materials.edit-draft')} · ${textIn(value.title)}`}>
      <p class="note">
        <a href={`/module-forks/${forkId}`}>{t('materials.back-fork')}</a>
      </p>
      {value === null ? (
        <p class="note" role="status">
          {t('materials.loading')}
        </p>
      ) : (
        <Editor fork={value} />
      )}
    </Page>
  );
}

function Editor({ fork }: { readonly fork: ForkDetail }): JSX.Element {
  const { query } = useLocation();
  const session = useMemo(() => openSession(fork), [fork.id]);
  useEffect(() => () => session.end(), [session]);
  const [path, setPath] = useState(query['file'] ?? 'guide.en.md');
  const [line, setLine] = useState<number | null>(Number(query['line'] ?? 0) || null);
  const files = session.files.value;
  const paths = Object.keys(files);
  const shown = path in files ? path : (paths[0] ?? HEAD);
  const open = (next: string, at: number | null): void => {
    setPath(next);
    setLine(at);
  };
  return (
    <>
      <h1>{textIn(fork.title)}</h1>
      <div class="fork-bar">
        <Select
          label={t('materials.file')}
          value={shown}
          options={paths.map((each) => ({
            value: each,
            text: session.unsaved.value.includes(each) ? `${each} •` : each,
          }))}
          onSelect={(next) => open(next, null)}
        />
        <p class={`fork-state ${session.state.value}`} role="status">
          {t(`materials.saving-${session.state.value}`)}
        </p>
      </div>
      <Moved session={session} />
      {session.state.value === 'refused' && session.problem.value !== null && (
        <ProblemNotice problem={session.problem.value} onRetry={() => void session.save()} />
      )}
      <FileEditor
        key={shown}
        path={shown}
        text={files[shown] ?? ''}
        line={line}
        onInput={(text) => session.change(shown, text)}
      />
      <Checks fork={fork} session={session} path={shown} onOpen={open} />
      <AddFile
        files={files}
        shown={shown}
        onAdd={(added, text) => {
          session.change(added, text);
          open(added, null);
        }}
        onRemove={() => session.change(shown, null)}
      />
    </>
  );
}

/** Somebody else has saved: both texts are there, and the person decides. */
function Moved({ session }: { readonly session: DraftSession }): JSX.Element | null {
  if (session.state.value !== 'moved') return null;
  return (
    <Notice tone="care" announce="now" title={t('materials.moved')}>
      <p>{t('materials.moved-text', { files: session.unsaved.value.join(', ') })}</p>
      <div class="buttons">
        <Button onClick={() => void session.keepMine()}>{t('materials.keep-mine')}</Button>
        <Button look="quiet" onClick={() => void session.takeTheirs()}>
          {t('materials.take-theirs')}
        </Button>
      </div>
    </Notice>
  );
}

/** Looks at what is saved, each time it was saved. */
function Checks(props: {
  readonly fork: ForkDetail;
  readonly session: DraftSession;
  readonly path: string;
  readonly onOpen: (path: string, line: number | null) => void;
}): JSX.Element | null {
  const { fork, session, path } = props;
  const isSaved = session.state.value === 'saved';
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (isSaved) setTurn((last) => last + 1);
  }, [isSaved]);
  const [found] = useResource(`faults ${fork.id} ${turn}`, () => forksApi.faults(fork.id));
  if (found.value === null) return null;
  const here = found.value.faults.filter((fault) => fault.path === path);
  const elsewhere = found.value.faults.filter((fault) => fault.path !== path);
  return (
    <section aria-labelledby="file-faults">
      <h2 id="file-faults">{t('materials.checks')}</h2>
      <p class="prose">
        {here.length === 0 ? t('materials.checks-file-none') : t('materials.checks-file', { count: here.length })}{' '}
        {elsewhere.length > 0 && t('materials.checks-elsewhere', { count: elsewhere.length })}
      </p>
      <ul class="fork-faults">
        {[...here, ...elsewhere].map((fault) => (
          <li key={`${fault.path} ${fault.line ?? ''} ${fault.sentence}`}>
            <PlainButton onClick={() => props.onOpen(fault.path, fault.line)}>{sayPlace(fault)}</PlainButton>{' '}
            <span lang="en">{fault.sentence}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is typed outlives the page on this device until it is saved. */
function openSession(fork: ForkDetail): DraftSession {
  const key = `dragoman-draft-${fork.id}`;
  return openDraftSession(
    fork.draft,
    {
      read: async () => (await forksApi.read(fork.id)).draft,
      save: async (revision, changes) =>
        forksApi.save(fork.id, {
          revision,
          changes: Object.entries(changes).map(([path, text]) => ({ path, text })),
        }),
    },
    {
      read: () => readKept(readChoice(key)),
      write: (kept) => keepChoice(key, kept === null ? null : JSON.stringify(kept)),
    },
  );
}

function readKept(text: string | null): KeptChanges | null {
  if (text === null) return null;
  try {
    return JSON.parse(text) as KeptChanges;
  } catch {
    return null;
  }
}
