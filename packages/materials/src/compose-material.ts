// Puts together what is printed: the guide out of head, activities and handouts; the workbook with its outcomes; each side of a brief on its own sheet.
import { demote, heading, PAGE_BREAK, paragraph, SOFT_BREAK, strong, text } from './build-blocks.ts';
import type { Block } from './blocks.ts';
import { composeAgenda, composeGlance, composeOutcomes, sayTitle } from './compose-facts.ts';
import type { ComposeOptions } from './compose-facts.ts';
import { composeHandouts, composePrintList, composeSlideNotes } from './compose-handouts.ts';
import type { AgendaRow } from './head.ts';
import { listSheets } from './list-sheets.ts';
import type { Material, MaterialKind } from './material.ts';
import { pageOf, readIds, REFERENCES } from './open-module.ts';
import type { LongModule } from './open-module.ts';
import { sectionOf } from './page.ts';
import type { Page, Section } from './page.ts';
import { splitSlides } from './split-slides.ts';
import { sayWord } from './words.ts';
import type { Word } from './words.ts';
import { scheduleAgenda } from './workload.ts';
import type { ScheduledRow } from './workload.ts';

/**
 * @example
 * composeMaterial(module, 'workbook', 'fi').title; // "Työkirja"
 * @throws RangeError when the module has no pages for it; `listMaterials` says which there are.
 */
export function composeMaterial(
  module: LongModule,
  kind: MaterialKind,
  language: string,
  options: ComposeOptions = {},
): Material {
  const { head } = module;
  return {
    kind,
    language,
    moduleId: head.id,
    moduleTitle: head.title[language] ?? head.title.en!,
    title: sayWord(language, kind),
    imprint: `${sayWord(language, 'version')} ${head.version} · CC BY 4.0 · ${head.authors.join(', ')}`,
    notice: sayNotice(module, language),
    warning: isUnreviewed(module, language) ? sayWord(language, 'unreviewedShort') : null,
    blocks: composeBlocks(module, kind, language, options),
  };
}

function isUnreviewed({ head }: LongModule, language: string): boolean {
  return language !== head.languages[0] && typeof head.review[language] !== 'object';
}

function sayNotice({ head }: LongModule, language: string): string | null {
  if (language === head.languages[0]) return null;
  const review = head.review[language];
  if (review === undefined || typeof review === 'string') return sayWord(language, 'unreviewed');
  return `${sayWord(language, 'reviewed')}: ${review.by}, ${review.on}`;
}

function composeBlocks(
  module: LongModule,
  kind: MaterialKind,
  language: string,
  options: ComposeOptions,
): readonly Block[] {
  switch (kind) {
    case 'guide':
      return composeGuide(module, language, options);
    case 'briefs':
      return [...composePrintList(module, language), ...composeSheets(module, language, 2)];
    case 'slides':
      return splitSlides(needPage(module, kind, language)).flatMap((slide) => [
        heading(2, slide.title),
        ...slide.blocks,
        paragraph(strong(sayWord(language, 'notes'))),
        ...slide.notes,
      ]);
    case 'raters': {
      const page = needPage(module, kind, language);
      return breakBefore(page.blocks, sheetsOf(page).slice(1));
    }
    case 'workbook':
      return composeWorkbook(module, language, options);
    default:
      return breakBefore(needPage(module, kind, language).blocks, BREAKS[kind] ?? []);
  }
}

/** Sections that begin a new sheet, because they are handed to somebody else. */
const BREAKS: Partial<Record<MaterialKind, readonly string[]>> = {
  'practice-task': ['observation-sheet'],
  assessment: ['rubric'],
};

function needPage(module: LongModule, name: string, language: string | null): Page {
  const page = pageOf(module, name, language);
  if (page === undefined)
    throw new RangeError(`${module.head.id} has no page ${name} in ${language ?? 'any language'}`);
  return page;
}

function breakBefore(blocks: readonly Block[], ids: readonly string[]): Block[] {
  return blocks.flatMap((block) =>
    block.kind === 'heading' && block.id !== null && ids.includes(block.id) ? [PAGE_BREAK, block] : [block],
  );
}

/** The sections that are handed out or filled in one by one. */
function sheetsOf(page: Page): string[] {
  return page.sections.filter(({ level }) => level === 2).map(({ id }) => id);
}

function composeWorkbook(module: LongModule, language: string, { start }: ComposeOptions): Block[] {
  const page = needPage(module, 'workbook', language);
  return [
    ...page.blocks.slice(
      0,
      page.blocks.findIndex(({ kind }) => kind === 'heading'),
    ),
    heading(2, sayWord(language, 'outcomes')),
    composeOutcomes(module.head, language),
    heading(2, sayWord(language, 'agenda')),
    composeAgenda(module.head, language, start),
    ...breakBefore(page.blocks.slice(page.blocks.findIndex(({ kind }) => kind === 'heading')), sheetsOf(page)),
  ];
}

