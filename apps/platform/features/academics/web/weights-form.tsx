// What a rank is made of: six numbers anybody may try out, and keep for the institution.
import { Button, Notice, PlainButton } from '@dragoman/ui';
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../../../web/messages/messages.ts';
import { ProblemNotice } from '../../../web/page/problem-notice.tsx';
import { useSubmit } from '../../../web/page/use-submit.ts';
import type { WeightsView } from '../contract.ts';
import { DEFAULT_WEIGHTS, RANK_PARTS, WEIGHT_MAX } from '../limits.ts';
import type { RankPart, RankWeights } from '../limits.ts';
import { academicsApi } from './academics-api.ts';

export function WeightsForm(props: {
  readonly kept: WeightsView;
  readonly onTry: (weights: RankWeights) => void;
}): JSX.Element {
  const [weights, setWeights] = useState<RankWeights>(props.kept.weights);
  const [isKept, setKept] = useState(false);
  const keep = useSubmit();
  const sum = RANK_PARTS.reduce((total, part) => total + weights[part], 0);
  const change = (changed: RankWeights): void => {
    setKept(false);
    setWeights(changed);
    props.onTry(changed);
  };
  return (
    <form
      class="academics-sheet"
      aria-labelledby="academics-weights"
      onSubmit={(event) => {
        event.preventDefault();
        void keep.run(async () => {
          await academicsApi.setWeights(weights);
          setKept(true);
        });
      }}
    >
      <h2 id="academics-weights">{t('academics.weights')}</h2>
      <p class="note">{t('academics.weights-text')}</p>
      <div class="academics-weights">
        {RANK_PARTS.map((part) => (
          <Weight
            key={part}
            part={part}
            value={weights[part]}
            share={sum === 0 ? 0 : (100 * weights[part]) / sum}
            onChange={(value) => change({ ...weights, [part]: value })}
          />
        ))}
      </div>
      {keep.problem !== null && <ProblemNotice problem={keep.problem} />}
      {isKept && (
        <Notice announce="polite">
          <p>{t('academics.weights-kept')}</p>
        </Notice>
      )}
      <div class="buttons">
        <Button type="submit" look="quiet" busy={keep.isBusy}>
          {t('academics.weights-keep')}
        </Button>
        <PlainButton onClick={() => change(DEFAULT_WEIGHTS)}>{t('academics.weights-reset')}</PlainButton>
      </div>
    </form>
  );
}

function Weight(props: {
  readonly part: RankPart;
  readonly value: number;
  readonly share: number;
  readonly onChange: (value: number) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div class="weight">
      <label htmlFor={id}>
        {t(`academics.part-${props.part}`)}
        <small>{t(`academics.part-${props.part}-text`)}</small>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={WEIGHT_MAX}
        step={5}
        value={props.value}
        onChange={(event) => props.onChange(Number(event.currentTarget.value))}
      />
      <output htmlFor={id}>{Math.round(props.share)}</output>
    </div>
  );
}
