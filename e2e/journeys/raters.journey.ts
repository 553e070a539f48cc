// Somebody asks colleagues for their view; they rate by link without an account, one of them in a tunnel; the result comes once.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnRound, RatingState, RoundReport } from '../../apps/platform/features/raters/contract.ts';
import { callerOf, joinInstitution, linkTo, readMails, setUpInstitution } from '../people/institution-by-api.ts';
import type { Caller } from '../people/institution-by-api.ts';
import { pressOn, tabTo } from '../people/keyboard.ts';
import { complaintsOf, LANGUAGE_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const AINO = { name: 'Aino Synthetic', email: 'aino@example.org', roles: ['participant'] };
const MANAGER = { name: 'Marco Synthetic', email: 'marco@example.org', roles: ['manager'] };
const PEERS = ['peer1@example.org', 'peer2@example.org', 'peer3@example.org', 'peer4@example.org'];
const COLLEAGUES = [1, 2, 3, 4, 5].map((number) => `colleague${number}@example.org`);

describe.each(LANGUAGE_SETTINGS)('raters, $name', (setting) => {
  const stage = setStage();
  const sentences = sentencesOf(setting.language);
  const { say, within } = sentences;
  let administrator: Page;
  let page: Page;
  let aino: Caller;
  let raterPage: Page;
  let managerPage: Page;
  let roundId = '';
  let secondId = '';
  joinSteps(() => [page, raterPage, administrator]);

  const main = (who: Page) => who.getByRole('main');
  const button = (who: Page, key: Parameters<typeof say>[0]) =>
    main(who).getByRole('button', { name: say(key), exact: true });
  const heading = (who: Page, name: string | RegExp) => main(who).getByRole('heading', { level: 1, name }).waitFor();
  const typeIn = async (who: Page, label: string, text: string): Promise<void> => {
    await tabTo(who, main(who).getByLabel(label, { exact: true }));
    await who.keyboard.press('ControlOrMeta+A');
    await who.keyboard.type(text);
  };

  /** Opens a link on a device of its own and answers everything by calls. */
  const rateByCalls = async (email: string, category: number): Promise<void> => {
    const device = await stage.openPage(setting);
    const caller = callerOf(device, stage.server);
    const token = (await linkTo(stage.server, email, '/rate')).split('#')[1];
    const state = await caller.post<RatingState>('/ratings/open', { token, address: null });
    const answers = [...state.items.map(({ itemId }) => itemId), 'start'].map((itemId) => ({
      key: crypto.randomUUID(),
      itemId,
      revision: 1,
      value: itemId === 'start' ? { comment: `canary of ${email}` } : { category },
      answeredAt: new Date().toISOString(),
      seconds: 4,
    }));
    await caller.post(`/ratings/${state.ratingId}/answers`, { answers });
    await caller.post(`/ratings/${state.ratingId}/hand-in`, { answered: answers.length });
    await device.context().close();
  };

  beforeAll(async () => {
    [administrator, page, raterPage, managerPage] = await Promise.all([
      stage.openPage(setting),
      stage.openPage(setting),
      stage.openPage(setting),
      stage.openPage(setting),
    ]);
    const admin = await setUpInstitution(administrator, stage.server);
    aino = await joinInstitution(admin, page, stage.server, AINO);
    await joinInstitution(admin, managerPage, stage.server, MANAGER);
  });
  afterAll(async () => {
    for (const each of [administrator, page, raterPage, managerPage]) await each?.context().close();
  });

  it('are asked by somebody who opens a round, and cannot be oneself or asked twice', async () => {
    await page.goto(`${stage.server.url}/rounds`);
    await heading(page, say('raters.title'));
    await page.getByText(say('raters.no-rounds')).waitFor();
    await lookOver(page, setting, 'the rounds before the first');
    await pressOn(page, button(page, 'raters.open'));
    await page.waitForURL('**/rounds/*');
    await heading(page, say('raters.round-title'));
    roundId = new URL(page.url()).pathname.split('/')[2]!;
    await lookOver(page, setting, 'a round in which nobody is asked yet');
    const ask = async (name: string, email: string): Promise<void> => {
      await typeIn(page, say('raters.name'), name);
      await typeIn(page, say('raters.email'), email);
      await pressOn(page, button(page, 'raters.send'));
    };
    await ask('Myself', 'Aino+raters@Example.org');
    await page
      .getByRole('alert')
      .filter({ hasText: say('problem.raters.oneself') })
      .waitFor();
    await lookOver(page, setting, 'a round after naming oneself');
    await ask('Peer Synthetic', PEERS[0]!);
    await page.getByText(within('raters.sent')).waitFor();
    await ask('Peer Synthetic', PEERS[0]!.toUpperCase());
    await page
      .getByRole('alert')
      .filter({ hasText: say('problem.raters.nominated-already') })
      .waitFor();
    for (const email of PEERS.slice(1)) {
      await aino.post(
        `/rating-rounds/${roundId}/nominations`,
        { name: `${email.split('@')[0]} Synthetic`, email, group: 'peers', language: setting.language },
        crypto.randomUUID(),
      );
    }
    await aino.post(
      `/rating-rounds/${roundId}/nominations`,
      { name: MANAGER.name, email: MANAGER.email, group: 'manager', language: setting.language },
      crypto.randomUUID(),
    );
    await page.reload();
    await main(page).getByRole('listitem').filter({ hasText: MANAGER.email }).waitFor();
    await lookOver(page, setting, 'a round with five people asked');
    expect(await main(page).getByRole('listitem').count()).toBe(5);
  });

  it('read what happens with their answers, and a primer, before the first statement', async () => {
    await raterPage.goto(await linkTo(stage.server, PEERS[0]!, '/rate'));
    await raterPage.waitForURL(/\/rate\/[0-9a-f-]+$/);
    await heading(raterPage, say('raters.rate-title', { name: AINO.name }));
    await lookOver(raterPage, setting, 'the landing of a rater');
    await pressOn(raterPage, button(raterPage, 'raters.begin'));
    await heading(raterPage, say('raters.primer-often-title'));
    await lookOver(raterPage, setting, 'the primer, times');
    await pressOn(raterPage, button(raterPage, 'raters.next'));
    await heading(raterPage, say('raters.primer-habits-title'));
    await lookOver(raterPage, setting, 'the primer, habits');
    await pressOn(raterPage, button(raterPage, 'raters.next'));
    await heading(raterPage, say('raters.primer-examples-title'));
    await lookOver(raterPage, setting, 'the primer, examples');
    await pressOn(raterPage, button(raterPage, 'raters.begin'));
    await raterPage.getByText(`${say('raters.position', { position: 1, count: 24 })} ·`).waitFor();
    await lookOver(raterPage, setting, 'the first statement of a rater');
    expect(raterPage.url()).not.toContain('#');
  });

  it('answer by keyboard, in a tunnel too, and find everything after closing the tab', async () => {
    const answer = async (position: number, key: string): Promise<void> => {
      await raterPage.getByText(`${say('raters.position', { position, count: 24 })} ·`).waitFor();
      await raterPage.keyboard.press(key);
      await raterPage.keyboard.press('Enter');
    };
    for (let position = 1; position <= 3; position += 1) await answer(position, '3');
    await raterPage.getByText(say('raters.saved'), { exact: true }).waitFor();
    await raterPage.context().setOffline(true);
    await answer(4, '4');
    await answer(5, '5');
    await raterPage
      .getByText(say('raters.kept', { count: 2 }), { exact: true })
      .first()
      .waitFor();
    await lookOver(raterPage, setting, 'a rating without a network');
    await raterPage.context().setOffline(false);
    await raterPage.getByText(say('raters.saved'), { exact: true }).waitFor({ timeout: 30_000 });
    await raterPage.reload();
    await pressOn(raterPage, button(raterPage, 'raters.go-on'));
    await raterPage.getByText(`${say('raters.position', { position: 6, count: 24 })} ·`).waitFor();
    await pressOn(raterPage, button(raterPage, 'raters.not-observed'));
    for (let position = 7; position <= 24; position += 1) await answer(position, '2');
    await heading(raterPage, say('raters.words-title'));
    await lookOver(raterPage, setting, 'the rater’s own words');
    await typeIn(raterPage, say('raters.words-start', { name: AINO.name }), 'canary of the first');
    await pressOn(raterPage, button(raterPage, 'raters.hand-in'));
    await heading(raterPage, say('raters.thanks-title'));
    await lookOver(raterPage, setting, 'thanks');
    expect(complaintsOf(raterPage)).toEqual([]);
  });

  it('are known by their device; a forwarded link asks for the address', async () => {
    const elsewhere = await stage.openPage(setting);
    await elsewhere.goto(await linkTo(stage.server, PEERS[0]!, '/rate'));
    await heading(elsewhere, say('raters.other-device-title'));
    await lookOver(elsewhere, setting, 'a link opened elsewhere first');
    await typeIn(elsewhere, say('raters.email'), 'friend@example.org');
    await pressOn(elsewhere, button(elsewhere, 'raters.go-on'));
    await elsewhere
      .getByRole('alert')
      .filter({ hasText: say('problem.raters.address-not-right') })
      .waitFor();
    await elsewhere.goto(`${stage.server.url}/rate#${'A'.repeat(54)}`);
    await heading(elsewhere, say('raters.void-title'));
    await lookOver(elsewhere, setting, 'a link that opens nothing');
    expect(complaintsOf(elsewhere)).toEqual([]);
    await elsewhere.context().close();
  });

  it('show nothing before the close: no value, no name of who has answered', async () => {
    await rateByCalls(PEERS[1]!, 1);
    await rateByCalls(PEERS[2]!, 2);
    await rateByCalls(MANAGER.email, 3);
    const round = await aino.get<OwnRound>(`/rating-rounds/${roundId}`);
    expect(round.answered).toEqual({ asked: 5, atLeast: 0 });
    expect(new Set(round.nominations.map((each) => each.state))).toEqual(new Set(['asked']));
    expect(JSON.stringify(round)).not.toContain('canary');
    expect(await aino.status(`/rating-rounds/${roundId}/report`)).toBe(409);
  });

  it('are out of reach for a manager who guesses the address', async () => {
    const manager = callerOf(managerPage, stage.server);
    // Signed in without the second factor a manager reaches nothing; a participant's session reaches only the own.
    expect(await manager.status(`/rating-rounds/${roundId}`)).not.toBe(200);
    const other = callerOf(administrator, stage.server);
    for (const path of [`/rating-rounds/${roundId}`, `/rating-rounds/${roundId}/report`]) {
      expect(await other.status(path)).toBe(404);
    }
  });

  it('are read by the person first, once, with three peers and the manager and without a comment', async () => {
    await page.reload();
    await heading(page, say('raters.round-title'));
    await pressOn(page, button(page, 'raters.close'));
    await page.getByRole('dialog', { name: say('raters.close-title') }).waitFor();
    await lookOver(page, setting, 'closing a round');
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: say('raters.close-yes'), exact: true }));
    await heading(page, say('raters.report-title'));
    await main(page).getByText(say('raters.groups-peers'), { exact: true }).waitFor();
    await lookOver(page, setting, 'a released round');
    const report = await aino.get<RoundReport>(`/rating-rounds/${roundId}/report`);
    expect(report.groups.map(({ group, raters }) => [group, raters])).toEqual([
      ['peers', 3],
      ['manager', 1],
    ]);
    expect(JSON.stringify(report)).not.toContain('canary');
    expect(await main(page).innerText()).not.toContain('canary');
    await linkTo(stage.server, AINO.email, '/invitation');
    await expect
      .poll(() => readMails(stage.server).some((mail) => mail.text.includes(`/rounds/${roundId}`)))
      .toBe(true);
  });

  it('find a closed round behind the link, and may still take their answers away', async () => {
    await raterPage.reload();
    await heading(raterPage, say('raters.over-title'));
    await lookOver(raterPage, setting, 'a rating whose round has closed');
    await pressOn(raterPage, button(raterPage, 'raters.leave'));
    await raterPage.getByRole('dialog').waitFor();
    await lookOver(raterPage, setting, 'leaving after the release');
    await pressOn(
      raterPage,
      raterPage.getByRole('dialog').getByRole('button', { name: say('raters.rather-not-yes'), exact: true }),
    );
    await heading(raterPage, say('raters.left-title'));
    await lookOver(raterPage, setting, 'after leaving');
    const report = await aino.get<RoundReport>(`/rating-rounds/${roundId}/report`);
    expect(report.groups[0]).toMatchObject({ group: 'peers', raters: 3 });
    await raterPage.goto('about:blank');
    await raterPage.goto(await linkTo(stage.server, PEERS[0]!, '/rate'));
    await heading(raterPage, say('raters.withdrawn-title'));
    await lookOver(raterPage, setting, 'a withdrawn link');
    expect(complaintsOf(raterPage)).toEqual([]);
    expect(complaintsOf(page)).toEqual([]);
  });

  it('are asked only after somebody named has looked at the list', async () => {
    const other = callerOf(administrator, stage.server);
    const approver = { name: 'Approver Synthetic', email: 'approver@example.org', language: setting.language };
    const body = { campaignId: null, name: 'Pekka Synthetic', days: 14, approver };
    const second = await other.post<OwnRound>('/rating-rounds', body, crypto.randomUUID());
    secondId = second.id;
    for (const email of COLLEAGUES) {
      const nominee = { name: `${email.split('@')[0]} Synthetic`, email, group: 'peers', language: setting.language };
      await other.post(`/rating-rounds/${secondId}/nominations`, nominee, crypto.randomUUID());
    }
    expect(readMails(stage.server).filter((mail) => COLLEAGUES.includes(mail.to))).toEqual([]);
    await raterPage.goto(await linkTo(stage.server, approver.email, '/approve-raters'));
    await heading(raterPage, say('raters.approve-title', { name: body.name }));
    await lookOver(raterPage, setting, 'the list of an approver');
    for (const email of COLLEAGUES) {
      const row = main(raterPage).getByRole('listitem').filter({ hasText: email });
      await pressOn(raterPage, row.getByRole('button').first());
      await row.waitFor({ state: 'hidden' });
    }
    await raterPage.getByText(say('raters.approve-decided'), { exact: true }).waitFor();
    await lookOver(raterPage, setting, 'a list that is decided');
    await raterPage.goto(`${stage.server.url}/rate/stop#${'A'.repeat(54)}`);
    await raterPage
      .getByRole('alert')
      .filter({ hasText: say('problem.raters.link-not-known') })
      .waitFor();
    await lookOver(raterPage, setting, 'stopping reminders with a link that is not known');
  });

  it('are shown with their words from five on, and answer one question together', async () => {
    for (const [place, email] of COLLEAGUES.entries()) await rateByCalls(email, place % 5);
    await administrator.goto(`${stage.server.url}/rounds/${secondId}`);
    await heading(administrator, say('raters.round-title'));
    await pressOn(administrator, button(administrator, 'raters.close'));
    const dialog = administrator.getByRole('dialog');
    await pressOn(administrator, dialog.getByRole('button', { name: say('raters.close-yes'), exact: true }));
    await administrator.getByText(`canary of ${COLLEAGUES[0]!}`).waitFor();
    await lookOver(administrator, setting, 'a released round with words');
    await typeIn(administrator, say('raters.question-label'), 'Synthetic?');
    await pressOn(administrator, button(administrator, 'raters.question-send'));
    await administrator.getByText(within('raters.question-waiting')).waitFor();
    await lookOver(administrator, setting, 'a question on its way');

    const device = await stage.openPage(setting);
    await device.goto(await linkTo(stage.server, COLLEAGUES[0]!, '/rate'));
    await typeIn(device, say('raters.email'), COLLEAGUES[0]!);
    await pressOn(device, button(device, 'raters.go-on'));
    await heading(device, say('raters.relay-title', { name: 'Pekka Synthetic' }));
    await typeIn(device, say('raters.relay-label'), 'Synthetic!');
    await pressOn(device, button(device, 'raters.relay-send'));
    await device.getByText(say('raters.relay-sent'), { exact: true }).waitFor();
    await lookOver(device, setting, 'an answer to the question');
    const report = await callerOf(administrator, stage.server).get<RoundReport>(`/rating-rounds/${secondId}/report`);
    expect(report.question).toMatchObject({ status: 'waiting', answers: [] });
    expect(complaintsOf(device)).toEqual([]);
    expect(complaintsOf(administrator)).toEqual([]);
    await device.context().close();
  });
});
