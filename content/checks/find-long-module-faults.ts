// Whether a long module can be run tomorrow and counts what it claims: links to indicators and items, minutes, credits, languages, pages.
import type { LongModule, LongModuleHead } from '@dragoman/materials';
import { activitiesOf, hoursOfCredits, pageOf, sumAgenda, sumWorkload } from '@dragoman/materials';
import type { Framework } from '../../apps/platform/features/framework/contract.ts';
import type { ItemBank } from '../../apps/platform/features/itembank/contract.ts';
import { collectTexts } from './collect-texts.ts';
import { findActivityFaults, isOfSkills } from './find-long-module-activity-faults.ts';
import { findPageFaults } from './find-long-module-page-faults.ts';
import { findPlaceFaults } from './find-long-module-place-faults.ts';
import { LONG_MODULES, outside } from './limits.ts';
import { MEASURABLE_VERBS } from './measurable-verbs.ts';

/** What the modules may point at. */
export interface Surroundings {
  readonly framework: Pick<Framework, 'skills'>;
  readonly bank: {
    readonly statements: readonly Pick<ItemBank['statements'][number], 'id' | 'indicator'>[];
    readonly scenarios: readonly Pick<ItemBank['scenarios'][number], 'id' | 'indicators'>[];
  };
  /** Ids of the short modules and of other long ones, which may be prerequisites. */
  readonly otherModules: readonly string[];
}

/** Sentences about what does not hold; empty when all does. */
export function findLongModuleFaults(modules: readonly LongModule[], surroundings: Surroundings): string[] {
  const indicators = indicatorsOf(surroundings.framework);
  const known = new Set([...surroundings.otherModules, ...modules.map(({ head }) => head.id)]);
  return modules.flatMap((module) => [
    ...findLanguageFaults(module.head),
    ...findOutcomeFaults(module.head, indicators, itemsOf(surroundings.bank)),
    ...findWorkloadFaults(module.head),
    ...findLinkFaults(module, surroundings.framework, known),
    ...findActivityFaults(module, indicators),
    ...findPageFaults(module),
    ...findPlaceFaults(module),
  ]);
}

/** Indicator → level. */
function indicatorsOf({ skills }: Surroundings['framework']): ReadonlyMap<string, number> {
  return new Map(
    skills.flatMap((skill) =>
      skill.levels.flatMap(({ level, indicators }) => indicators.map(({ id }) => [id, level] as const)),
    ),
  );
}

/** Item → the indicators it shows. */
function itemsOf({ statements, scenarios }: Surroundings['bank']): ReadonlyMap<string, readonly string[]> {
  return new Map<string, readonly string[]>([
    ...statements.map(({ id, indicator }) => [id, [indicator]] as const),
    ...scenarios.map(({ id, indicators }) => [id, indicators] as const),
  ]);
}

function findLanguageFaults(head: LongModuleHead): string[] {
  const faults: string[] = [];
  if (head.languages[0] !== 'en') faults.push(`${head.id} does not begin its languages with English, the source`);
  const translated = head.languages.slice(1).sort().join();
  const reviewed = Object.keys(head.review).sort().join();
  if (translated !== reviewed)
    faults.push(`${head.id} has translations in “${translated}” and says of “${reviewed}” whether they were reviewed`);
  const { outcomes, ...rest } = head;
  for (const { place, byLanguage } of collectTexts(rest, head.id)) {
    for (const language of head.languages)
      if ((byLanguage[language] ?? '') === '') faults.push(`${place} has no ${language}`);
  }
  for (const { id, text } of outcomes) {
    for (const language of head.languages)
      if (text[language] === undefined) faults.push(`${head.id} ${id} has no ${language}`);
  }
  return faults;
}

function findOutcomeFaults(
  { id, skills, level, outcomes }: LongModuleHead,
  indicators: ReadonlyMap<string, number>,
  items: ReadonlyMap<string, readonly string[]>,
): string[] {
  const faults: string[] = [];
  outcomes.forEach((outcome, index) => {
    const name = `${id} ${outcome.id}`;
    if (outcome.id !== `o${index + 1}`) faults.push(`${name} should be o${index + 1}`);
    const verb = outcome.text.en?.verb ?? '';
    if (!MEASURABLE_VERBS.has(verb)) faults.push(`${name} begins with “${verb}”, which nobody can see`);
    for (const indicator of outcome.indicators) {
      const at = indicators.get(indicator);
      if (at === undefined || !isOfSkills(indicator, skills))
        faults.push(`${name} shows ${indicator}, which ${skills.join(' and ')} does not have`);
      else if (at < level.from || at > level.to)
        faults.push(`${name} shows ${indicator}, which is not between the levels ${level.from} and ${level.to}`);
    }
    for (const item of outcome.items) {
      const shown = items.get(item);
      if (shown === undefined) faults.push(`${name} points at the unknown item ${item}`);
      else if (!shown.some((indicator) => outcome.indicators.includes(indicator)))
        faults.push(`${name} points at ${item}, which asks for something else`);
    }
  });
  return faults;
}

function findWorkloadFaults(head: LongModuleHead): string[] {
  const faults: string[] = [];
  const contact = sumAgenda(head.agenda);
  if (contact !== head.workload.contact)
    faults.push(`${head.id} says ${head.workload.contact} contact minutes and its agenda takes ${contact}`);
  const range = outside(contact, LONG_MODULES.contactMinutes);
  if (range !== null) faults.push(`${head.id} has a number of contact minutes of ${range}`);
  const credits = hoursOfCredits(head.ects);
  const alone = { workload: { ...head.workload, contact: head.selfStudy } };
  for (const [name, hours] of [
    [head.id, sumWorkload(head) / 60],
    [`${head.id} alone`, sumWorkload(alone) / 60],
  ] as const) {
    if (hours < credits.from || hours > credits.to)
      faults.push(
        `${name} takes ${hours.toFixed(1)} hours, and ${head.ects} ECTS stand for ${credits.from} to ${credits.to}`,
      );
  }
  let sat = 0;
  for (const row of head.agenda) {
    sat = row.kind === 'break' ? 0 : sat + row.minutes;
    if (sat > LONG_MODULES.minutesWithoutBreak) {
      faults.push(`${head.id} has ${sat} minutes without a break up to ${row.id}`);
      break;
    }
  }
  const ids = head.agenda.map(({ id }) => id);
  const twice = ids.find((each, index) => ids.indexOf(each) !== index);
  if (twice !== undefined) faults.push(`${head.id} has ${twice} twice on its agenda`);
  return faults;
}

function findLinkFaults(
  module: LongModule,
  framework: Surroundings['framework'],
  modules: ReadonlySet<string>,
): string[] {
  const { head } = module;
  const faults: string[] = [];
  for (const skill of head.skills) {
    if (!framework.skills.some(({ id }) => id === skill)) faults.push(`${head.id} trains the unknown skill ${skill}`);
  }
  if (head.level.from > head.level.to) faults.push(`${head.id} leads from ${head.level.from} down to ${head.level.to}`);
  for (const id of head.prerequisites.modules)
    if (!modules.has(id) || id === head.id) faults.push(`${head.id} needs ${id}, which is no other module`);
  for (const id of activitiesOf(module)) {
    if (pageOf(module, `activities/${id}`, 'en') === undefined)
      faults.push(`${head.id} has ${id} on its agenda and no activities/${id}.en.md`);
  }
  return faults;
}
