// One import: how far it has come, what was found in the files, what would change, and the decision.
import { Button, LinkButton, LiveRegion, Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { PackImport, PackState } from '../contract.ts';
import { ChangeLists } from './change-lists.tsx';
import { FindingsList } from './findings-list.tsx';
import { importStateKey } from './import-state-key.ts';
import { languageName, schemeName } from './pack-words.ts';
import './taxonomies.css';
import { taxonomyApi } from './taxonomy-api.ts';

const MOVING: ReadonlySet<PackState> = new Set(['waiting', 'reading', 'storing']);
const LOOK_AGAIN_MS = 1000;

export function TaxonomyImportPage(): JSX.Element {
  const { params } = useRoute();
  const importId = params['importId'] ?? '';
  const [found, reload] = useResource(importId, () => taxonomyApi.readImport(importId));
  const isMoving = found.value !== null && MOVING.has(found.value.pack.state);
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(reload, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isMoving, reload]);
  if (found.status === 'failed' && found.value === null)
    return <ProblemPage problem={found.problem} onRetry={reload} />;
  const name = found.value === null ? '' : `${schemeName(found.value.pack.scheme)} ${found.value.pack.version}`;
  const title = t('taxonomy.import-title', { name });
  return (
    <Page title={title}>
      <p class="note">
        <a href="/taxonomies">{t('taxonomy.back')}</a>
      </p>
      <h1>{title}</h1>
      {found.status === 'failed' && <ProblemNotice problem={found.problem} onRetry={reload} />}
      {found.value !== null && <ImportView found={found.value} onChanged={reload} />}
    </Page>
  );
}

function ImportView(props: { readonly found: PackImport; readonly onChanged: () => void }): JSX.Element {
  const { found } = props;
  const { pack } = found;
  const errors = found.findings.filter(({ severity }) => severity === 'error');
  const warnings = found.findings.filter(({ severity }) => severity === 'warning');
  return (
    <>
      <p class="note taxonomy-where">
        {languageName(pack.language)} · {t(`taxonomy.scope-${pack.scope}`)} · {found.files.slice(0, 3).join(', ')}
        {found.files.length > 3 && ' …'}
      </p>
      <LiveRegion text={t(importStateKey(pack.state))} />
      <Stage found={found} />
      {errors.length > 0 && <FindingsList title={t('taxonomy.findings-errors')} findings={errors} />}
      {pack.state === 'ready' && found.report !== null && <ChangeLists report={found.report} />}
      {warnings.length > 0 && <FindingsList title={t('taxonomy.findings-warnings')} findings={warnings} />}
      <Decision pack={pack} onChanged={props.onChanged} />
    </>
  );
}

function Stage({ found }: { readonly found: PackImport }): JSX.Element | null {
  const { pack, progress, report } = found;
  switch (pack.state) {
    case 'waiting':
    case 'reading':
    case 'storing':
      return (
        <div class="taxonomy-progress">
          <p class="prose">{t(`taxonomy.${pack.state}-text`)}</p>
          <progress aria-label={t('taxonomy.progress')} max={1} value={pack.state === 'waiting' ? 0 : progress} />
        </div>
      );
    case 'uploading':
      return (
        <Notice tone="care">
          <p>{t('taxonomy.uploading-text')}</p>
        </Notice>
      );
    case 'refused':
    case 'failed':
      return (
        <Notice tone="loss" title={t('taxonomy.refused-title')}>
          <p>{t(pack.state === 'failed' ? 'taxonomy.failed-text' : 'taxonomy.refused-text')}</p>
        </Notice>
      );
    case 'ready':
      return (
        <Notice title={t('taxonomy.ready-title', { count: pack.concepts })}>
          <p>
            {report === null || report.comparedWith === null
              ? t('taxonomy.ready-new')
              : t('taxonomy.ready-compared', { version: report.comparedWith.version })}
          </p>
        </Notice>
      );
    case 'on':
      return (
        <Notice title={t('taxonomy.on-title')}>
          <p>{t('taxonomy.on-text')}</p>
        </Notice>
      );
    default:
      return null;
  }
}

function Decision(props: { readonly pack: PackImport['pack']; readonly onChanged: () => void }): JSX.Element | null {
  const { pack } = props;
  const { route } = useLocation();
  const submit = useSubmit();
  if (MOVING.has(pack.state)) return null;
  if (pack.state === 'on' || pack.state === 'kept') {
    return (
      <div class="buttons">
        <LinkButton href={`/taxonomies/${pack.id}`}>{t('taxonomy.open-list')}</LinkButton>
      </div>
    );
  }
  const switchOn = async (): Promise<void> => {
    await submit.run(() => taxonomyApi.switchOn(pack.id));
    props.onChanged();
  };
  const leave = async (): Promise<void> => {
    if (await submit.run(() => taxonomyApi.leave(pack.id))) route('/taxonomies');
  };
  return (
    <>
      {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
      <div class="buttons">
        {pack.state === 'ready' && (
          <Button busy={submit.isBusy} onClick={() => void switchOn()}>
            {t('taxonomy.switch-on')}
          </Button>
        )}
        <Button look="quiet" busy={submit.isBusy} onClick={() => void leave()}>
          {t('taxonomy.leave')}
        </Button>
      </div>
    </>
  );
}
