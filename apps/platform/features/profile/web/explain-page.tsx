// Explains one number: walks from the need down to the person's own answers.
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { t } from '../../../web/messages/messages.ts';
import { textIn } from '../../../web/messages/texts.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import { MovedSection } from './explain/moved-section.tsx';
import { Thread } from './explain/thread.tsx';
import { profileApi } from './profile-api.ts';

export function ExplainPage(): JSX.Element {
  const { attemptId = '', skill = '' } = useRoute().params;
  const [explanation, reload] = useResource(`${attemptId} ${skill}`, () => profileApi.explain(attemptId, skill));
  if (explanation.status === 'failed') return <ProblemPage problem={explanation.problem} onRetry={reload} />;
  const { value } = explanation;
  const title = value === null ? t('explain.title') : textIn(value.name);
  return (
    <Page title={`${t('explain.title')}: ${title}`} width="reading">
      <p class="note">
        <a href={`/result/${attemptId}`}>{t('explain.back')}</a>
      </p>
      <h1>{title}</h1>
      <p class="prose after-lead">{t('explain.text')}</p>
      {value === null ? (
        <p class="note" role="status">
          {t('result.loading')}
        </p>
      ) : (
        <>
          <Thread steps={value.steps} />
          <MovedSection attemptId={attemptId} skill={skill} />
        </>
      )}
    </Page>
  );
}
