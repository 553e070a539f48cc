import { LANGUAGES } from '@dragoman/kernel';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import type { AskBody } from '../contract.ts';
import { academicStore } from './academic-store.ts';
import { answerAsked, openAsked } from './outreach/answer-request.ts';
import { askAcademic } from './outreach/ask-academic.ts';
import { changeOwn, correctRecord, hideMe, hideRecord, objectToUse, openOwn } from './own/own-page.ts';
import { listAcademics, readAcademic } from './present-academics.ts';
import { rankForPage } from './ranking/rank-for-need.ts';
import { requestStore } from './request-store.ts';
import { TENANT } from './testing/make-academic.ts';
import { secretOf, startAcademics } from './testing/start-academics.ts';
import type { StartedAcademics } from './testing/start-academics.ts';

const DAY = 86_400_000;
const HEAD = 'name,email,orcid,affiliation,languages,hoursPerYear,kind,title,year,hours,audience';
const VRIES = 'vries@synthetic.example';
const TABLE = [
  HEAD,
  `Anna de Vries (synthetic),${VRIES},0000-0002-1825-0097,Synthetic University,en nl,40,publication,Fault diagnosis from log data,2021,,`,
  `Anna de Vries (synthetic),${VRIES},0000-0002-1825-0097,Synthetic University,en nl,40,publication,Remote service of packaging machines,2023,,`,
  `Anna de Vries (synthetic),${VRIES},0000-0002-1825-0097,Synthetic University,en nl,40,course,Diagnosing faults for service engineers,2024,6,professionals`,
  'Bo Ek (synthetic),bo@synthetic.example,,Synthetic University,en,,publication,Fault trees of machines,2020,,',
  'Without Address (synthetic),,,Synthetic University,en,,publication,Log data of machines,2020,,',
].join('\n');
const NEED = {
  caseId: null,
  text: 'diagnose faults of machines from log data',
  skills: [],
  language: 'en',
  hours: 6,
  from: null,
  weights: null,
};

const rank = async ({ parts, database }: StartedAcademics, more: object = {}) =>
  rankForPage(parts, database.read, TENANT, { ...NEED, ...more });
const findOne = async ({ database }: StartedAcademics, name: string) =>
  (await academicStore(database.read).list(TENANT)).find((each) => each.name.startsWith(name))!;
async function askBody(started: StartedAcademics, name: string, more: Partial<AskBody> = {}): Promise<AskBody> {
  const { id } = await findOne(started, name);
  const records = await academicStore(started.database.read).listRecords(TENANT, id);
  return {
    academicId: id,
    caseId: null,
    programmeId: null,
    sessionId: null,
    what: 'One day on finding faults for twelve service engineers',
    hours: 6,
    when: 'a Thursday in February',
    startsOn: null,
    language: 'en',
    reasons: records.slice(0, 3).map((record) => record.id),
    override: null,
    ...more,
  };
}
const ask = async (started: StartedAcademics, name: string, more: Partial<AskBody> = {}) => {
  const body = await askBody(started, name, more);
  return started.database.write((queries) => askAcademic(started.parts, queries, started.broker, body));
};
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: { code?: string }) => error.code,
  );

