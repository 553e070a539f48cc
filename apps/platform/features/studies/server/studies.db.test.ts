import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../core/database/testing/with-databases.ts';
import { bankVersionStore } from '../../itembank/server/index.ts';
import { acceptKey } from './accept-key.ts';
import { closeStudy, tendStudies } from './close-study.ts';
import { compareStudyKeys } from './compare-study-keys.ts';
import { currentKeys } from './current-keys.ts';
import { addNote, decideNote, forgetNote, linkRevision, presentNotes } from './keep-notes.ts';
import { openExpert, requireExpert } from './open-expert.ts';
import { panelStore } from './panel-store.ts';
import { presentExpert } from './present-expert.ts';
import { presentResults } from './present-results.ts';
import { presentStudy } from './present-study.ts';
import { addEvidence, presentValidity, withdrawEvidence } from './present-validity.ts';
import { inviteExpert, openStudy, remindExperts, saveStudy, takeBackExpert } from './run-study.ts';
import { createStudiesErasable } from './studies-erasable.ts';
import { requireStudy } from './studies-parts.ts';
import { studyStore } from './study-store.ts';
import { handInExpert, withdrawExpert } from './take-expert-answers.ts';
import {
  answer,
  answersOf,
  bank,
  BY,
  openedStudy,
  SCENARIOS,
  startStudies,
  STATEMENTS,
} from './testing/start-studies.ts';
import type { OpenedStudy, StartedStudies } from './testing/start-studies.ts';
import { writeAnswers } from './write-answers.ts';

const DAY = 86_400_000;

async function close({ parts, database }: StartedStudies, id: string) {
  return database.write((queries) => closeStudy(parts, queries, { tenantId: BY.tenantId, id }, BY.personId));
}

async function results({ parts, database }: StartedStudies, id: string) {
  return presentResults(parts, database.read, await requireStudy(database.read, BY.tenantId, id));
}

/** `count` experts answer everything; the last one finds nothing relevant and rates one point lower. */
async function answeredStudy(started: StartedStudies, count: number): Promise<OpenedStudy> {
  const opened = await openedStudy(started, count);
  for (const [at, expert] of opened.experts.entries()) {
    const isLast = at === count - 1;
    await answer(started, expert, answersOf(isLast ? 2 : 4, isLast ? -1 : 0));
  }
  return opened;
}

