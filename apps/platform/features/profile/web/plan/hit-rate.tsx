// The chance that the plan is right, beside what the role's targets alone would give, and what would raise it most.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatHundredths } from '../../../../web/messages/numbers.ts';
import { inSentence, textIn } from '../../../../web/messages/texts.ts';
import type { NextObservation, ProfileResult } from '../../contract.ts';

export function HitRate(props: {
  readonly hitRate: NonNullable<ProfileResult['hitRate']>;
  readonly next: readonly NextObservation[];
}): JSX.Element {
  const { hitRate } = props;
  const figure = formatHundredths(hitRate.plan);
  // "Would raise it to 51", said of 51, helps nobody.
  const next = props.next.filter(({ hitRateAfter }) => formatHundredths(hitRateAfter) !== figure);
  const [best] = next;
  return (
    <aside class="hit-rate" aria-label={t('plan.hit-rate')}>
      <p class="figure">
        {figure} <small>{t('plan.in-100')}</small>
      </p>
      <p class="note">
        {t('plan.hit-rate-text', {
          targets: formatHundredths(hitRate.targetsAlone),
          now: formatHundredths(hitRate.targetsPlanNow),
        })}
      </p>
      <p class="note">{t('plan.both-right', { both: formatHundredths(hitRate.bothRight) })}</p>
      <p>
        <b>{t('plan.next')}</b> {best === undefined ? t('plan.next-none') : sayObservation(best)}{' '}
        {best?.worthwhile === false && t('plan.next-little')}
      </p>
      <AskOthers next={next} />
      <p class="note">
        <a href="/methods#hit-rate">{t('plan.hit-rate-how')}</a>
      </p>
    </aside>
  );
}

/** What other people's eyes would add, by the same computation, and the way to ask them. */
function AskOthers(props: { readonly next: readonly NextObservation[] }): JSX.Element {
  const [best] = props.next;
  const group = props.next.find((observation) => observation.kind === 'peers');
  return (
    <p class="ask-others no-print">
      {group !== undefined && group !== best && `${sayObservation(group)} `}
      <a href="/rounds">{t('profile.ask-others')}</a>
    </p>
  );
}

function sayObservation({ kind, count, name, hitRateAfter }: NextObservation): string {
  return t(`plan.next-${kind}`, {
    count,
    skill: name === null ? '' : inSentence(textIn(name)),
    after: formatHundredths(hitRateAfter),
  });
}
