// The parts of a practice: minutes, steps to do, the sign that it worked, the behaviour it trains.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatMinutes } from '../../../../web/messages/numbers.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import type { PracticeModule } from '../../contract.ts';

export function PracticeParts(props: { readonly parts: PracticeModule['practice'] }): JSX.Element {
  return (
    <ol class="practice">
      {props.parts.map((part, index) => (
        <li key={index}>
          <span class="time">{formatMinutes(part.minutes)}</span>
          <div>
            <h3>{textIn(part.title)}</h3>
            <ol class="steps">
              {part.steps.map((step, at) => (
                <li key={at}>{textIn(step)}</li>
              ))}
            </ol>
            <p class="sign">
              <b>{t('module.sign')}</b> {textIn(part.sign)}
            </p>
            <p class="note">{t('module.trains', { indicator: textIn(part.indicator) })}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
