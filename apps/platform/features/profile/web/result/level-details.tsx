// Each skill in words: how likely each level is, what the likeliest looks like, and what the target asks for beyond it.
import { Disclosure } from '@dragoman/ui';
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { formatHundredths } from '../../../../web/messages/numbers.ts';
import { textIn } from '../../../../web/messages/texts.ts';
import type { SkillResult } from '../../contract.ts';
import { levelName } from './level-names.ts';

export function LevelDetails(props: { readonly skills: readonly SkillResult[] }): JSX.Element {
  return (
    <div class="sheet level-details">
      {props.skills.map((skill) => (
        <SkillLevels key={skill.skill} skill={skill} />
      ))}
    </div>
  );
}

function SkillLevels(props: { readonly skill: SkillResult }): JSX.Element {
  const { skill } = props;
  const isKnown = skill.status === 'estimated';
  const chances = skill.levelProbabilities;
  const likeliest = chances.indexOf(Math.max(...chances)) + 1;
  const targetLevel = Math.min(4, Math.max(1, Math.round(skill.target)));
  const summary = isKnown
    ? t('result.probably', { level: levelName(likeliest), chance: formatHundredths(chances[likeliest - 1] ?? 0) })
    : t('result.reading-not-enough');
  return (
    <Disclosure
      summary={
        <span class="level-summary">
          <span>{textIn(skill.name)}</span> <span class="soft">{summary}</span>
        </span>
      }
    >
      <p class="prose">{textIn(skill.definition)}</p>
      {isKnown && <LevelChances chances={chances} />}
      {isKnown && (
        <Indicators skill={skill} level={likeliest} title={t('result.looks-like', { level: levelName(likeliest) })} />
      )}
      {(!isKnown || targetLevel !== likeliest) && (
        <Indicators
          skill={skill}
          level={targetLevel}
          title={t('result.target-asks', { level: levelName(targetLevel) })}
        />
      )}
    </Disclosure>
  );
}

function LevelChances(props: { readonly chances: readonly number[] }): JSX.Element {
  return (
    <dl class="level-chances">
      {props.chances.map((chance, index) => (
        <div key={index}>
          <dt>{levelName(index + 1)}</dt>
          <dd>
            <span class="bar" style={{ '--share': chance }} aria-hidden="true" />
            <span>{t('result.in-100', { chance: formatHundredths(chance) })}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Indicators(props: {
  readonly skill: SkillResult;
  readonly level: number;
  readonly title: string;
}): JSX.Element | null {
  const found = props.skill.indicators.find((each) => each.level === props.level);
  if (found === undefined || found.texts.length === 0) return null;
  return (
    <>
      <h3>{props.title}</h3>
      <ul class="indicators">
        {found.texts.map((text, index) => (
          <li key={index}>{textIn(text)}</li>
        ))}
      </ul>
    </>
  );
}