describeOnBothDatabases('a study of the instrument', (open) => {
  it('gives the indices and the panel’s keys once it is closed, and nothing before', async () => {
    const started = await startStudies(open);
    const { studyId } = await answeredStudy(started, 8);
    await expect(results(started, studyId)).rejects.toMatchObject({ code: 'studies.not-closed' });
    const { parts, database } = started;
    const view = await presentStudy(parts, database.read, await requireStudy(database.read, BY.tenantId, studyId));
    expect(view.progress).toEqual({ asked: 8, begun: 8, finished: 0 });
    await close(started, studyId);
    const shown = await results(started, studyId);
    expect(shown).toMatchObject({ isEnough: true, scaleAverage: 7 / 8, scaleUniversal: 0, panel: { experts: 8 } });
    expect(shown.relevance[0]).toMatchObject({
      item: STATEMENTS[0],
      experts: 8,
      relevant: 7,
      index: 7 / 8,
      isEnough: true,
    });
    // (7/8 - 8/256) / (1 - 8/256)
    expect(shown.relevance[0]!.modifiedKappa).toBeCloseTo((0.875 - 0.03125) / 0.96875, 12);
    const [first] = shown.effectiveness;
    for (const option of first!.options) {
      expect(option.keys).toEqual({ mean: option.authors, median: option.authors, mode: option.authors });
      expect(option.experts).toBe(8);
    }
    expect(first).toMatchObject({ keyLabel: 'authors-key', acceptable: { mean: true, median: true, mode: true } });
    expect(shown.panel.backgrounds).toEqual([
      { background: 'knowledge-transfer', count: 4 },
      { background: 'academic', count: 4 },
    ]);
  });

  it('marks seven experts as not enough, shows nothing of two, and takes no key from either', async () => {
    const started = await startStudies(open);
    const { parts, database } = started;
    for (const [count, index] of [
      [7, 6 / 7],
      [2, null],
    ] as const) {
      const { studyId } = await answeredStudy(started, count);
      await close(started, studyId);
      const shown = await results(started, studyId);
      expect(shown.isEnough).toBe(false);
      expect(shown.relevance[0]).toMatchObject({ experts: count, index, isEnough: false });
      expect(shown.effectiveness[0]!.acceptable).toEqual({ mean: false, median: false, mode: false });
      expect(shown.effectiveness[0]!.options[0]!.counts === null).toBe(count === 2);
      expect(shown.effectiveness[0]!.options[0]!.mean === null).toBe(count === 2);
      const body = {
        rule: 'mean' as const,
        scenarios: [SCENARIOS[0]!],
        reason: 'synthetic',
        parameters: shown.parameters,
      };
      await expect(database.write((queries) => acceptKey(parts, queries, BY, studyId, body))).rejects.toMatchObject({
        code: 'studies.key-not-enough',
      });
      const study = await requireStudy(database.read, BY.tenantId, studyId);
      expect(writeAnswers(study, started.runtime.random) === null).toBe(count === 2);
    }
  });

  it('keeps names and answers in tables that nothing joins, open or closed', async () => {
    const started = await startStudies(open);
    const { database } = started;
    const { studyId, experts } = await answeredStudy(started, 8);
    const columnsOf = async (table: string): Promise<string[]> => {
      const { rows } = await sql.raw<Record<string, unknown>>(`select * from ${table}`).execute(database.read);
      return Object.keys(rows[0]!);
    };
    const shared = (await columnsOf('study_expert')).filter((name) =>
      ['panellist', 'question', 'value'].includes(name),
    );
    expect(shared).toEqual([]);
    const answers = await sql.raw('select * from study_answer').execute(database.read);
    const people = await sql.raw('select * from study_expert').execute(database.read);
    const panellists = await sql.raw('select * from study_panellist').execute(database.read);
    const log = await sql.raw('select * from audit_entry').execute(database.read);
    const codes = new Set((answers.rows as { panellist: string }[]).map(({ panellist }) => panellist));
    expect(codes.size).toBe(8);
    const named = JSON.stringify([people.rows, log.rows]);
    for (const code of codes) expect(named).not.toContain(code);
    const given = JSON.stringify([answers.rows, panellists.rows]);
    for (const { expertId } of experts) expect(given).not.toContain(expertId);
    // Nor does a date: the order of acts in the log would be a key as well.
    expect(given).not.toMatch(/\d{4}-\d\d-\d\dT/);
    await close(started, studyId);
    const closed = JSON.stringify((await sql.raw('select * from study').execute(database.read)).rows);
    for (const code of [...codes, ...experts.map(({ expertId }) => expertId)]) expect(closed).not.toContain(code);
    expect((await sql.raw('select * from study_answer').execute(database.read)).rows).toEqual([]);
    expect((await sql.raw('select * from study_panellist').execute(database.read)).rows).toEqual([]);
  });

  it('exports answers without any name, under numbers that differ from file to file', async () => {
    const started = await startStudies(open);
    const { studyId, experts } = await answeredStudy(started, 9);
    await close(started, studyId);
    const study = await requireStudy(started.database.read, BY.tenantId, studyId);
    const files = Array.from({ length: 12 }, () => writeAnswers(study, started.runtime.random)!);
    const lines = files[0]!.trim().split('\r\n');
    expect(lines[0]).toBe('panellist,question,item,option,rating');
    const options = bank.scenarios.slice(0, 2).reduce((sum, each) => sum + each.options.length, 0);
    expect(lines).toHaveLength(1 + 9 * (2 + options));
    for (const text of files) {
      expect(text).not.toMatch(/Synthetic|@|expert-/);
      for (const { expertId } of experts) expect(text).not.toContain(expertId);
    }
    // The one who found nothing relevant stands under another number now and then.
    const numbers = files.map((text) => /^(\d+),relevance,[^,]+,,2$/m.exec(text)?.[1]);
    expect(new Set(numbers).size).toBeGreaterThan(1);
  });

  it('takes answers in any order and any number of times; the higher revision counts', async () => {
    const started = await startStudies(open);
    const { parts, database } = started;
    const { studyId, experts } = await openedStudy(started, 1);
    const [expert] = experts;
    const at = (revision: number, relevance: number) => ({ item: STATEMENTS[0]!, revision, value: { relevance } });
    await answer(started, expert!, [at(2, 4)]);
    await answer(started, expert!, [at(1, 1)]);
    const again = await answer(started, expert!, [
      at(2, 4),
      { item: 'no-such-item', revision: 1, value: { relevance: 3 } },
    ]);
    expect(again).toMatchObject({ saved: [{ revision: 2 }], refused: [{ item: 'no-such-item' }], status: 'open' });
    const foreign = { item: SCENARIOS[0]!, revision: 1, value: { effectiveness: { 'no-such-option': 3 } } };
    expect((await answer(started, expert!, [foreign])).refused).toHaveLength(1);
    const state = await presentExpert(
      parts,
      database.read,
      await requireExpert(parts, database.read, expert!.expertId, expert!.device),
    );
    expect(state.answered).toEqual([at(2, 4)]);
    await expect(database.write((queries) => handInExpert(parts, queries, expert!, 5))).rejects.toMatchObject({
      code: 'expert.answers-missing',
    });
    await database.write((queries) => handInExpert(parts, queries, expert!, 1));
    const view = await presentStudy(parts, database.read, await requireStudy(database.read, BY.tenantId, studyId));
    expect(view.progress).toEqual({ asked: 1, begun: 1, finished: 1 });
  });

  it('never shows an expert a key, a reason or a level', async () => {
    const started = await startStudies(open);
    const { parts, database } = started;
    const { experts } = await openedStudy(started, 1);
    const here = await requireExpert(parts, database.read, experts[0]!.expertId, experts[0]!.device);
    const text = JSON.stringify((await presentExpert(parts, database.read, here)).items);
    expect(text).not.toMatch(/"key"|"reason"|"level"|"reverse"|"indicator/);
    expect(text).toContain(bank.scenarios[0]!.text['en']!.slice(0, 30));
  });

  it('binds a link to the device that opened it first, and asks another one for the address', async () => {
    const started = await startStudies(open);
    const { parts, database, runtime } = started;
    const { experts } = await openedStudy(started, 2);
    const [{ token, expertId }, second] = [experts[0]!, experts[1]!];
    const from = (address: string | null) =>
      database.write((queries) => openExpert(parts, queries, { token, address, device: null }));
    expect(await from(null)).toMatchObject({ kind: 'refused', code: 'expert.other-device' });
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await from('somebody@synthetic.example')).toMatchObject({ code: 'expert.address-not-right' });
    }
    expect(await from('expert-0@synthetic.example')).toMatchObject({ code: 'expert.address-tries', minutes: 60 });
    runtime.clock.advance(3_600_000);
    expect(await from('Expert-0@synthetic.example')).toMatchObject({ kind: 'here' });
    await expect(requireExpert(parts, database.read, expertId, second.device)).rejects.toMatchObject({
      code: 'expert.not-known',
    });
    await expect(requireExpert(parts, database.read, expertId, null)).rejects.toMatchObject({
      code: 'expert.not-known',
    });
    const guessed = `${token.slice(0, -3)}AAA`;
    await expect(
      database.write((queries) => openExpert(parts, queries, { token: guessed, address: null, device: null })),
    ).rejects.toMatchObject({ code: 'expert.link-not-known' });
  });

  it('lets an expert go: before the close with every answer, after it with name and address', async () => {
    const started = await startStudies(open);
    const { parts, database } = started;
    const { studyId, experts } = await answeredStudy(started, 9);
    expect(await database.write((queries) => withdrawExpert(parts, queries, experts[8]!))).toEqual({
      after: 'before-close',
    });
    await expect(
      database.write((queries) =>
        openExpert(parts, queries, { token: experts[8]!.token, address: null, device: null }),
      ),
    ).rejects.toMatchObject({ code: 'expert.link-withdrawn' });
    await database.write((queries) => takeBackExpert(parts, queries, BY, { studyId, expertId: experts[7]!.expertId }));
    await close(started, studyId);
    expect((await results(started, studyId)).panel.experts).toBe(7);
    expect(await database.write((queries) => withdrawExpert(parts, queries, experts[0]!))).toEqual({
      after: 'after-close',
    });
    expect((await results(started, studyId)).panel.experts).toBe(7);
    expect(await panelStore(database.read).listExperts(BY.tenantId, studyId)).toHaveLength(6);
  });

  it('takes no answer after the closing date, closes by itself, and forgets names after sixty days', async () => {
    const started = await startStudies(open);
    const { parts, database, runtime } = started;
    const { studyId, experts } = await answeredStudy(started, 8);
    runtime.clock.advance(14 * DAY);
    expect(await answer(started, experts[0]!, answersOf(1))).toMatchObject({ saved: [], status: 'closed' });
    await tendStudies(parts);
    expect((await results(started, studyId)).scaleAverage).toBe(7 / 8);
    runtime.clock.advance(59 * DAY);
    await tendStudies(parts);
    expect(await panelStore(database.read).listExperts(BY.tenantId, studyId)).toHaveLength(8);
    runtime.clock.advance(2 * DAY);
    await tendStudies(parts);
    expect(await panelStore(database.read).listExperts(BY.tenantId, studyId)).toEqual([]);
    expect((await results(started, studyId)).study.progress.asked).toBe(8);
  });

  it('reminds only those who have not handed in, three times at most and three days apart', async () => {
    const started = await startStudies(open);
    const { parts, database, runtime, mails } = started;
    const { studyId, experts } = await openedStudy(started, 3);
    await answer(started, experts[0]!, answersOf(4));
    await database.write((queries) => handInExpert(parts, queries, experts[0]!, 4));
    const remind = () => database.write((queries) => remindExperts(parts, queries, BY, studyId));
    await expect(remind()).rejects.toMatchObject({ code: 'studies.reminders-resting' });
    for (let round = 1; round <= 3; round += 1) {
      runtime.clock.advance(3 * DAY);
      mails.length = 0;
      await remind();
      expect(mails.map(({ to }) => to)).toEqual(['expert-1@synthetic.example', 'expert-2@synthetic.example']);
      await expect(remind()).rejects.toMatchObject({ code: 'studies.reminders-resting' });
    }
    runtime.clock.advance(3 * DAY);
    await expect(remind()).rejects.toMatchObject({ code: 'studies.reminders-resting' });
  });

  it('opens only with items, experts and a closing date, and is fixed from then on', async () => {
    const started = await startStudies(open);
    const { parts, database, runtime } = started;
    const { studyId } = await openedStudy(started, 1);
    const body = { title: 'Other', relevance: [], effectiveness: [], closesAt: null, version: 3 };
    const save = (change: object) =>
      database.write((queries) => saveStudy(parts, queries, BY, studyId, { ...body, ...change }));
    await expect(save({})).rejects.toMatchObject({ code: 'studies.not-a-draft' });
    const again = {
      name: 'Synthetic',
      email: 'EXPERT-0@synthetic.example',
      background: 'firm',
      language: 'en',
    } as const;
    await expect(database.write((queries) => inviteExpert(parts, queries, BY, studyId, again))).rejects.toMatchObject({
      code: 'studies.asked-already',
    });
    const draft = {
      ...(await requireStudy(database.read, BY.tenantId, studyId)),
      id: runtime.makeId(),
      status: 'draft',
      version: 1,
    } as const;
    await database.write((queries) =>
      studyStore(queries).add({ ...draft, relevance: [], effectiveness: [], closesAt: null }),
    );
    const openIt = () => database.write((queries) => openStudy(parts, queries, BY, draft.id));
    const change = (version: number, fields: object) =>
      database.write((queries) => saveStudy(parts, queries, BY, draft.id, { ...body, version, ...fields }));
    await expect(openIt()).rejects.toMatchObject({ code: 'studies.nothing-to-rate' });
    await expect(change(1, { relevance: ['no-such-item'] })).rejects.toMatchObject({ code: 'studies.unknown-item' });
    await expect(change(1, { effectiveness: [STATEMENTS[0]] })).rejects.toMatchObject({ code: 'studies.unknown-item' });
    await change(1, { relevance: STATEMENTS });
    await expect(change(1, {})).rejects.toMatchObject({ code: 'studies.changed-elsewhere' });
    await expect(openIt()).rejects.toMatchObject({ code: 'studies.closing-date' });
    await change(2, { relevance: STATEMENTS, closesAt: new Date(runtime.clock.now() + DAY).toISOString() });
    await expect(openIt()).rejects.toMatchObject({ code: 'studies.nobody-asked' });
  });

  it('forgets a person: the expert with answers while they can be found, the researcher’s name everywhere', async () => {
    const started = await startStudies(open);
    const { parts, database, addresses } = started;
    const { studyId } = await answeredStudy(started, 9);
    addresses.set('expert-person', 'expert-3@synthetic.example');
    const erasable = createStudiesErasable(parts);
    const erase = (personId: string) =>
      database.write((queries) => erasable.erase!(queries, { tenantId: BY.tenantId, personId }));
    await erase('expert-person');
    await erase('expert-person');
    expect(await panelStore(database.read).countPanellists(BY.tenantId, studyId)).toEqual({ begun: 8, finished: 0 });
    expect(await erasable.listPersons!(database.read)).toEqual([BY]);
    await erase(BY.personId);
    expect(await erasable.listPersons!(database.read)).toEqual([]);
    expect(await studyStore(database.read).find(BY.tenantId, studyId)).toMatchObject({
      personId: null,
      startedBy: null,
    });
  });
});

