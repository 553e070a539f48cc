// The front door of the materials: modules out of files, and what one prints, shows and hands out of them.
export { HOURS_PER_CREDIT, longModuleHead } from './head.ts';
export type { AgendaRow, LongModuleHead, Outcome, Review } from './head.ts';
export { hoursOfCredits, scheduleAgenda, sumAgenda, sumWorkload } from './workload.ts';
export type { ScheduledRow } from './workload.ts';
export { collectWords, sayParts } from './blocks.ts';
export type { Block, Heading, Inline, ListItem } from './blocks.ts';
export { heading, list, paragraph, strong, table, text } from './build-blocks.ts';
export { parseMarkdown } from './parse-markdown.ts';
export { findSections, openPage, readMinutes, readSteps, sectionOf } from './page.ts';
export type { Page, Section, Step } from './page.ts';
export { listSlides, splitSlides } from './split-slides.ts';
export type { NumberedSlide, Slide } from './split-slides.ts';
export { COPIES, listSheets, readCopies } from './list-sheets.ts';
export type { Copies, Sheet } from './list-sheets.ts';
export {
  ACTIVITY_KINDS,
  activitiesOf,
  FACILITATOR_PAGES,
  LIMITS,
  ModuleFilesError,
  openModule,
  pageOf,
  PARTICIPANT_PAGES,
  RATERS,
  readIds,
  REFERENCES,
} from './open-module.ts';
export type { ActivityKind, LongModule, ModuleFiles } from './open-module.ts';
export { listMaterials, MATERIAL_KINDS } from './material.ts';
export type { Material, MaterialKind, MaterialName } from './material.ts';
export { sayHours, sayOutcome, sayStandard } from './compose-facts.ts';
export type { ComposeOptions } from './compose-facts.ts';
export { composeMaterial } from './compose-material.ts';
export { renderBlocks } from './render-blocks.ts';
export { renderHtml } from './render-html.ts';
export { renderSlides, SLIDES_SCRIPT } from './render-slides.ts';
export { writePdf, writeSheetsPdf, writeSlidesPdf } from './write-pdf.ts';
export type { PrintedSheets } from './write-pdf.ts';
export { renderAll, renderContents, renderMaterial } from './render-all.ts';
export type { RenderedMaterial, RenderOptions } from './render-all.ts';
export { zipCartridge, zipPackage } from './archive.ts';
export { describeCartridge } from './cartridge-manifest.ts';
export { addDesigns, DESIGN_CRITERIA, DESIGN_THRESHOLDS, readDesign, scoreDesign } from './score-design.ts';
export type { CriterionScore, DesignCriterion, DesignFacts } from './score-design.ts';
export { findTrackFaults, sumTrack, track } from './track.ts';
export type { Track, TrackSum } from './track.ts';
