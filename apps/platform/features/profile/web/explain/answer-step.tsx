// An own answer at the end of the thread.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate } from '../../../../web/messages/numbers.ts';
import { langOf, textIn } from '../../../../web/messages/texts.ts';
import type { Step } from './step.ts';

export function AnswerStep(props: { readonly step: Step }): JSX.Element {
  const { step } = props;
  return (
    <li>
      {step.text !== null && <span lang={langOf(step.text)}>{textIn(step.text)}</span>}
      <span class="given">{given(step)}</span>
    </li>
  );
}

function given({ detail }: Step): string {
  const at = typeof detail['answeredAt'] === 'string' ? formatDate(detail['answeredAt']) : '';
  return [said(detail), at].filter(Boolean).join(' · ');
}

function said(detail: Step['detail']): string {
  const { category, ratings, skipped } = detail;
  if (category !== undefined) return t('explain.said-category', { category });
  if (ratings !== undefined) return t('explain.said-ratings', { ratings });
  if (skipped === 'does-not-apply') return t('runner.does-not-apply');
  return t('runner.prefer-not-to-say');
}