describeOnBothDatabases('the key of a panel', (open) => {
  it('becomes a version of the bank that follows the one in use, and only for the scenarios it was accepted for', async () => {
    const started = await startStudies(open);
    const { parts, database } = started;
    const opened = await openedStudy(started, 8);
    // Every expert rates one point closer to the middle at one end: options keyed 5 become 4.
    for (const expert of opened.experts) {
      const moved = answersOf(4).map((each) =>
        'effectiveness' in each.value
          ? {
              ...each,
              value: {
                effectiveness: Object.fromEntries(
                  Object.entries(each.value.effectiveness).map(([id, key]) => [id, Math.min(4, key)]),
                ),
              },
            }
          : each,
      );
      await answer(started, expert, moved);
    }
    await close(started, opened.studyId);
    const before = await currentKeys(parts, database.read, BY.tenantId);
    expect(before.parameters).toBe('provisional-1');
    const accept = (parameters: string, scenarios: readonly string[]) =>
      database.write((queries) =>
        acceptKey(parts, queries, BY, opened.studyId, {
          rule: 'median',
          scenarios: [...scenarios],
          reason: 'synthetic',
          parameters,
        }),
      );
    await expect(accept('provisional-0', [SCENARIOS[0]!])).rejects.toMatchObject({ code: 'studies.bank-moved-on' });
    await expect(accept('provisional-1', ['no-such-item'])).rejects.toMatchObject({ code: 'studies.unknown-item' });
    const id = await accept('provisional-1', [SCENARIOS[0]!]);
    const version = (await bankVersionStore(database.read).findCurrent(BY.tenantId, bank.digest))!;
    expect(version).toMatchObject({ id, parent: 'provisional-1', kind: 'panel-key', acceptedBy: BY.personId });
    expect(version.parameters).toMatch(/^provisional-panel-key-/);
    const now = await currentKeys(parts, database.read, BY.tenantId);
    const authors = Object.fromEntries(bank.scenarios[0]!.options.map((option) => [option.id, option.key]));
    expect(now.keysOf(SCENARIOS[0]!)).toEqual(
      Object.fromEntries(Object.entries(authors).map(([option, key]) => [option, Math.min(4, key)])),
    );
    expect(now.keysOf(SCENARIOS[1]!)).toEqual(before.keysOf(SCENARIOS[1]!));
    expect([now.labelOf(SCENARIOS[0]!), now.labelOf(SCENARIOS[1]!)]).toEqual(['panel-key', 'authors-key']);
    // Everything else of the bank is the same to the last bit.
    const other = (items: typeof version.body.bank.items) => items.filter((item) => item.id !== SCENARIOS[0]);
    expect(other(version.body.bank.items)).toEqual(other(before.body.bank.items));
    await expect(accept(now.parameters, [SCENARIOS[0]!])).rejects.toMatchObject({ code: 'studies.key-unchanged' });
    const second = await accept(now.parameters, SCENARIOS);
    const links = await parts.thread.linksFrom(database.read, {
      tenantId: BY.tenantId,
      end: { type: 'key-version', id: second },
    });
    expect(links.map(({ relation, to }) => `${relation} ${to.type}`)).toEqual([
      'keyed-by panel-study',
      'follows-key parameters',
      'revises item-revision',
      'revises item-revision',
    ]);
    expect(links[1]!.to.id).toBe(now.parameters);
    const shown = await results(started, opened.studyId);
    expect(shown.keyVersions.map(({ parent }) => parent)).toEqual(['provisional-1', now.parameters]);
    expect(shown.effectiveness.map(({ keyLabel }) => keyLabel)).toEqual(['panel-key', 'panel-key']);
  });

  it('is refused where a scenario would no longer reach from ineffective to effective', async () => {
    const started = await startStudies(open);
    const { parts, database } = started;
    const opened = await openedStudy(started, 8);
    for (const expert of opened.experts) {
      const flat = Object.fromEntries(bank.scenarios[0]!.options.map(({ id }) => [id, 3]));
      await answer(started, expert, [{ item: SCENARIOS[0]!, revision: 1, value: { effectiveness: flat } }]);
    }
    await close(started, opened.studyId);
    const body = {
      rule: 'mean' as const,
      scenarios: [SCENARIOS[0]!],
      reason: 'synthetic',
      parameters: 'provisional-1',
    };
    await expect(
      database.write((queries) => acceptKey(parts, queries, BY, opened.studyId, body)),
    ).rejects.toMatchObject({ code: 'studies.key-not-ranging' });
    expect(await bankVersionStore(database.read).findCurrent(BY.tenantId, bank.digest)).toBeNull();
  });

  it('is held against the authors’ on collected ratings, and again only after ten more people', async () => {
    const started = await startStudies(open);
    const { parts, database, people } = started;
    const { studyId } = await answeredStudy(started, 8);
    await close(started, studyId);
    const add = (count: number): void => {
      for (let at = 0; at < count; at += 1) {
        const ratings = Object.fromEntries(
          bank.scenarios
            .slice(0, 2)
            .map(({ id, options }, place) => [
              id,
              Object.fromEntries(options.map((option, o) => [option.id, 1 + ((option.key + at * (o + place)) % 5)])),
            ]),
        );
        people.push({ ratings, groups: { language: people.length % 2 === 0 ? 'en' : 'fi', role: 'one' } });
      }
    };
    const compare = async () => {
      const collected = await parts.collected.read(database.read, BY.tenantId);
      return database.write((queries) => compareStudyKeys(parts, queries, BY, studyId, collected));
    };
    add(40);
    await compare();
    const first = (await results(started, studyId)).comparison!;
    expect(first).toMatchObject({ status: 'estimated', people: 40, scenarios: 2, synthetic: true, isEnough: true });
    expect(first.keys.map(({ key }) => key)).toEqual(['authors', 'mean', 'median', 'mode']);
    expect(first.keys[0]!.gaps).toHaveLength(1);
    // The panel says what the authors say here, so every figure is the same.
    expect({ ...first.keys[1], key: 'authors' }).toEqual(first.keys[0]);
    add(9);
    await expect(compare()).rejects.toMatchObject({ code: 'studies.comparison-too-soon' });
    add(1);
    await compare();
    expect((await results(started, studyId)).comparison!.people).toBe(50);
  });
});

