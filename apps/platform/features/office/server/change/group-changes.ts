// What other rooms are told of a group measured twice: which rounds there are, and what changed, as the gate lets it be seen.
import type { WriteQueries } from '../../../../core/database/database.ts';
import type { GroupAnswer, GroupFigure, Withheld } from '../../../../core/disclosure/group-figure.ts';
import { enqueueJob } from '../../../../core/jobs/enqueue-job.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import { SETTLE_MINUTES } from '../../limits.ts';
import { levelOf } from '../measures.ts';
import type { OfficeDependencies } from '../office-dependencies.ts';
import { changeOf, findWaves, isGone, listWaves, readAnswers, VIEWS, viewChangeOf } from './measure-group.ts';
import type { ChangeView, MeasuredAnswers } from './measure-group.ts';

export const MEASURE_JOB = 'office.measure-group';

/** An interval that holds nought says that no change was found, whatever its middle. */
export type Verdict = 'risen' | 'fallen' | 'no-reliable-change';

export interface ChangedSkill {
  readonly skill: string;
  readonly before: GroupFigure;
  readonly after: GroupFigure;
  readonly change: GroupFigure;
  readonly verdict: Verdict;
  /** What the words of one source alone show. */
  readonly views: readonly { readonly view: ChangeView; readonly change: GroupFigure; readonly verdict: Verdict }[];
}

/** `waiting`: not closed, not closed again, or not worked out yet. `gone`: the retention of a wave is over. */
export type GroupChange =
  | { readonly state: 'waiting' | 'gone' }
  | {
      readonly state: 'ready';
      /** Last days (ISO date) of the two measurements. */
      readonly before: string;
      readonly after: string;
      readonly threshold: number;
      readonly instrument: string;
      /** What people were asked about, whether or not it may be shown. */
      readonly measured: readonly string[];
      readonly skills: readonly ChangedSkill[];
      /** Why some or all skills are not shown. */
      readonly withheld: Withheld['reason'] | null;
    };

export interface MeasuredRound {
  readonly campaignId: string;
  readonly title: string;
  readonly closedAt: string | null;
  /** When its people were asked again, and that closed. */
  readonly againClosedAt: string | null;
}

export interface GroupChanges {
  /** First waves of an institution that were launched and are not for research, newest first. */
  rounds(tenantId: string): Promise<MeasuredRound[]>;
  /** Null for a round that is not there, or is for research. */
  change(tenantId: string, campaignId: string): Promise<GroupChange | null>;
  /** Has the change worked out by a job as soon as there are two closed waves; to be asked for when a round is chosen. */
  schedule(queries: WriteQueries, tenantId: string, campaignId: string): Promise<void>;
}

export function createGroupChanges(dependencies: () => OfficeDependencies): GroupChanges {
  return {
    async rounds(tenantId) {
      const { database, campaigns, runtime } = dependencies();
      const now = runtime.clock.iso();
      return listWaves(await campaigns.list(database.read, tenantId))
        .filter((waves) => waves.first.previousId === null && !isGone(waves, now))
        .map(({ first, second }) => ({
          campaignId: first.id,
          title: first.title,
          closedAt: first.closedAt,
          againClosedAt: second?.closedAt ?? null,
        }));
    },
    change: (tenantId, campaignId) => readChange(dependencies(), tenantId, campaignId),
    async schedule(queries, tenantId, campaignId) {
      const { runtime } = dependencies();
      const waves = await findWaves(dependencies(), queries, tenantId, campaignId);
      const closedAt = waves?.second?.closedAt ?? null;
      if (closedAt !== null) await scheduleMeasuring(queries, runtime, { tenantId, campaignId, closedAt });
    },
  };
}

/** `campaignId`: of the first wave; `closedAt`: when the second closed. */
export async function scheduleMeasuring(
  queries: WriteQueries,
  runtime: Runtime,
  about: { readonly tenantId: string; readonly campaignId: string; readonly closedAt: string },
): Promise<void> {
  const settled = Date.parse(about.closedAt) + SETTLE_MINUTES * 60_000;
  await enqueueJob(queries, runtime, {
    tenantId: about.tenantId,
    kind: MEASURE_JOB,
    payload: { campaignId: about.campaignId },
    uniqueKey: about.campaignId,
    runAt: new Date(Math.max(settled, runtime.clock.now())).toISOString(),
  });
}

async function readChange(
  dependencies: OfficeDependencies,
  tenantId: string,
  campaignId: string,
): Promise<GroupChange | null> {
  const { database, framework, runtime } = dependencies;
  const waves = await findWaves(dependencies, database.read, tenantId, campaignId);
  if (waves === null) return null;
  const { first, second } = waves;
  if (isGone(waves, runtime.clock.iso())) return { state: 'gone' };
  const answers = second === null ? null : await readAnswers(dependencies, tenantId, first.id, second.id);
  if (second === null || answers === null) return { state: 'waiting' };
  const { head } = framework;
  const skills = head.defaultSet.skills.flatMap((skill) => presentSkill(answers, skill));
  // A source that too few people have heard from is left out and is no reason; a skill that is left out is.
  const withheld = [answers.before, answers.after, answers.change].find(
    (each) => each !== null && each.withheld !== null,
  );
  const isWhole = skills.length > 0 && skills.length === answers.levels.length;
  return {
    state: 'ready',
    before: first.closedAt!.slice(0, 10),
    after: second.closedAt!.slice(0, 10),
    threshold: answers.threshold,
    instrument: `${head.id} ${head.version}`,
    measured: head.defaultSet.skills.filter((skill) => answers.levels.includes(levelOf(skill))),
    skills,
    withheld: isWhole ? null : (withheld?.withheld?.reason ?? null),
  };
}

function presentSkill({ before, after, change }: MeasuredAnswers, skill: string): ChangedSkill[] {
  const figure = (answer: GroupAnswer | null, measure: string): GroupFigure | undefined =>
    answer?.figures.find((each) => each.measure === measure);
  const [first, second] = [figure(before, levelOf(skill)), figure(after, levelOf(skill))];
  const moved = figure(change, changeOf(skill));
  if (first === undefined || second === undefined || moved === undefined) return [];
  const views = VIEWS.flatMap((view) => {
    const seen = figure(change, viewChangeOf(skill, view));
    return seen === undefined ? [] : [{ view, change: seen, verdict: judge(seen) }];
  });
  return [{ skill, before: first, after: second, change: moved, verdict: judge(moved), views }];
}

/** By the interval as it is shown: one whose end is rounded to nought holds nought. */
export function judge({ interval90 }: Pick<GroupFigure, 'interval90'>): Verdict {
  if (interval90.low > 0) return 'risen';
  return interval90.high < 0 ? 'fallen' : 'no-reliable-change';
}
