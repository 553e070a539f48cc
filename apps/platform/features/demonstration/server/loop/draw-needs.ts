// Draws synthetic needs: which firm asks when for which skills, in its own language and in sentences as firms write them.
import { createRandom } from '@dragoman/psychometrics';
import type { SyntheticNeeds } from '../../needs-contract.ts';

export interface DrawnNeed {
  readonly place: number;
  readonly firm: SyntheticNeeds['firms'][number];
  /** Days before the loading. */
  readonly daysAgo: number;
  readonly source: 'mail' | 'contact' | 'academic' | 'form';
  readonly text: string;
  /** Skills it asks for, by id. */
  readonly skills: readonly string[];
  readonly people: number;
  readonly end: DrawnEnd;
}

/** `waiting`: nobody has answered; `asked`: one question is out; `understood`: asked whether it was understood. */
export type DrawnEnd = 'waiting' | 'asked' | 'understood' | 'analysed' | 'replied' | 'closed' | 'refused';

export type SkillLabels = (language: string, id: string) => { readonly label: string; readonly isKnowledge: boolean };

/** What becomes of those that are read while the past is loaded, in turns; the others were answered by hand long ago. */
const ENDS: readonly DrawnEnd[] = ['understood', 'analysed', 'waiting', 'asked', 'understood', 'refused'];
const OLD_ENDS: readonly DrawnEnd[] = ['closed', 'replied', 'closed', 'refused'];
const SOURCES: readonly DrawnNeed['source'][] = ['mail', 'form', 'mail', 'contact', 'mail', 'academic'];

/** The same needs for the same seed, the newest first. The first `read` lie in the last two weeks; two of them wait too long. */
export function drawNeeds(plan: SyntheticNeeds, labels: SkillLabels): DrawnNeed[] {
  return Array.from({ length: plan.cases }, (_, place): DrawnNeed => {
    const random = createRandom(`${plan.seed}/${place}`);
    const pick = <Value>(list: readonly Value[]): Value => list[random.below(list.length)]!;
    const firm = plan.firms[place % plan.firms.length]!;
    const offered = firm.groups.flatMap((group) => plan.skills[group] ?? []);
    const skills = pickSome(offered, 2 + random.below(2), random.below);
    const isNew = place < plan.read;
    return {
      place,
      firm,
      daysAgo: isNew ? 1 + place : 14 + 3 * (place - plan.read) + random.below(3),
      source: SOURCES[place % SOURCES.length]!,
      text: writeText(plan, firm, skills, labels, {
        pick,
        sum: 5000 * (2 + random.below(8)),
        isHidden: random.next() < 0.4,
      }),
      skills,
      people: 4 + random.below(20),
      end: isNew ? ENDS[place % ENDS.length]! : OLD_ENDS[place % OLD_ENDS.length]!,
    };
  });
}

function pickSome(list: readonly string[], count: number, below: (count: number) => number): string[] {
  const left = [...list];
  const picked: string[] = [];
  while (picked.length < count && left.length > 0) picked.push(...left.splice(below(left.length), 1));
  return picked;
}

function writeText(
  plan: SyntheticNeeds,
  firm: SyntheticNeeds['firms'][number],
  skills: readonly string[],
  labels: SkillLabels,
  how: { readonly pick: <Value>(list: readonly Value[]) => Value; readonly sum: number; readonly isHidden: boolean },
): string {
  const words = plan.templates[firm.language]!;
  const { pick } = how;
  const asked = skills.map((id) => {
    const { label, isKnowledge } = labels(firm.language, id);
    const fill = pick(isKnowledge ? words.knowledge : words.skill);
    return fill
      .replace('{people}', pick(words.people))
      .replace('{label}', label.charAt(0).toLowerCase() + label.slice(1));
  });
  const hidden = how.isHidden ? [pick(words.hidden).replace('{sum}', String(how.sum))] : [];
  return [pick(words.open), '', ...asked, pick(words.close), ...hidden].join('\n');
}
