// The runner's top bar: the mark, precision gained per skill, the language.
import { LanguageSwitch, PrecisionBars } from '@dragoman/ui';
import type { JSX } from 'preact';
import { choosePageLanguage } from '../../../../web/appearance/page-language.ts';
import { LANGUAGE_CHOICES } from '../../../../web/messages/choose-language.ts';
import { language, t } from '../../../../web/messages/messages.ts';
import { formatHundredths } from '../../../../web/messages/numbers.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import { Mark } from '../../../../web/shell/mark.tsx';
import type { AttemptModel } from '../attempt/attempt-model.ts';

const PANEL = 'precision-panel';

export function RunnerBar(props: { readonly model: AttemptModel }): JSX.Element {
  const { precision } = props.model.state;
  return (
    <header class="runner-bar">
      <a href="/" class="runner-home" aria-label={t('shell.home')}>
        <Mark width={28} />
      </a>
      <button type="button" class="runner-precision" popovertarget={PANEL} aria-label={t('runner.precision')}>
        <PrecisionBars
          label={t('runner.precision')}
          bars={precision.map(({ skill, gained, abstained }) => ({ id: skill, gained, open: abstained }))}
        />
      </button>
      <LanguageSwitch
        label={t('shell.language')}
        language={language.value}
        languages={LANGUAGE_CHOICES}
        short
        onChange={(code) => void choosePageLanguage(code)}
      />
      <div popover="auto" id={PANEL} class="precision-panel">
        <h2>{t('runner.precision')}</h2>
        <p class="note">{t('runner.precision-text')}</p>
        <ul>
          {precision.map((each) => (
            <li key={each.skill}>
              <span>{textIn(each.name)}</span>
              <span class="soft">
                {each.abstained
                  ? t('runner.precision-open')
                  : t('runner.precision-gained', {
                      gained: formatHundredths(each.gained),
                      observations: each.observations,
                    })}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </header>
  );
}
