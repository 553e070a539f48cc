// What is asked, and the smallest groups that are ever shown.
import { ChoiceList, Field } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { PILOT_SHARE_MAX, THRESHOLD_FLOORS, THRESHOLD_MAX } from '../../limits.ts';
import type { StepProps } from './step-props.ts';
import { SaveRow } from './save-row.tsx';
import { Tick } from './tick.tsx';

const FORMS = ['full', 'short'] as const;
const THRESHOLDS = [
  ['cell', 'campaigns.threshold-cell'],
  ['raterGroup', 'campaigns.threshold-rater-group'],
  ['ratersOverall', 'campaigns.threshold-raters-overall'],
  ['comments', 'campaigns.threshold-comments'],
] as const;

export function InstrumentsStep(props: StepProps): JSX.Element {
  const { settings, change } = props;
  const { instruments, thresholds } = settings;
  const set = (changes: Partial<typeof instruments>): void => change({ instruments: { ...instruments, ...changes } });
  return (
    <>
      <h2>{t('campaigns.step-instruments')}</h2>
      <div class="campaign-form">
        <ChoiceList
          name="campaign-form"
          legend={<span class="legend">{t('campaigns.form')}</span>}
          choices={FORMS.map((form) => ({
            text: t(`campaigns.form-${form}`),
            detail: t(`campaigns.form-${form}-text`),
          }))}
          selected={FORMS.indexOf(instruments.form)}
          onSelect={(place) => set({ form: FORMS[place]! })}
          numbered={false}
          columns
        />
        <Tick
          label={t('campaigns.raters')}
          detail={t('campaigns.raters-text')}
          checked={instruments.raters}
          onChange={(raters) => set({ raters, raterApproval: raters && instruments.raterApproval })}
        />
        {instruments.raters && (
          <Tick
            label={t('campaigns.rater-approval')}
            checked={instruments.raterApproval}
            onChange={(raterApproval) => set({ raterApproval })}
          />
        )}
        <Field
          label={t('campaigns.pilot-share')}
          hint={t('campaigns.pilot-share-hint')}
          type="number"
          min={0}
          max={PILOT_SHARE_MAX * 100}
          value={String(Math.round(instruments.pilotShare * 100))}
          onInput={(text) => set({ pilotShare: Number(text) / 100 })}
        />
      </div>
      <section class="campaign-part" aria-labelledby="campaign-thresholds">
        <h3 id="campaign-thresholds">{t('campaigns.thresholds')}</h3>
        <p class="note">{t('campaigns.thresholds-text')}</p>
        <div class="campaign-two">
          {THRESHOLDS.map(([name, label]) => (
            <Field
              key={name}
              label={t(label)}
              hint={t('campaigns.threshold-floor', { floor: THRESHOLD_FLOORS[name] })}
              type="number"
              min={THRESHOLD_FLOORS[name]}
              max={THRESHOLD_MAX}
              value={String(thresholds[name])}
              onInput={(text) => change({ thresholds: { ...thresholds, [name]: Number(text) } })}
            />
          ))}
        </div>
      </section>
      <SaveRow {...props} />
    </>
  );
}