describeOnBothDatabases('notes and the claims of validity', (open) => {
  const note = {
    kind: 'cognitive-interview',
    heldOn: '2026-10-01',
    who: 'synthetic adviser, five years',
    said: 'The word is not clear.',
  } as const;

  it('join a note to its items and to the revision it led to, and forget what was said at a wish', async () => {
    const started = await startStudies(open);
    const { parts, database } = started;
    const write = <Value>(job: Parameters<typeof database.write<Value>>[0]) => database.write(job);
    const id = await write((queries) => addNote(parts, queries, BY, { ...note, items: STATEMENTS }));
    await expect(
      write((queries) => addNote(parts, queries, BY, { ...note, items: ['no-such-item'] })),
    ).rejects.toMatchObject({ code: 'studies.unknown-item' });
    await write((queries) =>
      decideNote(parts, queries, BY, id, { decision: 'revise', reason: 'Say it more plainly.' }),
    );
    const revision = 'core@1.0.0';
    const link = (item: string, to: string) =>
      write((queries) => linkRevision(parts, queries, BY, id, { item, revision: to }));
    await link(STATEMENTS[0]!, revision);
    await link(STATEMENTS[0]!, revision);
    await expect(link(SCENARIOS[0]!, revision)).rejects.toMatchObject({ code: 'studies.unknown-item' });
    await expect(link(STATEMENTS[0]!, 'core@9.9.9')).rejects.toMatchObject({ code: 'studies.unknown-revision' });
    const [shown] = (await presentNotes(parts, database.read, BY.tenantId)).notes;
    expect(shown).toMatchObject({ ...note, decision: 'revise', revisions: [{ item: STATEMENTS[0], revision }] });
    const end = { type: 'item-revision', id: `${revision}/${STATEMENTS[0]}` };
    expect(await parts.thread.linksTo(database.read, { tenantId: BY.tenantId, end })).toMatchObject([
      { from: { type: 'study-note', id } },
    ]);
    await write((queries) => forgetNote(parts, queries, BY, id));
    const [forgotten] = (await presentNotes(parts, database.read, BY.tenantId)).notes;
    expect(forgotten).toMatchObject({ who: null, said: null, decision: 'revise', revisions: [{ revision }] });
    await expect(
      write((queries) => decideNote(parts, queries, BY, id, { decision: 'keep', reason: '' })),
    ).rejects.toMatchObject({ code: 'studies.note-forgotten' });
    await expect(
      write((queries) => forgetNote(parts, queries, { ...BY, tenantId: 'another' }, id)),
    ).rejects.toMatchObject({ code: 'route.not-found' });
  });

  it('are five claims with their evidence, and an empty list where there is nothing', async () => {
    const started = await startStudies(open);
    const { parts, database } = started;
    const view = () => presentValidity(parts, database.read, BY.tenantId);
    expect((await view()).claims.map(({ claim, evidence }) => [claim, evidence.length])).toEqual([
      ['content', 0],
      ['response-process', 0],
      ['internal-structure', 0],
      ['relations', 0],
      ['consequences', 0],
    ]);
    const { studyId } = await answeredStudy(started, 8);
    expect((await view()).claims[0]!.evidence).toEqual([]);
    await close(started, studyId);
    await database.write((queries) => addNote(parts, queries, BY, { ...note, items: STATEMENTS }));
    const body = {
      claim: 'relations',
      title: 'Synthetic study',
      says: 'synthetic',
      heldOn: '2026-09-01',
      link: 'https://doi.example/1',
    } as const;
    const id = await database.write((queries) => addEvidence(parts, queries, BY, body));
    const { claims } = await view();
    expect(claims[0]!.evidence).toMatchObject([
      { kind: 'panel-study', figures: { experts: 8, scaleAverage: 7 / 8, isEnough: true } },
    ]);
    expect(claims[1]!.evidence).toMatchObject([{ kind: 'note', on: '2026-10-01' }]);
    expect(claims[3]!.evidence).toMatchObject([
      { kind: 'written', title: 'Synthetic study', href: 'https://doi.example/1', mayWithdraw: true },
    ]);
    await database.write((queries) => withdrawEvidence(parts, queries, BY, id));
    await database.write((queries) => withdrawEvidence(parts, queries, BY, id));
    expect((await view()).claims[3]!.evidence).toEqual([]);
    expect(
      await parts.thread.linksFrom(database.read, { tenantId: BY.tenantId, end: { type: 'validity-evidence', id } }),
    ).toEqual([]);
    expect(
      (await presentValidity(parts, database.read, 'another')).claims.every(({ evidence }) => evidence.length === 0),
    ).toBe(true);
  });
});
