// Where in the call each unit stands: under which heading, in which lot, and in what unit the table around it weighs.
import { lotMentions, lotOfLine } from './find-lots.ts';
import { isMarkedHeading } from './judge-lines.ts';
import type { Unit } from './split-units.ts';
import type { CallWords, SectionKind } from './words/call-words.ts';

export interface PlacedUnit extends Unit {
  readonly section: SectionKind;
  readonly weightUnit: 'percent' | 'points' | null;
  /** Labels of the lot that is described here and of the lots that the words name; the words go first. */
  readonly scope: string | null;
  readonly named: readonly string[];
  /** True where a lot is introduced. */
  readonly opensLot: boolean;
}

/** A heading of a table is short. */
const HEAD_LETTERS = 90;

export function placeUnits(units: readonly Unit[], words: readonly CallWords[]): PlacedUnit[] {
  const labels = lotLabels(units);
  const opened = new Set<string>();
  const placed: PlacedUnit[] = [];
  let section: SectionKind = 'other';
  let weightUnit: PlacedUnit['weightUnit'] = null;
  let scope: string | null = null;
  let listed: SectionKind | null = null;
  for (const [at, unit] of units.entries()) {
    const small = unit.text.toLowerCase();
    const isItem = unit.kind === 'heading' && section === 'documents' && isDocumentNotHeading(units, at, words);
    const kind = isItem ? 'item' : unit.kind;
    const own = lotOfLine(unit.text)?.key;
    const opensLot = own !== undefined && labels.has(own) && !opened.has(own) && (kind === 'lot' || kind === 'row');
    if (opensLot) opened.add(own);
    // A list may stand in a section of something else: "The following is sent with the application:".
    if (kind === 'heading' || (kind === 'sentence' && /[.!?]$/u.test(small))) listed = null;
    if (kind === 'heading') {
      section = sectionOf(unit.text, words);
      weightUnit = null;
      scope = null;
    } else if (kind === 'lot') {
      if (section !== 'lots') section = 'other';
      scope = isInListOfLots(units, at) ? null : (labels.get(own ?? '') ?? null);
    } else if (words.some(({ total }) => total.test(small))) scope = null;
    if ((listed ?? section) === 'criteria' && small.length <= HEAD_LETTERS)
      weightUnit = unitOf(small, words) ?? weightUnit;
    const named = [...new Set(lotMentions(unit.text).flatMap(({ key }) => labels.get(key) ?? []))];
    const leads = kind === 'sentence' && leadsToItems(units, at);
    if (leads) listed = listOf(unit.text, words);
    placed.push({
      ...unit,
      kind: leads && !small.endsWith(':') ? 'heading' : kind,
      section: listed ?? section,
      weightUnit,
      scope,
      named,
      opensLot,
    });
  }
  return placed;
}

/** Lots by key, labelled as the line writes it that introduces them: a heading before a row of a table. */
function lotLabels(units: readonly Unit[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const wanted of ['lot', 'row'] as const) {
    for (const { text, kind } of units) {
      const lot = kind === wanted ? lotOfLine(text) : null;
      if (lot !== null && !labels.has(lot.key))
        labels.set(lot.key, text.slice(lot.start, lot.end).replaceAll(/\s+/gu, ' '));
    }
  }
  return labels;
}

/** Lots that are only listed one under the other describe nothing: what follows the last is about the call. */
function isInListOfLots(units: readonly Unit[], at: number): boolean {
  return units[at + 1]?.kind === 'lot' || units[at - 1]?.kind === 'lot';
}

function sectionOf(heading: string, words: readonly CallWords[]): SectionKind {
  const small = heading.toLowerCase();
  for (const { headings } of words) {
    const found = headings.find(([, form]) => form.test(small));
    if (found !== undefined) return found[0];
  }
  return 'other';
}

/** "The bid contains", with a colon or with items right below. */
function leadsToItems(units: readonly Unit[], at: number): boolean {
  const { text } = units[at]!;
  return text.endsWith(':') || (/[\p{L})]$/u.test(text) && units[at + 1]?.kind === 'item');
}

/** What a sentence that leads to items says it lists: documents or criteria; other lists belong to their section. */
function listOf(text: string, words: readonly CallWords[]): SectionKind | null {
  const section = sectionOf(text, words);
  return section === 'documents' || section === 'criteria' ? section : null;
}

/** "Budget" in a list of annexes looks like a heading, but no sentence follows it. */
function isDocumentNotHeading(units: readonly Unit[], at: number, words: readonly CallWords[]): boolean {
  const { text } = units[at]!;
  if (isMarkedHeading(text) || leadsToItems(units, at)) return false;
  const section = sectionOf(text, words);
  if (section !== 'documents' && section !== 'budget' && section !== 'requirements') return false;
  return !/[.?!]$/u.test(units[at + 1]?.text ?? '');
}

function unitOf(small: string, words: readonly CallWords[]): PlacedUnit['weightUnit'] {
  if (/\d\s?%/u.test(small)) return null;
  if (words.some(({ percentHead }) => percentHead.test(small)) || /%/u.test(small)) return 'percent';
  return words.some(({ pointsHead }) => pointsHead.test(small)) ? 'points' : null;
}
