// What has reliably changed since the attempt before, in words first; most often that nothing can be said yet.
import { DataTable, Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatDate, formatNumber } from '../../../../web/messages/numbers.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import { inSentence, textIn } from '../../../../web/messages/texts.ts';
import { useResource } from '../../../../web/page/use-resource.ts';
import type { ChangedView, OccasionChange } from '../../contract.ts';
import { developmentApi } from '../profile-api.ts';
import { sourceName } from './source-names.ts';

type Comparison = NonNullable<OccasionChange['comparison']>;
type SkillChange = Comparison['skills'][number];

/** ICU selectors know no hyphen. */
const WORDS = {
  risen: 'risen',
  fallen: 'fallen',
  'no-reliable-change': 'noreliablechange',
  'no-reliable-change-yet': 'other',
} as const;

export function ChangeSection(props: { readonly attemptId: string }): JSX.Element | null {
  const [change] = useResource(props.attemptId, () => developmentApi.change(props.attemptId));
  const comparison = change.value?.comparison ?? null;
  if (comparison === null || comparison.skills.length === 0) return null;
  const of = (verdict: SkillChange['verdict']): SkillChange[] =>
    comparison.skills.filter((skill) => skill.verdict === verdict);
  const [none, notYet] = [of('no-reliable-change'), of('no-reliable-change-yet')];
  return (
    <section aria-labelledby="change-title">
      <h2 id="change-title">{t('profile.change', { date: formatDate(comparison.before.assessedOn) })}</h2>
      <ul class="changes">
        {[...of('risen'), ...of('fallen')].map((skill) => (
          <li key={skill.skill}>
            <Rich
              message={t(skill.verdict === 'risen' ? 'profile.change-risen' : 'profile.change-fallen', {
                skill: textIn(skill.name),
              })}
            />
          </li>
        ))}
      </ul>
      {none.length > 0 && <p class="prose">{t('profile.change-none', { skills: list(none) })}</p>}
      {notYet.length > 0 && <p class="prose">{t('profile.change-not-yet', { skills: list(notYet) })}</p>}
      <p class="note">
        {t('profile.change-text')}{' '}
        <a class="how" href="/methods#two-occasion-change">
          {t('explain.method')}
        </a>
      </p>
      <Disclosure summary={t('profile.self-others-numbers')}>
        <ChangeTable comparison={comparison} />
        <SourceTable comparison={comparison} />
      </Disclosure>
    </section>
  );
}

function list(skills: readonly SkillChange[]): string {
  return skills.map((skill) => inSentence(textIn(skill.name))).join(', ');
}

function ChangeTable(props: { readonly comparison: Comparison }): JSX.Element {
  return (
    <DataTable
      caption={t('profile.column-change')}
      captionHidden
      columns={[
        { title: t('profile.column-skill') },
        { title: t('profile.column-before'), number: true },
        { title: t('profile.column-after'), number: true },
        { title: t('profile.column-change'), number: true },
        { title: t('profile.column-95'), number: true },
        { title: t('profile.column-verdict') },
      ]}
      rows={props.comparison.skills.map((skill) => ({
        key: skill.skill,
        cells: [
          textIn(skill.name),
          formatNumber(skill.before, 1),
          formatNumber(skill.after, 1),
          formatNumber(skill.change, 1),
          t('result.range', {
            low: formatNumber(skill.interval95.low, 1),
            high: formatNumber(skill.interval95.high, 1),
          }),
          t('profile.change-verdict', { verdict: WORDS[skill.verdict] }),
        ],
      }))}
    />
  );
}

/** What everybody who spoke twice shows by themselves: a rise there is a rise of that view. */
function SourceTable(props: { readonly comparison: Comparison }): JSX.Element | null {
  const rows = props.comparison.skills.flatMap((skill) => skill.views.map((view) => ({ skill, view })));
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{t('profile.change-by-source')}</h3>
      <p class="note">{t('profile.change-by-source-text')}</p>
      <DataTable
        caption={t('profile.change-by-source')}
        captionHidden
        columns={[
          { title: t('profile.column-skill') },
          { title: t('profile.column-from-whom') },
          { title: t('profile.column-change'), number: true },
          { title: t('profile.column-95'), number: true },
          { title: t('profile.column-verdict') },
        ]}
        rows={rows.map(({ skill, view }) => ({
          key: `${skill.skill} ${view.view}`,
          cells: [
            textIn(skill.name),
            viewName(view.view),
            formatNumber(view.change, 1),
            t('result.range', {
              low: formatNumber(view.interval95.low, 1),
              high: formatNumber(view.interval95.high, 1),
            }),
            t('profile.change-verdict', { verdict: WORDS[view.verdict] }),
          ],
        }))}
      />
    </>
  );
}

function viewName(view: ChangedView): string {
  return view === 'together' ? t('profile.view-together') : sourceName(view);
}
