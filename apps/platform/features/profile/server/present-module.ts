// A training module as a person practises from it.
import type { TrainingModule } from '../../catalogue/contract.ts';
import type { Framework } from '../../framework/contract.ts';
import type { PracticeModule } from '../contract.ts';

export function presentModule(module: TrainingModule, framework: Framework): PracticeModule {
  const skill = framework.skills.find((each) => each.id === module.skill);
  const indicators = new Map(
    framework.skills.flatMap((each) =>
      each.levels.flatMap((level) => level.indicators.map((one) => [one.id, one.text] as const)),
    ),
  );
  return {
    moduleId: module.id,
    version: module.version,
    skill: module.skill,
    skillName: skill?.name ?? { en: module.skill },
    level: module.level,
    minutes: module.minutes,
    company: module.company,
    title: module.title,
    purpose: module.purpose,
    materials: module.materials,
    outcomes: module.outcomes.map(({ id, text }) => ({ id, text })),
    practice: module.practice.map(({ minutes, title, steps, sign, indicator }) => ({
      minutes,
      title,
      steps,
      sign,
      indicator: indicators.get(indicator) ?? { en: indicator },
    })),
    progress: module.progress,
    followUp: module.followUp,
    references: module.references,
  };
}
