// How each number on the pages is made, in short texts. The ids are those that explanations point at.
import type { JSX } from 'preact';
import { t } from '../messages/messages.ts';
import { TextPage } from './text-page.tsx';

const SECTIONS = [
  'levels',
  'graded-response-model',
  'scenario-scoring',
  'fused-profile',
  'rater-severity',
  'self-other',
  'two-occasion-change',
  'ledger',
  'provisional-parameters',
  'adaptive-choice',
  'precision',
  'full-run',
  'not-enough-evidence',
  'disagreement',
  'hit-rate',
  'next-observation',
  'plan',
  'effect',
] as const;

export function MethodsPage(): JSX.Element {
  return (
    <TextPage
      title={t('shell.methods')}
      lead={t('methods.lead')}
      sections={SECTIONS.map((id) => ({ id, title: t(`methods.${id}-title`), text: t(`methods.${id}-text`) }))}
    />
  );
}
