// Whether the modules form a way up for every measured skill and each can be done and seen: steps, minutes, outcomes, follow-up.
import type { TrainingModule } from '../../apps/platform/features/catalogue/contract.ts';
import type { Framework } from '../../apps/platform/features/framework/contract.ts';
import { collectTexts } from './collect-texts.ts';
import { MODULES, OVERLAP, outside, READING } from './limits.ts';
import { MEASURABLE_VERBS } from './measurable-verbs.ts';
import { countWords, findReadingFaults, splitWords } from './readability.ts';
import { findSimilar } from './similarity.ts';

const STEPS = ['1→2', '2→3', '3→4'] as const;
const REFERENCE = /^\p{L}[^()]*\(\d{4}\)\. .+\.$/u;

/** Sentences about what does not hold; empty when all does. */
export function findModuleFaults(
  modules: readonly TrainingModule[],
  { head, skills }: Pick<Framework, 'head' | 'skills'>,
): string[] {
  const faults: string[] = [];
  const indicators = new Set(
    skills.flatMap((skill) => skill.levels.flatMap((level) => level.indicators.map(({ id }) => id))),
  );
  for (const skill of head.defaultSet.skills) {
    faults.push(
      ...findWayFaults(
        skill,
        modules.filter((each) => each.skill === skill),
      ),
    );
  }
  const known = new Set(skills.map(({ id }) => id));
  for (const each of modules) {
    for (const skill of [each.skill, ...each.secondary])
      if (!known.has(skill)) faults.push(`${each.id} trains the unknown skill ${skill}`);
    faults.push(
      ...findPracticeFaults(each, indicators),
      ...findOutcomeFaults(each, indicators),
      ...findFrameFaults(each),
    );
  }
  for (const language of head.languages) {
    const outcomes = modules.flatMap((each) =>
      each.outcomes.map(({ id, text }) => ({ id, text: text[language] ?? '' })),
    );
    const signs = modules.flatMap((each) =>
      each.practice.map(({ sign }, index) => ({ id: `${each.id} sign ${index + 1}`, text: sign[language] ?? '' })),
    );
    const purposes = modules.map(({ id, purpose }) => ({ id: `${id} purpose`, text: purpose[language] ?? '' }));
    faults.push(
      ...findSimilar(outcomes, OVERLAP.outcome),
      ...findSimilar(signs, OVERLAP.sign),
      ...findSimilar(purposes, OVERLAP.outcome),
    );
  }
  return faults;
}

/** The modules of one skill together. */
function findWayFaults(skill: string, modules: readonly TrainingModule[]): string[] {
  const faults: string[] = [];
  if (modules.length < MODULES.perSkill)
    faults.push(`${skill} has ${modules.length} modules, fewer than ${MODULES.perSkill}`);
  for (const step of STEPS) {
    if (!modules.some(({ level }) => `${level.from}→${level.to}` === step))
      faults.push(`${skill} has no module for ${step}`);
  }
  for (const company of ['alone', 'colleague'] as const) {
    if (!modules.some((each) => each.company === company))
      faults.push(`${skill} has no module to be done ${company === 'alone' ? 'alone' : 'with a colleague'}`);
  }
  for (const each of modules) {
    for (const id of each.prerequisites) {
      const before = modules.find((other) => other.id === id);
      if (before === undefined || before.level.to > each.level.from)
        faults.push(`${each.id} needs ${id}, which does not lead to it`);
    }
  }
  return faults;
}

function findPracticeFaults(
  { id, skill, minutes, practice }: TrainingModule,
  indicators: ReadonlySet<string>,
): string[] {
  const faults: string[] = [];
  const sum = practice.reduce((total, part) => total + part.minutes, 0);
  if (sum !== minutes) faults.push(`${id} says ${minutes} minutes and its practice takes ${sum}`);
  practice.forEach((part, index) => {
    if (!indicators.has(part.indicator) || !part.indicator.startsWith(`${skill}-`)) {
      faults.push(`practice ${index + 1} of ${id} trains ${part.indicator}, which ${skill} does not have`);
    }
    const length = outside(countWords(part.sign.en ?? ''), MODULES.signWords);
    if (length !== null) faults.push(`the sign of practice ${index + 1} of ${id} has a number of words of ${length}`);
  });
  return faults;
}

function findOutcomeFaults(
  { id, skill, level, outcomes, practice }: TrainingModule,
  indicators: ReadonlySet<string>,
): string[] {
  const faults: string[] = [];
  outcomes.forEach((outcome, index) => {
    if (outcome.id !== `${id}-o${index + 1}`) faults.push(`outcome ${outcome.id} should be ${id}-o${index + 1}`);
    const verb = splitWords(outcome.text.en ?? '')[0] ?? '';
    if (!MEASURABLE_VERBS.has(verb)) faults.push(`${outcome.id} begins with “${verb}”, which nobody can see`);
    if (!indicators.has(outcome.indicator))
      faults.push(`${outcome.id} shows the unknown indicator ${outcome.indicator}`);
    if (
      !outcome.indicator.startsWith(`${skill}-${level.to}-`) &&
      !outcome.indicator.startsWith(`${skill}-${level.from}-`)
    ) {
      faults.push(
        `${outcome.id} shows ${outcome.indicator}, which is not on the way from ${level.from} to ${level.to}`,
      );
    }
    if (!practice.some((part) => part.indicator === outcome.indicator))
      faults.push(`no practice of ${id} trains ${outcome.id}`);
  });
  return faults;
}

function findFrameFaults(each: TrainingModule): string[] {
  const faults: string[] = [];
  const weeks = each.followUp.map(({ week }) => week);
  if (weeks.join() !== MODULES.followUpWeeks.join())
    faults.push(`${each.id} follows up after weeks ${weeks.join(', ')}`);
  const title = outside(countWords(each.title.en ?? ''), MODULES.titleWords);
  if (title !== null) faults.push(`the title of ${each.id} has a number of words of ${title}`);
  const purpose = outside(countWords(each.purpose.en ?? ''), MODULES.purposeWords);
  if (purpose !== null) faults.push(`the purpose of ${each.id} has a number of words of ${purpose}`);
  for (const reference of each.references)
    if (!REFERENCE.test(reference))
      faults.push(`${each.id} has a reference without author, year and title: ${reference}`);
  for (const [language, limits] of Object.entries(READING.module)) {
    const texts = collectTexts(each, each.id).map(({ byLanguage }) => byLanguage[language] ?? '');
    faults.push(...findReadingFaults(`${each.id} (${language})`, texts, limits));
  }
  return faults;
}
