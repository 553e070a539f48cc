import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../core/database/testing/with-databases.ts';
import { createInstrument, pinnedTo } from '../features/assessment/server/index.ts';
import { acceptKey, closeStudy } from '../features/studies/server/index.ts';
import {
  answer,
  answersOf,
  BY,
  openedStudy,
  SCENARIOS,
  startStudies,
} from '../features/studies/server/testing/start-studies.ts';

describeOnBothDatabases('a panel key that was taken over', (open) => {
  it('measures new attempts of the institution, and no other; attempts begun before stay with theirs', async () => {
    const started = await startStudies(open);
    const { parts, database } = started;
    const instrument = createInstrument(parts.framework, parts.bank);
    const opened = await openedStudy(started, 8);
    // Everybody rates one point lower than the authors.
    for (const expert of opened.experts) await answer(started, expert, answersOf(4, -1));
    await database.write((queries) => closeStudy(parts, queries, { tenantId: BY.tenantId, id: opened.studyId }, null));
    const before = {
      tenantId: BY.tenantId,
      parameters: (await instrument.versions.current(database.read, BY.tenantId)).parameters,
    };
    expect(before.parameters).toBe('provisional-1');
    const fitting = SCENARIOS.filter((id) =>
      parts.bank.scenarios.find((each) => each.id === id)!.options.some(({ key }) => key === 5),
    );
    expect(fitting.length).toBeGreaterThan(0);
    await database.write((queries) =>
      acceptKey(parts, queries, BY, opened.studyId, {
        rule: 'mean',
        scenarios: fitting,
        reason: 'synthetic',
        parameters: before.parameters,
      }),
    );
    const current = await instrument.versions.current(database.read, BY.tenantId);
    expect(current.parameters).toMatch(/^provisional-panel-key-/);
    const keysIn = (prepared: typeof current.prepared) => JSON.stringify(prepared);
    expect(keysIn(current.prepared)).not.toBe(keysIn(instrument.prepared));
    expect(pinnedTo(instrument, before)).toBe(instrument);
    expect(pinnedTo(instrument, { tenantId: BY.tenantId, parameters: current.parameters })).toBe(current);
    expect((await instrument.versions.current(database.read, 'another')).parameters).toBe('provisional-1');
    expect(() => pinnedTo(instrument, { tenantId: 'another', parameters: current.parameters })).toThrow('not loaded');
  });
});
