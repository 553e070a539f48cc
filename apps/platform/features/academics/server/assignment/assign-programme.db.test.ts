import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../core/database/testing/with-databases.ts';
import type { Programme } from '../../../programmes/contract.ts';
import { academicStore } from '../academic-store.ts';
import { makeRequest, TENANT } from '../testing/make-academic.ts';
import { requestStore } from '../request-store.ts';
import { startAcademics } from '../testing/start-academics.ts';
import { assignProgramme } from './assign-programme.ts';

const PROGRAMME = '019f0000-0000-7000-8000-0000000000aa';
const HEAD = 'name,email,affiliation,languages,hoursPerYear,kind,title,year,hours,audience';
const row = (name: string, languages: string, hours: number, kind: string, title: string) =>
  `${name} (synthetic),${name.toLowerCase()}@synthetic.example,Synthetic University,${languages},${hours},${kind},${title},2024,,professionals`;
const TABLE = [
  HEAD,
  row('Anna', 'en', 8, 'course', 'Fault diagnosis of machines'),
  row('Anna', 'en', 8, 'publication', 'Fault diagnosis of machines from log data'),
  row('Bo', 'en', 40, 'course', 'Fault diagnosis for beginners'),
  row('Cy', 'fi', 40, 'course', 'Fault diagnosis of machines'),
  row('Di', 'en', 40, 'course', 'Negotiation with customers'),
].join('\n');

const session = (id: string, title: string, minutes: number, academicId: string | null = null) => ({
  id,
  title,
  activity: '',
  minutes,
  objectiveIds: [],
  language: 'en',
  academicId,
});
const programmeOf = (sessions: readonly object[]): Programme =>
  ({ id: PROGRAMME, title: 'Synthetic programme', objectives: [], needs: [], startsOn: null, sessions }) as never;

describeOnBothDatabases('academics for a whole programme', (open) => {
  it('are proposed within their hours and languages, with reasons and whoever else could', async () => {
    const started = await startAcademics(open);
    await started.take('csv', TABLE);
    started.programmes.set(
      PROGRAMME,
      programmeOf([
        session('s1', 'Fault diagnosis of machines', 360),
        session('s2', 'Fault diagnosis of machines, practice', 360),
        session('s3', 'Negotiation with customers', 120),
        session('s4', 'Medieval guilds', 60),
      ]),
    );
    const found = await assignProgramme(started.parts, started.database.read, TENANT, {
      programmeId: PROGRAMME,
      fairness: 0.25,
    });
    expect(found.status).toBe('optimal');
    expect(found.value).toBeGreaterThanOrEqual(found.greedyValue - 1e-9);
    const names = found.sessions.map(({ name }) => name);
    // Anna has eight hours: one of the two long days is hers, the other somebody else's.
    expect(names.slice(0, 2).toSorted()).toEqual(['Anna (synthetic)', 'Bo (synthetic)']);
    expect(names[2]).toBe('Di (synthetic)');
    expect(names[3]).toBeNull();
    expect(names).not.toContain('Cy (synthetic)');
    expect(found.sessions[0]!.reasons.length).toBeGreaterThan(0);
    expect(found.loads.every(({ hours, hoursLeft }) => hoursLeft === null || hours <= hoursLeft)).toBe(true);
  });

  it('are not those in the pause between two requests, unless they said yes to this programme', async () => {
    const started = await startAcademics(open);
    const { database, parts, runtime } = started;
    await started.take('csv', TABLE);
    const anna = (await academicStore(database.read).list(TENANT)).find(({ name }) => name.startsWith('Anna'))!;
    started.programmes.set(PROGRAMME, programmeOf([session('s1', 'Fault diagnosis of machines', 120, anna.id)]));
    const assign = () => assignProgramme(parts, database.read, TENANT, { programmeId: PROGRAMME, fairness: 0 });
    expect((await assign()).sessions[0]).toMatchObject({
      name: 'Anna (synthetic)',
      given: { name: 'Anna (synthetic)' },
    });
    const asked = makeRequest(anna.id, { sentAt: runtime.clock.iso(), hours: 2 });
    await database.write((queries) => requestStore(queries).add(asked));
    expect((await assign()).sessions[0]!.name).not.toBe('Anna (synthetic)');
    const agreed = makeRequest(anna.id, {
      sentAt: runtime.clock.iso(),
      hours: 2,
      programmeId: PROGRAMME,
      state: 'yes',
    });
    await database.write((queries) => requestStore(queries).add(agreed));
    expect((await assign()).sessions[0]!.name).toBe('Anna (synthetic)');
  });

  it('are refused for a programme that is not there, and for one without sessions', async () => {
    const { parts, database, programmes } = await startAcademics(open);
    const wish = { programmeId: PROGRAMME, fairness: 0 };
    await expect(assignProgramme(parts, database.read, TENANT, wish)).rejects.toMatchObject({
      code: 'academics.programme-not-known',
    });
    programmes.set(PROGRAMME, programmeOf([]));
    await expect(assignProgramme(parts, database.read, TENANT, wish)).rejects.toMatchObject({
      code: 'academics.nothing-to-assign',
    });
  });
});
