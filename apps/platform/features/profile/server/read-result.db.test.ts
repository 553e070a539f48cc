import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import type { TestDatabase } from '../../../core/database/testing/with-databases.ts';
import { answerWholly } from '../../assessment/server/testing/answer-wholly.ts';
import { syntheticInstrument } from '../../assessment/server/testing/synthetic-instrument.ts';
import { assessmentMigrations } from '../../assessment/server/index.ts';
import { profileResult } from '../contract.ts';
import { toArchive } from './export-result.ts';
import { importProfile, profileArchive } from './import-result.ts';
import { threadMigration } from '../../../core/thread/thread-tables.ts';
import { createThread } from '../../../core/thread/thread.ts';
import { profileMigrations } from './migrations.ts';
import { profileRelations } from './relations.ts';
import { findFinished, readResult, recomputeResult } from './read-result.ts';
import type { ResultDependencies } from './result-dependencies.ts';
import { profileStore } from './store.ts';

const instrument = syntheticInstrument();
const person = { tenantId: 'public', personId: 'synthetic-person' };

const start = async (test: TestDatabase): Promise<ResultDependencies> => ({
  database: test.database,
  runtime: test.runtime,
  instrument,
  audit: async () => {},
  thread: createThread({ runtime: test.runtime, relations: profileRelations }),
  rounds: { released: async () => [] },
});

describeOnBothDatabases('the result of an attempt', (open) => {
  const begin = async () => {
    const test = await open([threadMigration, ...assessmentMigrations, ...profileMigrations]);
    const dependencies = await start(test);
    const attemptId = await answerWholly(test, instrument, person);
    return { test, dependencies, attemptId };
  };

  it('is what the contract says and the same at every reading', async () => {
    const { test, dependencies, attemptId } = await begin();
    const first = await readResult(dependencies, 'public', attemptId);
    test.runtime.clock.advance(86_400_000);
    expect(await readResult(dependencies, 'public', attemptId)).toEqual(first);
    expect(profileResult.parse(first)).toEqual(first);
    expect(first.skills).toHaveLength(8);
    expect(first.summary.needs).toHaveLength(2);
    expect(first.hitRate?.plan).toBeGreaterThan(0);
    expect(first.skills.every((skill) => skill.estimate.interval90.low < skill.estimate.level)).toBe(true);
  });

  it('is tied to its attempt and instrument by links that can be walked both ways', async () => {
    const { dependencies, attemptId } = await begin();
    const result = await readResult(dependencies, 'public', attemptId);
    await recomputeResult(dependencies, 'public', attemptId);
    const { thread, database } = dependencies;
    const end = { type: 'result', id: result.provenance.resultDigest };
    const [link, ...others] = await thread.linksFrom(database.read, { tenantId: 'public', end });
    expect(link?.to).toEqual({ type: 'attempt', id: attemptId });
    expect(others).toEqual([]);
    const [back] = await createThread({ runtime: dependencies.runtime, relations: profileRelations }).linksTo(
      database.read,
      {
        tenantId: 'public',
        end: { type: 'instrument', id: 'synthetic@1.0.0/provisional-1' },
      },
    );
    expect(back?.from).toEqual({ type: 'attempt', id: attemptId });
  });

  it('is refused while the attempt is open', async () => {
    const test = await open([threadMigration, ...assessmentMigrations, ...profileMigrations]);
    const dependencies = await start(test);
    const attemptId = await answerWholly(test, instrument, person, { isFinishing: false });
    await expect(readResult(dependencies, 'public', attemptId)).rejects.toMatchObject({ code: 'result.not-finished' });
  });

  it('enters every answer into the ledger once, however often it is computed', async () => {
    const { dependencies, attemptId } = await begin();
    await readResult(dependencies, 'public', attemptId);
    const once = await profileStore(dependencies.database.read).listObservations('public', person.personId);
    await recomputeResult(dependencies, 'public', attemptId);
    const twice = await profileStore(dependencies.database.read).listObservations('public', person.personId);
    expect(once.length).toBeGreaterThan(28);
    expect(twice).toEqual(once);
    expect(await profileStore(dependencies.database.read).listResults('public', attemptId)).toHaveLength(1);
  });

  it('keeps yesterday’s result when the program computes another one today', async () => {
    const { dependencies, attemptId } = await begin();
    const before = await readResult(dependencies, 'public', attemptId);
    const changed: ResultDependencies = {
      ...dependencies,
      instrument: {
        ...instrument,
        framework: {
          ...instrument.framework,
          skills: instrument.framework.skills.map((skill) => ({
            ...skill,
            definition: { en: 'another synthetic definition' },
          })),
        },
      },
    };
    const today = await recomputeResult(changed, 'public', attemptId);
    expect(today.provenance.resultDigest).not.toBe(before.provenance.resultDigest);
    expect(await readResult(changed, 'public', attemptId)).toEqual(before);
    expect(await profileStore(dependencies.database.read).listResults('public', attemptId)).toHaveLength(2);
  });

  it('leaves as an archive that comes back to the same profile, and not when one answer was changed', async () => {
    const { dependencies, attemptId } = await begin();
    const result = await readResult(dependencies, 'public', attemptId);
    const { attempt, stored } = await findFinished(dependencies, 'public', attemptId);
    const observations = await profileStore(dependencies.database.read).listObservations('public', person.personId);
    const text = JSON.stringify(toArchive(attempt, stored, observations, result));
    expect(text).not.toContain(person.personId);
    const back = importProfile(instrument, profileArchive.parse(JSON.parse(text)));
    expect(back).toEqual({ result, reproduced: true });
    const altered = JSON.parse(text) as { answers: { seconds: number }[] };
    altered.answers[0]!.seconds += 1;
    expect(() => importProfile(instrument, profileArchive.parse(altered))).toThrow('result.import-altered');
  });

  it('goes with the person', async () => {
    const { dependencies, attemptId } = await begin();
    await readResult(dependencies, 'public', attemptId);
    await dependencies.database.write((queries) => profileStore(queries).removePerson('public', person.personId));
    expect(await profileStore(dependencies.database.read).listResults('public', attemptId)).toEqual([]);
    expect(await profileStore(dependencies.database.read).listObservations('public', person.personId)).toEqual([]);
  });
});
