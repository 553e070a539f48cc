// Ninety seconds before the first statement: what "half of the time" means, two habits of all raters, one example a scale.
import { Button } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../../../web/messages/messages.ts';
import { listIn } from '../../../../web/messages/texts.ts';
import { Page } from '../../../../web/page/page.tsx';
import { Rich } from '../../../../web/messages/rich.tsx';
import type { RatingState } from '../../contract.ts';

const STEPS = 3;
/** The middle of five: what the examples show. */
const ABOUT_HALF = 2;
const EXAMPLES = ['meetings', 'conversations', 'cases', 'messages', 'occasions', 'people'] as const;

export function PrimerView(props: { readonly state: RatingState; readonly onDone: () => void }): JSX.Element {
  const [step, setStep] = useState(1);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (step > 1) heading.current?.focus();
    scrollTo(0, 0);
  }, [step]);
  const titles = [t('raters.primer-often-title'), t('raters.primer-habits-title'), t('raters.primer-examples-title')];
  return (
    <Page title={t('raters.primer')} width="reading">
      <p class="note">
        {t('raters.primer')} · {t('raters.primer-step', { step, steps: STEPS })}
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {titles[step - 1]}
      </h1>
      {step === 1 && <Often />}
      {step === 2 && <Habits />}
      {step === 3 && <Examples state={props.state} />}
      <div class="buttons">
        {step > 1 && (
          <Button look="quiet" onClick={() => setStep(step - 1)}>
            {t('raters.back')}
          </Button>
        )}
        <Button onClick={() => (step < STEPS ? setStep(step + 1) : props.onDone())}>
          {step < STEPS ? t('raters.next') : t('raters.begin')}
        </Button>
      </div>
    </Page>
  );
}

/** Ten occasions, of which five are filled: the words drawn. */
function Often(): JSX.Element {
  return (
    <>
      <p class="prose after-lead">{t('raters.primer-often')}</p>
      <p class="raters-ten" aria-hidden="true">
        {Array.from({ length: 10 }, (_, place) => (
          <i key={place} class={place < 5 ? 'is-full' : ''} />
        ))}
      </p>
    </>
  );
}

function Habits(): JSX.Element {
  return (
    <div class="raters-habits after-lead">
      {(['raters.primer-halo', 'raters.primer-lenient', 'raters.primer-not-observed'] as const).map((key) => (
        <p class="prose" key={key}>
          <Rich message={t(key)} />
        </p>
      ))}
    </div>
  );
}

function Examples(props: { readonly state: RatingState }): JSX.Element {
  const { scales } = props.state;
  return (
    <dl class="raters-examples after-lead">
      {EXAMPLES.filter((scale) => scales[scale] !== undefined).map((scale) => (
        <div key={scale}>
          <dd>{t(`raters.example-${scale}`)}</dd>
          <dt>{listIn(scales[scale]!)[ABOUT_HALF]}</dt>
        </div>
      ))}
    </dl>
  );
}
