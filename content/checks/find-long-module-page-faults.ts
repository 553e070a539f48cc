// Whether the pages of a long module are there in every language, hold the sections that are printed by name, and are clean to read.
import type { LongModule, Page, Section } from '@dragoman/materials';
import {
  activitiesOf,
  collectWords,
  FACILITATOR_PAGES,
  pageOf,
  PARTICIPANT_PAGES,
  RATERS,
  readMinutes,
  readSteps,
  REFERENCES,
  sayParts,
  sectionOf,
  splitSlides,
} from '@dragoman/materials';
import { findTextFaults } from './find-text-faults.ts';
import { LONG_MODULES, READING } from './limits.ts';
import { countWords, findReadingFaults } from './readability.ts';

const REFERENCE = /^\p{L}[^()]*\(\d{4}\)\. .+\.$/u;
const RAW_HTML = /<[a-z/!][^>]*>/i;
/** A mark of ours that was not understood and would be printed. */
const LEFT_MARK = /\{#|\[lines?\b/;
const FOLDERS = /^(activities|briefs)\//;

export function findPageFaults(module: LongModule): string[] {
  return [
    ...findPresence(module),
    ...module.head.languages.flatMap((language) => findSectionFaults(module, language)),
    ...findGuideFaults(module),
    ...findSlideFaults(module),
    ...findReferenceFaults(module),
    ...module.pages.flatMap((page) => findTwinFaults(module, page)),
    ...findWordFaults(module),
  ];
}

function findPresence(module: LongModule): string[] {
  const { head, pages } = module;
  const faults: string[] = [];
  const wanted = [
    ...FACILITATOR_PAGES.map((name) => [name, 'en'] as const),
    ...head.languages.flatMap((language) => PARTICIPANT_PAGES.map((name) => [name, language] as const)),
    [REFERENCES, null] as const,
  ];
  for (const [name, language] of wanted) {
    if (pageOf(module, name, language) === undefined)
      faults.push(`${head.id} has no ${name}${language === null ? '' : `.${language}`}.md`);
  }
  const activities = new Set(activitiesOf(module));
  for (const { path, name, language, title } of pages) {
    const isKnown =
      name === RATERS || wanted.some(([each]) => each === name) || activities.has(name.replace(FOLDERS, ''));
    if (!isKnown) faults.push(`${head.id} has ${path}, which nothing prints`);
    if (language !== null && !head.languages.includes(language))
      faults.push(`${head.id} has ${path} in a language that its head does not name`);
    if (title === '') faults.push(`${head.id} ${path} does not begin with a title`);
  }
  return faults;
}

/** The participant pages in one language: what is in them by name, and how long it takes. */
function findSectionFaults(module: LongModule, language: string): string[] {
  const { head } = module;
  const faults: string[] = [];
  const find = (name: string): Page | undefined => pageOf(module, name, language);
  const place = (name: string): string => `${head.id} ${name} (${language})`;
  const compare = (name: string, minutes: number, expected: number): void => {
    if (minutes !== expected) faults.push(`${place(name)} takes ${minutes} minutes and the head says ${expected}`);
  };
  const need = (name: string, ids: readonly string[]): void => {
    for (const id of ids)
      if (isEmpty(sectionOf(find(name) ?? { sections: [] }, id)))
        faults.push(`${place(name)} has nothing under {#${id}}`);
  };
  const workbook = find('workbook');
  need('workbook', ['preparation', ...activitiesOf(module)]);
  compare('workbook', sumSteps(workbook, 'preparation'), head.workload.preparation);
  compare('self-study', sumHeadings(find('self-study')), head.selfStudy);
  compare('practice-task', sumSteps(find('practice-task'), 'steps'), head.workload.practiceTask);
  need('practice-task', ['steps', 'observation-sheet']);
  const observed = tablesOf(sectionOf(find('practice-task') ?? { sections: [] }, 'observation-sheet'))[0] ?? [];
  if (observed.length < LONG_MODULES.observationRows)
    faults.push(
      `${place('practice-task')} has ${observed.length} rows to observe, fewer than ${LONG_MODULES.observationRows}`,
    );
  const followUp = find('follow-up');
  compare('follow-up', sumHeadings(followUp), head.workload.followUp);
  faults.push(...findWeekFaults(followUp, place('follow-up')));
  const assessment = find('assessment');
  compare('assessment', sumHeadings(assessment), head.workload.assessment);
  need('assessment', ['tasks', 'rubric']);
  const rated = tablesOf(sectionOf(assessment ?? { sections: [] }, 'rubric')).flat();
  const tasks = collectWords(sectionOf(assessment ?? { sections: [] }, 'tasks')?.blocks ?? []).join(' ');
  for (const { id } of head.outcomes) {
    if (!rated.some((row) => row[0]?.startsWith(id) === true))
      faults.push(`${place('assessment')} has no row for ${id} in its rubric`);
    if (!new RegExp(`\\b${id}\\b`).test(tasks)) faults.push(`${place('assessment')} has no task that shows ${id}`);
  }
  return faults;
}

function findWeekFaults(page: Page | undefined, place: string): string[] {
  const weeks = (page?.sections ?? []).flatMap(({ id }) => /^week-(\d+)$/.exec(id)?.[1] ?? []).map(Number);
  const { least, lastWeek } = LONG_MODULES.followUps;
  const isRising = weeks.every((week, index) => index === 0 || week > weeks[index - 1]!);
  if (weeks.length >= least && isRising && weeks[0] === 1 && weeks.at(-1) === lastWeek) return [];
  return [
    `${place} follows up after weeks ${weeks.join(', ')}; at least ${least} are needed, the first after 1, the last after ${lastWeek}`,
  ];
}

function findGuideFaults(module: LongModule): string[] {
  const { head } = module;
  const guide = pageOf(module, 'guide', 'en') ?? { sections: [] };
  const led = head.agenda.filter(({ kind }) => kind !== 'activity' && kind !== 'break').map(({ id }) => id);
  const faults = ['before', 'pitfalls', ...led]
    .filter((id) => isEmpty(sectionOf(guide, id)))
    .map((id) => `${head.id} guide has nothing under {#${id}}`);
  const pitfalls = (sectionOf(guide, 'pitfalls')?.blocks ?? []).flatMap((block) =>
    block.kind === 'list' ? block.items : [],
  );
  if (pitfalls.length < LONG_MODULES.pitfalls)
    faults.push(`${head.id} names ${pitfalls.length} pitfalls, fewer than ${LONG_MODULES.pitfalls}`);
  const variants = pageOf(module, 'variants', 'en') ?? { sections: [] };
  for (const id of ['accessibility', 'online'])
    if (isEmpty(sectionOf(variants, id))) faults.push(`${head.id} variants has nothing under {#${id}}`);
  return faults;
}

function findSlideFaults(module: LongModule): string[] {
  const { head } = module;
  return module.pages
    .filter(({ name }) => name === 'slides')
    .flatMap((page) => {
      const slides = splitSlides(page);
      const faults: string[] = [];
      if (slides.length < LONG_MODULES.slides)
        faults.push(`${head.id} ${page.path} has ${slides.length} slides, fewer than ${LONG_MODULES.slides}`);
      slides.forEach(({ title, blocks, notes }, index) => {
        const name = `slide ${index + 1} of ${head.id} ${page.path}`;
        if (title === '') faults.push(`${name} has no title`);
        if (notes.length === 0) faults.push(`${name} has no notes for the speaker`);
        const words = countWords(collectWords(blocks).join(' '));
        if (words > LONG_MODULES.slideWords)
          faults.push(`${name} has ${words} words, more than ${LONG_MODULES.slideWords}`);
      });
      // The guide prints what is said to a slide beside the part that the slide belongs to.
      for (const { id } of head.agenda.filter(({ kind }, index) => kind !== 'break' && index > 0))
        if (!slides.some((slide) => slide.id === id)) faults.push(`${head.id} ${page.path} has no slide {#${id}}`);
      return faults;
    });
}

function findReferenceFaults(module: LongModule): string[] {
  const { head } = module;
  const page = pageOf(module, REFERENCES, null);
  const entries = (page?.blocks ?? []).flatMap((block) =>
    block.kind === 'list' ? block.items.map((item) => collectWords(item.blocks.slice(0, 1)).join(' ')) : [],
  );
  const faults = entries
    .filter((entry) => !REFERENCE.test(entry))
    .map((entry) => `${head.id} has a reference without author, year and title: ${entry}`);
  if (entries.length < LONG_MODULES.references)
    faults.push(`${head.id} names ${entries.length} references, fewer than ${LONG_MODULES.references}`);
  return faults;
}

/** Numbers from a thousand on, whatever stands between their thousands; smaller ones, such as counts of words, may differ. */
const LARGE_NUMBER = /\d{1,3}(?:[ \u00A0\u202F.,]\d{3})+(?!\d)|\d{4,}/g;

/** A translation has the sections of its source, by name and in order, and its amounts and years. */
function findTwinFaults(module: LongModule, page: Page): string[] {
  if (page.language === null || page.language === 'en') return [];
  const source = pageOf(module, page.name, 'en');
  if (source === undefined) return [`${module.head.id} has ${page.path} and no English source of it`];
  const faults: string[] = [];
  const [ours, theirs] = [source, page].map(({ sections }) => sections.map(({ id }) => id).join(' '));
  if (ours !== theirs)
    faults.push(`${module.head.id} ${page.path} has the sections “${theirs}” and its source “${ours}”`);
  const [amounts, translated] = [source, page].map(readAmounts);
  if (amounts !== translated)
    faults.push(`${module.head.id} ${page.path} has the amounts ${translated} and its source ${amounts}`);
  return faults;
}

function readAmounts(page: Page): string {
  const found = page.source.match(LARGE_NUMBER) ?? [];
  return [...new Set(found.map((number) => number.replaceAll(/\D/g, '')))].sort().join(' ');
}

function findWordFaults(module: LongModule): string[] {
  const { head } = module;
  const faults: string[] = [];
  const byLanguage = new Map<string, string[]>();
  for (const page of module.pages) {
    if (RAW_HTML.test(page.source)) faults.push(`${head.id} ${page.path} holds HTML, which is not read`);
    if (page.language === null) continue;
    const texts = [page.title, ...collectWords(page.blocks)].filter((text) => text !== '');
    for (const text of texts) {
      if (LEFT_MARK.test(text)) faults.push(`${head.id} ${page.path} would print the mark in “${text.slice(0, 60)}”`);
      const place = `${head.id} ${page.path} “${text.slice(0, 40)}”`;
      faults.push(...findTextFaults({ place, byLanguage: { [page.language]: text } }, [page.language]));
    }
    byLanguage.set(page.language, [...(byLanguage.get(page.language) ?? []), ...texts]);
  }
  for (const [language, limits] of Object.entries(READING.longModule)) {
    const texts = byLanguage.get(language);
    if (texts !== undefined) faults.push(...findReadingFaults(`${head.id} (${language})`, texts, limits));
  }
  return faults;
}

/** A table or lines to write on count as something. */
function isEmpty(section: Section | undefined): boolean {
  return section === undefined || section.blocks.every(({ kind }) => kind === 'rule');
}

function sumSteps(page: Page | undefined, id: string): number {
  return readSteps(sectionOf(page ?? { sections: [] }, id)?.blocks ?? []).reduce(
    (sum, { minutes }) => sum + minutes,
    0,
  );
}

function sumHeadings(page: Page | undefined): number {
  return (page?.blocks ?? []).reduce(
    (sum, block) => sum + (block.kind === 'heading' ? readMinutes(sayParts(block.parts)) : 0),
    0,
  );
}

/** The rows of each table, each row as the words of its cells. */
function tablesOf(section: Section | undefined): string[][][] {
  return (section?.blocks ?? []).flatMap((block) =>
    block.kind === 'table' ? [block.rows.map((row) => row.map(sayParts))] : [],
  );
}
