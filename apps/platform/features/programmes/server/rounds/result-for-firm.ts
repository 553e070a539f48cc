// What changed for the people of a programme, skill by skill of what the firm asked for. The figures come decided from the port.
import type { FindResultForFirm, FirmResult, ResultSkill } from '../../../demand/contract.ts';
import type { Framework } from '../../../framework/contract.ts';
import { skillUri } from '../../../taxonomy/server/index.ts';
import type { MeasuredChange, MeasuredRounds, ProgrammePlan } from '../../contract.ts';
import { programmeStore } from '../store.ts';
import { roundStore } from './round-store.ts';

interface ResultParts {
  readonly measured: MeasuredRounds;
  readonly framework: Framework;
}

/** Fills the port of the room of demand: the programme that the firm is shown, with the round tied to it. */
export function resultForFirm(parts: () => ResultParts): FindResultForFirm {
  return async (queries, tenantId, caseId) => {
    const store = programmeStore(queries);
    for (const { id } of (await store.listForCase(tenantId, caseId)).toReversed()) {
      const plan = await store.findVersion(tenantId, id, await store.newestVersion(tenantId, id));
      if (plan === null) continue;
      const tied = await roundStore(queries).find(tenantId, id);
      return tied === null ? null : findResult(parts(), tenantId, tied.campaignId, plan);
    }
    return null;
  };
}

export async function findResult(
  { measured, framework }: ResultParts,
  tenantId: string,
  campaignId: string,
  plan: Pick<ProgrammePlan, 'needs' | 'objectives' | 'sessions'>,
): Promise<FirmResult | null> {
  const found = await measured.change(tenantId, campaignId);
  return found === null ? null : presentResult(found, framework, plan);
}

/** Pure: one row for each need of the plan, also for what was not measured or may not be shown. */
export function presentResult(
  found: MeasuredChange,
  framework: Framework,
  plan: Pick<ProgrammePlan, 'needs' | 'objectives' | 'sessions'>,
): FirmResult {
  if (found.state !== 'ready') {
    return {
      state: found.state,
      before: null,
      after: null,
      threshold: null,
      instrument: '',
      withheld: null,
      skills: [],
    };
  }
  const taughtObjectives = new Set(plan.sessions.flatMap(({ objectiveIds }) => objectiveIds));
  const taughtNeeds = new Set(
    plan.objectives.filter(({ id }) => taughtObjectives.has(id)).flatMap(({ needIds }) => needIds),
  );
  const { before, after, threshold, instrument, withheld } = found;
  return {
    state: 'ready',
    before,
    after,
    threshold,
    instrument,
    withheld,
    skills: plan.needs.map(({ id, skill }): ResultSkill => {
      const row = { needId: id, label: skill.label, isTaught: taughtNeeds.has(id) };
      const measuredAs = measuredSkillOf(framework, found.measured, skill.uri);
      const change = found.skills.find((each) => each.skill === measuredAs);
      if (change === undefined) {
        const outcome = measuredAs === null ? 'not-measured' : 'not-shown';
        return { ...row, outcome, before: null, after: null, change: null, views: [] };
      }
      return {
        ...row,
        outcome: change.verdict,
        before: change.before,
        after: change.after,
        change: change.change,
        views: change.views.map(({ view, change: seen, verdict }) => ({ view, outcome: verdict, change: seen })),
      };
    }),
  };
}

/** Relations under which a figure of one may be read as a figure of the other. */
const SAME: ReadonlySet<string> = new Set(['exact', 'close']);

/** The skill of the framework that a skill of a taxonomy is, when it is among those that are measured. */
export function measuredSkillOf(framework: Framework, measured: readonly string[], uri: string): string | null {
  const skill =
    framework.skills.find(({ id }) => skillUri(`framework-${id}`) === uri) ??
    framework.skills.find(({ id, esco }) => measured.includes(id) && esco.some((each) => isSame(each, uri)));
  return skill !== undefined && measured.includes(skill.id) ? skill.id : null;
}

function isSame({ uri, relation }: Framework['skills'][number]['esco'][number], wanted: string): boolean {
  return uri === wanted && SAME.has(relation);
}
