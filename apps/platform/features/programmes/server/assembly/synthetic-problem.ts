// Synthetic courses to put together, of any size, for tests and the benchmark: nobody's needs, nobody's modules.
import type { RandomSource } from '@dragoman/kernel';
import type { CourseProblem } from '@dragoman/matching';

export interface SyntheticSize {
  readonly modules: number;
  readonly needs: number;
  /** Null: who leads is not asked. */
  readonly teachers: number | null;
  /** Skills modules may teach besides those needed; as many as needs unless told. */
  readonly skills?: number;
}

/** About a quarter of the modules fits into the hours; one in seven builds on another; some people have no time at all. */
export function syntheticProblem(random: RandomSource, size: SyntheticSize): CourseProblem {
  /** From 0 up to, never at, 1. */
  const share = (): number => new DataView(random.bytes(4).buffer).getUint32(0) / 2 ** 32;
  const below = (limit: number): number => Math.floor(share() * limit);
  const skills = Math.max(size.needs, size.skills ?? size.needs);
  const needs = Array.from({ length: size.needs }, (_, index) => ({
    id: `synthetic-need-${index}`,
    skillUri: `urn:synthetic:skill:${index}`,
    level: 1 + below(4),
    weight: 1 + below(3),
  }));
  const modules = Array.from({ length: size.modules }, (_, index) => {
    const hours = 1 + below(8);
    const from = 1 + below(3);
    return {
      id: `synthetic-module-${index}`,
      contactMinutes: 60 * hours,
      workMinutes: 60 * hours * (1 + below(3)),
      price: 100 + 10 * below(90),
      teaches: [...new Set(Array.from({ length: 1 + below(4) }, () => below(skills)))].map((skill) => ({
        skillUri: `urn:synthetic:skill:${skill}`,
        from,
        to: Math.min(4, from + below(3)),
      })),
      prerequisites: index > 0 && below(7) === 0 ? [`synthetic-module-${below(index)}`] : [],
    };
  });
  const teachers =
    size.teachers === null
      ? null
      : Array.from({ length: size.teachers }, (_, index) => ({
          id: `synthetic-academic-${index}`,
          minutesLeft: 60 * below(13),
          leads: modules
            .filter(() => share() < Math.min(1, 8 / size.teachers!))
            .map(({ id }) => ({ moduleId: id, fit: Math.round(share() * 100) / 100 })),
        }));
  const minutes = Math.min(
    60 * 40,
    Math.max(240, modules.reduce((sum, { contactMinutes }) => sum + contactMinutes, 0) / 4),
  );
  return {
    needs,
    modules,
    teachers,
    limits: { contactMinutes: minutes, workMinutes: minutes * 2.5, price: Math.max(1000, 12 * minutes) },
  };
}
