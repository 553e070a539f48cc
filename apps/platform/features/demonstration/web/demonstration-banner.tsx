// The quiet line over every page of an installation with synthetic data, on paper too.
import './demonstration-banner.css';
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { request } from '../../../web/api/request.ts';
import { keepChoice, readChoice } from '../../../web/appearance/choices.ts';
import { t } from '../../../web/messages/messages.ts';
import type { DemonstrationNotice } from '../contract.ts';

/** Kept on the device, because pages open without a network too and must not lose the label there. */
const KEY = 'dragoman-synthetic';

const isSynthetic = signal(readChoice(KEY) === 'true');

async function readNotice(): Promise<void> {
  try {
    isSynthetic.value = (await request<DemonstrationNotice>('GET', '/demonstration')).synthetic;
    keepChoice(KEY, isSynthetic.value ? 'true' : null);
  } catch {
    // No answer: what was known stays.
  }
}

export function DemonstrationBanner(): JSX.Element | null {
  useEffect(() => void readNotice(), []);
  if (!isSynthetic.value) return null;
  return (
    <aside class="synthetic" aria-label={t('shell.synthetic')}>
      <p>
        <strong>{t('shell.synthetic')}</strong> {t('shell.synthetic-meaning')}
      </p>
    </aside>
  );
}
