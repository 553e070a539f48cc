// The three sentences a person should remember: strongest, two needs, how sure that is.
import type { JSX } from 'preact';
import { t } from '../../../../web/messages/messages.ts';
import { Rich } from '../../../../web/messages/rich.tsx';
import { inSentence, textIn } from '../../../../web/messages/texts.ts';
import type { NextObservation, ProfileResult } from '../../contract.ts';

export function LeadSentences(props: { readonly result: ProfileResult }): JSX.Element {
  return (
    <h1 class="lead">
      <Rich message={leadSentences(props.result).join(' ')} />
    </h1>
  );
}

/** The sentences, with `<b>` around the skills. */
export function leadSentences(result: ProfileResult): string[] {
  if (!isAnythingKnown(result)) return [t('result.nothing-known'), t('result.nothing-known-next')];
  return [strongestSentence(result), needsSentence(result), surenessSentence(result)].filter(Boolean);
}

/** False when no skill has enough evidence: then neither strengths, needs nor a plan are named. */
export function isAnythingKnown(result: ProfileResult): boolean {
  return result.skills.some((skill) => skill.status === 'estimated');
}

/** The plan's skills about which there is enough evidence to call them needs. */
function knownNeeds(result: ProfileResult): ProfileResult['summary']['needs'] {
  return result.summary.needs.filter((need) => !result.summary.notEnough.includes(need.skill));
}

function nameOf(result: ProfileResult, skill: string): string {
  const found = result.skills.find((each) => each.skill === skill);
  return found === undefined ? skill : inSentence(textIn(found.name));
}

function strongestSentence(result: ProfileResult): string {
  const { strongest } = result.summary;
  return strongest === null ? t('result.no-strongest') : t('result.strongest', { skill: nameOf(result, strongest) });
}

function needsSentence(result: ProfileResult): string {
  const [first, second] = knownNeeds(result);
  if (first === undefined) return t('result.no-needs');
  if (second === undefined) return t('result.one-need', { skill: nameOf(result, first.skill) });
  return t('result.two-needs', { first: nameOf(result, first.skill), second: nameOf(result, second.skill) });
}

type Sureness = ProfileResult['summary']['needs'][number]['sureness'];

/** ICU selectors know no hyphen. */
function word(sureness: Sureness): 'sure' | 'fairly' | 'other' {
  return sureness === 'sure' ? 'sure' : sureness === 'fairly-sure' ? 'fairly' : 'other';
}

function surenessSentence(result: ProfileResult): string {
  const [first, second] = knownNeeds(result);
  if (first === undefined) return '';
  const main =
    second === undefined
      ? t('result.sure-of-it', { sureness: word(first.sureness) })
      : first.sureness === second.sureness
        ? t('result.sure-of-both', { sureness: word(first.sureness) })
        : t('result.sure-of-each', { first: word(first.sureness), second: word(second.sureness) });
  const isSure = [first, second].every((need) => need === undefined || need.sureness === 'sure');
  const [next] = result.nextObservations;
  return isSure || next?.worthwhile !== true ? `${main}.` : `${main}; ${settleClause(next)}.`;
}

function settleClause(next: NextObservation): string {
  return t(`result.settle-${next.kind}`, {
    count: next.count,
    skill: next.name === null ? '' : inSentence(textIn(next.name)),
  });
}
