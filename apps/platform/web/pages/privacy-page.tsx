// What is kept about a person, where, for how long, and what that person can do about it.
import type { JSX } from 'preact';
import { t } from '../messages/messages.ts';
import { TextPage } from './text-page.tsx';

const SECTIONS = ['who', 'kept', 'where', 'how-long', 'device', 'rights', 'not-for', 'logs'] as const;

export function PrivacyPage(): JSX.Element {
  return (
    <TextPage
      title={t('shell.privacy')}
      lead={t('privacy.lead')}
      sections={SECTIONS.map((id) => ({ id, title: t(`privacy.${id}-title`), text: t(`privacy.${id}-text`) }))}
    />
  );
}
