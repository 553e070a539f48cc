// An institution's own version of a module: where it comes from, its draft, what the checks say of it, and every version it ever had.
import { Button, Dialog, LinkButton, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../../web/api/make-key.ts';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate, formatDateTime } from '../../../../web/messages/numbers.ts';
import { langOf, textIn } from '../../../../web/messages/texts.ts';
import { Page } from '../../../../web/page/page.tsx';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../../web/page/problem-page.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { ForkDetail } from '../../forks-contract.ts';
import '../materials.css';
import { FaultList } from './fault-list.tsx';
import { mayWriteForks } from './fork-button.tsx';
import { changesAddress, forksApi } from './forks-api.ts';
import './forks.css';
import { VersionTable } from './version-table.tsx';

export function ForkPage(): JSX.Element {
  const { forkId = '' } = useRoute().params;
  const [fork, reload] = useResource(`fork ${forkId}`, () => forksApi.read(forkId));
  if (fork.status === 'failed' && fork.value === null) return <ProblemPage problem={fork.problem} onRetry={reload} />;
  const { value } = fork;
  return (
    <Page title={value === null ? t('materials.own-versions') : textIn(value.title)}>
      <p class="note">
        <a href="/materials">{t('materials.back')}</a>
      </p>
      {value === null ? (
        <p class="note" role="status">
          {t('materials.loading')}
        </p>
      ) : (
        <Fork fork={value} onChange={reload} />
      )}
    </Page>
  );
}

/** The version of the source that the draft stands on. */
function baseOf({ versions }: ForkDetail): string {
  return versions.findLast(({ origin }) => origin === 'source')?.version ?? '';
}

function Fork({ fork, onChange }: { readonly fork: ForkDetail; readonly onChange: () => void }): JSX.Element {
  const mayWrite = mayWriteForks();
  const base = baseOf(fork);
  return (
    <>
      <h1 lang={langOf(fork.title)}>
        {textIn(fork.title)}
        <span class="material-of">{t('materials.own-version')}</span>
      </h1>
      <p class="prose after-lead">
        {t('materials.fork-lead', { version: base, date: formatDate(fork.createdAt) })}{' '}
        {t('materials.draft-saved', { at: formatDateTime(fork.draft.savedAt) })}
      </p>
      <div class="buttons">
        {mayWrite && <LinkButton href={`/module-forks/${fork.id}/edit`}>{t('materials.edit-draft')}</LinkButton>}
        <LinkButton href={changesAddress(fork.id, 'source', 'draft')} look="quiet">
          {t('materials.against-source')}
        </LinkButton>
        {mayWrite && <Publish fork={fork} onPublished={onChange} />}
      </div>
      {fork.newest !== null && fork.newest !== base && (
        <Update fork={fork} newest={fork.newest} mayWrite={mayWrite} onUpdated={onChange} />
      )}
      <FaultList forkId={fork.id} revision={fork.draft.revision} mayWrite={mayWrite} />
      <VersionTable fork={fork} />
    </>
  );
}

function Publish({ fork, onPublished }: { readonly fork: ForkDetail; readonly onPublished: () => void }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const submit = useSubmit();
  const key = useRef(makeKey());
  const publish = async (): Promise<void> => {
    const { version } = await forksApi.publish(fork.id, key.current);
    key.current = makeKey();
    setDone(version);
    setOpen(false);
    onPublished();
  };
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t('materials.publish')}
      </Button>
      {done !== null && (
        <Notice announce="polite">
          <p>{t('materials.published', { version: done })}</p>
        </Notice>
      )}
      <Dialog open={isOpen} title={t('materials.publish')} onClose={() => setOpen(false)}>
        <p>{t('materials.publish-text')}</p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button busy={submit.isBusy} onClick={() => void submit.run(publish)}>
            {t('materials.publish-do')}
          </Button>
          <Button look="quiet" onClick={() => setOpen(false)}>
            {t('materials.not-yet')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function Update(props: {
  readonly fork: ForkDetail;
  readonly newest: string;
  readonly mayWrite: boolean;
  readonly onUpdated: () => void;
}): JSX.Element {
  const { fork, newest } = props;
  const submit = useSubmit();
  return (
    <Notice title={t('materials.source-newer', { version: newest })}>
      <p>{t('materials.source-newer-text')}</p>
      <div class="buttons">
        {props.mayWrite && (
          <Button
            busy={submit.isBusy}
            onClick={() =>
              void submit.run(async () => {
                await forksApi.update(fork.id);
                props.onUpdated();
              })
            }
          >
            {t('materials.source-take')}
          </Button>
        )}
        <LinkButton href={changesAddress(fork.id, '0', 'source')} look="quiet">
          {t('materials.source-see')}
        </LinkButton>
      </div>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
    </Notice>
  );
}
