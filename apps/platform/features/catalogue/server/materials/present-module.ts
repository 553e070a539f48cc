// A long module as the library and its page show it: every id with its words.
import {
  activitiesOf,
  composeMaterial,
  listMaterials,
  pageOf,
  readDesign,
  readIds,
  sayOutcome,
  sayStandard,
  scheduleAgenda,
  scoreDesign,
  sumWorkload,
} from '@dragoman/materials';
import type { LongModule, Outcome } from '@dragoman/materials';
import type { MaterialListing, ModuleDetail, ModuleSummary } from '../../materials-contract.ts';

type Texts = Readonly<Record<string, string>>;

/** What ids of other rooms say in words; undefined for an id that nobody knows. */
export interface ModuleWords {
  skill(id: string): Texts | undefined;
  indicator(id: string): Texts | undefined;
  item(id: string): Texts | undefined;
  /** Title of a module, short or long. */
  module(id: string): Texts | undefined;
}

/** @param id what the address of the module's page needs */
export function presentSummary({ head }: LongModule, words: ModuleWords, id: string = head.id): ModuleSummary {
  return {
    id,
    moduleId: head.id,
    version: head.version,
    title: head.title,
    purpose: head.purpose,
    skills: head.skills.map((skill) => ({ id: skill, name: { ...(words.skill(skill) ?? { en: skill }) } })),
    level: head.level,
    roles: head.roles,
    group: head.group,
    contactMinutes: head.workload.contact,
    workloadMinutes: sumWorkload(head),
    ects: head.ects,
    languages: head.languages.map((language, index) => {
      const review = head.review[language];
      if (index === 0) return { language, state: 'source' as const, by: null, on: null };
      if (typeof review !== 'object') return { language, state: 'not-reviewed' as const, by: null, on: null };
      return { language, state: 'reviewed' as const, ...review };
    }),
  };
}

export function presentDetail(module: LongModule, words: ModuleWords, id?: string): ModuleDetail {
  const { head } = module;
  const named = (find: (each: string) => Texts | undefined) => (each: string) => ({
    id: each,
    text: { ...(find(each) ?? { en: each }) },
  });
  return {
    ...presentSummary(module, words, id),
    licence: head.licence,
    authors: head.authors,
    prerequisites: {
      text: head.prerequisites.text,
      modules: head.prerequisites.modules.map((each) => ({
        id: each,
        title: { ...(words.module(each) ?? { en: each }) },
      })),
    },
    outcomes: head.outcomes.map((outcome) => ({
      id: outcome.id,
      text: inLanguages(outcome, sayOutcome),
      standard: inLanguages(outcome, sayStandard),
      indicators: outcome.indicators.map(named(words.indicator)),
      items: outcome.items.map(named(words.item)),
    })),
    agenda: scheduleAgenda(head.agenda).map(({ row, begins, ends }) => ({
      id: row.id,
      kind: row.kind,
      begins,
      ends,
      minutes: row.minutes,
      title: row.title,
      activity: presentActivity(module, row.id, named(words.indicator)),
    })),
    workload: head.workload,
    selfStudyMinutes: head.selfStudy,
    materials: presentMaterials(module),
    design: scoreDesign(readDesign(module)),
  };
}

function inLanguages(outcome: Outcome, say: (outcome: Outcome, language: string) => string): Record<string, string> {
  return Object.fromEntries(Object.keys(outcome.text).map((language) => [language, say(outcome, language)]));
}

function presentActivity(
  module: LongModule,
  id: string,
  named: (id: string) => { id: string; text: Record<string, string> },
): ModuleDetail['agenda'][number]['activity'] {
  const page = activitiesOf(module).includes(id) ? pageOf(module, `activities/${id}`, 'en') : undefined;
  if (page === undefined) return null;
  return {
    kind: page.meta['kind'] ?? '',
    group: page.meta['group'] ?? '',
    outcomes: readIds(page, 'outcomes'),
    indicators: readIds(page, 'indicators').map(named),
  };
}

export function presentMaterials(module: LongModule): MaterialListing[] {
  return listMaterials(module).map(({ kind, language, audience }) => ({
    kind,
    language,
    audience,
    title: composeMaterial(module, kind, language).title,
  }));
}
