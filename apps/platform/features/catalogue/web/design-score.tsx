// The course design aid: what the evidence asks for as dots between nothing and all, with the words why.
import { DataTable } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../web/messages/messages.ts';
import { formatHundredths, formatNumber } from '../../../web/messages/numbers.ts';
import type { CriterionScore } from '../materials-contract.ts';

export function DesignScore(props: { readonly design: readonly CriterionScore[] }): JSX.Element {
  const met = props.design.filter(({ verdict }) => verdict === 'met').length;
  return (
    <section aria-labelledby="material-design">
      <h2 id="material-design">{t('materials.design')}</h2>
      <p class="prose">{t('materials.design-text', { met, all: props.design.length })}</p>
      <DataTable
        caption={t('materials.design')}
        captionHidden
        columns={[
          { title: t('materials.design-asks') },
          { title: t('materials.design-here') },
          { title: t('materials.design-why') },
        ]}
        rows={props.design.map((score) => ({
          key: score.criterion,
          cells: [
            t(`materials.criterion-${score.criterion}`),
            <span class={`material-verdict ${score.verdict}`}>
              {t(`materials.verdict-${score.verdict}`)}
              <Scale score={score} />
              <small>{sayCounted(score)}</small>
            </span>,
            <span class="material-why">{t(`materials.why-${score.criterion}`)}</span>,
          ],
        }))}
      />
      <p class="note">{t('materials.design-note')}</p>
    </section>
  );
}

const WIDTH = 96;

/** From nothing to all (ten weeks for spacing), with both thresholds as ticks. */
function Scale({ score }: { readonly score: CriterionScore }): JSX.Element {
  const all = score.criterion === 'spacing' ? Math.max(10, score.value) : 1;
  const at = (value: number): number => 6 + (Math.min(value, all) / all) * (WIDTH - 12);
  return (
    <svg class="material-scale" viewBox={`0 0 ${WIDTH} 16`} width={WIDTH} height={16} aria-hidden="true">
      <line x1={6} x2={WIDTH - 6} y1={8} y2={8} />
      {[score.some, score.full].map((threshold) => (
        <line key={threshold} class="tick" x1={at(threshold)} x2={at(threshold)} y1={3} y2={13} />
      ))}
      <circle cx={at(score.value)} cy={8} r={5} />
    </svg>
  );
}

function sayCounted({ criterion, value, counted, of }: CriterionScore): string {
  if (criterion === 'spacing') return t('materials.counted-spacing', { weeks: counted, occasions: of });
  const share = formatHundredths(value);
  if (criterion === 'practice' || criterion === 'face-to-face') {
    const hours = { part: formatNumber(counted / 60, 1), all: formatNumber(of / 60, 1) };
    return t('materials.counted-hours', { share, ...hours });
  }
  return t('materials.counted-of', { part: formatNumber(counted), all: formatNumber(of) });
}