function composeGuide(module: LongModule, language: string, options: ComposeOptions): Block[] {
  const { head } = module;
  const guide = needPage(module, 'guide', language);
  const part = (id: string): Block[] => withHeading(sectionOf(guide, id), 2);
  const variants = pageOf(module, 'variants', language);
  const references = pageOf(module, REFERENCES, null);
  return [
    ...composeGlance(head, language, options),
    PAGE_BREAK,
    ...part('before'),
    PAGE_BREAK,
    heading(2, sayWord(language, 'day')),
    ...scheduleAgenda(head.agenda, options.start).flatMap(({ row, begins, ends }, index, rows) =>
      composeRow(module, row, {
        time: `${begins}–${ends}`,
        language,
        options,
        before: rows[index - 1],
      }),
    ),
    PAGE_BREAK,
    ...part('after'),
    ...part('pitfalls'),
    ...(variants === undefined ? [] : [PAGE_BREAK, heading(2, variants.title), ...demote(variants.blocks, 1)]),
    SOFT_BREAK,
    heading(2, sayWord(language, 'handouts')),
    ...composePrintList(module, language),
    ...composeSheets(module, language, 3),
    ...(references === undefined
      ? []
      : [PAGE_BREAK, heading(2, sayWord(language, 'references')), ...demote(references.blocks, 1)]),
  ];
}

interface RowPlace {
  readonly time: string;
  readonly language: string;
  readonly options: ComposeOptions;
  readonly before: ScheduledRow | undefined;
}

/** A break is told at the top of what comes after it, so that it never has a sheet for itself. */
function composeRow(
  module: LongModule,
  row: AgendaRow,
  { time, language, options: { sayIndicator }, before }: RowPlace,
): Block[] {
  if (row.kind === 'break') return [];
  const lead =
    before?.row.kind === 'break'
      ? [paragraph(text(sayRow(module, before.row, `${before.begins}–${before.ends}`, language)))]
      : [];
  const title = heading(3, sayRow(module, row, time, language));
  if (row.kind !== 'activity') {
    const section = sectionOf(needPage(module, 'guide', language), row.id);
    const blocks = demote(section?.blocks ?? [], 1);
    return [SOFT_BREAK, ...lead, title, ...blocks, ...composeSlideNotes(module, row.id, language)];
  }
  const page = needPage(module, `activities/${row.id}`, language);
  const trained = readIds(page, 'indicators').map((id) => {
    const words = sayIndicator?.(id, language);
    return words === undefined ? id : `${words} (${id})`;
  });
  const kind = sayWord(language, page.meta.kind as Word);
  return [
    SOFT_BREAK,
    ...lead,
    title,
    paragraph(
      strong(`${sayWord(language, 'kind')}: `),
      text(`${kind} · ${page.meta.group ?? ''} · ${readIds(page, 'outcomes').join(', ')}`),
    ),
    paragraph(strong(`${sayWord(language, 'trains')}: `), text(`${trained.join('; ')}.`)),
    ...composeHandouts(module, row.id, language),
    ...demote(addAfter(page.blocks, 'steps', composeSlideNotes(module, row.id, language)), 2),
  ];
}

/** Blocks with others at the end of a section. */
function addAfter(blocks: readonly Block[], id: string, added: readonly Block[]): Block[] {
  const from = blocks.findIndex((block) => block.kind === 'heading' && block.id === id);
  const length = blocks.slice(from + 1).findIndex(({ kind }) => kind === 'heading');
  const at = from === -1 || length === -1 ? blocks.length : from + 1 + length;
  return [...blocks.slice(0, at), ...added, ...blocks.slice(at)];
}

function sayRow({ head }: LongModule, row: AgendaRow, time: string, language: string): string {
  return `${time} · ${row.minutes} min · ${sayTitle(head, row.id, language)}`;
}

function withHeading(section: Section | undefined, level: number): Block[] {
  return section === undefined ? [] : [heading(level, section.title), ...demote(section.blocks, level - section.level)];
}

/** Every sheet on a page of its own, with its number. */
function composeSheets(module: LongModule, language: string, level: number): Block[] {
  return listSheets(module, language).flatMap((sheet) => [
    PAGE_BREAK,
    heading(level, `${sheet.number} · ${sheet.title}`),
    ...demote(sheet.blocks, level - 2),
  ]);
}
