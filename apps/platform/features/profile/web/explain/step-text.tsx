// One step of the thread in words: the number, where it comes from, and the page that says how it is made.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatHundredths, formatNumber } from '../../../../web/messages/numbers.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import { levelName } from '../result/level-names.ts';
import type { Step } from './step.ts';

export function StepText(props: { readonly step: Step }): JSX.Element {
  const { step } = props;
  return (
    <div class="step-text">
      <h3>
        {stepTitle(step)}
        {step.value !== null && <span class="value">{formatNumber(step.value, 1)}</span>}
      </h3>
      <p>
        {stepSentence(step)}{' '}
        {step.method !== null && (
          <a class="how" href={`/methods#${step.method}`}>
            {t('explain.method')}
          </a>
        )}
      </p>
    </div>
  );
}

function stepTitle(step: Step): string {
  if (step.kind === 'source') return step.detail['source'] === 'scenario' ? t('explain.scenario') : t('explain.self');
  if (step.kind === 'answer') return t('explain.answer');
  return t(`explain.${step.kind}`);
}

function stepSentence(step: Step): string {
  const range = { low: decimal(step, 'low'), high: decimal(step, 'high') };
  switch (step.kind) {
    case 'need':
      return t('explain.need-text', {
        ...range,
        chance: formatHundredths(Number(step.detail['probabilityBelowTarget'] ?? 0)),
        weight: decimal(step, 'weight', 2),
      });
    case 'target':
      return t('explain.target-text', {
        level: levelName(step.value ?? 1),
        stage: step.text === null ? '' : textIn(step.text),
        framework: word(step, 'framework'),
      });
    case 'fused':
      return t('explain.fused-text', {
        ...range,
        level: levelName(step.value ?? 1),
        deviation: decimal(step, 'standardDeviation', 2),
      });
    case 'source':
      return t(step.detail['source'] === 'scenario' ? 'explain.scenario-text' : 'explain.self-text', {
        ...range,
        count: Number(step.detail['observations'] ?? 0),
      });
    case 'parameters':
      return t('explain.parameters-text', { parameters: word(step, 'parameters'), bank: word(step, 'bank') });
    case 'model':
      return t('explain.model-text', { model: word(step, 'model'), engine: word(step, 'engine') });
    case 'answer':
      return step.text === null ? '' : textIn(step.text);
  }
}

function word(step: Step, name: string): string {
  return String(step.detail[name] ?? '–');
}

function decimal(step: Step, name: string, decimals = 1): string {
  const value = step.detail[name];
  return typeof value === 'number' ? formatNumber(value, decimals) : '–';
}
