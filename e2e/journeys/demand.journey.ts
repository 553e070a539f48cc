// A firm tells its need on one page without an account and hides a line; the desk reads it by keyboard, asks whether it understood,
// and refuses another one with a reason. The firm sees its own sentences, the clock and the answer, and its hidden line nowhere.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseReading } from '../../apps/platform/features/demand/contract.ts';
import type { MessageKey } from '../../content/messages/message-keys.ts';
import { linkTo, readMails, setUpInstitution } from '../people/institution-by-api.ts';
import type { Caller } from '../people/institution-by-api.ts';
import { pressOn, tabTo } from '../people/keyboard.ts';
import { expectAccessible, WORK_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const PLANTED = 'zibeltraum';
const ADDRESS = 'sofia@synthetic-maker.example';
const NEED = [
  'I nostri tecnici devono imparare a negoziare contratti di assistenza con i clienti.',
  `Il nostro margine è basso, ${PLANTED}.`,
  'Vogliamo imparare la manutenzione predittiva.',
];
const TEN_MINUTES = 600_000;
/** Two pages, as firms write them. */
const MAIL = `Subject: Request 2027-4

Dear colleagues,

We build packaging machines in a small town and deliver to twenty countries. Our service engineers travel most of the year.

Twelve of them must learn predictive maintenance and how to analyse vibration data before the summer.
They find it hard to negotiate service contracts with customers on site.
We also need better project management in the service team.
Several of them have to cope with pressure when a line stands still.
Could you help us with a life cycle assessment of our machines?

It should feel like our company. We would like a certificate our people can show.

Best regards
Sofia Synthetic`;

describe.each(WORK_SETTINGS)('needs of firms, $name', (setting) => {
  // At its loudest, so that what is not in the log is not in any log.
  const stage = setStage({ DRAGOMAN_LOG: 'debug' });
  const { say } = sentencesOf(setting.language);
  let desk: Page;
  let firm: Page;
  let caller: Caller;
  let deskId = '';
  let caseId = '';
  joinSteps(() => [desk, firm]);

  const main = (page: Page): Locator => page.getByRole('main');
  const field = (page: Page, key: MessageKey): Locator => main(page).getByLabel(say(key), { exact: true });
  const button = (page: Page, key: MessageKey): Locator =>
    main(page).getByRole('button', { name: say(key), exact: true });
  const type = async (page: Page, key: MessageKey, text: string): Promise<void> => {
    await tabTo(page, field(page, key));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(text);
  };
  const press = (page: Page, key: MessageKey): Promise<void> => pressOn(page, button(page, key));
  const readingOf = (id: string) => caller.get<CaseReading>(`/needs/${id}/reading`);
  const untilRead = async (id: string): Promise<void> => {
    await expect.poll(async () => (await readingOf(id)).state, { timeout: 30_000 }).toBe('done');
  };
  const openLink = async (): Promise<void> => {
    const link = await linkTo(stage.server, ADDRESS, '/firm');
    await firm.goto('about:blank');
    await firm.goto(link);
  };

  beforeAll(async () => {
    [desk, firm] = [await stage.openPage(setting), await stage.openPage(setting)];
    caller = await setUpInstitution(desk, stage.server);
  });
  afterAll(async () => {
    await desk?.context().close();
    await firm?.context().close();
  });

  it('teach what to do where there are none yet, and take the desk’s promise', async () => {
    await desk.goto(`${stage.server.url}/needs`);
    await main(desk).getByText(say('demand.empty-teaches')).waitFor();
    await lookOver(desk, setting, 'needs while there are none');
    await desk.goto(`${stage.server.url}/needs/desk`);
    await tabTo(desk, main(desk).getByRole('checkbox', { name: say('demand.desk-open') }));
    await desk.keyboard.press('Space');
    await type(desk, 'demand.desk-contact', 'Ewa Synthetic');
    await press(desk, 'demand.save');
    await main(desk).getByText(say('demand.desk-link')).waitFor();
    await lookOver(desk, setting, 'the desk');
    deskId = (await caller.get<{ deskId: string }>('/need-desk')).deskId;
    expect(deskId).not.toBe('');
  });

  it('F1: come on one page with five required fields, saved and found again by a link', async () => {
    await firm.goto(`${stage.server.url}/ask/${deskId}`);
    await field(firm, 'demand.form-need').waitFor();
    await lookOver(firm, setting, 'the form for firms');
    expect(await main(firm).locator('[required]').count()).toBeLessThanOrEqual(7);
    await type(firm, 'demand.form-need', NEED.join('\n'));
    await type(firm, 'demand.form-email', ADDRESS);
    await pressOn(firm, main(firm).getByText(say('demand.mark-lines', { count: 0 })));
    await tabTo(firm, main(firm).getByRole('checkbox', { name: NEED[1]! }));
    await firm.keyboard.press('Space');
    await press(firm, 'demand.form-save');
    await main(firm).getByText(say('demand.form-kept-mailed')).waitFor();
    await lookOver(firm, setting, 'the form while it is kept');
    await openLink();
    await pressOn(firm, main(firm).getByRole('link', { name: say('demand.firm-go-on') }));
    await field(firm, 'demand.form-need').waitFor();
    expect(await field(firm, 'demand.form-need').inputValue()).toBe(NEED.join('\n'));
    await press(firm, 'demand.form-send');
    await main(firm)
      .getByText(say('demand.form-faults', { count: 3 }))
      .waitFor();
    await lookOver(firm, setting, 'the form with what is missing');
    await type(firm, 'demand.form-organisation', 'Synthetic Maker Spa');
    await type(firm, 'demand.form-name', 'Sofia Synthetic');
    await tabTo(firm, main(firm).getByRole('checkbox', { name: say('demand.form-agree') }));
    await firm.keyboard.press('Space');
    await press(firm, 'demand.form-send');
    await main(firm)
      .getByRole('link', { name: say('demand.form-to-page') })
      .waitFor();
    [caseId] = (await caller.get<{ cases: { id: string }[] }>('/needs')).cases.map(({ id }) => id) as [string];
    await untilRead(caseId);
  });

  it('are decided by keys alone, each skill with its words, and undone', async () => {
    await desk.goto(`${stage.server.url}/needs`);
    await pressOn(desk, main(desk).locator(`a[href="/needs/${caseId}"]`));
    await desk.locator('#skill-button-1').waitFor();
    await lookOver(desk, setting, 'the reading of a need');
    const { skills } = await readingOf(caseId);
    const listed = skills.filter(({ isListed }) => isListed);
    expect(listed.length).toBeGreaterThanOrEqual(2);
    await tabTo(desk, desk.locator('#skill-button-1'));
    await desk.keyboard.press('a');
    await expect.poll(async () => decisions(await readingOf(caseId))).toEqual({ [listed[0]!.label]: 'accepted' });
    await desk.keyboard.press('l');
    await desk.keyboard.press('ArrowDown');
    await desk.keyboard.press('r');
    await main(desk).getByText(say('demand.why-too-narrow')).first().waitFor();
    await lookOver(desk, setting, 'the reading while a reason is asked for');
    await desk.keyboard.press('2');
    await expect
      .poll(async () => decisions(await readingOf(caseId)))
      .toEqual({
        [listed[0]!.label]: 'accepted',
        [listed[1]!.label]: 'rejected',
      });
    await desk.keyboard.press('u');
    await expect.poll(async () => decisions(await readingOf(caseId))).toEqual({ [listed[0]!.label]: 'accepted' });
    const first = (await readingOf(caseId)).skills.find(({ decision }) => decision?.verdict === 'accepted');
    expect(first?.decision?.level).toBe(1);
  });

  it('F2: show the firm its own sentences and skills, and its hidden line to nobody without an account', async () => {
    await pressOn(desk, main(desk).getByRole('button', { name: say('demand.send-understood', { count: 1 }) }));
    await expect.poll(() => readMails(stage.server).filter(({ to }) => to === ADDRESS).length).toBe(3);
    await openLink();
    await main(firm).getByText(NEED[2]!).waitFor();
    await main(firm).getByText(say('demand.firm-hidden')).waitFor();
    await lookOver(firm, setting, 'the firm’s page');
    expect(await main(firm).innerText()).not.toContain(PLANTED);
    expect(JSON.stringify(readMails(stage.server))).not.toContain(PLANTED);
    await press(firm, 'demand.firm-yes');
    await main(firm).getByText(say('demand.firm-event-confirmed')).waitFor();
    await desk.goto(`${stage.server.url}/needs/${caseId}/case`);
    await main(desk).getByText(say('demand.event-confirmed')).waitFor();
    await lookOver(desk, setting, 'a case');
  });

  it('F2: leave no hidden word in what the server prints, also after bad input and uploads', async () => {
    const api = `${stage.server.url}/api`;
    const content = Buffer.from(`PK\u0003\u0004 ${NEED[1]}`).toString('base64');
    const replies = await Promise.all([
      desk.request.post(`${api}/need-files`, { data: { name: `${PLANTED}.docx`, content } }),
      desk.request.post(`${api}/need-files`, { data: { name: 'need.txt', content } }),
      desk.request.post(`${api}/needs`, { data: { source: PLANTED, text: NEED[1] } }),
      desk.request.get(`${api}/needs/${PLANTED}`),
      desk.request.get(`${api}/need-skills?text=${PLANTED}&language=it`),
      firm.request.post(`${api}/firm/open?${PLANTED}`, { data: { token: PLANTED.repeat(3) } }),
    ]);
    expect(replies.filter((reply) => reply.status() >= 400).length).toBeGreaterThanOrEqual(4);
    expect(replies.filter((reply) => reply.status() >= 500)).toEqual([]);
    // What these calls left is there, and with it everything before.
    await expect.poll(() => stage.server.printed()).toMatch(/"route":"\/api\/need-skills"/);
    await expect.poll(() => stage.server.printed()).toMatch(/"route":"\/api\/firm\/open"/);
    expect(stage.server.printed()).not.toContain(PLANTED);
  });

  it('D1: go from a pasted mail of two pages to accepted skills in under ten minutes', async () => {
    const started = Date.now();
    await desk.goto(`${stage.server.url}/needs/new`);
    await type(desk, 'demand.paste', MAIL);
    await type(desk, 'demand.organisation', 'synthetic MAKER');
    await main(desk).getByText(say('demand.known')).waitFor();
    await lookOver(desk, setting, 'a new need');
    await press(desk, 'demand.open-and-read');
    await desk.locator('#skill-button-1').waitFor({ timeout: 30_000 });
    const id = new URL(desk.url()).pathname.split('/').at(-1)!;
    const listed = (await readingOf(id)).skills.filter(({ isListed }) => isListed);
    expect(listed.length).toBeGreaterThanOrEqual(5);
    for (const { mentions } of listed) expect(mentions.some(({ words }) => words.length > 0)).toBe(true);
    await tabTo(desk, desk.locator('#skill-button-1'));
    for (const _skill of listed) {
      await desk.keyboard.press('a');
      await desk.keyboard.press('ArrowDown');
    }
    await expect
      .poll(async () => Object.keys(decisions(await readingOf(id))).length, { timeout: 20_000 })
      .toBe(listed.length);
    expect(Date.now() - started).toBeLessThan(TEN_MINUTES);
    // The mail is English whatever the page's language, so only its accessibility is looked at.
    await expectAccessible(desk, 'a reading with all skills accepted');
    caseId = id;
  });

  it('F6: are refused with a coded reason and a suggestion, never with a bare no', async () => {
    await desk.goto(`${stage.server.url}/needs/${caseId}/case`);
    await press(desk, 'demand.refuse');
    await lookOver(desk, setting, 'a refusal');
    expect(await button(desk, 'demand.refuse-send').getAttribute('aria-disabled')).toBe('true');
    await desk
      .getByLabel(say('demand.refuse-suggestion'), { exact: true })
      .fill('Ask the University of the North in May.');
    await desk.getByRole('button', { name: say('demand.refuse-send') }).click();
    await main(desk).getByText(say('demand.refusal-no-capacity')).first().waitFor();
    const { refusal } = await caller.get<{ refusal: { code: string; suggestion: string } }>(`/needs/${caseId}`);
    expect(refusal).toEqual({ code: 'no-capacity', suggestion: 'Ask the University of the North in May.' });
  });

  it('ask first whether training is the answer, and keep who decided and why', async () => {
    await desk.goto(`${stage.server.url}/needs`);
    const open = (await caller.get<{ cases: { id: string; stage: string }[] }>('/needs')).cases.find(
      ({ stage: at }) => at !== 'refused',
    );
    await desk.goto(`${stage.server.url}/needs/${open!.id}/analysis`);
    await tabTo(desk, main(desk).getByRole('group', { name: say('demand.check-1') }));
    await desk.keyboard.press('ArrowUp');
    expect(await desk.locator('input[name="check-1"]').nth(1).isChecked()).toBe(true);
    await lookOver(desk, setting, 'the needs analysis');
    await desk.getByLabel(say('demand.gate-training')).check();
    await type(desk, 'demand.gate-reason', 'They have never done it.');
    await press(desk, 'demand.save');
    await main(desk).getByText('Synthetic Administrator').waitFor();
  });

  it('are remembered with the organisation, its students and what was spoken', async () => {
    const [organisation] = (await caller.get<{ organisations: { id: string }[] }>('/organisations')).organisations;
    await desk.goto(`${stage.server.url}/organisations`);
    await main(desk).locator(`a[href="/organisations/${organisation!.id}"]`).waitFor();
    await lookOver(desk, setting, 'organisations');
    await desk.goto(`${stage.server.url}/organisations/${organisation!.id}`);
    await type(desk, 'demand.student-field', 'Tribologia 2027');
    await type(desk, 'demand.student-asked', 'Synthetic Maker: 2027');
    await press(desk, 'demand.student-add');
    await main(desk).getByText('Synthetic Maker: 2027').waitFor();
    await lookOver(desk, setting, 'an organisation');
    await desk.goto(`${stage.server.url}/needs/learning`);
    await main(desk).getByText(say('demand.learning-text')).waitFor();
    await lookOver(desk, setting, 'what decisions teach');
    await desk.goto(`${stage.server.url}/needs/log`);
    await type(desk, 'demand.organisation', 'Synthetic Bakery');
    await type(desk, 'demand.log-what', 'They want people trained in food safety.');
    await press(desk, 'demand.log-send');
    await main(desk).getByText(say('demand.logged')).waitFor();
    await lookOver(desk, setting, 'a logged contact');
    const logged = await caller.get<{ contacts: { organisation: string }[] }>('/need-contacts');
    expect(logged.contacts.map(({ organisation }) => organisation)).toEqual(['Synthetic Bakery']);
  });
});

function decisions({ skills }: CaseReading): Record<string, string> {
  return Object.fromEntries(
    skills.flatMap(({ label, decision }) => (decision === null ? [] : [[label, decision.verdict]])),
  );
}
