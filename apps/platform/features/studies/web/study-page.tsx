// One study: its draft, how far it has come while it is open, and what the panel said once it is closed.
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { StudyItems, StudyView } from '../contract.ts';
import { DraftView } from './study/draft-view.tsx';
import { OpenView } from './study/open-view.tsx';
import { ResultsView } from './study/results-view.tsx';
import { studiesApi } from './studies-api.ts';
import './studies.css';

export function StudyPage(): JSX.Element {
  const { studyId } = useRoute().params as { studyId: string };
  const [resource, reload] = useResource(`study ${studyId}`, async () => {
    const [study, items] = await Promise.all([studiesApi.read(studyId), studiesApi.items()]);
    return { study, items };
  });
  // What a call gave back is newer than what was read.
  const [changed, setChanged] = useState<StudyView | null>(null);
  if (resource.status === 'failed' && resource.value === null)
    return <ProblemPage problem={resource.problem} onRetry={reload} />;
  const found = resource.value;
  if (found === null) {
    return (
      <Page title={t('studies.title')}>
        <p class="note" role="status">
          {t('studies.loading')}
        </p>
      </Page>
    );
  }
  const study = changed?.id === studyId ? changed : found.study;
  return (
    <Page title={study.title}>
      <p class="note">
        <a href="/studies">{t('studies.all')}</a> · {t(`studies.status-${study.status}`)}
      </p>
      <Stage study={study} items={found.items} onChange={setChanged} />
    </Page>
  );
}

function Stage(props: {
  readonly study: StudyView;
  readonly items: StudyItems;
  readonly onChange: (study: StudyView) => void;
}): JSX.Element {
  const { study } = props;
  if (study.status === 'draft') return <DraftView key={study.id} {...props} />;
  return study.status === 'open' ? <OpenView {...props} /> : <ResultsView study={study} items={props.items} />;
}
