// The course design aid: holds a module or a track to what published evidence says makes training work. Counts and shares, no promise of an effect.
// Evidence: Lacerenza, Reyes, Marlow, Joseph, Salas (2017), 335 samples: more is gained with a needs analysis, feedback, practice, spaced
// sessions and meeting face to face, and less where people train themselves. The thresholds are ours; docs/methods/course-design-aid.md says why.
import { activitiesOf, pageOf } from './open-module.ts';
import type { LongModule } from './open-module.ts';
import { collectWords, sayParts } from './blocks.ts';
import { sectionOf } from './page.ts';
import { sumWorkload } from './workload.ts';

export const DESIGN_CRITERIA = [
  'needs-analysis',
  'practice',
  'feedback',
  'spacing',
  'face-to-face',
  'alignment',
] as const;
export type DesignCriterion = (typeof DESIGN_CRITERIA)[number];

export interface CriterionScore {
  readonly criterion: DesignCriterion;
  /** `met` from `full` on, `partly` from `some` on; for `spacing` in weeks, for all others shares from 0 to 1. */
  readonly verdict: 'met' | 'partly' | 'not-met';
  readonly value: number;
  readonly some: number;
  readonly full: number;
  /** What was counted: so many of so many. Minutes, outcomes, activities or weeks. */
  readonly counted: number;
  readonly of: number;
}

/** What of a design is counted. Every part of it can be added up over the modules of a track. */
export interface DesignFacts {
  /** Minutes of contact, and those of them in which people do what they learn: role plays, cases and exercises. */
  readonly contactMinutes: number;
  readonly practiceMinutes: number;
  readonly activities: number;
  /** Activities after which somebody is asked or told what they did: at least three questions under `{#debrief}`. */
  readonly debriefed: number;
  readonly outcomes: number;
  /** Outcomes with an item of the assessment, so that the need for them can be measured before. */
  readonly measurable: number;
  /** Outcomes with a task and a row of the rubric. */
  readonly assessed: number;
  readonly workloadMinutes: number;
  /** Minutes that a person spends with nobody: preparation and follow-up messages. */
  readonly aloneMinutes: number;
  /** Weeks from the first meeting to the last message. */
  readonly weeks: number;
  /** Follow-ups and further days in these weeks. */
  readonly occasions: number;
}

/** The lower and the upper threshold of each criterion. */
export const DESIGN_THRESHOLDS: Readonly<Record<DesignCriterion, readonly [some: number, full: number]>> = {
  'needs-analysis': [0.5, 1],
  practice: [0.3, 0.5],
  feedback: [0.5, 0.9],
  spacing: [2, 6],
  'face-to-face': [0.35, 0.5],
  alignment: [0.75, 1],
};

/** Fewer occasions than this in the weeks are no spacing, however far apart. */
const LEAST_OCCASIONS = 3;
const DEBRIEF_QUESTIONS = 3;
const PRACTICE_KINDS = new Set(['role-play', 'case', 'exercise']);

/** Counts a module as it is written in its source language. */
export function readDesign(module: LongModule): DesignFacts {
  const { head } = module;
  const language = head.languages[0]!;
  const activities = activitiesOf(module).flatMap((id) => pageOf(module, `activities/${id}`, language) ?? []);
  const minutesOf = new Map(head.agenda.map(({ id, minutes }) => [`activities/${id}`, minutes]));
  const practised = activities.filter(({ meta }) => PRACTICE_KINDS.has(meta.kind ?? ''));
  const questions = (page: (typeof activities)[number]): number =>
    collectWords(sectionOf(page, 'debrief')?.blocks ?? []).filter((words) => /\?[”’)]*$/.test(words.trim())).length;
  const weeks = weeksOf(module, language);
  return {
    contactMinutes: head.workload.contact,
    practiceMinutes: practised.reduce((sum, { name }) => sum + (minutesOf.get(name) ?? 0), 0),
    activities: activities.length,
    debriefed: activities.filter((page) => questions(page) >= DEBRIEF_QUESTIONS).length,
    outcomes: head.outcomes.length,
    measurable: head.outcomes.filter(({ items }) => items.length > 0).length,
    assessed: countAssessed(module, language),
    workloadMinutes: sumWorkload(head),
    aloneMinutes: head.workload.preparation + head.workload.followUp,
    weeks: Math.max(0, ...weeks),
    occasions: weeks.length,
  };
}

