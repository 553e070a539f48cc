// A call for proposals is read before it is kept, corrected by keys, answered until no gap is left, decided by a person, handed in on
// time with a reminder by mail, and what it promises goes into the charter of a programme and leads back.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { writeZip } from '@dragoman/interop/testing';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallList, CallPart, CallView, ModuleChoices } from '../../apps/platform/features/calls/contract.ts';
import type { MessageKey } from '../../content/messages/message-keys.ts';
import { linkTo, setUpInstitution } from '../people/institution-by-api.ts';
import type { Caller } from '../people/institution-by-api.ts';
import { pressOn, tabTo } from '../people/keyboard.ts';
import { complaintsOf, WORK_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const DAY = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const inWords = (day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

const OVERLOOKED = 'All travel is shared by us in equal parts, as we have always done here.';
const MUST = 'The training shall be given in groups of no more than twelve.';
const CALL = `Synthetic Regional Fund

Call for proposals: Engineers who talk to customers (synthetic)

1. Lots

Lot 1: Negotiation with customers
${MUST}
The provider must name a person in charge of quality.

Lot 2: Talking about risk
Trainers should have taught engineers before.

2. Who may apply

Only higher education institutions established in the region may apply.

3. Dates

Deadline for submission: ${inWords(inDays(20))}, 16:00
Questions may be sent until 31 February 2027.

4. Documents

The offer shall contain CVs of all trainers (at most two pages each).

${OVERLOOKED}
`;
const SECOND = [
  'Synthetic Foundation',
  'Call for proposals: Evening courses (synthetic)',
  'Applicants must teach in the evening.',
];
const OURS = 'Groups of ten, two trainers in each (synthetic).';
const ADMINISTRATOR = 'administrator@example.org';
const ACADEMICS = [
  'name,email,affiliation,languages,hoursPerYear,kind,title,year,hours,audience',
  'Ada Trainer (synthetic),ada@synthetic.example,Synthetic University,en,40,course,Training groups of engineers,2024,6,professionals',
].join('\n');

/** A Word file with one paragraph a line. */
function writeDocx(lines: readonly string[]): Buffer {
  const office = 'http://schemas.openxmlformats.org';
  const head = '<?xml version="1.0"?>';
  const types = `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
  const relations = `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
  const body = lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join('');
  return Buffer.from(
    writeZip([
      { path: '[Content_Types].xml', content: types },
      { path: '_rels/.rels', content: relations },
      {
        path: 'word/document.xml',
        content: `${head}<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      },
    ]),
  );
}

/** As if who is in charge of the lines had been so for a month, and the hour of reminders had come. The server stands still. */
function setBackReminders(dataFolder: string): void {
  const database = new DatabaseSync(join(dataFolder, 'dragoman.db'));
  const before = new Date(Date.now() - 30 * DAY).toISOString();
  database.prepare('update call_item set assigned_at = ? where assigned_at is not null').run(before);
  database.prepare("update job set run_at = ? where kind = 'calls.remind'").run(before);
  database.close();
}

describe.each(WORK_SETTINGS)('a call for proposals, $name', (setting) => {
  const stage = setStage();
  const { say, within } = sentencesOf(setting.language);
  let page: Page;
  let visitor: Page;
  let caller: Caller;
  let callId = '';
  joinSteps(() => [page, visitor]);

  const main = (): Locator => page.getByRole('main');
  const dialog = (): Locator => page.getByRole('dialog');
  const readCall = (): Promise<CallView> => caller.get(`/calls/${callId}`);
  const goTo = async (path: string): Promise<void> => {
    await page.goto(`${stage.server.url}${path}`);
    await main().getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
  };
  const press = (key: MessageKey, where: Locator = main()): Promise<void> =>
    pressOn(page, where.getByRole('button', { name: say(key), exact: true }).first());
  const fill = (key: MessageKey, text: string, where: Locator = main()): Promise<void> =>
    where.getByLabel(say(key), { exact: true }).fill(text);
  const choose = (key: MessageKey, value: string, where: Locator = main()): Promise<unknown> =>
    where.getByLabel(say(key), { exact: true }).selectOption(value);
  const partOf = (call: CallView, words: string): CallPart => call.parts.find(({ text }) => text.includes(words))!;
  const currentWords = (): Promise<string> => main().locator('.call-part.current .words').innerText();
  const focusPart = async (words: string): Promise<void> => {
    await tabTo(page, main().locator('.call-part.current .name'));
    const { parts } = await readCall();
    const now = await currentWords();
    const by = parts.findIndex(({ text }) => text.includes(words)) - parts.findIndex(({ text }) => text === now);
    for (let at = 0; at < Math.abs(by); at += 1) await page.keyboard.press(by > 0 ? 'j' : 'k');
    await expect.poll(currentWords).toContain(words);
  };

  beforeAll(async () => {
    [page, visitor] = [await stage.openPage(setting), await stage.openPage(setting)];
    caller = await setUpInstitution(page, stage.server);
    const file = { format: 'csv', fileName: 'synthetic.csv', text: ACADEMICS };
    const { fingerprint } = await caller.post<{ fingerprint: string }>('/academics/imports', {
      ...file,
      confirm: null,
    });
    await caller.post('/academics/imports', { ...file, confirm: fingerprint });
  });
  afterAll(async () => {
    await page?.context().close();
    await visitor?.context().close();
  });

  it('is asked for where there is none, and a file that is no text is refused by name', async () => {
    await goTo('/calls');
    await main().getByText(say('calls.bring-in-text')).waitFor();
    await press('calls.read-it');
    await main().getByText(say('calls.paste-missing')).waitFor();
    await main()
      .getByLabel(say('calls.file'), { exact: true })
      .setInputFiles({ name: 'call.txt', mimeType: 'text/plain', buffer: Buffer.from([0, 1, 2, 3, 0, 255, 0, 7]) });
    await main().getByText(say('problem.demand.file-not-text')).waitFor();
    await lookOver(page, setting, 'calls while there are none, with a file that is no text');
    expect((await caller.get<CallList>('/calls')).calls).toEqual([]);
  });

  it('is shown as it was read before it is kept, with what was not found', async () => {
    await fill('calls.paste', CALL);
    await press('calls.read-it');
    await main().getByText(say('calls.none-budget')).waitFor();
    await main()
      .getByText(say('calls.count-deadline', { count: 2 }))
      .waitFor();
    expect((await caller.get<CallList>('/calls')).calls).toEqual([]);
    await lookOver(page, setting, 'a call that was read and is not kept yet');
    await fill('calls.funder', 'Synthetic Regional Fund');
    await press('calls.keep');
    await page.waitForURL(/\/calls\/[0-9a-f-]{36}$/);
    callId = new URL(page.url()).pathname.split('/').at(-1)!;
    await main().locator('.call-part').first().waitFor();
    await lookOver(page, setting, 'the desk of a call');
  });

  it('is corrected by keys: a day the calendar has not, a sentence that was overlooked, one that asks nothing', async () => {
    await focusPart('31 February');
    await main().locator('.call-part.current').getByText(say('calls.too-little-deadline')).waitFor();
    await page.keyboard.press('e');
    await fill('calls.day', inDays(9), dialog());
    await fill('calls.hour', '25', dialog());
    await press('calls.save', dialog());
    await dialog().getByText(say('calls.hour-fault')).waitFor();
    await lookOver(page, setting, 'a part with an hour no day has');
    await fill('calls.hour', '12', dialog());
    await press('calls.save', dialog());
    await expect
      .poll(async () => partOf(await readCall(), '31 February'))
      .toMatchObject({
        date: inDays(9),
        time: '12:00',
        touched: { how: 'changed', by: 'Synthetic Administrator' },
      });
    await dialog().waitFor({ state: 'hidden' });
    // Words that are selected in the text, then A.
    await main()
      .locator('.call-text')
      .evaluate((sheet, words) => {
        const text = [...sheet.querySelectorAll('[data-start]')].find((each) =>
          each.textContent.includes(words),
        )!.firstChild!;
        const from = text.textContent!.indexOf(words);
        getSelection()!.setBaseAndExtent(text, from, text, from + words.length);
      }, OVERLOOKED);
    await main().locator('.call-sheet').focus();
    await page.keyboard.press('a');
    expect(await dialog().getByLabel(say('calls.words'), { exact: true }).inputValue()).toBe(OVERLOOKED);
    await lookOver(page, setting, 'adding a part');
    await press('calls.add-part', dialog());
    await expect.poll(async () => partOf(await readCall(), OVERLOOKED)?.touched?.how).toBe('added');
    await dialog().waitFor({ state: 'hidden' });
    const added = await readCall();
    const { place } = partOf(added, OVERLOOKED);
    expect(added.text.slice(place!.start, place!.end)).toBe(OVERLOOKED);
    await focusPart('Lot 2: Talking');
    await page.keyboard.press('x');
    await expect.poll(async () => partOf(await readCall(), 'Lot 2: Talking')).toBeUndefined();
    await main()
      .getByRole('button', { name: say('calls.undo') })
      .waitFor();
    await expect.poll(() => main().locator('.call-part.current .name:focus').count()).toBe(1);
    await page.keyboard.press('u');
    await expect.poll(async () => partOf(await readCall(), 'Lot 2: Talking')?.kind).toBe('lot');
    await focusPart(OVERLOOKED);
    await page.keyboard.press('x');
    await expect.poll(async () => partOf(await readCall(), OVERLOOKED)).toBeUndefined();
  });

  it('comes as a Word file too, and stands in the list with the days left', async () => {
    await goTo('/calls');
    await main()
      .getByLabel(say('calls.file'), { exact: true })
      .setInputFiles({
        name: 'call.docx',
        mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        buffer: writeDocx(SECOND),
      });
    await main().getByText(say('calls.none-deadline')).waitFor();
    await press('calls.keep');
    await page.waitForURL(/\/calls\/[0-9a-f-]{36}$/);
    await main().locator('.call-part').first().waitFor();
    await goTo('/calls');
    await main()
      .getByText(say('calls.days-left', { days: 9 }))
      .first()
      .waitFor();
    expect(await main().locator('.call-list .name').allInnerTexts()).toEqual([
      expect.stringContaining('Engineers who talk'),
      expect.stringContaining('Evening courses'),
    ]);
    await lookOver(page, setting, 'the calls');
  });

  it('is answered in the matrix: a module and a person close a gap, and what somebody else saved is not written over', async () => {
    await goTo(`/calls/${callId}/matrix`);
    expect(await main().locator('tr.gap').count()).toBe(3);
    await lookOver(page, setting, 'the matrix with gaps');
    const part = partOf(await readCall(), MUST);
    const answer = main().locator(`#answer-${part.id}`);
    await pressOn(page, answer);
    await choose('calls.column-stands', 'met', dialog());
    // Somebody else is faster.
    const theirs = { status: 'partly', text: 'Twelve at most (synthetic).', promise: null };
    const ties = { modules: [], academicIds: [], sessionIds: [] };
    const faster = await page.request.put(`${stage.server.url}/api/calls/${callId}/requirements/${part.id}`, {
      data: { revision: part.answer!.revision, ...theirs, ...ties },
    });
    expect(faster.status()).toBe(200);
    const { modules } = await caller.get<ModuleChoices>(`/calls/${callId}/modules?text=negotiat`);
    await fill('calls.find-module', 'negotiat', dialog());
    await dialog().getByRole('button', { name: modules[0]!.title }).last().click();
    await fill('calls.find-person', 'Ada', dialog());
    await dialog().getByRole('button', { name: 'Ada Trainer (synthetic)' }).last().click();
    await press('calls.save', dialog());
    await dialog().getByRole('alert').waitFor();
    expect(await dialog().getByRole('alert').innerText()).toContain(say('problem.calls.changed-meanwhile'));
    await press('calls.load-saved', dialog());
    await dialog().getByText(theirs.text).waitFor();
    await lookOver(page, setting, 'an answer that somebody else saved meanwhile');
    await fill('calls.column-text', OURS, dialog());
    await choose('calls.promise', 'delivery', dialog());
    await press('calls.save', dialog());
    await main().getByText(OURS).waitFor();
    expect(await main().locator('tr.gap').count()).toBe(2);
    await main().getByRole('link', { name: 'Ada Trainer (synthetic)' }).waitFor();
    await lookOver(page, setting, 'the matrix with an answer');
    expect(partOf(await readCall(), MUST).answer).toMatchObject({ status: 'met', gap: null, promise: 'delivery' });
  });

  it('is decided by a person with reasons, and the decision keeps its name and date', async () => {
    await goTo(`/calls/${callId}/decide`);
    await main().getByText(within('calls.fact-musts-open')).waitFor();
    await main()
      .getByRole('radio', { name: say('calls.decided-bid') })
      .check();
    await press('calls.decide-go');
    await main().getByText(say('calls.reason-missing')).waitFor();
    await lookOver(page, setting, 'a decision without a reason');
    await main().getByLabel(say('calls.for-strong-team')).check();
    await main().getByLabel(say('calls.against-no-time')).check();
    await press('calls.decide-go');
    await main().getByText(within('calls.decision-bid')).first().waitFor();
    await lookOver(page, setting, 'a decision');
    expect((await readCall()).decisions).toMatchObject([
      { decision: 'bid', reasonsFor: ['strong-team'], reasonsAgainst: ['no-time'], by: 'Synthetic Administrator' },
    ]);
  });

  it('is handed in on time: lines with days left, a tick, a reminder by mail, and its end by one click', async () => {
    await goTo(`/calls/${callId}/hand-in`);
    const { items, staff } = await readCall();
    await fill('calls.item-title', 'Letter of support (synthetic)');
    await fill('calls.own-day', inDays(7));
    await choose('calls.item-in-charge', staff[0]!.personId);
    await press('calls.add-item');
    await main().getByText('Letter of support (synthetic)').first().waitFor();
    const cvs = items.find(({ title }) => title.includes('CVs'))!;
    await tabTo(page, main().getByRole('checkbox', { name: cvs.title }));
    await page.keyboard.press('Space');
    await expect
      .poll(async () => (await readCall()).items.find(({ id }) => id === cvs.id)?.done?.by)
      .toBe('Synthetic Administrator');
    // What is done moves to the end of the list, and the focus with it.
    await expect
      .poll(() =>
        main()
          .getByRole('checkbox', { name: cvs.title, checked: true })
          .evaluate((box) => box === document.activeElement),
      )
      .toBe(true);
    await main()
      .getByText(say('calls.days-left', { days: 7 }))
      .first()
      .waitFor();
    await lookOver(page, setting, 'the checklist');
    await stage.server.kill();
    setBackReminders(stage.server.dataFolder);
    await stage.server.startAgain();
    const link = await linkTo(stage.server, ADMINISTRATOR, '/call-reminders/stop');
    await visitor.goto(link);
    await visitor.getByText(say('calls.stop-done')).waitFor();
    expect(visitor.url()).not.toContain('#');
    await lookOver(visitor, setting, 'reminders of a call stopped');
    expect((await readCall()).items.flatMap(({ remindsOn }) => remindsOn)).toEqual([]);
  });

  it('promises into the charter of a programme, which leads back to the call', async () => {
    await goTo(`/calls/${callId}/promises`);
    await main().getByText(OURS).waitFor();
    await choose('calls.programme', 'new');
    await fill('calls.programme-title', 'Synthetic course');
    await lookOver(page, setting, 'promises before they are sent');
    await press('calls.send-new');
    await main().getByText(say('calls.sent')).waitFor();
    await main().getByText(say('calls.look-same')).waitFor();
    await lookOver(page, setting, 'promises that were sent');
    await pressOn(page, main().getByRole('link', { name: say('calls.to-programme') }));
    await main()
      .getByRole('heading', { name: say('programmes.charter'), exact: true })
      .waitFor();
    await expect
      .poll(() => main().getByLabel(say('programmes.charter-delivery'), { exact: true }).inputValue())
      .toContain(OURS);
    const back = page.getByRole('navigation', { name: say('calls.of-programme') }).getByRole('link');
    await lookOver(page, setting, 'the programme of a call');
    await pressOn(page, back);
    await main().getByText(OURS).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/calls/${callId}/promises`);
  });

  it('is forgotten with everything of it when somebody says so twice', async () => {
    await goTo(`/calls/${callId}`);
    await press('calls.about');
    await lookOver(page, setting, 'what is known about a call');
    await press('calls.forget');
    await press('calls.forget-go', dialog());
    await page.waitForURL('**/calls');
    expect((await caller.get<CallList>('/calls')).calls).toHaveLength(1);
    expect(await caller.status(`/calls/${callId}`)).toBe(404);
    expect(complaintsOf(page)).toEqual([]);
  });
});
