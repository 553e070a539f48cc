// A draft in five steps. What is missing stands beside them all the time; what was typed stays when a save is refused.
import { PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { useSubmit } from '../../../../web/page/use-submit.ts';
import type { CampaignView, CheckItem } from '../../contract.ts';
import { NeverFor } from '../campaign-words.tsx';
import { campaignsApi } from '../campaigns-api.ts';
import { AskStep } from './ask-step.tsx';
import { InstrumentsStep } from './instruments-step.tsx';
import { LaunchStep } from './launch-step.tsx';
import type { StepProps } from './step-props.ts';
import { TellStep } from './tell-step.tsx';
import { WhenStep } from './when-step.tsx';

const STEPS = ['tell', 'ask', 'instruments', 'when', 'launch'] as const;
type Step = (typeof STEPS)[number];
const NEEDS: Readonly<Record<Step, readonly CheckItem[]>> = {
  tell: ['notice', 'legal-basis-note', 'document'],
  ask: ['audience'],
  instruments: [],
  when: ['closes', 'retention', 'dates'],
  launch: [],
};

export function DraftEditor(props: {
  readonly campaign: CampaignView;
  readonly onChange: (campaign: CampaignView) => void;
}): JSX.Element {
  const { campaign } = props;
  const [step, setStep] = useState<Step>('tell');
  const [settings, setSettings] = useState(campaign.settings);
  const submit = useSubmit();
  const panel = useRef<HTMLDivElement>(null);
  const hasMoved = useRef(false);
  const isDirty = JSON.stringify(settings) !== JSON.stringify(campaign.settings);
  const goTo = (next: Step): void => {
    hasMoved.current = true;
    setStep(next);
  };
  useEffect(() => {
    if (hasMoved.current) panel.current?.focus();
  }, [step]);
  const save = (): Promise<boolean> =>
    submit.run(async () => {
      const saved = await campaignsApi.save(campaign.id, campaign.version, settings);
      setSettings(saved.settings);
      props.onChange(saved);
    });
  const stepProps: StepProps = {
    campaign,
    settings,
    submit,
    isDirty,
    change: (changes) => setSettings((last) => ({ ...last, ...changes })),
    save,
    async saveAndGo() {
      if (isDirty && !(await save())) return;
      goTo(STEPS[STEPS.indexOf(step) + 1] ?? 'launch');
    },
    onChange: props.onChange,
  };
  return (
    <>
      <h1>{campaign.title}</h1>
      <NeverFor />
      <div class="campaign-draft">
        <nav aria-label={t('campaigns.steps')}>
          <ol class="campaign-steps">
            {STEPS.map((each) => (
              <StepLink key={each} step={each} campaign={campaign} isCurrent={each === step} onGo={() => goTo(each)} />
            ))}
          </ol>
          <p class="note" role="status">
            {isDirty ? t('campaigns.unsaved') : ''}
          </p>
          {isDirty && <PlainButton onClick={() => void save()}>{t('campaigns.save')}</PlainButton>}
        </nav>
        <div class="campaign-step" ref={panel} tabIndex={-1}>
          <StepPanel step={step} {...stepProps} />
        </div>
      </div>
    </>
  );
}

function StepLink(props: {
  readonly step: Step;
  readonly campaign: CampaignView;
  readonly isCurrent: boolean;
  readonly onGo: () => void;
}): JSX.Element {
  const { step, campaign } = props;
  const missing =
    step === 'launch' ? campaign.missing.length : campaign.missing.filter((item) => NEEDS[step].includes(item)).length;
  return (
    <li>
      <button type="button" aria-current={props.isCurrent ? 'step' : undefined} onClick={props.onGo}>
        {t(`campaigns.step-${step}`)}
        <small class={missing > 0 ? 'open' : undefined}>
          {missing > 0 ? t('campaigns.step-open', { count: missing }) : t('campaigns.step-done')}
        </small>
      </button>
    </li>
  );
}

function StepPanel(props: StepProps & { readonly step: Step }): JSX.Element {
  const { step, ...rest } = props;
  switch (step) {
    case 'tell':
      return <TellStep {...rest} />;
    case 'ask':
      return <AskStep {...rest} />;
    case 'instruments':
      return <InstrumentsStep {...rest} />;
    case 'when':
      return <WhenStep {...rest} />;
    case 'launch':
      return <LaunchStep {...rest} />;
  }
}
