// Whether each activity of a long module says what it trains, adds up, sets two sides against each other and asks afterwards what it was for.
import type { ActivityKind, LongModule, Page, Section } from '@dragoman/materials';
import {
  ACTIVITY_KINDS,
  activitiesOf,
  collectWords,
  listSheets,
  pageOf,
  readCopies,
  readIds,
  readSteps,
  sectionOf,
} from '@dragoman/materials';
import { LONG_MODULES } from './limits.ts';
import { countWords } from './readability.ts';
import { contentWords } from './similarity.ts';

const SECTIONS = ['purpose', 'steps', 'sign', 'debrief'] as const;
const SIDES = ['a', 'b'] as const;
const CUTTING = /\b(cut (apart|off)|torn off|cut at)\b/i;

export function findActivityFaults(module: LongModule, indicators: ReadonlyMap<string, number>): string[] {
  const { head } = module;
  const faults: string[] = [];
  const ids = activitiesOf(module);
  if (ids.length < LONG_MODULES.activities)
    faults.push(`${head.id} has ${ids.length} activities, fewer than ${LONG_MODULES.activities}`);
  const pages = ids.flatMap((id) => pageOf(module, `activities/${id}`, 'en') ?? []);
  for (const kind of ACTIVITY_KINDS) {
    const number = pages.filter(({ meta }) => meta.kind === kind).length;
    if (number < LONG_MODULES.kinds[kind])
      faults.push(`${head.id} has ${number} activities of the kind ${kind}, fewer than ${LONG_MODULES.kinds[kind]}`);
  }
  for (const page of pages) {
    faults.push(
      ...findHeadFaults(module, page, indicators),
      ...findBodyFaults(module, page),
      ...findSheetFaults(module, page),
    );
    if (page.meta.kind === 'role-play') faults.push(...findRolePlayFaults(module, page));
  }
  for (const { id } of head.outcomes) {
    if (!pages.some((page) => readIds(page, 'outcomes').includes(id)))
      faults.push(`no activity of ${head.id} works towards ${id}`);
  }
  return faults;
}

function idOf(page: Page): string {
  return page.name.slice('activities/'.length);
}

function findHeadFaults({ head }: LongModule, page: Page, indicators: ReadonlyMap<string, number>): string[] {
  const name = `${head.id} ${idOf(page)}`;
  const faults: string[] = [];
  if (!ACTIVITY_KINDS.includes(page.meta.kind as ActivityKind))
    faults.push(`${name} is of the unknown kind “${page.meta.kind ?? ''}”`);
  if ((page.meta.group ?? '') === '') faults.push(`${name} does not say who works with whom`);
  const trained = readIds(page, 'indicators');
  if (trained.length === 0) faults.push(`${name} trains no indicator`);
  for (const indicator of trained) {
    if (!indicators.has(indicator) || !isOfSkills(indicator, head.skills))
      faults.push(`${name} trains ${indicator}, which ${head.skills.join(' and ')} does not have`);
  }
  for (const id of readIds(page, 'outcomes')) {
    const outcome = head.outcomes.find((each) => each.id === id);
    if (outcome === undefined) faults.push(`${name} works towards the unknown outcome ${id}`);
    else if (!outcome.indicators.some((indicator) => trained.includes(indicator)))
      faults.push(`${name} works towards ${id} and trains none of its indicators`);
  }
  const row = head.agenda.find(({ id }) => id === idOf(page));
  const steps = readSteps(sectionOf(page, 'steps')?.blocks ?? []);
  const sum = steps.reduce((total, { minutes }) => total + minutes, 0);
  if (String(row?.minutes) !== page.meta.minutes)
    faults.push(`${name} says ${page.meta.minutes ?? 'no'} minutes and the agenda ${row?.minutes ?? 'none'}`);
  if (sum !== row?.minutes) faults.push(`${name} has ${row?.minutes ?? 0} minutes and its steps take ${sum}`);
  if (steps.some(({ minutes }) => minutes === 0)) faults.push(`${name} has a step without minutes`);
  return faults;
}

