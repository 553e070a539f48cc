// The alignment as a matrix: objectives down, sessions and assessments across, a dot where they meet, amber where nothing does.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import type { ProgrammeView } from '../../wire-contract.ts';

export function AlignmentMatrix(props: { readonly view: ProgrammeView }): JSX.Element | null {
  const { view } = props;
  const { plan, alignment } = view;
  if (plan.objectives.length === 0) return null;
  const whole = new Map(alignment.objectives.map((each) => [each.id, each]));
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix" tabIndex={-1}>
        {t('programmes.matrix')}
      </h2>
      <p class="note">{t('programmes.matrix-text')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reachable by the keyboard */}
      <div class="table-scroll" role="group" aria-label={t('programmes.matrix')} tabIndex={0}>
        <table class="programme-matrix">
          <caption class="visually-hidden">{t('programmes.matrix-text')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('programmes.objectives')}</th>
              {plan.sessions.map((session, index) => (
                <th scope="col" key={session.id}>
                  <a href={`#session-${session.id}`} title={session.title}>
                    {t('programmes.session-short', { number: index + 1 })}
                  </a>
                </th>
              ))}
              {plan.assessments.map((assessment, index) => (
                <th scope="col" key={assessment.id} class="asked">
                  <a href="#items" title={assessment.title}>
                    {t('programmes.assessment-short', { number: index + 1 })}
                  </a>
                </th>
              ))}
              {plan.assessments.length === 0 && (
                <th scope="col" class="asked">
                  {t('programmes.assessments')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {plan.objectives.map((objective, index) => {
              const row = whole.get(objective.id);
              const isTaught = (row?.sessionIds.length ?? 0) > 0;
              const isAsked = (row?.itemIds.length ?? 0) > 0;
              return (
                <tr key={objective.id} class={row?.isWhole === true ? undefined : 'gap'}>
                  <th scope="row">
                    <a href={`#objective-${objective.id}`}>
                      {index + 1}.{' '}
                      {objective.verb === objective.content
                        ? objective.content
                        : `${objective.verb} ${objective.content}`}
                    </a>
                  </th>
                  {plan.sessions.map((session) => (
                    <td key={session.id} class={isTaught ? undefined : 'missing'}>
                      {session.objectiveIds.includes(objective.id) && (
                        <Dot kind="taught" text={t('programmes.matrix-taught')} />
                      )}
                    </td>
                  ))}
                  {plan.assessments.map((assessment) => (
                    <td key={assessment.id} class={isAsked ? undefined : 'missing'}>
                      {assessment.items.some(({ objectiveId }) => objectiveId === objective.id) && (
                        <Dot kind="asked" text={t('programmes.matrix-asked')} />
                      )}
                    </td>
                  ))}
                  {plan.assessments.length === 0 && <td class="missing">–</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Told apart by shape as well: a disc is taught, a diamond is asked. */
function Dot(props: { readonly kind: 'taught' | 'asked'; readonly text: string }): JSX.Element {
  return (
    <span class={`dot ${props.kind}`}>
      <span class="visually-hidden">{props.text}</span>
    </span>
  );
}
