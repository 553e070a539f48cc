// The report: two tagged pages with the result and the plan, and a third one once others have spoken or a plan was taken on.
import { intervalChartMarks } from '@dragoman/ui/marks';
import type { NamedIntervalRow } from '@dragoman/ui/marks';
import type { FileReply } from '../../../../core/http/route.ts';
import type { Messages } from '../../../../core/messages/messages.ts';
import type { KeptPlan, PlanModule, ProfileResult, SkillResult, TrainingPlan } from '../../contract.ts';
import { drawMarks } from './draw-marks.ts';
import {
  createSpeaker,
  sayHitRate,
  sayNext,
  sayReading,
  saySummary,
  sayProvisional,
  sayTranslation,
  splitRuns,
} from './say.ts';
import type { Speaker } from './say.ts';
import { MEASURE, openSheet, PAGE, RULE_HEIGHT } from './sheet.ts';
import type { Sheet, Style } from './sheet.ts';
import { hasOwnPage, writeOwnPage } from './write-own-page.ts';

const NOTE: Style = { face: 'sans', size: 9.5, ink: 'soft' };
const BODY: Style = { face: 'sans', size: 10.5 };
const HEADING: Style = { face: 'sans-bold', size: 9, ink: 'soft' };
/** Sizes of the sentences at the end of the first page: the largest with which all of them still stand on it. */
const READING_SIZES = [BODY.size, 10, 9.5, 9, 8.5] as const;
const READING_GAP = 5;
const LEAD: Style = { face: 'serif', size: 15.5, lineGap: 3 };
const GAP_BEFORE_NOTES = 6;

export async function writeReport(
  result: ProfileResult,
  plan: TrainingPlan,
  options: {
    readonly language: string;
    readonly messages: Messages;
    readonly isSynthetic?: boolean;
    /** The plan the person has taken on, with how far it has come. */
    readonly kept?: KeptPlan | null;
  },
): Promise<FileReply> {
  const speaker = createSpeaker(options.messages, options.language);
  const sheet = openSheet({
    title: speaker.say('report.title'),
    language: options.language,
    createdAt: new Date(result.computedAt),
  });
  const origin = options.isSynthetic === true ? speaker.say('report.synthetic') : null;
  const kept = options.kept ?? null;
  const pages = hasOwnPage(result, kept) ? 3 : 2;
  writeResultPage(sheet, speaker, result);
  writeFooter(sheet, speaker, { page: 1, pages }, origin);
  sheet.nextPage();
  writePlanPage(sheet, speaker, result, plan);
  writeFooter(sheet, speaker, { page: 2, pages }, origin);
  if (pages === 3) {
    sheet.nextPage();
    writeOwnPage(sheet, speaker, result, kept);
    writeFooter(sheet, speaker, { page: 3, pages }, origin);
  }
  return {
    contentType: 'application/pdf',
    fileName: `dragoman-profile-${result.assessedOn}.pdf`,
    body: await sheet.finish(),
  };
}

function writeResultPage(sheet: Sheet, speaker: Speaker, result: ProfileResult): void {
  const { observations, roleProfile } = result;
  sheet.write('H1', speaker.say('report.title'), { face: 'sans-bold', size: 12 }, { gapAfter: 2 });
  sheet.write(
    'P',
    speaker.say('report.assessed', {
      date: speaker.date(result.assessedOn),
      role: speaker.text(roleProfile.name),
      stage: speaker.text(roleProfile.stage.name),
      statements: observations.statements,
      scenarios: observations.scenarios,
    }),
    NOTE,
    { gapAfter: 16 },
  );
  const runs = splitRuns(saySummary(speaker, result).join(' '));
  sheet.writeRuns(
    'P',
    runs.map(({ text, isBold }) => ({ text, face: isBold ? 'serif-bold' : 'serif' })),
    LEAD,
    18,
  );
  sheet.write('H2', speaker.say('report.profile').toLocaleUpperCase(speaker.language), HEADING, { gapAfter: 8 });
  drawProfile(sheet, speaker, result);
  sheet.write('P', speaker.say('report.legend'), NOTE, { gapAfter: 12 });
  writeReadings(sheet, speaker, result);
}

