// The public page of the course: open or closed, its address, and who would like to come.
import { Button, DataTable } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { ProblemNotice } from '../../../../web/page/problem-notice.tsx';
import { useResource } from '../../../../web/page/use-resource.ts';
import type { Work } from '../programme-work.ts';
import { programmesApi } from '../programmes-api.ts';

export function PagePart(props: { readonly work: Work }): JSX.Element {
  const { view, act, isBusy } = props.work;
  const [interests, reload] = useResource(`interests ${view.id}`, () => programmesApi.interests(view.id));
  const address = new URL(`/courses/${view.id}`, location.href).href;
  return (
    <>
      <section aria-labelledby="course-page">
        <h2 id="course-page">{t('programmes.course-page')}</h2>
        <p class="lead">
          {view.isPageOpen ? t('programmes.page-open', { number: view.version }) : t('programmes.page-closed')}
        </p>
        <p class="note">{t('programmes.page-text')}</p>
        {view.isPageOpen && (
          <p>
            <a href={`/courses/${view.id}`}>{address}</a>
          </p>
        )}
        <div class="buttons">
          <Button
            busy={isBusy}
            look={view.isPageOpen ? 'quiet' : 'main'}
            onClick={() =>
              void act(
                ({ id }) => programmesApi.openPage(id, !view.isPageOpen),
                view.isPageOpen ? t('programmes.page-was-closed') : t('programmes.page-was-opened'),
              )
            }
          >
            {view.isPageOpen ? t('programmes.close-page') : t('programmes.open-page')}
          </Button>
        </div>
      </section>
      <section aria-labelledby="course-interests">
        <h2 id="course-interests">{t('programmes.interests')}</h2>
        {interests.status === 'failed' && <ProblemNotice problem={interests.problem} onRetry={reload} />}
        {interests.value !== null && (
          <>
            <p class="note">{t('programmes.interests-text', { days: interests.value.keptDays })}</p>
            {interests.value.interests.length === 0 ? (
              <p class="prose">{t('programmes.interests-none')}</p>
            ) : (
              <DataTable
                caption={t('programmes.interests')}
                captionHidden
                columns={[
                  { title: t('programmes.interest-name') },
                  { title: t('programmes.interest-email') },
                  { title: t('programmes.interest-organisation') },
                  { title: t('programmes.interest-message') },
                  { title: t('programmes.interest-date') },
                ]}
                rows={interests.value.interests.map((each) => ({
                  key: each.id,
                  cells: [each.name, each.email, each.organisation, each.message, formatDate(each.at)],
                }))}
              />
            )}
          </>
        )}
      </section>
    </>
  );
}
