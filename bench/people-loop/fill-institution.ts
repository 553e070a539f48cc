// Fills a database with one large synthetic institution: people, their newest results and a million observations.
import type { Queries } from '../../apps/platform/core/database/database.ts';
import type { OpenDatabase } from '../../apps/platform/core/database/database.ts';
import { withTables } from '../../apps/platform/core/database/with-tables.ts';
import { createDraw } from '../../apps/platform/core/disclosure/testing/synthetic-institution.ts';
import { profileStore } from '../../apps/platform/features/profile/server/index.ts';
import type { Framework } from '../../apps/platform/features/framework/contract.ts';

export const TENANT = '01a1fd8c-6900-7000-8000-00000000b001';
export const AT = '2026-11-21T08:00:00.000Z';
const ROWS_A_STATEMENT = 1000;
const STATEMENTS_A_WRITE = 20;
const UNITS = 40;
const ROLES = ['kt-professional', 'learning-professional'] as const;
const STAGES = ['entry', 'experienced', 'lead'] as const;
const SITES = ['Helsinki', 'Bologna', 'Krakow'] as const;

export interface BenchPerson {
  readonly personId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export function makePeople(count: number): BenchPerson[] {
  const draw = createDraw(7);
  return Array.from({ length: count }, (_, index) => ({
    personId: idOf('a', index),
    attributes: {
      // Few large units and many small ones.
      unit: `Unit ${String(Math.floor(UNITS * draw() ** 2) + 1).padStart(2, '0')}`,
      role: ROLES[Math.floor(draw() * ROLES.length)]!,
      stage: STAGES[Math.floor(draw() * STAGES.length)]!,
      site: SITES[Math.floor(draw() ** 1.4 * SITES.length)]!,
    },
  }));
}

function idOf(kind: string, index: number): string {
  return `01a1fd8c-6900-7000-8${kind}00-${index.toString(16).padStart(12, '0')}`;
}

/** One result a person, in the shape the profile stores, as far as its front door reads it. */
export async function addResults(
  database: OpenDatabase,
  people: readonly BenchPerson[],
  framework: Framework,
): Promise<void> {
  const draw = createDraw(8);
  for (let from = 0; from < people.length; from += ROWS_A_STATEMENT) {
    await database.write(async (queries) => {
      const store = profileStore(queries);
      for (const [offset, { personId }] of people.slice(from, from + ROWS_A_STATEMENT).entries()) {
        const skills = framework.head.defaultSet.skills.map((skill) => {
          const level = 1.2 + 2.4 * draw();
          return {
            skill,
            status: 'estimated',
            estimate: { level, standardDeviation: 0.5 },
            target: 2.8,
            weight: 1,
            need: { probabilityBelowTarget: 1 / (1 + Math.exp((-1.7 * (2.8 - level)) / 0.5)) },
          };
        });
        const body = JSON.stringify({ synthetic: true, skills, provenance: { bankVersion: 'synthetic' } });
        await store.addResult(TENANT, personId, {
          id: idOf('b', from + offset),
          attemptId: idOf('c', from + offset),
          digest: 'synthetic',
          body,
          computedAt: AT,
          reason: 'first',
          halfLifeMonths: null,
          seen: { rounds: 0, outside: 0 },
        });
      }
    });
  }
}

interface ObservationTable {
  observation: Readonly<Record<string, string>>;
}

/** `each` observations a person, written past the ledger's own checks: only their number matters here. */
export async function addObservations(
  database: OpenDatabase,
  people: readonly BenchPerson[],
  each: number,
): Promise<number> {
  const rows = (function* makeRows(): Generator<Record<string, string>> {
    for (const [person, { personId }] of people.entries()) {
      for (let index = 0; index < each; index += 1) {
        yield {
          tenant_id: TENANT,
          id: idOf('d', person * each + index),
          person_id: personId,
          source: 'self',
          skill: 'negotiation',
          item_id: `synthetic-${index}`,
          instrument: 'synthetic',
          value: '3',
          attempt_id: idOf('c', person),
          observed_at: AT,
        };
      }
    }
  })();
  const take = (count: number): Record<string, string>[] => {
    const taken: Record<string, string>[] = [];
    while (taken.length < count) {
      const next = rows.next();
      if (next.done === true) break;
      taken.push(next.value);
    }
    return taken;
  };
  const insert = (queries: Queries, values: Record<string, string>[]) =>
    withTables<ObservationTable>(queries).insertInto('observation').values(values).execute();
  for (let isOpen = true; isOpen;) {
    await database.write(async (queries) => {
      for (let statement = 0; statement < STATEMENTS_A_WRITE && isOpen; statement += 1) {
        const chunk = take(ROWS_A_STATEMENT);
        if (chunk.length > 0) await insert(queries, chunk);
        isOpen = chunk.length === ROWS_A_STATEMENT;
      }
    });
  }
  return people.length * each;
}
