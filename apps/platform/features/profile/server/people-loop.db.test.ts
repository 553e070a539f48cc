import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import type { TestDatabase } from '../../../core/database/testing/with-databases.ts';
import { threadMigration } from '../../../core/thread/thread-tables.ts';
import { createThread } from '../../../core/thread/thread.ts';
import { assessmentMigrations } from '../../assessment/server/index.ts';
import { answerWholly } from '../../assessment/server/testing/answer-wholly.ts';
import { syntheticInstrument } from '../../assessment/server/testing/synthetic-instrument.ts';
import type { AuditEvent } from '../../../core/audit-port.ts';
import {
  profileResult,
  movedSkill,
  occasionChange,
  ageingView,
  development as developmentSchema,
} from '../contract.ts';
import { createProfileDoor, forgetCampaign } from './create-profile-door.ts';
import { developmentStore } from './development/development-store.ts';
import { readDevelopment } from './development/read-development.ts';
import { explainSkill } from './explain-skill.ts';
import { exportCsv, toArchive } from './export-result.ts';
import { importProfile, profileArchive } from './import-result.ts';
import { chooseAgeing, viewAgeing } from './ledger/ageing.ts';
import { calibrateSeverities } from './ledger/calibrate-severity.ts';
import { compareOccasions } from './ledger/compare-occasions.ts';
import { explainMoves } from './ledger/explain-moves.ts';
import { ledgerStore } from './ledger/ledger-store.ts';
import { profileMigrations } from './migrations.ts';
import type { OutsideObservation, ReleasedRound } from './profile-door.ts';
import { evidenceBehind, findFinished, readResult, recomputeResult } from './read-result.ts';
import type { ResultDependencies } from './result-dependencies.ts';
import { profileRelations } from './relations.ts';
import { profileStore } from './store.ts';

const instrument = syntheticInstrument();
const person = { tenantId: 'public', personId: 'synthetic-person' };
const MONTH = 30.4375 * 86_400_000;

/** A round of synthetic people; `level` shifts what they say. */
function syntheticRound(
  roundId: string,
  releasedAt: string,
  groups: Readonly<Record<string, number>>,
  level = 2,
): ReleasedRound {
  return {
    roundId,
    campaignId: 'synthetic-campaign',
    releasedAt,
    bankVersion: '1.0.0',
    groups: Object.entries(groups).map(([group, raters]) => ({
      group: group as ReleasedRound['groups'][number]['group'],
      raters,
      ratings: Array.from({ length: raters }, (_, rater) =>
        instrument.bank.head.skills.flatMap((skill, k) =>
          instrument.bank.statements
            .filter((statement) => statement.skill === skill)
            .slice(0, 3)
            .map(({ id }, i) => ({
              rater,
              itemId: id,
              category: Math.min(4, Math.max(0, level + ((rater + k + i) % 3) - 1)),
            })),
        ),
      ).flat(),
    })),
    withheld: [],
  };
}

const outside: OutsideObservation = {
  key: 'synthetic-test-1',
  source: 'test',
  skill: 'asking',
  level: 3.5,
  standardError: 0.3,
  validity: { value: 0.5, source: 'synthetic' },
  instrument: 'synthetic-test@1',
  observedAt: '2026-11-20T10:00:00.000Z',
};

