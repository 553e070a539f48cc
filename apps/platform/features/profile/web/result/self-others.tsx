// You and the people around you: said in words where it is probable, the numbers on demand.
import { DataTable, Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatHundredths, formatNumber } from '../../../../web/messages/numbers.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import { inSentence, textIn } from '../../../../web/messages/texts.ts';
import type { ProfileResult, RaterGroup, SelfOthers, SkillResult } from '../../contract.ts';
import { groupList } from './source-names.ts';

type Compared = SkillResult & { readonly selfOthers: SelfOthers };

const SENTENCES = {
  'blind-spot': 'profile.blind-spot',
  'hidden-strength': 'profile.hidden-strength',
  'agreed-strength': 'profile.agreed-strength',
  'agreed-need': 'profile.agreed-need',
} as const;

/** ICU selectors know no hyphen. */
const WORDS = {
  'blind-spot': 'blindspot',
  'hidden-strength': 'hiddenstrength',
  'agreed-strength': 'agreedstrength',
  'agreed-need': 'agreedneed',
  'cannot-tell-yet': 'other',
} as const;

export function SelfOthersSection(props: { readonly result: ProfileResult }): JSX.Element | null {
  const { others, skills } = props.result;
  if (others === undefined) return null;
  const compared = skills.filter((skill): skill is Compared => skill.selfOthers !== undefined);
  const called = compared.filter((skill) => skill.selfOthers.verdict !== 'cannot-tell-yet');
  const open = compared.filter((skill) => skill.selfOthers.verdict === 'cannot-tell-yet');
  const fewRaters = open.filter((skill) => skill.selfOthers.reason === 'too-few-raters');
  const unsure = open.filter((skill) => skill.selfOthers.reason !== 'too-few-raters');
  const groups = others.rounds.flatMap((round) => round.groups);
  const withheld = others.rounds.at(-1)?.withheld ?? [];
  return (
    <section aria-labelledby="others-title">
      <h2 id="others-title">{t('profile.self-others')}</h2>
      <ul class="self-others">
        {called.map((skill) => (
          <li key={skill.skill} class={skill.selfOthers.verdict}>
            <Rich message={sentenceOf(skill)} />
          </li>
        ))}
      </ul>
      {unsure.length > 0 && <p class="prose">{t('profile.cannot-tell', { skills: list(unsure) })}</p>}
      {fewRaters.length > 0 && <p class="prose">{t('profile.too-few-raters', { skills: list(fewRaters) })}</p>}
      {withheld.map(({ group }) => (
        <p class="note" key={group}>
          {t('profile.withheld', { group: asGroup(group) })}
        </p>
      ))}
      {groups.length > 0 && <p class="note">{t('profile.self-others-basis', { groups: groupList(groups) })}</p>}
      <Disclosure summary={t('profile.self-others-numbers')}>
        <Numbers skills={compared} />
      </Disclosure>
    </section>
  );
}

const GROUPS: ReadonlySet<string> = new Set(['peers', 'manager', 'partners', 'academics', 'others']);

function asGroup(group: string): RaterGroup | 'other' {
  return GROUPS.has(group) ? (group as RaterGroup) : 'other';
}

function sentenceOf(skill: Compared): string {
  const { verdict } = skill.selfOthers;
  if (verdict === 'cannot-tell-yet') return '';
  return t(SENTENCES[verdict], { skill: inSentence(textIn(skill.name)) });
}

function list(skills: readonly SkillResult[]): string {
  return skills.map((skill) => inSentence(textIn(skill.name))).join(', ');
}

function Numbers(props: { readonly skills: readonly Compared[] }): JSX.Element {
  return (
    <DataTable
      caption={t('profile.self-others')}
      captionHidden
      columns={[
        { title: t('profile.column-skill') },
        { title: t('profile.column-gap'), number: true },
        { title: t('profile.column-90'), number: true },
        { title: t('profile.column-chance'), number: true },
        { title: t('profile.column-raters'), number: true },
        { title: t('profile.column-verdict') },
      ]}
      rows={props.skills.map(({ skill, name, selfOthers }) => ({
        key: skill,
        cells: [
          textIn(name),
          selfOthers.gap === null ? '–' : formatNumber(selfOthers.gap, 1),
          selfOthers.interval90 === null
            ? '–'
            : t('result.range', {
                low: formatNumber(selfOthers.interval90.low, 1),
                high: formatNumber(selfOthers.interval90.high, 1),
              }),
          selfOthers.probability === null ? '–' : formatHundredths(selfOthers.probability),
          formatNumber(selfOthers.raters),
          t('profile.verdict', { verdict: WORDS[selfOthers.verdict] }),
        ],
      }))}
    />
  );
}
