import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AcceptedAnswers, RunnerState, ShownItem } from '../features/assessment/contract.ts';
import { loadContent } from './load-content.ts';
import { openPeople } from './testing/open-people.ts';
import type { People } from './testing/open-people.ts';

/** Every name in any reply while somebody is answering. A new one is added here by hand, after asking what it gives away. */
const NAMES_TOLD: ReadonlySet<string> = new Set(
  `
  acknowledged refused state attemptId status form language roleProfile stage next ahead answered itemId value revision
  category ratings skip items kind lead text categories options id precision skill name gained observations abstained
  minutesLeft low high stop reason settledSkills skills expiresAt attempts startedAt finishedAt privateLink roleProfiles
  stages description definition forms minutesLow minutesHigh retentionDays instrument bank version provisional en fi it pl
  languages review equivalence
  `
    .trim()
    .split(/\s+/),
);

/** Answers a whole run and gives back the text of every reply there is before the end. */
async function readEverythingToldEarly(people: People): Promise<string[]> {
  const told: string[] = [];
  const ask = async (cookie: string, method: string, path: string, body?: object): Promise<string> => {
    const headers = { 'idempotency-key': randomUUID() };
    const call = { method, path, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const reply = await people.call(cookie, call);
    expect(reply.statusCode, `${path}: ${reply.body.slice(0, 200)}`).toBeLessThan(300);
    told.push(reply.body);
    return reply.body;
  };
  await ask('', 'GET', '/assessment-offer');
  told.push(JSON.stringify(people.started));
  const items = new Map<string, ShownItem>();
  let state: RunnerState = people.started.state;
  while (state.next !== null) {
    for (const item of state.items) items.set(item.itemId, item);
    const item = items.get(state.next)!;
    const turn = state.answered.length;
    const value =
      turn % 11 === 5
        ? { skip: 'prefer-not-to-say' }
        : item.kind === 'scenario'
          ? { ratings: item.options.map((_, index) => 1 + ((turn + index) % 5)) }
          : { category: turn % 5 };
    const answer = {
      key: randomUUID(),
      itemId: item.itemId,
      revision: 1,
      value,
      answeredAt: '2026-11-21T10:00:00.000Z',
      seconds: 20,
    };
    const path = `/assessments/${people.attemptId}/answers`;
    const text = await ask(people.guest, 'POST', path, { answers: [answer], holds: [...items.keys()] });
    ({ state } = JSON.parse(text) as AcceptedAnswers);
    if (turn % 10 === 0) await ask(people.guest, 'GET', `/assessments/${people.attemptId}`);
  }
  await ask(people.guest, 'GET', '/assessments');
  await ask(people.guest, 'GET', '/private-links/own');
  await ask(people.guest, 'POST', `/assessments/${people.attemptId}/finish`, {
    answered: state.answered.length,
    early: false,
  });
  return told;
}

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(namesIn);
  return Array.isArray(value) ? inner : [...Object.keys(value), ...inner];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('before the result', () => {
  it(
    'no reply tells a key, a reason, a level, a parameter or a target, by name or in words',
    { timeout: 60_000 },
    async () => {
      const people = await openPeople();
      const told = await readEverythingToldEarly(people);
      expect(told.length).toBeGreaterThan(30);
      // The keys of refused answers would come under this name too; a whole run has none.
      const names = new Set(told.flatMap((text) => namesIn(JSON.parse(text))));
      expect([...names].filter((name) => !NAMES_TOLD.has(name))).toEqual([]);

      const { bank, framework } = loadContent();
      const secrets = [
        ...bank.scenarios.flatMap((scenario) => scenario.options.flatMap((option) => textsIn(option.reason))),
        ...bank.statements.flatMap((statement) => textsIn(statement.observed)),
        ...framework.skills.flatMap((skill) =>
          skill.levels.flatMap((level) => level.indicators.flatMap((each) => textsIn(each.text))),
        ),
        ...framework.head.levels.flatMap((level) => textsIn(level.description)),
      ];
      expect(secrets.length).toBeGreaterThan(500);
      const everything = told.join('\n');
      expect(secrets.filter((secret) => everything.includes(JSON.stringify(secret).slice(1, -1)))).toEqual([]);
    },
  );

  it('would be seen to tell too much if an item went out as it stands in the bank', () => {
    const { bank } = loadContent();
    const names = namesIn(bank.scenarios[0]);
    expect(names.filter((name) => !NAMES_TOLD.has(name))).toEqual(expect.arrayContaining(['key', 'indicators']));
  });
});