function weeksOf(module: LongModule, language: string): number[] {
  const { sections } = pageOf(module, 'follow-up', language) ?? { sections: [] };
  return sections.flatMap(({ id }) => /^week-(\d+)$/.exec(id)?.[1] ?? []).map(Number);
}

function countAssessed(module: LongModule, language: string): number {
  const page = pageOf(module, 'assessment', language) ?? { sections: [] };
  const tasks = collectWords(sectionOf(page, 'tasks')?.blocks ?? []).join(' ');
  const rows = (sectionOf(page, 'rubric')?.blocks ?? []).flatMap((block) =>
    block.kind === 'table' ? block.rows.map((row) => sayParts(row[0] ?? [])) : [],
  );
  return module.head.outcomes.filter(
    ({ id }) => new RegExp(`\\b${id}\\b`).test(tasks) && rows.some((row) => row.startsWith(id)),
  ).length;
}

/**
 * The modules of a track as one design: everything added up, the weeks laid one after the other as the track says.
 * @param weeksBetween weeks from one module to the next
 * @param taken how many of the modules one person takes; the weeks and occasions are those of so many
 */
export function addDesigns(
  designs: readonly DesignFacts[],
  weeksBetween: number,
  taken: number = designs.length,
): DesignFacts {
  const sum = (key: keyof DesignFacts): number => designs.reduce((total, each) => total + each[key], 0);
  const many = Math.min(taken, designs.length);
  const between = Math.max(0, many - 1);
  const share = designs.length === 0 ? 0 : many / designs.length;
  return {
    contactMinutes: sum('contactMinutes'),
    practiceMinutes: sum('practiceMinutes'),
    activities: sum('activities'),
    debriefed: sum('debriefed'),
    outcomes: sum('outcomes'),
    measurable: sum('measurable'),
    assessed: sum('assessed'),
    workloadMinutes: sum('workloadMinutes'),
    aloneMinutes: sum('aloneMinutes'),
    weeks: between * weeksBetween + (designs.at(-1)?.weeks ?? 0),
    occasions: Math.round(share * sum('occasions')) + (weeksBetween > 0 ? between : 0),
  };
}

/**
 * @example
 * scoreDesign(readDesign(negotiation)).find(({ criterion }) => criterion === 'practice')!.verdict; // "met"
 */
export function scoreDesign(facts: DesignFacts): CriterionScore[] {
  const counted: Readonly<Record<DesignCriterion, readonly [counted: number, of: number]>> = {
    'needs-analysis': [facts.measurable, facts.outcomes],
    practice: [facts.practiceMinutes, facts.contactMinutes],
    feedback: [facts.debriefed, facts.activities],
    spacing: [facts.weeks, facts.occasions],
    'face-to-face': [facts.contactMinutes, facts.workloadMinutes],
    alignment: [facts.assessed, facts.outcomes],
  };
  return DESIGN_CRITERIA.map((criterion) => {
    const [part, of] = counted[criterion];
    const [some, full] = DESIGN_THRESHOLDS[criterion];
    const spaced = facts.occasions < LEAST_OCCASIONS ? 0 : facts.weeks;
    const value = criterion === 'spacing' ? spaced : of === 0 ? 0 : part / of;
    const verdict = value >= full ? 'met' : value >= some ? 'partly' : 'not-met';
    return { criterion, verdict, value, some, full, counted: part, of };
  });
}
