// The accessibility statement: what is aimed at, how it is measured, what is not good enough yet, whom to tell.
import type { JSX } from 'preact';
import { t } from '../messages/messages.ts';
import { TextPage } from './text-page.tsx';

const SECTIONS = ['aim', 'measured', 'keyboard', 'seeing', 'limits', 'report'] as const;

export function AccessibilityPage(): JSX.Element {
  return (
    <TextPage
      title={t('shell.accessibility')}
      lead={t('accessibility.lead')}
      sections={SECTIONS.map((id) => ({
        id,
        title: t(`accessibility.${id}-title`),
        text: t(`accessibility.${id}-text`),
      }))}
    />
  );
}
