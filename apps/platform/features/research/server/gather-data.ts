// Brings together the answers of covered campaigns: one row a person, in no order that tells anything.
import type { Queries } from '../../../core/database/database.ts';
import { assessmentStore, countingAnswers } from '../../assessment/server/index.ts';
import type { Attempt, Instrument, StoredAnswer } from '../../assessment/server/index.ts';
import { measuredPilot, pilotItemStore } from '../../itembank/server/index.ts';
import type { ResearchDependencies } from './research-dependencies.ts';
import { requireCovered } from './covered-campaigns.ts';
import type { ScaleData, ScaleItem } from './measure/scale-data.ts';

export interface ResearchPerson {
  readonly personId: string;
  readonly campaignId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly attempt: Attempt;
  readonly answers: readonly StoredAnswer[];
}

export interface GatherOptions {
  readonly campaigns: readonly string[];
  /** Attempts finished later are not among them. */
  readonly until: string;
}

const CHUNK = 200;

/** The newest attempt of each person, so that nobody counts twice. */
export async function gatherPeople(
  dependencies: ResearchDependencies,
  queries: Queries,
  tenantId: string,
  { campaigns, until }: GatherOptions,
): Promise<ResearchPerson[]> {
  await requireCovered(dependencies, queries, tenantId, campaigns);
  const store = assessmentStore(queries);
  const newest = new Map<string, Omit<ResearchPerson, 'answers'>>();
  for (const campaignId of campaigns) {
    for (const member of await dependencies.campaigns.members(queries, tenantId, campaignId)) {
      if (member.state !== 'finished' || member.attemptId === null) continue;
      const attempt = await store.findAttempt(tenantId, member.attemptId);
      if (attempt === null || attempt.finishedAt === null || attempt.finishedAt > until) continue;
      const known = newest.get(member.personId);
      if (known !== undefined && known.attempt.finishedAt! >= attempt.finishedAt) continue;
      newest.set(member.personId, { personId: member.personId, campaignId, attributes: member.attributes, attempt });
    }
  }
  const people = [...newest.values()];
  const answers = new Map<string, StoredAnswer[]>();
  for (let from = 0; from < people.length; from += CHUNK) {
    const ids = people.slice(from, from + CHUNK).map((person) => person.attempt.id);
    for (const [id, own] of await store.listAnswersOfAttempts(tenantId, ids)) answers.set(id, own);
  }
  return people.map((person) => ({ ...person, answers: countingAnswers(answers.get(person.attempt.id) ?? []) }));
}

interface Statement extends ScaleItem {
  readonly skill: string;
  readonly reverse: boolean;
}

/** Every statement with the parameters of a version, those on trial behind them. */
export async function listStatements(queries: Queries, tenantId: string, instrument: Instrument): Promise<Statement[]> {
  const pilots = (await pilotItemStore(queries).list(tenantId)).map(measuredPilot);
  const known = [...instrument.prepared.byId.values()].flatMap(({ item }) => (item.kind === 'statement' ? [item] : []));
  return [...known.map((item) => ({ item, isPilot: false })), ...pilots.map((item) => ({ item, isPilot: true }))].map(
    ({ item, isPilot }) => ({
      id: item.id,
      skill: item.skill,
      reverse: item.reverse === true,
      discrimination: item.discrimination,
      thresholds: [...item.thresholds],
      isPilot,
    }),
  );
}

/** The answers skill by skill, turned round where agreement shows less. */
export function toScales(
  people: readonly ResearchPerson[],
  statements: readonly Statement[],
  skills: readonly string[],
): ScaleData[] {
  const given = people.map((person) => new Map(person.answers.map((answer) => [answer.itemId, answer.value])));
  return skills.map((skill) => {
    const own = statements.filter((item) => item.skill === skill);
    return {
      skill,
      items: own.map(({ id, discrimination, thresholds, isPilot }) => ({ id, discrimination, thresholds, isPilot })),
      rows: given.map((answers) =>
        own.map(({ id, reverse }) => {
          const value = answers.get(id);
          if (value === undefined || !('category' in value)) return null;
          return reverse ? 4 - value.category : value.category;
        }),
      ),
      groups: {
        language: people.map(({ attempt }) => attempt.language),
        role: people.map(({ attempt }) => attempt.roleProfile),
      },
      attempts: people.length,
    };
  });
}
