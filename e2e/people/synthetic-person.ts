// A synthetic person: reads the question on the page, knows nothing of how it is scored on the wire, and answers like somebody of stated levels.
import { createRandom } from '@dragoman/psychometrics';
import { content } from '../set-up/content.ts';
import type { PageLanguage } from '../set-up/sentences.ts';

export type PersonAnswer =
  | { readonly kind: 'category'; readonly place: number }
  | { readonly kind: 'ratings'; readonly places: readonly number[] }
  | { readonly kind: 'skip'; readonly reason: 'does-not-apply' | 'prefer-not-to-say' };

export interface SyntheticPerson {
  /** Answers the question whose words stand in `text`; throws when no question of the bank does. */
  answer(text: string): PersonAnswer;
  /** Id of the question whose words stand in the text. */
  recognise(text: string): string;
}

export interface PersonTraits {
  readonly language: PageLanguage;
  readonly seed: number;
  /** Level per skill on the axis from 1 to 4; the others stand at `usualLevel`. */
  readonly levels?: Readonly<Record<string, number>>;
  readonly usualLevel?: number;
  /** Skills to whose questions the person always says that they do not apply. */
  readonly without?: readonly string[];
}

export function createPerson(traits: PersonTraits): SyntheticPerson {
  const { language } = traits;
  const random = createRandom(traits.seed);
  const wobble = (): number => random.next() + random.next() - 1;
  const levelIn = (skill: string): number => traits.levels?.[skill] ?? traits.usualLevel ?? 2.5;
  const isForeign = (skill: string): boolean => traits.without?.includes(skill) ?? false;
  const skip = { kind: 'skip', reason: 'does-not-apply' } as const;

  const find = (text: string) => {
    const words = flatten(text);
    const holds = (each: { readonly text: Readonly<Record<string, string>> }): boolean =>
      words.includes(flatten(each.text[language] ?? ''));
    const statement = content.bank.statements.find(holds);
    const scenario = content.bank.scenarios.find(holds);
    if (statement === undefined && scenario === undefined)
      throw new Error(`No question of the bank stands in: ${text}`);
    return { statement, scenario };
  };

  return {
    recognise(text) {
      const { statement, scenario } = find(text);
      return (scenario ?? statement)!.id;
    },
    answer(text) {
      const { statement, scenario } = find(text);
      if (scenario !== undefined) {
        if (isForeign(scenario.skill)) return skip;
        const looseness = 4.4 - levelIn(scenario.skill);
        return {
          kind: 'ratings',
          places: scenario.options.map((option) => bounded(option.key - 1 + wobble() * looseness)),
        };
      }
      if (isForeign(statement!.skill)) return skip;
      const height = 2 + 1.3 * (levelIn(statement!.skill) - statement!.level) + wobble();
      return { kind: 'category', place: bounded(statement!.reverse ? 4 - height : height) };
    },
  };
}

function bounded(place: number): number {
  return Math.min(4, Math.max(0, Math.round(place)));
}

/** Line breaks and runs of spaces do not count. */
function flatten(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
