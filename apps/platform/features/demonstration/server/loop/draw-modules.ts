// Draws synthetic modules over the skills of the file: one to three skills of one field each, some building on another.
import { createRandom } from '@dragoman/psychometrics';
import { skillUri } from '../../../taxonomy/server/index.ts';
import type { SyntheticProgrammes } from '../../programmes-contract.ts';

export interface DrawnModule {
  /** Place of the lender in the file, or null for the designer's own institution. */
  readonly lender: number | null;
  /** Place of a module drawn before that comes before this one; of the same institution. */
  readonly after: number | null;
  readonly title: string;
  readonly contactMinutes: number;
  readonly selfStudyMinutes: number;
  readonly price: number;
  readonly languages: readonly ('en' | 'fi')[];
  readonly skills: readonly {
    readonly uri: string;
    readonly label: string;
    readonly kind: 'skill' | 'knowledge';
    readonly from: number;
    readonly to: number;
  }[];
}

/** The same for the same seed; every skill of the file is taught by a module before any is taught twice. */
export function drawModules(plan: SyntheticProgrammes): DrawnModule[] {
  const random = createRandom(plan.seed);
  const drawn: DrawnModule[] = [];
  for (let index = 0; index < plan.modules; index++) {
    const lead = plan.skills[index % plan.skills.length]!;
    const others = plan.skills.filter(({ group, id }) => group === lead.group && id !== lead.id);
    const from = 1 + random.below(2);
    const more =
      others.length === 0 ? [] : Array.from({ length: random.below(3) }, () => others[random.below(others.length)]!);
    const skills = [...new Map([lead, ...more].map((skill) => [skill.id, skill])).values()];
    const place = random.below(plan.lenders.length + 1);
    const lender = place === plan.lenders.length ? null : place;
    const earlier = drawn.findLastIndex((each) => each.lender === lender);
    const hours = 2 + random.below(6);
    drawn.push({
      lender,
      after: earlier >= 0 && random.next() < 0.15 ? earlier : null,
      title: `${lead.label}: module ${index + 1} (synthetic)`,
      contactMinutes: 60 * hours,
      selfStudyMinutes: 30 * hours,
      price: 100 + 50 * random.below(12),
      languages: random.next() < 0.4 ? ['en', 'fi'] : ['en'],
      skills: skills.map(({ id, label, kind }) => ({
        uri: skillUri(id),
        label,
        kind,
        from,
        to: from + 1 + random.below(2),
      })),
    });
  }
  return drawn;
}
