// The thread behind a number as a tree: each step stands under the one that rests on it. What several rest on comes last, once.
import { Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { AnswerStep } from './answer-step.tsx';
import type { Step } from './step.ts';
import { StepText } from './step-text.tsx';
import './explain.css';

const FOUNDATIONS: ReadonlySet<Step['kind']> = new Set(['parameters', 'model']);

export function Thread(props: { readonly steps: readonly Step[] }): JSX.Element {
  const byId = new Map(props.steps.map((step) => [step.id, step]));
  const rested = new Set(props.steps.flatMap((step) => step.restsOn));
  const roots = props.steps.filter(
    (step) => !rested.has(step.id) && !FOUNDATIONS.has(step.kind) && step.kind !== 'answer',
  );
  const foundations = props.steps.filter((step) => FOUNDATIONS.has(step.kind));
  return (
    <>
      <h2 class="visually-hidden">{t('explain.title')}</h2>
      <ol class="thread">
        {roots.map((step) => (
          <Branch key={step.id} step={step} byId={byId} />
        ))}
      </ol>
      {foundations.length > 0 && (
        <section aria-labelledby="foundations-title">
          <h2 id="foundations-title">{t('explain.foundations')}</h2>
          <ul class="foundations">
            {foundations.map((step) => (
              <li key={step.id}>
                <StepText step={step} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Branch(props: { readonly step: Step; readonly byId: ReadonlyMap<string, Step> }): JSX.Element {
  const { step, byId } = props;
  const below = step.restsOn.flatMap((id) => byId.get(id) ?? []).filter((each) => !FOUNDATIONS.has(each.kind));
  const answers = below.filter((each) => each.kind === 'answer');
  const others = below.filter((each) => each.kind !== 'answer');
  return (
    <li class={`step ${step.kind}`}>
      <StepText step={step} />
      {others.length > 0 && (
        <ol>
          {others.map((each) => (
            <Branch key={each.id} step={each} byId={byId} />
          ))}
        </ol>
      )}
      {answers.length > 0 && (
        <Disclosure summary={t('explain.answers', { count: answers.length })}>
          <ol class="answers">
            {answers.map((each) => (
              <AnswerStep key={each.id} step={each} />
            ))}
          </ol>
        </Disclosure>
      )}
    </li>
  );
}