function drawProfile(sheet: Sheet, speaker: Speaker, result: ProfileResult): void {
  const bands = [1, 2, 3, 4].map((level) => ({
    from: level - 0.5,
    to: level + 0.5,
    name: speaker.say(`report.level.${level}` as 'report.level.1'),
  }));
  const drawing = intervalChartMarks(
    result.skills.map((skill) => toRow(speaker, skill)),
    bands,
    { nameWidth: 190, plotWidth: 420, readingWidth: 130, textSize: 14 },
  );
  const scale = MEASURE / drawing.width;
  const alternative = result.skills.map((skill) => describeRow(speaker, skill)).join(' ');
  sheet.figure(alternative, () => drawMarks(sheet.document, drawing.marks, { left: PAGE.margin, top: sheet.y, scale }));
  sheet.y += drawing.height * scale + 10;
}

function toRow(speaker: Speaker, skill: SkillResult): NamedIntervalRow {
  const isOpen = skill.status === 'not-enough-evidence';
  return {
    name: speaker.text(skill.name),
    reading: sayReading(speaker, skill),
    estimate: isOpen
      ? null
      : { value: skill.estimate.level, inner: skill.estimate.interval50, outer: skill.estimate.interval90 },
    target: skill.target,
    sources: skill.sources.map((source) => ({
      shape: source.source === 'self' ? 'ring' : source.source === 'scenario' ? 'triangle' : 'diamond',
      value: source.level,
    })),
  };
}

function describeRow(speaker: Speaker, skill: SkillResult): string {
  return speaker.say('report.row', {
    skill: speaker.text(skill.name),
    level: speaker.number(skill.estimate.level),
    low: speaker.number(skill.estimate.interval90.low),
    high: speaker.number(skill.estimate.interval90.high),
    target: speaker.number(skill.target),
    reading: sayReading(speaker, skill),
  });
}

function writeReadings(sheet: Sheet, speaker: Speaker, result: ProfileResult): void {
  sheet.write('H2', speaker.say('report.how-to-read').toLocaleUpperCase(speaker.language), HEADING, { gapAfter: 6 });
  const { provenance } = result;
  const sentences = [
    speaker.say('report.read.interval'),
    speaker.say('report.read.sources'),
    ...sayProvisional(speaker, provenance),
    speaker.say('report.read.purpose'),
    ...sayTranslation(speaker, provenance.language),
  ];
  const origin = speaker.say('report.provenance', {
    bank: `${provenance.bank} ${provenance.bankVersion}`,
    parameters: provenance.parameters,
    framework: provenance.framework,
    engine: provenance.engine,
    digest: provenance.resultDigest.slice(0, 16),
  });
  const originStyle = { ...NOTE, size: 8 };
  const room = PAGE.height - PAGE.margin - sheet.y - sheet.measure(origin, originStyle, 0);
  const heightAt = (size: number): number =>
    sentences.reduce((sum, sentence) => sum + sheet.measure(sentence, { ...BODY, size }, READING_GAP), 0);
  const size = READING_SIZES.find((each) => heightAt(each) <= room) ?? READING_SIZES.at(-1)!;
  for (const sentence of sentences) sheet.write('P', sentence, { ...BODY, size }, { gapAfter: READING_GAP });
  sheet.write('P', origin, originStyle);
}