describeOnBothDatabases('the ledger of many eyes', (open) => {
  const begin = async () => {
    const test: TestDatabase = await open([threadMigration, ...assessmentMigrations, ...profileMigrations]);
    const rounds: ReleasedRound[] = [];
    const events: AuditEvent[] = [];
    const dependencies: ResultDependencies = {
      database: test.database,
      runtime: test.runtime,
      instrument,
      audit: async (_queries, event) => void events.push(event),
      thread: createThread({ runtime: test.runtime, relations: profileRelations }),
      rounds: { released: async () => rounds },
    };
    const attemptId = await answerWholly(test, instrument, person);
    return { test, dependencies, attemptId, rounds, events, door: createProfileDoor(dependencies) };
  };

  it('takes a released round in once and shows its groups as sources of their own', async () => {
    const { test, dependencies, attemptId, rounds, events } = await begin();
    const before = await readResult(dependencies, 'public', attemptId);
    expect(before).not.toHaveProperty('others');
    test.runtime.clock.advance(86_400_000);
    rounds.push(syntheticRound('round-1', test.runtime.clock.iso(), { peers: 4, manager: 1 }));
    const after = await readResult(dependencies, 'public', attemptId);
    expect(after.entry).toMatchObject({ reason: 'round-released', isCurrent: true });
    expect(profileResult.parse(after)).toEqual(after);
    expect(after.others!.rounds[0]!.groups).toEqual([
      { group: 'manager', raters: 1 },
      { group: 'peers', raters: 4 },
    ]);
    expect(after.others!.severity).toMatchObject({ basis: 'literature' });
    const asking = after.skills.find((skill) => skill.skill === 'asking')!;
    expect(asking.sources.map((source) => source.source)).toEqual(['self', 'scenario', 'manager', 'peers']);
    expect(asking.selfOthers!.raters).toBe(5);
    expect(await readResult(dependencies, 'public', attemptId)).toEqual(after);
    expect(events.filter((event) => event.action === 'profile.round-entered')).toHaveLength(1);
    expect(await readResult(dependencies, 'public', attemptId, before.resultId)).toMatchObject({
      skills: before.skills,
      entry: { reason: 'first', isCurrent: false },
    });
  });

  it('lets nothing of two peers in: not in the result, the explanation, the archive, the table or the ledger', async () => {
    const { test, dependencies, attemptId, rounds } = await begin();
    rounds.push(syntheticRound('round-1', test.runtime.clock.iso(), { peers: 2 }, 4));
    const result = await readResult(dependencies, 'public', attemptId);
    const found = await findFinished(dependencies, 'public', attemptId);
    const evidence = await evidenceBehind(dependencies, found, result);
    const texts = [
      JSON.stringify(result.skills),
      JSON.stringify(explainSkill(instrument, found, result, 'asking', evidence)),
      JSON.stringify(toArchive(found.attempt, found.stored, [], result, evidence)),
    ];
    for (const text of texts) expect(text).not.toContain('"peers","level"');
    expect(texts[1]).not.toContain('"group":"peers"');
    expect(result.skills.every((skill) => skill.sources.every((source) => source.source !== 'peers'))).toBe(true);
    expect(result.skills.every((skill) => skill.selfOthers?.verdict === 'cannot-tell-yet')).toBe(true);
    const lines = String(exportCsv(result, 'en').body).split('\r\n');
    const column = lines[0]!.split(',').indexOf('peers_level');
    expect(lines.slice(1, 9).every((line) => line.split(',')[column] === '')).toBe(true);
    expect(await ledgerStore(dependencies.database.read).listGroupObservations('public', 'peers', 10)).toEqual([]);
    const alone = result.skills.map((skill) => skill.estimate.level);
    rounds.push(syntheticRound('round-2', test.runtime.clock.iso(), { peers: 3 }, 4));
    const three = await readResult(dependencies, 'public', attemptId);
    expect(three.skills.map((skill) => skill.estimate.level)).not.toEqual(alone);
    expect(three.skills[0]!.sources.some((source) => source.source === 'peers' && source.observations === 3)).toBe(
      true,
    );
  });

  it('walks a number down to the group and no further', async () => {
    const { test, dependencies, attemptId, rounds } = await begin();
    rounds.push(syntheticRound('round-1', test.runtime.clock.iso(), { peers: 4 }));
    const result = await readResult(dependencies, 'public', attemptId);
    const found = await findFinished(dependencies, 'public', attemptId);
    const evidence = await evidenceBehind(dependencies, found, result);
    const { steps } = explainSkill(instrument, found, result, 'asking', evidence);
    const source = steps.find((step) => step.id === 'source-peers')!;
    const group = steps.find((step) => step.id === source.restsOn[0])!;
    expect(group).toMatchObject({ kind: 'round', restsOn: [], detail: { raters: 4, group: 'peers' } });
    expect(JSON.stringify(steps)).not.toContain('"rater":');
  });

  it('leaves as an archive with one rounded view a group and comes back to the same profile', async () => {
    const { test, dependencies, attemptId, rounds, door } = await begin();
    rounds.push(syntheticRound('round-1', test.runtime.clock.iso(), { peers: 4, partners: 3 }));
    await test.database.write((queries) => door.addObservations(queries, 'public', person.personId, [outside]));
    const result = await readResult(dependencies, 'public', attemptId);
    expect(result.skills.find((skill) => skill.skill === 'asking')!.sources.map((each) => each.source)).toContain(
      'test',
    );
    const found = await findFinished(dependencies, 'public', attemptId);
    const archive = toArchive(
      found.attempt,
      found.stored,
      [],
      result,
      await evidenceBehind(dependencies, found, result),
    );
    const text = JSON.stringify(archive);
    expect(text).not.toContain('"rater":');
    expect(importProfile(instrument, profileArchive.parse(JSON.parse(text)))).toEqual({ result, reproduced: true });
    const altered = JSON.parse(text) as { ledger: { rounds: { views: { raters: number }[] }[] } };
    altered.ledger.rounds[0]!.views[0]!.raters = 40;
    expect(() => importProfile(instrument, profileArchive.parse(altered))).toThrow('result.import-altered');
  });

  it('enters an outside observation once, refuses an unusable one, and computes anew at the next reading', async () => {
    const { test, dependencies, attemptId, door } = await begin();
    await readResult(dependencies, 'public', attemptId);
    const add = (observation: OutsideObservation) =>
      test.database.write((queries) => door.addObservations(queries, 'public', person.personId, [observation]));
    expect(await add(outside)).toEqual({ added: 1 });
    expect(await add(outside)).toEqual({ added: 0 });
    await expect(add({ ...outside, key: 'b', skill: 'flying' })).rejects.toMatchObject({
      code: 'result.unknown-skill',
    });
    await expect(add({ ...outside, key: 'b', standardError: 0 })).rejects.toMatchObject({
      code: 'profile.observation-unusable',
    });
    await expect(add({ ...outside, key: 'b', validity: { value: 0.4, source: ' ' } })).rejects.toMatchObject({
      code: 'profile.observation-unusable',
    });
    expect((await readResult(dependencies, 'public', attemptId)).entry!.reason).toBe('evidence-added');
  });

  it('says what moved a skill between two dates, and the parts add up to the whole', async () => {
    const { test, dependencies, attemptId, rounds } = await begin();
    const first = await readResult(dependencies, 'public', attemptId);
    const wish = { ...person, skill: 'asking' };
    const toFirst = await explainMoves(test.database, instrument, {
      ...wish,
      from: null,
      to: test.runtime.clock.iso(),
    });
    expect(movedSkill.parse(toFirst)).toEqual(toFirst);
    expect(toFirst.steps.length).toBeGreaterThan(20);
    expect(toFirst.steps.reduce((sum, step) => sum + step.moved, 0)).toBeCloseTo(toFirst.total, 12);
    expect(toFirst.to.level).toBeCloseTo(first.skills.find((skill) => skill.skill === 'asking')!.estimate.level, 9);
    const then = test.runtime.clock.iso();
    test.runtime.clock.advance(86_400_000);
    rounds.push(syntheticRound('round-1', test.runtime.clock.iso(), { peers: 4 }, 4));
    const second = await readResult(dependencies, 'public', attemptId);
    const moved = await explainMoves(test.database, instrument, { ...wish, from: then, to: test.runtime.clock.iso() });
    expect(moved.steps).toMatchObject([{ kind: 'group', source: 'peers', count: 4 }]);
    expect(moved.from.level).toBeCloseTo(toFirst.to.level, 12);
    expect(moved.to.level).toBeCloseTo(second.skills.find((skill) => skill.skill === 'asking')!.estimate.level, 9);
    expect(moved.steps[0]!.moved).toBeCloseTo(moved.total, 12);
    await expect(
      explainMoves(test.database, instrument, { ...wish, from: test.runtime.clock.iso(), to: then }),
    ).rejects.toMatchObject({
      code: 'profile.dates-turned-round',
    });
  });

  it('offers a recomputation when the parameters are others today and keeps both', async () => {
    const { dependencies, attemptId } = await begin();
    const yesterday = await readResult(dependencies, 'public', attemptId);
    expect(yesterday.entry!.offer).toBe('none');
    const other = { ...instrument, parameters: 'provisional-2' };
    const versions = { ...instrument.versions, current: async () => other };
    const changed = { ...dependencies, instrument: { ...other, versions } };
    const today = await readResult(changed, 'public', attemptId);
    expect(today.skills).toEqual(yesterday.skills);
    expect(today.entry!.offer).toBe('parameters');
    await recomputeResult(changed, 'public', attemptId);
    expect((await readResult(changed, 'public', attemptId)).resultId).toBe(yesterday.resultId);
  });

  it('lets observations age only when somebody chose it, shows the effect first, and goes back to the very same result', async () => {
    const { test, dependencies, attemptId } = await begin();
    const whole = await readResult(dependencies, 'public', attemptId);
    test.runtime.clock.advance(24 * MONTH);
    expect((await readResult(dependencies, 'public', attemptId)).resultId).toBe(whole.resultId);
    const tried = await viewAgeing(dependencies, person, 12);
    expect(ageingView.parse(tried)).toEqual(tried);
    expect(tried).toMatchObject({ halfLifeMonths: null, chosenBy: 'nobody', tried: 12 });
    for (const { without, with: aged } of tried.effect)
      expect(aged.standardDeviation).toBeGreaterThan(without.standardDeviation);
    await chooseAgeing(dependencies, person, 12);
    const aged = await readResult(dependencies, 'public', attemptId);
    expect(aged).toMatchObject({ entry: { reason: 'ageing-chosen', isCurrent: true }, ageing: { halfLifeMonths: 12 } });
    await chooseAgeing(dependencies, person, null);
    expect((await readResult(dependencies, 'public', attemptId)).resultId).toBe(whole.resultId);
  });

  it('follows the institution’s ageing until the person chooses otherwise', async () => {
    const { test, dependencies } = await begin();
    const store = ledgerStore(test.database.read);
    await test.database.write((queries) =>
      ledgerStore(queries).chooseInstitutionAgeing('public', {
        id: test.runtime.makeId(),
        halfLifeMonths: 24,
        at: test.runtime.clock.iso(),
      }),
    );
    expect(await store.findAgeing('public', person.personId)).toEqual({ halfLifeMonths: 24, chosenBy: 'institution' });
    await chooseAgeing(dependencies, person, null);
    expect(await store.findAgeing('public', person.personId)).toEqual({ halfLifeMonths: null, chosenBy: 'person' });
  });

  it('compares two attempts and claims no change where the same was answered', async () => {
    const { test, dependencies, attemptId } = await begin();
    const first = await findFinished(dependencies, 'public', attemptId);
    expect(await compareOccasions(test.database, instrument, first.attempt)).toEqual({ comparison: null });
    test.runtime.clock.advance(6 * MONTH);
    const again = await answerWholly(test, instrument, person);
    const { attempt } = await findFinished(dependencies, 'public', again);
    const change = await compareOccasions(test.database, instrument, attempt);
    expect(occasionChange.parse(change)).toEqual(change);
    expect(change.comparison!.before.attemptId).toBe(attemptId);
    expect(change.comparison!.skills).toHaveLength(8);
    for (const skill of change.comparison!.skills) expect(skill.verdict).toMatch(/^no-reliable-change/);
  });

  it('says of each source that spoke twice what it shows by itself', async () => {
    const { test, dependencies, rounds } = await begin();
    rounds.push(syntheticRound('round-1', test.runtime.clock.iso(), { peers: 4, partners: 3, manager: 1 }, 0));
    await createProfileDoor(dependencies).takeInRounds('public', person.personId);
    test.runtime.clock.advance(6 * MONTH);
    const again = await answerWholly(test, instrument, person);
    const { attempt } = await findFinished(dependencies, 'public', again);
    const alone = await compareOccasions(test.database, instrument, attempt);
    test.runtime.clock.advance(1000);
    rounds.push(syntheticRound('round-2', test.runtime.clock.iso(), { peers: 4, manager: 1 }, 4));
    await createProfileDoor(dependencies).takeInRounds('public', person.personId);
    const change = await compareOccasions(test.database, instrument, attempt);
    expect(occasionChange.parse(change)).toEqual(change);
    for (const [place, { views, skill }] of change.comparison!.skills.entries()) {
      expect(views.map((view) => view.view)).toEqual(['self', 'scenario', 'manager', 'peers', 'together']);
      // The person's own words are the same, whatever others have said meanwhile.
      expect(alone.comparison!.skills[place]).toMatchObject({ skill, views: views.slice(0, 2) });
      expect(change.comparison!.skills[place]!.change).not.toBe(alone.comparison!.skills[place]!.change);
    }
  });

  it('gives the newest estimates to rooms on the right and names nobody without a result', async () => {
    const { test, dependencies, attemptId, rounds, door } = await begin();
    expect(await door.estimates(test.database.read, 'public', [person.personId])).toEqual([]);
    await readResult(dependencies, 'public', attemptId);
    rounds.push(syntheticRound('round-1', test.runtime.clock.iso(), { peers: 4 }));
    expect(await door.takeInRounds('public', person.personId)).toEqual({ rounds: 1 });
    const [estimate, ...others] = await door.estimates(test.database.read, 'public', [person.personId, 'nobody']);
    expect(others).toEqual([]);
    const result = await readResult(dependencies, 'public', attemptId);
    expect(estimate).toMatchObject({ personId: person.personId, resultId: result.resultId });
    expect(estimate!.skills.map((skill) => skill.mean)).toEqual(result.skills.map((skill) => skill.estimate.level));
    expect(await door.estimates(test.database.read, 'other', [person.personId])).toEqual([]);
  });

  it('shows development over time from what is kept', async () => {
    const { test, dependencies, attemptId, rounds } = await begin();
    await readResult(dependencies, 'public', attemptId);
    rounds.push(syntheticRound('round-1', test.runtime.clock.iso(), { peers: 4 }));
    await readResult(dependencies, 'public', attemptId);
    const view = await readDevelopment(test.database.read, person, false);
    expect(developmentSchema.parse(view)).toEqual(view);
    expect(view.rounds).toHaveLength(1);
    expect(view.calibration).toHaveLength(1);
    expect(view.attempts[0]).toMatchObject({ attemptId, entries: 2 });
  });

  it('calibrates severity once there are rounds enough, and later rounds say so', async () => {
    const { test, dependencies, rounds, attemptId } = await begin();
    for (let each = 0; each < 30; each += 1) {
      const other = {
        ...dependencies,
        rounds: { released: async () => [syntheticRound(`r-${each}`, test.runtime.clock.iso(), { peers: 4 })] },
      };
      await createProfileDoor(other).takeInRounds('public', `synthetic-${each}`);
    }
    const spread = { status: 'estimated', sd: 0.6, raters: 120, rounds: 30, iterations: 5, converged: true } as const;
    expect(
      await calibrateSeverities(dependencies, async (input) => {
        expect(input.rounds).toHaveLength(30);
        expect(input.rounds[0]!.raters).toHaveLength(4);
        return spread;
      }),
    ).toBe(1);
    expect(await calibrateSeverities(dependencies, async () => spread)).toBe(0);
    rounds.push(syntheticRound('round-1', test.runtime.clock.iso(), { peers: 4 }));
    const result = await readResult(dependencies, 'public', attemptId);
    expect(result.others!.severity).toEqual({ basis: 'calibrated', sd: 0.6, raters: 120, ratees: 30 });
  });

  it('forgets a campaign with its rounds and the results that rested on them', async () => {
    const { test, dependencies, attemptId, rounds } = await begin();
    const before = await readResult(dependencies, 'public', attemptId);
    rounds.push(syntheticRound('round-1', test.runtime.clock.iso(), { peers: 4 }));
    await readResult(dependencies, 'public', attemptId);
    rounds.length = 0;
    await test.database.write((queries) =>
      forgetCampaign(queries, { tenantId: 'public', campaignId: 'synthetic-campaign', attemptIds: [] }),
    );
    expect(await ledgerStore(test.database.read).listRounds('public', person.personId)).toEqual([]);
    expect((await readResult(dependencies, 'public', attemptId)).resultId).toBe(before.resultId);
    await test.database.write((queries) =>
      forgetCampaign(queries, { tenantId: 'public', campaignId: 'other', attemptIds: [attemptId] }),
    );
    expect(await profileStore(test.database.read).listResults('public', attemptId)).toEqual([]);
  });

  it('keeps notes to oneself out of every export and loses them when they are removed', async () => {
    const { test, dependencies, attemptId } = await begin();
    const note = {
      id: test.runtime.makeId(),
      moduleId: null,
      text: 'synthetic secret thought',
      writtenAt: test.runtime.clock.iso(),
    };
    await test.database.write((queries) => developmentStore(queries).addNote('public', person.personId, note));
    const result = await readResult(dependencies, 'public', attemptId);
    const found = await findFinished(dependencies, 'public', attemptId);
    expect(JSON.stringify(toArchive(found.attempt, found.stored, [], result))).not.toContain('secret');
    expect(await developmentStore(test.database.read).listNotes('public', 'somebody-else')).toEqual([]);
    await test.database.write((queries) => developmentStore(queries).removeNote('public', 'somebody-else', note.id));
    expect(await developmentStore(test.database.read).listNotes('public', person.personId)).toHaveLength(1);
    await test.database.write((queries) => developmentStore(queries).removeNote('public', person.personId, note.id));
    expect(await developmentStore(test.database.read).listNotes('public', person.personId)).toEqual([]);
  });
});
