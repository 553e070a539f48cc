// Where one's own view and the answers to situations differ, said only where the data say it.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatHundredths } from '../../../../web/messages/numbers.ts';
import { inSentence, textIn } from '../../../../web/messages/texts.ts';
import type { SkillResult } from '../../contract.ts';

export function Disagreements(props: { readonly skills: readonly SkillResult[] }): JSX.Element | null {
  const compared = props.skills.filter((skill) => skill.disagreement !== null);
  if (compared.length === 0) return null;
  const found = compared.filter((skill) => skill.disagreement?.direction !== 'none');
  const sentences = found.map((skill) => {
    const { direction, probability } = skill.disagreement!;
    return t(direction === 'self-higher' ? 'result.self-higher' : 'result.scenario-higher', {
      skill: inSentence(textIn(skill.name)),
      chance: formatHundredths(probability),
    });
  });
  const rest =
    found.length === 0
      ? t('result.no-difference')
      : found.length < compared.length
        ? t('result.no-other-difference')
        : '';
  return <p class="note result-differences">{[...sentences, rest].filter(Boolean).join(' ')}</p>;
}