function findBodyFaults({ head }: LongModule, page: Page): string[] {
  const name = `${head.id} ${idOf(page)}`;
  const faults = SECTIONS.filter((id) => sayUnder(sectionOf(page, id)) === '').map(
    (id) => `${name} has nothing under {#${id}}`,
  );
  const questions = collectWords(sectionOf(page, 'debrief')?.blocks ?? []).filter((text) =>
    /\?[”’)]*$/.test(text.trim()),
  );
  if (questions.length < LONG_MODULES.debriefQuestions)
    faults.push(
      `${name} has ${questions.length} questions in its debrief, fewer than ${LONG_MODULES.debriefQuestions}`,
    );
  const aim = contentWords(`${sayUnder(sectionOf(page, 'purpose'))} ${sayUnder(sectionOf(page, 'sign'))}`);
  const asked = contentWords(questions.join(' '));
  const shared = [...asked].filter((word) => aim.has(word)).length;
  if (shared < LONG_MODULES.debriefWords)
    faults.push(`the debrief of ${name} shares ${shared} words with what the activity is for`);
  return faults;
}

/** Whoever prints must find how many copies of each sheet, and a sheet to cut must show where. */
function findSheetFaults(module: LongModule, page: Page): string[] {
  const id = idOf(page);
  const name = `${module.head.id} ${id}`;
  const given = page.meta.copies ?? '';
  const brief = pageOf(module, `briefs/${id}`, 'en');
  if (brief === undefined) return given === '' ? [] : [`${name} says how often to print a sheet that it does not have`];
  const faults: string[] = [];
  const copies = readCopies(given);
  if (!copies.has('') || copies.size !== given.split(',').length)
    faults.push(`${name} does not say who gets its sheets: “${given}”`);
  for (const sheet of copies.keys())
    if (sheet !== '' && sectionOf(brief, sheet) === undefined) faults.push(`${name} has no sheet ${sheet}`);
  const sheets = listSheets(module, 'en').filter(({ activity }) => activity === id);
  const told = collectWords(sectionOf(page, 'materials')?.blocks ?? []).join(' ');
  const isToCut = CUTTING.test(`${told} ${collectWords(brief.blocks).join(' ')}`);
  if (isToCut && !sheets.some(({ isCut }) => isCut)) faults.push(`${name} is to be cut and shows nowhere where`);
  return faults;
}

function findRolePlayFaults(module: LongModule, page: Page): string[] {
  const { head } = module;
  const id = idOf(page);
  const faults: string[] = [];
  if (sayUnder(sectionOf(page, 'conflict')) === '')
    faults.push(`${head.id} ${id} does not say under {#conflict} what both sides cannot have at once`);
  for (const language of head.languages) {
    const brief = pageOf(module, `briefs/${id}`, language);
    if (brief === undefined) {
      faults.push(`${head.id} ${id} has no briefs/${id}.${language}.md`);
      continue;
    }
    const place = `${head.id} briefs/${id} (${language})`;
    if (sayUnder(sectionOf(brief, 'situation')) === '')
      faults.push(`${place} has nothing under {#situation} that both sides read`);
    for (const side of SIDES) faults.push(...findSideFaults(brief, side, place));
  }
  return faults;
}

function findSideFaults(brief: Page, side: 'a' | 'b', place: string): string[] {
  const other = side === 'a' ? 'b' : 'a';
  const faults: string[] = [];
  for (const id of [`side-${side}`, `${side}-wants`]) {
    if (sayUnder(sectionOf(brief, id)) === '') faults.push(`${place} has nothing under {#${id}}`);
  }
  const secret = sayUnder(sectionOf(brief, `${side}-alone-knows`));
  if (countWords(secret) < LONG_MODULES.secretWords)
    faults.push(
      `${place} gives under {#${side}-alone-knows} no fact of at least ${LONG_MODULES.secretWords} words that the other side does not know`,
    );
  const words = contentWords(secret);
  const told = contentWords(
    `${sayUnder(sectionOf(brief, 'situation'))} ${sayUnder(sectionOf(brief, `side-${other}`))}`,
  );
  const shared = [...words].filter((word) => told.has(word)).length / Math.max(1, words.size);
  if (shared > LONG_MODULES.secretShared)
    faults.push(`${place} tells side ${other} most of what only side ${side} may know`);
  return faults;
}

function sayUnder(section: Section | undefined): string {
  return collectWords(section?.blocks ?? [])
    .join(' ')
    .trim();
}

export function isOfSkills(indicator: string, skills: readonly string[]): boolean {
  return skills.some((skill) => new RegExp(`^${skill}-\\d-\\d+$`).test(indicator));
}
