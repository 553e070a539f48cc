// One run: its progress while it works, its figures when it is done, and its acceptance by the person who reads it.
import { Button, Dialog } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { t } from '../../../web/messages/messages.ts';
import { formatDateTime, formatHundredths } from '../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { Overview, Run } from '../contract.ts';
import { researchApi } from './research-api.ts';
import { ResearchFrame } from './research-frame.tsx';
import { CalibrationView } from './run/calibration-view.tsx';
import { ReportView } from './run/report-view.tsx';

const LOOK_AGAIN_MS = 1500;

export function RunPage(): JSX.Element {
  const { params } = useRoute();
  const id = params['runId'] ?? '';
  const [run, reload] = useResource(`run ${id}`, () => researchApi.run(id));
  const [overview] = useResource('research', researchApi.overview);
  const isWorking = run.value !== null && (run.value.state === 'waiting' || run.value.state === 'running');
  useEffect(() => {
    if (!isWorking) return undefined;
    const timer = setTimeout(reload, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [run, isWorking, reload]);
  if (run.status === 'failed' && run.value === null) return <ProblemPage problem={run.problem} onRetry={reload} />;
  const title = run.value === null ? t('research.run') : t(`research.kind-${run.value.kind}`);
  return (
    <ResearchFrame title={title}>
      {run.value === null ? (
        <p class="note" role="status">
          {t('research.loading')}
        </p>
      ) : run.value.result === null ? (
        <Working run={run.value} />
      ) : (
        <Figures
          run={run.value}
          skills={overview.value?.skills ?? []}
          roles={overview.value?.roles ?? []}
          onAccepted={reload}
        />
      )}
    </ResearchFrame>
  );
}

function Working({ run }: { readonly run: Run }): JSX.Element {
  const share = formatHundredths(run.progress);
  return (
    <>
      <h1>{t(`research.kind-${run.kind}`)}</h1>
      {run.state === 'failed' ? (
        <p class="prose">{t('research.failed')}</p>
      ) : (
        <>
          <p class="prose" role="status">
            {t('research.working', { share })}
          </p>
          <progress class="research-progress" max={1} value={run.progress} aria-label={t('research.progress')} />
        </>
      )}
    </>
  );
}

function Figures(props: {
  readonly run: Run;
  readonly skills: Overview['skills'];
  readonly roles: Overview['roles'];
  readonly onAccepted: () => void;
}): JSX.Element {
  const { run } = props;
  const names = {
    skills: new Map(props.skills.map(({ id, name }) => [id, name])),
    roles: new Map(props.roles.map(({ id, name }) => [id, name])),
    items: new Map(run.items.map(({ id, text }) => [id, text])),
  };
  const { result } = run;
  return (
    <>
      {result?.kind === 'report' && <ReportView scales={result.scales} names={names} />}
      {result?.kind === 'calibration' && <CalibrationView skills={result.skills} names={names} />}
      <p class="note research-after">
        {t('research.run-made', {
          name: run.startedBy ?? t('research.somebody'),
          date: formatDateTime(run.createdAt),
          parameters: run.parameters,
        })}
      </p>
      {run.accepted !== null && <p class="prose">{t('research.became', { parameters: run.accepted })}</p>}
      {run.kind === 'calibration' && run.accepted === null && <Accept run={run} onAccepted={props.onAccepted} />}
    </>
  );
}

function Accept({ run, onAccepted }: { readonly run: Run; readonly onAccepted: () => void }): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  const key = useRef(makeKey());
  const submit = useSubmit();
  if (!run.mayAccept) return <p class="prose">{t('research.may-not-accept')}</p>;
  return (
    <div class="no-print research-after">
      <Button onClick={() => setAsking(true)}>{t('research.accept')}</Button>
      <Dialog open={isAsking} title={t('research.accept-title')} onClose={() => setAsking(false)}>
        <p class="prose">{t('research.accept-text')}</p>
        {submit.problem !== null && <ProblemNotice problem={submit.problem} />}
        <div class="buttons">
          <Button look="quiet" takesFocus onClick={() => setAsking(false)}>
            {t('research.not-yet')}
          </Button>
          <Button
            busy={submit.isBusy}
            onClick={() =>
              void submit.run(async () => {
                await researchApi.acceptRun(run.id, key.current);
                setAsking(false);
                onAccepted();
              })
            }
          >
            {t('research.accept-now')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
