// What a sentence, item or row of a call is: the rules by kind. What no rule claims is nothing.
import type { FoundKind, FoundPart } from './call-reading.ts';
import { findDeadlines } from './find-deadlines.ts';
import { readMoney } from './read-money.ts';
import type { DateOrder } from './read-dates.ts';
import { readPages, readWeight } from './read-numbers.ts';
import type { Unit } from './split-units.ts';
import type { CallWords, SectionKind } from './words/call-words.ts';

/** What a rule says of a unit; place and lot are added by the caller. */
export type Judgement = Omit<FoundPart, 'start' | 'end' | 'text' | 'lot'>;

export interface Surroundings {
  readonly section: SectionKind;
  readonly order: DateOrder;
  /** Points or percent, as the head of the table says. */
  readonly weightUnit: 'percent' | 'points' | null;
}

/** Longer units are pasted data; they are judged by their beginning. */
const LOOKED_AT = 1200;
const SHORT = 200;

export function judgeUnit(unit: Unit, around: Surroundings, words: CallWords): Judgement[] {
  // Words of one phrase may stand on two lines.
  const text = unit.text.slice(0, LOOKED_AT).replaceAll('\n', ' ');
  const small = text.toLowerCase();
  if (unit.kind === 'heading' || unit.kind === 'signature') return [];
  // A question asks the reader, and a colon only leads to what follows.
  if (/[:?]\s*$/u.test(small) || !/\p{L}{2}/u.test(small)) return [];
  if (unit.kind === 'lot') return judgeBudget(text, small, around, words);
  const criterion = judgeCriterion(unit, small, around, words);
  if (criterion !== null) return [criterion];
  if (around.section === 'eligibility' || isAboutApplicants(small, words)) {
    const dated = findDeadlines(text, 'other', around.order, words).filter(({ role }) => role === 'submission');
    if (dated.length > 0 && words.must.test(small)) return dated.map((each) => found('deadline', each));
    const sums = words.must.test(small) ? [] : judgeBudget(text, small, { ...around, section: 'other' }, words);
    if (sums.length > 0) return sums;
    return isPart(small, words) ? [found('eligibility', {})] : [];
  }
  const deadlines = findDeadlines(text, around.section, around.order, words).map((each) => found('deadline', each));
  const budgets = judgeBudget(text, small, around, words);
  // "The application and its annexes are to be sent by 1 April" is about the day.
  const document = deadlines.length > 0 ? null : judgeDocument(unit, small, around, words);
  const parts = [...deadlines, ...budgets, ...(document === null ? [] : [document])];
  // A day to keep, a paper to send and a sum not to exceed oblige, too, but each has a list of its own.
  if (parts.length > 0) return parts;
  const strength = words.funderActs.test(small) ? null : strengthOf(small, words);
  return strength === null ? [] : [found('requirement', { strength })];
}

function isAboutApplicants(small: string, words: CallWords): boolean {
  return words.eligibility.test(small) && !words.notOfApplicants.test(small);
}

/** In the section of eligibility anything that is a sentence or an item, sums of turnover and the like included. */
function isPart(small: string, words: CallWords): boolean {
  return small.split(/\s+/u).length >= 3 && !words.total.test(small.split(/\s+/u)[0]!);
}

function strengthOf(small: string, words: CallWords): 'must' | 'should' | null {
  if (words.must.test(small)) return 'must';
  return words.should.test(small) ? 'should' : null;
}

function judgeCriterion(
  unit: Unit,
  small: string,
  { section, weightUnit }: Surroundings,
  words: CallWords,
): Judgement | null {
  if (words.total.test(small.slice(0, 20)) && (unit.kind !== 'sentence' || small.length <= 30)) return null;
  if (section !== 'criteria' && !(section === 'other' && unit.kind === 'row')) return null;
  const said = readWeight(small, words);
  if (said !== null && small.replaceAll(/\P{L}/gu, '').length >= 4) {
    if (section !== 'criteria' && !words.criterion.test(small)) return null;
    return found('criterion', { weight: said.weight, weightUnit: said.unit });
  }
  if (section !== 'criteria') return null;
  // Without a row's strokes, a number at the end is a weight only under a head that says what it counts.
  const last = /(│ |\p{L} )(?:max\.? )?(\d{1,3}(?:[.,]\d)?)$/u.exec(small);
  const bare = unit.kind === 'row' || weightUnit !== null ? last : null;
  if (bare !== null) return found('criterion', { weight: Number(bare[2]!.replace(',', '.')), weightUnit });
  const isRule = strengthOf(small, words) !== null || words.atLeast.test(small);
  const isPlain = unit.kind === 'item' && unit.text.length <= SHORT && !isRule;
  return isPlain ? found('criterion', {}) : null;
}

function judgeBudget(text: string, small: string, { section }: Surroundings, words: CallWords): Judgement[] {
  if (words.otherSum.test(small)) return [];
  const sums = readMoney(text);
  if (sums.length > 0 && (section === 'budget' || words.budget.test(small)))
    return sums.map(({ amount, currency }) => found('budget', { amount, currency }));
  return /\d\s?(?:%|per ?cent|pros|proc)/u.test(small) && words.share.test(small) ? [found('budget', {})] : [];
}

function judgeDocument(unit: Unit, small: string, { section }: Surroundings, words: CallWords): Judgement | null {
  const pages = readPages(small, words);
  const names = words.document.test(small);
  if (section === 'documents') {
    const isItem = unit.kind === 'item' || unit.kind === 'row' || (!/[.!?]$/u.test(small) && small.length <= SHORT);
    if (isItem || pages !== null || (names && words.handIn.test(small))) return found('document', { pages });
    return null;
  }
  if (pages !== null && names) return found('document', { pages });
  return names && words.handIn.test(small) && unit.kind !== 'row' ? found('document', { pages }) : null;
}

/** A part with what a rule says of it and nothing else. */
export function found(kind: FoundKind, said: Partial<Judgement>): Judgement {
  return {
    kind,
    date: null,
    time: null,
    amount: null,
    currency: null,
    weight: null,
    weightUnit: null,
    strength: null,
    pages: null,
    role: null,
    ...said,
  };
}