describeOnBothDatabases('academics', (open) => {
  it('are taken in from a file once: the same file again changes nothing, a richer one adds', async () => {
    const started = await startAcademics(open);
    expect(await started.take('csv', TABLE)).toMatchObject({
      taken: true,
      people: 3,
      added: 3,
      changed: 0,
      withoutAddress: 1,
    });
    expect(await started.take('csv', TABLE)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    const orcid = JSON.stringify({
      'orcid-identifier': { path: '0000-0002-1825-0097' },
      person: { name: { 'given-names': { value: 'Anna' }, 'family-name': { value: 'de Vries (synthetic)' } } },
      'activities-summary': {
        works: {
          group: [{ 'work-summary': [{ title: { title: { value: 'A later paper' } }, type: 'journal-article' }] }],
        },
      },
    });
    expect(await started.take('orcid', orcid)).toMatchObject({ added: 0, changed: 1 });
    const { id } = await findOne(started, 'Anna');
    expect(await readAcademic(started.parts, started.database.read, TENANT, id)).toMatchObject({
      publications: 3,
      courses: 1,
    });
    expect(await listAcademics(started.parts, started.database.read, TENANT, { text: 'vries anna' })).toMatchObject({
      found: 1,
      total: 3,
    });
  });

  it('are taken in all or none: a file with a fault leaves nothing behind', async () => {
    const started = await startAcademics(open);
    const report = await started.take('csv', `${TABLE}\n,x,,,,,,,,,`);
    expect(report).toMatchObject({ taken: false, people: 0 });
    expect(report.findings[0]).toMatchObject({ severity: 'error', line: 7 });
    expect((await listAcademics(started.parts, started.database.read, TENANT, {})).total).toBe(0);
  });

  it('correct what is known, and no later import undoes it', async () => {
    const started = await startAcademics(open);
    await started.take('csv', TABLE);
    await ask(started, 'Anna');
    const token = secretOf(started.mails, VRIES, '/academic');
    const { database, parts } = started;
    const own = await database.write((queries) => openOwn(parts, queries, token));
    expect(own.records).toHaveLength(4 - 1);
    const [record] = own.records;
    await database.write((queries) =>
      changeOwn(parts, queries, { token, affiliation: 'Another Institute', languages: ['nl'] }),
    );
    await database.write((queries) =>
      correctRecord(parts, queries, { token, recordId: record!.id, title: 'What it was really called' }),
    );
    await database.write((queries) =>
      hideRecord(parts, queries, { token, recordId: own.records[1]!.id, hidden: true }),
    );
    await started.take('csv', TABLE);
    const after = await database.write((queries) => openOwn(parts, queries, token));
    expect(after).toMatchObject({
      affiliation: 'Another Institute',
      languages: ['nl'],
      corrected: ['affiliation', 'languages'],
    });
    expect(after.records.find(({ id }) => id === record!.id)!.title).toBe('What it was really called');
    expect(after.records.find(({ id }) => id === own.records[1]!.id)!.hidden).toBe(true);
    expect(await refusalOf(database.write((queries) => openOwn(parts, queries, `${token.slice(0, -1)}A`)))).toBe(
      'academics.link-not-known',
    );
  });

  it('are no longer ranked by a work the moment they hide it, nor at all the moment they hide themselves (P3)', async () => {
    const started = await startAcademics(open);
    const { database, parts } = started;
    await started.take('csv', TABLE);
    await ask(started, 'Anna');
    const token = secretOf(started.mails, VRIES, '/academic');
    const before = await rank(started);
    const anna = before.ranked.find(({ name }) => name.startsWith('Anna'))!;
    const records = await academicStore(database.read).listRecords(TENANT, anna.academicId);
    for (const { recordId, title } of anna.reasons) {
      expect(records.find(({ id }) => id === recordId)!.title).toBe(title);
    }
    const { recordId } = anna.reasons[0]!;
    await database.write((queries) => hideRecord(parts, queries, { token, recordId, hidden: true }));
    const after = (await rank(started)).ranked.find(({ name }) => name.startsWith('Anna'))!;
    expect(after.reasons.map((reason) => reason.recordId)).not.toContain(recordId);
    await database.write((queries) => hideMe(parts, queries, { token, hidden: true }));
    expect((await rank(started)).ranked.map(({ name }) => name)).not.toContain('Anna de Vries (synthetic)');
    const list = await listAcademics(parts, database.read, TENANT, {});
    expect(list).toMatchObject({ total: 2, hidden: 1 });
    expect(JSON.stringify(list)).not.toContain('Vries');
    await database.write((queries) => hideMe(parts, queries, { token, hidden: false }));
    expect((await rank(started)).ranked.map(({ name }) => name)).toContain('Anna de Vries (synthetic)');
  });

  it('object, and are erased everywhere, and no import brings them back', async () => {
    const started = await startAcademics(open);
    const { database, parts } = started;
    await started.take('csv', TABLE);
    await ask(started, 'Anna');
    await objectToUse(parts, secretOf(started.mails, VRIES, '/academic'));
    for (const table of ['academic', 'academic_record', 'academic_request', 'academic_objection', 'academic_import']) {
      const { rows } = await sql`select * from ${sql.table(table)}`.execute(database.read);
      expect(JSON.stringify(rows)).not.toMatch(/Vries|vries@|0000-0002-1825-0097|Remote service/);
    }
    expect((await rank(started)).ranked.map(({ name }) => name)).not.toContain('Anna de Vries (synthetic)');
    expect(await started.take('csv', TABLE)).toMatchObject({ objected: 1, added: 0 });
    // The same person by another name and another source: the ORCID iD still tells.
    const renamed = TABLE.split('\n')
      .slice(0, 2)
      .join('\n')
      .replace('Anna de Vries', 'A. de Vries')
      .replace(VRIES, 'other@synthetic.example');
    expect(await started.take('csv', renamed)).toMatchObject({ objected: 1, added: 0 });
    expect(
      await refusalOf(started.take('csv', `${HEAD}\nDe Vries Anna (synthetic),,,Synthetic University,,,,,,,`)),
    ).toBe('none');
    expect(await findOne(started, 'De Vries')).toBeUndefined();
  });

  it('get the notice with the first mail, or by itself before the month is over; who cannot be told is not ranked after it', async () => {
    const started = await startAcademics(open);
    const { academics, runtime, mails } = started;
    await started.take('csv', TABLE);
    await ask(started, 'Anna');
    expect(mails.map(({ to }) => to)).toEqual([VRIES]);
    expect(mails[0]!.text).toContain('Article 6(1)(f)');
    await academics.tend();
    expect(mails).toHaveLength(1);
    runtime.clock.advance(21 * DAY);
    await academics.tend();
    await academics.tend();
    expect(mails.map(({ to, occasion }) => [to, occasion.split(' ')[0]])).toEqual([
      [VRIES, 'academic-request'],
      ['bo@synthetic.example', 'academic-notice'],
    ]);
    expect(mails[1]!.text).toContain('/academic#');
    expect(mails[1]!.text).toContain('a list of the university');
    expect((await rank(started)).ranked).toHaveLength(3);
    runtime.clock.advance(9 * DAY + 1);
    expect(await rank(started)).toMatchObject({ notTold: 1, ranked: { length: 2 } });
    expect(await refusalOf(ask(started, 'Without'))).toBe('academics.not-to-be-asked');
    expect(await listAcademics(started.parts, started.database.read, TENANT, {})).toMatchObject({
      noticeLate: 1,
      noticeWithoutAddress: 1,
    });
  });

  it('get a mail of five lines with works of theirs, and answer without an account (P1)', async () => {
    const started = await startAcademics(open);
    const { database, parts, mails } = started;
    await started.take('csv', TABLE);
    const request = await ask(started, 'Anna');
    const { text, subject } = mails[0]!;
    expect(subject).toBe(
      'A question from Synthetic University: One day on finding faults for twelve service engineers',
    );
    const lines = text.split('\n\n')[1]!.split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe('Who asks: Ewa Synthetic, Synthetic University.');
    expect(lines[2]).toMatch(/^Why you: your .*“Diagnosing faults for service engineers” \(2024\)/);
    expect(lines[3]).toBe('Effort: 6 hours in all.');
    for (const kind of ['yes', 'other', 'later']) expect(text).toContain(`/asked?answer=${kind}#`);
    const token = secretOf(mails, VRIES, '/asked');
    expect(await openAsked(parts, database.read, token)).toMatchObject({
      state: 'open',
      answer: null,
      asker: 'Ewa Synthetic',
    });
    const answer = { kind: 'other' as const, reason: 'no-time' as const, note: 'Ask Bo Ek.' };
    for (const _twice of [1, 2]) await database.write((queries) => answerAsked(parts, queries, token, answer));
    expect(await requestStore(database.read).find(TENANT, request.id)).toMatchObject({ state: 'other', answer });
    expect(mails.filter(({ to }) => to === 'ewa@office.example').map((mail) => mail.subject)).toEqual([
      'Anna de Vries (synthetic) has answered: One day on finding faults for twelve service engineers',
    ]);
  });

  it.each(LANGUAGES.filter((language) => language !== 'en'))(
    'are asked in five lines of the language chosen for the mail: %s',
    async (language) => {
      const started = await startAcademics(open);
      await started.take('csv', TABLE);
      const request = await ask(started, 'Anna', { language });
      expect(await requestStore(started.database.read).find(TENANT, request.id)).toMatchObject({ language });
      const { text, subject } = started.mails[0]!;
      expect(subject).not.toContain('A question from');
      const lines = text.split('\n\n')[1]!.split('\n');
      expect(lines).toHaveLength(5);
      expect(lines[2]).toMatch(/Diagnosing faults for service engineers.*2024/);
      expect(text).not.toMatch(/Why you|Effort|[{}]/);
    },
  );

  it('are not suggested before the date they gave, and not asked again within thirty days without a reason (P2)', async () => {
    const started = await startAcademics(open);
    const { database, parts, mails, runtime } = started;
    await started.take('csv', TABLE);
    await ask(started, 'Anna');
    const token = secretOf(mails, VRIES, '/asked');
    const later = { kind: 'later' as const, notBefore: '2027-03-01', note: '' };
    const now = runtime.clock.iso().slice(0, 10);
    for (const notBefore of [now, '2020-01-01', '2099-01-01']) {
      const refused = database.write((queries) => answerAsked(parts, queries, token, { ...later, notBefore }));
      expect(await refusalOf(refused)).toBe('academics.date-not-possible');
    }
    await database.write((queries) => answerAsked(parts, queries, token, later));
    const ownToken = secretOf(mails, VRIES, '/academic');
    const own = await database.write((queries) => openOwn(parts, queries, ownToken));
    expect(own.requests).toMatchObject([{ state: 'later', answer: later }]);
    const ranking = await rank(started);
    expect(ranking.ranked.map(({ name }) => name)).not.toContain('Anna de Vries (synthetic)');
    expect(ranking.notYet).toMatchObject([{ name: 'Anna de Vries (synthetic)', from: '2027-03-01' }]);
    const inTime = await rank(started, { from: '2027-03-01' });
    expect(inTime.ranked.map(({ name }) => name)).toContain('Anna de Vries (synthetic)');
    expect(await refusalOf(ask(started, 'Anna'))).toBe('academics.not-before');
    const inMarch = { startsOn: '2027-03-02' };
    expect(await refusalOf(ask(started, 'Anna', inMarch))).toBe('academics.cooling-down');
    const again = await ask(started, 'Anna', { ...inMarch, override: 'The firm asked for her by name today.' });
    expect(again.override).toBe('The firm asked for her by name today.');
    const { rows } = await sql<{
      action: string;
    }>`select action from audit_entry where action like 'academics.asked%' order by id`.execute(database.read);
    expect(rows.map(({ action }) => action)).toEqual(['academics.asked', 'academics.asked-within-pause']);
    runtime.clock.advance(31 * DAY);
    await started.take('csv', TABLE);
    expect(
      (await ask(started, 'Anna', { ...inMarch, override: 'A reason nobody needs any more.' })).override,
    ).toBeNull();
  });

  it('are asked with their own visible works only, never with a line the firm marked as confidential', async () => {
    const started = await startAcademics(open);
    await started.take('csv', TABLE);
    const { id } = await findOne(started, 'Bo');
    const [foreign] = await academicStore(started.database.read).listRecords(TENANT, id);
    expect(await refusalOf(ask(started, 'Anna', { reasons: [foreign!.id] }))).toBe('academics.reason-not-known');
    expect(await refusalOf(ask(started, 'Without'))).toBe('academics.no-address');
    started.cases.set('019f0000-0000-7000-8000-0000000000cc', { title: 'A case', sentences: [], needs: [] } as never);
    started.confidential.set('s1', 'We close the plant in Kanarialintu next year');
    const caseId = '019f0000-0000-7000-8000-0000000000cc';
    const what = 'Help: they close the plant in Kanarialintu';
    expect(await refusalOf(ask(started, 'Anna', { caseId, what }))).toBe('academics.confidential');
    expect(await refusalOf(ask(started, 'Anna', { caseId: '019f0000-0000-7000-8000-0000000000dd' }))).toBe(
      'academics.case-not-known',
    );
    expect(started.mails).toEqual([]);
    await started.database.write((queries) => academicStore(queries).change(TENANT, id, { opted_out: 1 }));
    expect(await refusalOf(ask(started, 'Bo'))).toBe('academics.opted-out');
  });

  it('stand beside the sessions of the programme that answers the case, each with who leads it', async () => {
    const started = await startAcademics(open);
    await started.take('csv', TABLE);
    const caseId = '019f0000-0000-7000-8000-0000000000cc';
    const need = { skill: { uri: 'x:fault diagnosis', label: 'Diagnose faults' }, sentences: [] };
    started.cases.set(caseId, { title: 'A case (synthetic)', sentences: [], needs: [need] } as never);
    const [anna, bo] = [await findOne(started, 'Anna'), await findOne(started, 'Bo')];
    const session = (id: string, academicId: string | null) => ({ id, title: `Day ${id}`, minutes: 200, academicId });
    const programme = (id: string, ofCase: string | null) => ({
      id,
      caseId: ofCase,
      title: 'Synthetic course',
      revision: 4,
      sessions: [session('s1', anna.id), session('s2', bo.id), session('s3', null)],
    });
    started.programmes.set('p1', programme('019f0000-0000-7000-8000-0000000000aa', caseId) as never);
    started.programmes.set('p2', programme('019f0000-0000-7000-8000-0000000000ab', null) as never);
    await started.database.write((queries) => academicStore(queries).change(TENANT, bo.id, { hidden: 1 }));
    const { programmes } = await rank(started, { caseId, text: '' });
    expect(programmes).toEqual([
      {
        id: '019f0000-0000-7000-8000-0000000000aa',
        title: 'Synthetic course',
        revision: 4,
        sessions: [
          { id: 's1', title: 'Day s1', hours: 3.3, academicId: anna.id, lead: anna.name },
          { id: 's2', title: 'Day s2', hours: 3.3, academicId: bo.id, lead: null },
          { id: 's3', title: 'Day s3', hours: 3.3, academicId: null, lead: null },
        ],
      },
    ]);
    expect((await rank(started)).programmes).toEqual([]);
  });

  it('are ranked for a firm’s case by its accepted needs, without its confidential sentences', async () => {
    const started = await startAcademics(open);
    await started.take('csv', TABLE);
    const caseId = '019f0000-0000-7000-8000-0000000000cc';
    const sentence = (id: string, text: string, isConfidential = false) => ({ id, text, isConfidential });
    started.cases.set(caseId, {
      title: 'Machine builder (synthetic)',
      sentences: [
        sentence('s1', 'Engineers must diagnose faults from log data.'),
        sentence('s2', '', true),
        sentence('s3', 'Best regards'),
      ],
      needs: [
        {
          skill: { uri: 'x:fault diagnosis', label: 'vianetsintä' },
          sentences: [
            { id: 's1', words: [] },
            { id: 's2', words: [] },
          ],
        },
      ],
    } as never);
    const ranking = await rank(started, { caseId, text: '' });
    expect(ranking.need).toMatchObject({ title: 'Machine builder (synthetic)', skills: ['vianetsintä'], withheld: 1 });
    expect(ranking.ranked[0]!.name).toContain('Anna');
    expect(await refusalOf(rank(started, { text: '' }))).toBe('academics.need-empty');
    const none = { expertise: 0, teaching: 0, industry: 0, language: 0, availability: 0, fairness: 0 };
    expect(await refusalOf(rank(started, { weights: none }))).toBe('academics.weights-all-zero');
  });

  it('fill the port of programmes: who is free, in which languages, and how well they fit each skill', async () => {
    const started = await startAcademics(open);
    await started.take('csv', TABLE);
    const { available } = started.academics;
    const wish = { skillUris: ['x:fault diagnosis', 'x:medieval guilds'], languages: ['en'], startsOn: null };
    const found = await available.find(TENANT, wish);
    const anna = found.find(({ name }) => name.startsWith('Anna'))!;
    expect(anna).toMatchObject({ languages: ['en', 'nl'], hoursLeft: 40 });
    expect(anna.fits.map(({ skillUri }) => skillUri)).toEqual(['x:fault diagnosis']);
    expect(await available.find(TENANT, { ...wish, languages: ['fi'] })).toEqual([]);
    await ask(started, 'Anna');
    expect((await available.find(TENANT, wish)).map(({ name }) => name)).not.toContain('Anna de Vries (synthetic)');
    expect([...(await available.names(TENANT, [anna.id, 'nobody'])).values()]).toEqual(['Anna de Vries (synthetic)']);
  });
});
