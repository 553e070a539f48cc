// When it opens and closes, when those missing are reminded, and until when data are kept.
import { Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { REMINDERS_MAX } from '../../limits.ts';
import type { StepProps } from './step-props.ts';
import { SaveRow } from './save-row.tsx';

export function WhenStep(props: StepProps): JSX.Element {
  const { settings, change } = props;
  const [days, setDays] = useState(settings.remindDaysBefore.join(' '));
  return (
    <>
      <h2>{t('campaigns.step-when')}</h2>
      <div class="campaign-two">
        <Field
          label={t('campaigns.opens')}
          hint={t('campaigns.opens-hint')}
          type="date"
          value={toDay(settings.opensAt)}
          onInput={(day) => change({ opensAt: toInstant(day, '00:00:00') })}
        />
        <Field
          label={t('campaigns.closes')}
          type="date"
          value={toDay(settings.closesAt)}
          onInput={(day) => change({ closesAt: toInstant(day, '23:59:59') })}
        />
      </div>
      <div class="campaign-form">
        <Field
          label={t('campaigns.retention')}
          hint={t('campaigns.retention-hint')}
          type="date"
          value={settings.retentionUntil ?? ''}
          onInput={(day) => change({ retentionUntil: day === '' ? null : day })}
        />
        <Field
          label={t('campaigns.remind-days')}
          hint={t('campaigns.remind-days-hint')}
          value={days}
          onInput={(text) => {
            setDays(text);
            change({ remindDaysBefore: toDays(text) });
          }}
        />
      </div>
      <p class="note">{t('campaigns.date-order')}</p>
      <SaveRow {...props} />
    </>
  );
}

function toDays(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter((part) => /^\d{1,2}$/.test(part))
    .map(Number)
    .slice(0, REMINDERS_MAX);
}

/** The day of an instant where the organiser is. */
function toDay(instant: string | null): string {
  if (instant === null) return '';
  const date = new Date(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function toInstant(day: string, time: string): string | null {
  const date = new Date(`${day}T${time}`);
  return day === '' || Number.isNaN(date.getTime()) ? null : date.toISOString();
}
