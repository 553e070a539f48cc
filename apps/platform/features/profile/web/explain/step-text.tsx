// One step of the thread in words: the number, where it comes from, and the page that says how it is made.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate, formatHundredths, formatNumber } from '../../../../web/messages/numbers.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import type { RaterGroup } from '../../contract.ts';
import { groupName } from '../result/source-names.ts';
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
  if (step.kind === 'source') return sourceTitle(word(step, 'source'));
  if (step.kind === 'round') return t('profile.explain-round');
  if (step.kind === 'outside') return t('profile.explain-outside');
  if (step.kind === 'answer') return t('explain.answer');
  return t(`explain.${step.kind}`);
}

function sourceTitle(source: string): string {
  if (source === 'self') return t('explain.self');
  return source === 'scenario' ? t('explain.scenario') : t('profile.explain-group');
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
      return sourceSentence(step, range);
    case 'round':
      return t('profile.explain-round-text', {
        group: groupName(word(step, 'group') as RaterGroup),
        count: Number(step.detail['raters'] ?? 0),
        date: formatDate(word(step, 'releasedAt')),
        basis: word(step, 'severity') === 'calibrated' ? 'calibrated' : 'other',
      });
    case 'outside':
      return t('profile.explain-outside-text', {
        instrument: word(step, 'instrument'),
        date: formatDate(word(step, 'observedAt')),
        validity: decimal(step, 'validity', 2),
        source: word(step, 'validitySource'),
      });
    case 'parameters':
      return t('explain.parameters-text', { parameters: word(step, 'parameters'), bank: word(step, 'bank') });
    case 'model':
      return t('explain.model-text', { model: word(step, 'model'), engine: word(step, 'engine') });
    case 'answer':
      return step.text === null ? '' : textIn(step.text);
  }
}

function sourceSentence(step: Step, range: { readonly low: string; readonly high: string }): string {
  const source = word(step, 'source');
  const count = Number(step.detail['observations'] ?? 0);
  if (source === 'self') return t('explain.self-text', { ...range, count });
  if (source === 'scenario') return t('explain.scenario-text', { ...range, count });
  return t('profile.explain-group-text', { ...range, count, group: groupName(source as RaterGroup) });
}

function word(step: Step, name: string): string {
  return String(step.detail[name] ?? '–');
}

function decimal(step: Step, name: string, decimals = 1): string {
  const value = step.detail[name];
  return typeof value === 'number' ? formatNumber(value, decimals) : '–';
}
