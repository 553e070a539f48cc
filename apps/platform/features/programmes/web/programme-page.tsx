// One programme: the chain from the firm's sentences to sessions and items, and the parts of the work on it.
import { LiveRegion, Notice, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { makeKey } from '../../../web/api/make-key.ts';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { ProgrammePlan } from '../contract.ts';
import type { ProgrammeView } from '../wire-contract.ts';
import { ChainStrip } from './chain-strip.tsx';
import { DesignPart } from './design/design-part.tsx';
import { ModulesPart } from './modules/modules-part.tsx';
import { OfferPart } from './offer/offer-part.tsx';
import type { Work } from './programme-work.ts';
import { programmesApi } from './programmes-api.ts';
import { PagePart } from './record/page-part.tsx';
import { RecordPart } from './record/record-part.tsx';
import { ResultPart } from './record/result-part.tsx';
import './programmes.css';

const PARTS = ['design', 'modules', 'offer', 'record', 'page', 'result'] as const;
type Part = (typeof PARTS)[number];

export function ProgrammePage(): JSX.Element {
  const { params } = useRoute();
  const id = params['programmeId'] ?? '';
  const [resource, reload] = useResource(`programme ${id}`, () => programmesApi.read(id));
  if (resource.value === null) {
    if (resource.status === 'failed') return <ProblemPage problem={resource.problem} onRetry={reload} />;
    return (
      <Page title={t('programmes.title')}>
        <p class="note" role="status">
          {t('programmes.loading')}
        </p>
      </Page>
    );
  }
  const part = PARTS.find((each) => each === params['part']) ?? 'design';
  return <Workbench key={id} loaded={resource.value} part={part} onReload={reload} />;
}

function Workbench(props: {
  readonly loaded: ProgrammeView;
  readonly part: Part;
  readonly onReload: () => void;
}): JSX.Element {
  const [own, setOwn] = useState<ProgrammeView | null>(null);
  // A page loaded anew is newer than what was saved on it before.
  const view = own !== null && own.revision >= props.loaded.revision ? own : props.loaded;
  // What was done last; with the plan before it where it can be undone.
  const [done, setDone] = useState<{ readonly before: ProgrammePlan | null; readonly text: string } | null>(null);
  const submit = useSubmit();
  const save = (plan: ProgrammePlan, text: string, reason = ''): Promise<boolean> =>
    submit.run(async () => {
      const before = view.plan;
      setOwn(await programmesApi.save(view.id, { revision: view.revision, plan, reason }));
      setDone({ before, text });
    });
  const act = (action: (view: ProgrammeView, key: string) => Promise<ProgrammeView>, text: string): Promise<boolean> =>
    submit.run(async () => {
      const before = view.plan;
      const after = await action(view, makeKey());
      setOwn(after);
      setDone({ before: after.revision === view.revision ? null : before, text });
    });
  const undo = (): void => {
    const before = done?.before ?? null;
    if (before === null) return;
    void submit.run(async () => {
      const wish = { revision: view.revision, plan: before, reason: t('programmes.undone') };
      setOwn(await programmesApi.save(view.id, wish));
      setDone(null);
    });
  };
  const work: Work = { view, save, act, isBusy: submit.isBusy };
  return (
    <Page title={view.title}>
      <p class="note">
        <a href="/programmes">{t('programmes.title')}</a>
        {' · '}
        {view.firm === null ? t('programmes.no-firm') : <a href={`/needs/${view.caseId}`}>{view.firm}</a>}
        {' · '}
        {t(`programmes.audience-${view.audience}`)}
      </p>
      <h1>{view.title}</h1>
      <ChainStrip view={view} />
      <nav class="programme-parts" aria-label={t('programmes.parts')}>
        {PARTS.map((part) => (
          <a
            key={part}
            href={part === 'design' ? `/programmes/${view.id}` : `/programmes/${view.id}/${part}`}
            aria-current={part === props.part ? 'page' : undefined}
          >
            {t(`programmes.part-${part}`)}
          </a>
        ))}
      </nav>
      {submit.problem !== null && (
        <div class="programme-problem">
          <ProblemNotice
            problem={submit.problem}
            onRetry={submit.problem.code === 'programmes.changed-meanwhile' ? props.onReload : undefined}
          />
        </div>
      )}
      {done !== null && submit.problem === null && (
        <Notice>
          <p>
            {done.text} {done.before !== null && <PlainButton onClick={undo}>{t('programmes.undo')}</PlainButton>}
          </p>
        </Notice>
      )}
      <LiveRegion text={done?.text ?? ''} />
      {props.part === 'design' && <DesignPart work={work} />}
      {props.part === 'modules' && <ModulesPart work={work} />}
      {props.part === 'offer' && <OfferPart work={work} />}
      {props.part === 'record' && <RecordPart work={work} />}
      {props.part === 'page' && <PagePart work={work} />}
      {props.part === 'result' && <ResultPart view={view} />}
    </Page>
  );
}
