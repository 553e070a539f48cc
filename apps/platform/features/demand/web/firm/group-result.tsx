// What changed for the people of the course as a group: three sentences, then each skill with interval and verdict. Nobody is in it.
import { Notice } from '@dragoman/ui';
import type { JSX } from 'preact';
import { language, t } from '../../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../../web/messages/numbers.ts';
import type { FirmPage } from '../../contract.ts';
import { ChangePlot } from './change-plot.tsx';

export type Result = NonNullable<NonNullable<FirmPage['request']>['result']>;
type Skill = Result['skills'][number];
type Figure = NonNullable<Skill['change']>;

export function GroupResult({ result }: { readonly result: Result }): JSX.Element {
  return (
    <section aria-labelledby="firm-result">
      <h2 id="firm-result">{t('demand.result')}</h2>
      {result.state === 'ready' ? (
        <Measured result={result} />
      ) : (
        <p class="prose">{t(`demand.result-${result.state}`)}</p>
      )}
    </section>
  );
}

function Measured({ result }: { readonly result: Result }): JSX.Element {
  const { skills, before, after, instrument } = result;
  const threshold = result.threshold ?? 0;
  const shown = skills.flatMap(({ change }) => change ?? []);
  if (shown.length === 0) {
    return (
      <Notice tone="care">
        <p>{sayRefusal(result, threshold)}</p>
      </Notice>
    );
  }
  const moved = skills.filter(({ outcome }) => outcome === 'risen' || outcome === 'fallen');
  const rest = skills.filter(({ isTaught }) => !isTaught);
  return (
    <>
      <p class="need-lead">
        {t('demand.result-lead', {
          people: Math.max(...shown.map(({ people }) => people)),
          before: formatDate(before ?? ''),
          after: formatDate(after ?? ''),
        })}{' '}
        {moved.length > 0 ? t('demand.result-moved', { skills: listOf(moved) }) : t('demand.result-none')}
        {rest.length > 0 && ` ${t('demand.result-rest', { skills: listOf(rest) })}`}
      </p>
      <ul class="firm-result">
        {skills.map((skill) => (
          <SkillRow key={skill.needId} skill={skill} />
        ))}
      </ul>
      <p class="note">{t('demand.result-note', { threshold, instrument })}</p>
    </>
  );
}

/** The words of F4: that it is refused and why, never how many there were. */
function sayRefusal({ withheld, skills }: Result, threshold: number): string {
  if (!skills.some(({ outcome }) => outcome === 'not-shown')) return t('demand.result-refused-not-measured');
  if (withheld === 'too-few') return t('demand.result-refused-too-few', { threshold });
  if (withheld === 'difference') return t('demand.result-refused-difference', { threshold });
  return t('demand.result-refused-combination');
}

function SkillRow({ skill }: { readonly skill: Skill }): JSX.Element {
  const { label, outcome, before, after, change, views, isTaught } = skill;
  return (
    <li>
      <p class="firm-outcome">
        <b>{label}</b>
        <span class={`outcome ${outcome}`}>{t(`demand.outcome-${outcome}`)}</span>
      </p>
      {change !== null && <FigureLine figure={change} />}
      {before !== null && after !== null && (
        <p class="note">
          {t('demand.result-levels', { before: formatNumber(before.mean, 1), after: formatNumber(after.mean, 1) })}
        </p>
      )}
      {!isTaught && <p class="note">{t('demand.result-not-taught')}</p>}
      {views.length > 0 && (
        <ul>
          {views.map((seen) => (
            <li key={seen.view}>
              <p class="firm-outcome">
                <span>{t(`demand.result-view-${seen.view}`)}</span>
                <span class={`outcome ${seen.outcome}`}>{t(`demand.outcome-${seen.outcome}`)}</span>
              </p>
              <FigureLine figure={seen.change} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function FigureLine({ figure }: { readonly figure: Figure }): JSX.Element {
  const { low, high } = figure.interval90;
  return (
    <p class="firm-figure">
      <ChangePlot figure={figure} />
      <span>{t('demand.result-change', { change: signed(figure.mean), low: signed(low), high: signed(high) })}</span>
    </p>
  );
}

function signed(value: number): string {
  const text = formatNumber(value, 1);
  return value > 0 ? `+${text}` : text;
}

function listOf(skills: readonly Skill[]): string {
  return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(skills.map(({ label }) => label));
}
