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
const filling = signal<DemonstrationNotice['filling']>(null);
/** While the network still lives through its past, pages say how far it has come. */
const LOOK_AGAIN = 5000;

async function readNotice(): Promise<void> {
  try {
    const notice = await request<DemonstrationNotice>('GET', '/demonstration');
    isSynthetic.value = notice.synthetic;
    filling.value = notice.filling;
    keepChoice(KEY, isSynthetic.value ? 'true' : null);
    if (notice.filling?.failed === false) setTimeout(() => void readNotice(), LOOK_AGAIN);
  } catch {
    // No answer: what was known stays.
  }
}

function FillingNotice(): JSX.Element | null {
  if (filling.value === null) return null;
  const { done, of, failed } = filling.value;
  return <> {failed ? t('shell.synthetic-failed') : t('shell.synthetic-filling', { done, of })}</>;
}

export function DemonstrationBanner(): JSX.Element | null {
  useEffect(() => void readNotice(), []);
  if (!isSynthetic.value) return null;
  return (
    <aside class="synthetic" aria-label={t('shell.synthetic')}>
      <p>
        <strong>{t('shell.synthetic')}</strong> {t('shell.synthetic-meaning')}
        <FillingNotice />
      </p>
    </aside>
  );
}