function writePlanPage(sheet: Sheet, speaker: Speaker, result: ProfileResult, plan: TrainingPlan): void {
  sheet.write(
    'H1',
    speaker.say('report.plan', { hours: speaker.number(plan.hours, 0) }),
    { face: 'serif', size: 18 },
    { gapAfter: 10 },
  );
  if (plan.hitRate === null) sheet.write('P', speaker.say('report.plan.no-evidence'), BODY, { gapAfter: 14 });
  else {
    sheet.write('P', sayHitRate(speaker, plan.hitRate), BODY, { gapAfter: 6 });
    sheet.write('P', sayNext(speaker, plan), BODY, { gapAfter: 14 });
  }
  sheet.rule();
  if (plan.modules.length === 0 && plan.hitRate !== null) sheet.write('P', speaker.say('report.plan.empty'), BODY);
  const notes = closingNotes(speaker, result);
  const modules = plan.modules.map((module) => moduleLines(speaker, module));
  const fitting = countFitting(sheet, speaker, modules, notes);
  for (const { text, style, gapAfter } of modules.slice(0, fitting).flat()) sheet.write('P', text, style, { gapAfter });
  if (fitting < modules.length) sheet.write('P', moreModules(speaker, modules.length - fitting), NOTE);
  sheet.y += GAP_BEFORE_NOTES;
  sheet.rule();
  for (const note of notes) sheet.write('P', note, NOTE);
}

interface Line {
  readonly text: string;
  readonly style: Style;
  readonly gapAfter: number;
}

function moduleLines(speaker: Speaker, module: PlanModule): Line[] {
  const { session } = module;
  const title = speaker.text(module.title);
  const head =
    session === undefined
      ? speaker.say('report.module.head', { week: module.startsInWeek, minutes: module.minutes, title })
      : speaker.say('report.module.session', { date: speaker.date(session.startsAt), place: session.place, title });
  const detail = speaker.say('report.module.detail', {
    skill: speaker.text(module.skillName),
    company: speaker.say(module.company === 'alone' ? 'report.alone' : 'report.colleague'),
    reduction: speaker.number(module.needReduction, 2),
  });
  return [
    { text: head, style: { face: 'sans-bold', size: 10.5 }, gapAfter: 0 },
    { text: detail, style: NOTE, gapAfter: 1 },
    { text: speaker.text(module.purpose), style: { face: 'sans', size: 9.5 }, gapAfter: 9 },
  ];
}

function moreModules(speaker: Speaker, count: number): string {
  return speaker.say('report.module.more', { count });
}

function closingNotes(speaker: Speaker, result: ProfileResult): string[] {
  const { length } = result.summary.notEnough;
  const note = speaker.say('report.gain-note');
  return length === 0 ? [note] : [note, speaker.say('report.not-enough-note', { count: length })];
}

/** How many modules the second page holds with its notes below; the rest is counted in words: the report has two pages. */
function countFitting(
  sheet: Sheet,
  speaker: Speaker,
  modules: readonly (readonly Line[])[],
  notes: readonly string[],
): number {
  const heightOf = (line: Line): number => sheet.measure(line.text, line.style, line.gapAfter);
  const below = [moreModules(speaker, modules.length), ...notes].reduce(
    (sum, note) => sum + sheet.measure(note, NOTE),
    0,
  );
  let room = PAGE.height - PAGE.margin - sheet.y - below - GAP_BEFORE_NOTES - RULE_HEIGHT;
  const tooMany = modules.findIndex((lines) => {
    room -= lines.reduce((sum, line) => sum + heightOf(line), 0);
    return room < 0;
  });
  return tooMany < 0 ? modules.length : tooMany;
}

/** `origin`: where the data come from, if that must be said on every page. */
function writeFooter(
  sheet: Sheet,
  speaker: Speaker,
  place: { readonly page: number; readonly pages: number },
  origin: string | null,
): void {
  const { document } = sheet;
  const footer = speaker.say('report.footer', place);
  document.markContent('Artifact', { type: 'Pagination' });
  document
    .font('sans')
    .fontSize(8)
    .fillColor('#5d6270')
    .text(origin === null ? footer : `${origin} · ${footer}`, PAGE.margin, PAGE.height - 36, {
      width: MEASURE,
      lineBreak: false,
      height: 12,
    });
  document.endMarkedContent();
}
