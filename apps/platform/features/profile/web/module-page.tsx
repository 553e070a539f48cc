// A module to practise from, on the screen or on paper.
import { Button } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import { t } from '../../../web/messages/messages.ts';
import { formatMinutes } from '../../../web/messages/numbers.ts';
import { langOf, textIn } from '../../../web/messages/texts.ts';
import { Page } from '../../../web/page/page.tsx';
import { ProblemPage } from '../../../web/page/problem-page.tsx';
import { useResource } from '../../../web/page/use-resource.ts';
import type { PracticeModule } from '../contract.ts';
import { PracticeParts } from './plan/practice-parts.tsx';
import { profileApi } from './profile-api.ts';
import { levelName } from './result/level-names.ts';
import './plan/module.css';

export function ModulePage(): JSX.Element {
  const { attemptId = '', moduleId = '' } = useRoute().params;
  const [module, reload] = useResource(moduleId, () => profileApi.module(moduleId));
  if (module.status === 'failed' && module.value === null)
    return <ProblemPage problem={module.problem} onRetry={reload} />;
  const { value } = module;
  return (
    <Page title={value === null ? t('module.title') : textIn(value.title)} width="reading">
      <p class="note no-print">
        <a href={`/result/${attemptId}#plan`}>{t('module.back')}</a>
      </p>
      {value === null ? (
        <p class="note" role="status">
          {t('module.loading')}
        </p>
      ) : (
        <Module module={value} />
      )}
    </Page>
  );
}

function Module(props: { readonly module: PracticeModule }): JSX.Element {
  const { module } = props;
  return (
    <article class="module" lang={langOf(module.title)}>
      <p class="note">
        {[
          textIn(module.skillName),
          t('module.level', { from: levelName(module.level.from), to: levelName(module.level.to) }),
          formatMinutes(module.minutes),
          t(`plan.company-${module.company}`),
        ].join('\u00a0· ')}
      </p>
      <h1>{textIn(module.title)}</h1>
      <p class="purpose">{textIn(module.purpose)}</p>
      <div class="buttons no-print">
        <Button look="quiet" onClick={() => print()}>
          {t('action.print')}
        </Button>
      </div>
      <h2>{t('module.outcomes')}</h2>
      <ul>
        {module.outcomes.map((outcome) => (
          <li key={outcome.id}>{textIn(outcome.text)}</li>
        ))}
      </ul>
      <h2>{t('module.materials')}</h2>
      <p>{textIn(module.materials)}</p>
      <h2>{t('module.practice')}</h2>
      <PracticeParts parts={module.practice} />
      <h2>{t('module.progress')}</h2>
      <p>{textIn(module.progress)}</p>
      <h2>{t('module.follow-up')}</h2>
      <dl class="follow-up">
        {module.followUp.map((each) => (
          <div key={each.week}>
            <dt>{t('module.week', { week: each.week })}</dt>
            <dd>{textIn(each.text)}</dd>
          </div>
        ))}
      </dl>
      {module.references.length > 0 && (
        <>
          <h2>{t('module.references')}</h2>
          <ul class="note">
            {module.references.map((reference) => (
              <li key={reference}>
                {/* The works are cited in the language they are written in, which is English for all so far. */}
                <cite lang="en">{reference}</cite>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="note module-version">{t('module.version', { id: module.moduleId, version: module.version })}</p>
    </article>
  );
}
