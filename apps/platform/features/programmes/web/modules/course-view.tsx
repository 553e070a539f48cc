// One course out of modules: what it covers of each need, how sure it is, its modules with what would be lost without them.
import { Button, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import type { AssembledView, Assembly, ProgrammeView } from '../../wire-contract.ts';
import { hoursOf, sayMoney, sayNumber, sayShare } from '../programme-words.ts';

export function CourseView(props: {
  readonly title: string;
  readonly view: ProgrammeView;
  readonly found: Assembly;
  readonly course: AssembledView;
  readonly isBusy: boolean;
  readonly onTake: () => void;
  readonly onWithout?: (key: string) => void;
}): JSX.Element {
  const { view, found, course, onWithout } = props;
  const { currency } = view.plan.costs;
  const modules = new Map(found.candidates.map((module) => [module.key, module]));
  const names = new Map(found.academics.map(({ id, name }) => [id, name]));
  const losses = new Map(found.losses.map((loss) => [loss.key, loss]));
  const needs = new Map(view.plan.needs.map(({ id, skill }) => [id, skill.label]));
  return (
    <section class="programme-course">
      <h2>{props.title}</h2>
      <p class="lead">
        <Rich
          message={t('programmes.course-lead', {
            coverage: sayShare(course.coverage),
            modules: course.modules.length,
            hours: hoursOf(course.contactMinutes),
          })}
        />
      </p>
      <p class="prose">{sayProof(course)}</p>
      <p class="note">
        {t('programmes.course-sums', {
          work: hoursOf(course.workMinutes),
          ects: sayNumber(Math.floor((course.workMinutes / 60 / view.plan.facts.hoursPerEcts) * 10) / 10),
          price: sayMoney(course.price, currency),
        })}
      </p>
      <ul class="programme-cover" aria-label={t('programmes.covered')}>
        {course.covered.map(({ needId, share }) => (
          <li key={needId} class={share === 0 ? 'gap' : undefined}>
            <span>{needs.get(needId)}</span>
            <span class="track" aria-hidden="true">
              <span class="dot" style={{ insetInlineStart: `${share * 100}%` }} />
            </span>
            <span>{sayShare(share)}</span>
          </li>
        ))}
      </ul>
      <ol class="programme-rows">
        {course.modules.map(({ key, academicId }, index) => {
          const module = modules.get(key);
          const loss = losses.get(key);
          if (module === undefined) return null;
          return (
            <li key={key}>
              <span class="number">{index + 1}</span>
              <div>
                <p>
                  <a
                    href={`/teaching-modules/${module.ref.institutionId ?? 'shipped'}/${module.ref.moduleId}?version=${module.ref.version}`}
                  >
                    <b>{module.title}</b>
                  </a>
                </p>
                <small>
                  {[
                    module.institution ?? t('programmes.shipped'),
                    t('programmes.version', { number: module.ref.version }),
                    t('programmes.session-hours', {
                      hours: hoursOf(module.contactMinutes),
                      alone: hoursOf(module.workMinutes - module.contactMinutes),
                    }),
                    ...(academicId === null ? [] : [names.get(academicId) ?? '']),
                  ].join(' · ')}
                </small>
                {loss !== undefined && (
                  <p class="note">
                    {t('programmes.lost-without', {
                      coverage: sayShare(loss.coverageWithout),
                      skills:
                        loss.needs.map(({ needId }) => needs.get(needId) ?? '').join(', ') || t('programmes.nothing'),
                    })}{' '}
                    {onWithout !== undefined && (
                      <PlainButton onClick={() => onWithout(key)}>
                        {t('programmes.what-instead', { module: module.title })}
                      </PlainButton>
                    )}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {course.modules.length > 0 && (
        <div class="buttons">
          <Button busy={props.isBusy} onClick={props.onTake}>
            {t('programmes.take-course')}
          </Button>
        </div>
      )}
    </section>
  );
}

function sayProof({ proof, bound, coverage }: AssembledView): string {
  if (proof === 'proven') return t('programmes.proof-proven');
  if (proof === 'bounded' && bound !== null)
    return t('programmes.proof-bounded', { bound: sayShare(bound), gap: sayNumber((bound - coverage) * 100) });
  return t('programmes.proof-quick');
}
