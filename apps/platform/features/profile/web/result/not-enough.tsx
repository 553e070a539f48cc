// Skills about which nothing can be said yet, and what would settle each at the least cost.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import type { SkillResult } from '../../contract.ts';

export function NotEnough(props: { readonly skills: readonly SkillResult[] }): JSX.Element | null {
  const open = props.skills.filter((skill) => skill.status === 'not-enough-evidence');
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="not-enough-title">
      <h2 id="not-enough-title">{t('result.not-enough')}</h2>
      <p class="prose">{t('result.not-enough-text')}</p>
      <ul class="not-enough">
        {open.map((skill) => (
          <li key={skill.skill}>
            <b>{textIn(skill.name)}</b> {settleText(skill)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function settleText(skill: SkillResult): string {
  const { toSettle } = skill;
  if (toSettle === null) return '';
  const needed = [
    toSettle.statements > 0 ? t('result.needs-statements', { count: toSettle.statements }) : '',
    toSettle.scenarios > 0 ? t('result.needs-scenarios', { count: toSettle.scenarios }) : '',
  ].filter(Boolean);
  return t('result.to-settle', { needed: needed.join(', '), minutes: toSettle.minutes });
}
