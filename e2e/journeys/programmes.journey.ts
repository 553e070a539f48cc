// A designer answers a firm's mail with a programme: objectives, modules with proof, gaps, the thread both ways, versions, offer, public page.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseReading } from '../../apps/platform/features/demand/contract.ts';
import { readMails, setUpInstitution } from '../people/institution-by-api.ts';
import type { Caller } from '../people/institution-by-api.ts';
import { pressOn } from '../people/keyboard.ts';
import { WORK_SETTINGS } from '../set-up/browser.ts';
import { sentencesOf } from '../set-up/sentences.ts';
import { setStage } from '../set-up/stage.ts';
import { joinSteps } from '../watch/join-steps.ts';
import { lookOver } from '../watch/look-over.ts';

const SECRET = 'Nightingale';
/** The weights that ship: what reads a need when nothing else was set up. */
const { id: OWN_MODEL } = JSON.parse(
  readFileSync(new URL('../../content/matching/ranker.json', import.meta.url), 'utf8'),
) as { id: string };
const MAIL = [
  'Our service engineers must learn to predict failures of rotating machines from vibration data.',
  'They also negotiate service contracts with customers and give in too early.',
  `Confidential: the new drive is called ${SECRET}.`,
].join('\n');

describe.each(WORK_SETTINGS)('a programme, $name', (setting) => {
  const stage = setStage();
  const { say } = sentencesOf(setting.language);
  let page: Page;
  let visitor: Page;
  let caller: Caller;
  let caseId: string;
  let path: string;
  /** Where the pages of this journey sent anything. */
  const asked = new Set<string>();
  joinSteps(() => [page, visitor]);

  const main = () => page.getByRole('main');
  const goTo = async (who: Page, address: string): Promise<void> => {
    await who.goto(address.startsWith('http') ? address : `${stage.server.url}${address}`);
    await who.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await who.waitForLoadState('networkidle');
  };
  const press = (name: string): Promise<void> => main().getByRole('button', { name, exact: true }).first().click();

  beforeAll(async () => {
    page = await stage.openPage(setting);
    visitor = await stage.openPage(setting);
    for (const each of [page, visitor])
      each.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol.startsWith('http')) asked.add(origin);
      });
    caller = await setUpInstitution(page, stage.server);
    const post = <Reply>(path: string, body: unknown) => caller.post<Reply>(path, body, randomUUID());
    ({ id: caseId } = await post<{ id: string }>('/needs', {
      source: 'mail',
      organisation: { name: 'Synthetic Machines', country: 'FI', sector: 'machinery' },
      contact: null,
      title: 'Synthetic maintenance',
      text: MAIL,
      fileName: null,
      confidential: [],
      channel: null,
      deadline: null,
      budget: '',
      audience: '',
    }));
    const reading = await readWhole(caller, caseId);
    const find = (word: string) => {
      const texts = new Map(reading.texts.map(({ id, text }) => [id, text]));
      return reading.sentences.find(({ textId, start, end }) => texts.get(textId)!.slice(start, end).includes(word))!;
    };
    const accept = (uri: string, label: string, id: string, words: readonly [number, number]) =>
      post(`/needs/${caseId}/decisions`, {
        verdict: 'accepted',
        uri,
        label,
        insteadOf: null,
        sentences: [{ id, words: [{ start: words[0], end: words[1] }] }],
        why: null,
        note: '',
        level: 2,
        priority: 1,
      });
    await accept(
      'dragoman:predictive-maintenance-vibration',
      'Predict failures from vibration data',
      find('vibration').id,
      [31, 56],
    );
    await accept('dragoman:framework-negotiation', 'Negotiation', find('negotiate').id, [10, 37]);
  }, 90_000);
  afterAll(async () => {
    await page?.context().close();
    await visitor?.context().close();
  });

  it('begins with the accepted skills of the case, an objective for each, the firm’s words beside them', async () => {
    await goTo(page, '/programmes');
    await lookOver(page, setting, 'the programmes, none yet');
    await main().getByLabel(say('programmes.name'), { exact: true }).fill('Synthetic course');
    const own = setting.language === 'fi' ? 'fi' : 'en';
    await main().getByLabel(say('programmes.language'), { exact: true }).selectOption(own);
    await press(say('programmes.begin'));
    await page.waitForURL(/\/programmes\/[0-9a-f-]{36}$/);
    path = new URL(page.url()).pathname;
    await main()
      .getByRole('heading', { name: say('programmes.objectives') })
      .waitFor();
    expect(await main().locator('.objectives > li').count()).toBe(2);
    expect(await main().locator('mark').count()).toBeGreaterThanOrEqual(2);
    expect(await main().innerText()).not.toContain(SECRET);
    await lookOver(page, setting, 'a programme at its beginning');
  });

  it('chooses existing modules first, with a proof, and says what no module serves', async () => {
    await goTo(page, `${path}/modules`);
    await main().getByLabel(say('programmes.taught-in'), { exact: true }).selectOption('en');
    await press(say('programmes.find-course'));
    await main().getByText(say('programmes.proof-proven')).waitFor({ timeout: 20_000 });
    await lookOver(page, setting, 'a course out of modules');
    expect(await main().getByText(say('programmes.draft-own')).count()).toBe(1);
    await press(say('programmes.take-course'));
    await main()
      .getByText(say('programmes.modules-taken', { count: 1 }))
      .first()
      .waitFor();
  });

  it('is filled until nothing is amber, and D3: a deleted session turns exactly its objectives amber', async () => {
    await goTo(page, path);
    await press(say('programmes.fill-sessions'));
    await main().getByText(say('programmes.filled-sessions')).first().waitFor();
    await press(say('programmes.fill-items'));
    await main().getByText(say('programmes.filled-items')).first().waitFor();
    expect(await main().locator('.objectives > li.gap').count()).toBe(0);
    await lookOver(page, setting, 'a whole programme');
    await pressOn(
      page,
      main().getByRole('button', { name: say('programmes.remove-session', { number: 2 }), exact: true }),
    );
    await main().locator('.objectives > li.gap').first().waitFor();
    expect(await main().locator('.objectives > li.gap').count()).toBe(1);
    expect(await main().locator('.programme-sentences li.gap').count()).toBe(1);
    await main().getByText(say('programmes.gap-objective-without-session')).first().waitFor();
    await lookOver(page, setting, 'a programme with a gap');
    await press(say('programmes.undo'));
    await expect.poll(() => main().locator('.objectives > li.gap').count()).toBe(0);
  });

  it('D4: leads from an item and from a session to the firm’s sentence in at most four clicks, and back', async () => {
    let clicks = 0;
    const click = async (name: string, within = main()): Promise<void> => {
      await within.getByRole('link', { name, exact: true }).first().click();
      clicks += 1;
      await page.waitForLoadState('networkidle');
    };
    for (const [start, name] of [
      ['.programme-items > li', say('programmes.why-asked')],
      ['#sessions ~ .programme-rows > li', say('programmes.whom-it-serves')],
    ] as const) {
      await goTo(page, path);
      clicks = 0;
      await click(name, main().locator(start).first());
      const sentence = main().locator('.step.sentence');
      await sentence.waitFor();
      expect(await sentence.innerText()).toMatch(/vibration|negotiate/);
      await lookOver(page, setting, 'the thread to the firm');
      await click(say('programmes.thread-open'), sentence);
      await page.waitForURL(new RegExp(`/needs/${caseId}#sentence-`));
      expect(clicks).toBeLessThanOrEqual(4);
    }
    await goTo(page, path);
    clicks = 0;
    await click(say('programmes.what-serves'));
    await main().locator('.step.session').waitFor();
    await main().locator('.step.item').waitFor();
    await click(say('programmes.thread-open'), main().locator('.step.item'));
    expect(clicks).toBeLessThanOrEqual(4);
    expect(new URL(page.url()).hash).toMatch(/^#item-/);
    // And from the page of the case, where the firm's words are read.
    await goTo(page, `/needs/${caseId}`);
    clicks = 0;
    await main().locator('.need-skill.accepted button.name').first().click();
    clicks += 1;
    await click(say('demand.what-serves'));
    await main().locator('.step.item').waitFor();
    await click(say('programmes.thread-open'), main().locator('.step.session'));
    expect(clicks).toBeLessThanOrEqual(4);
    expect(new URL(page.url()).hash).toMatch(/^#session-/);
  });

  it('is offered with hours, credits and price, in versions that people approve by name', async () => {
    await goTo(page, `${path}/offer`);
    await lookOver(page, setting, 'the offer');
    await main().getByLabel(say('programmes.eqf'), { exact: true }).selectOption('6');
    await main().getByLabel(say('programmes.participation'), { exact: true }).selectOption('blended');
    await main().getByLabel(say('programmes.country'), { exact: true }).fill('FI');
    await main().getByLabel(say('programmes.quality'), { exact: true }).fill('Synthetic');
    await press(say('programmes.save'));
    await main().getByText(say('programmes.credential-whole')).waitFor();
    await goTo(page, `${path}/record`);
    await press(say('programmes.make-version', { number: 1 }));
    await main()
      .getByText(say('programmes.version-same', { number: 1 }))
      .waitFor();
    await press(say('programmes.approve'));
    await main().getByText(say('programmes.decision-approved')).first().waitFor();
    await lookOver(page, setting, 'versions, charter and changes');
    for (const file of ['offer.pdf', 'offer.docx']) {
      const reply = await page.request.get(`${stage.server.url}/api${path}/${file}`);
      expect([reply.status(), (await reply.body()).length > 5000]).toEqual([200, true]);
      expect((await reply.body()).toString('latin1')).not.toContain(SECRET);
    }
  });

  it('has a public page without the firm’s words, where somebody signs up and is gone by one click', async () => {
    await goTo(page, `${path}/page`);
    await press(say('programmes.open-page'));
    await main()
      .getByText(say('programmes.page-open', { number: 1 }))
      .waitFor();
    await lookOver(page, setting, 'the page before anybody signed up');
    await goTo(visitor, path.replace('/programmes/', '/courses/'));
    const text = await visitor.getByRole('main').innerText();
    for (const secret of [SECRET, 'Synthetic Machines', 'give in too early']) expect(text).not.toContain(secret);
    await lookOver(visitor, setting, 'the public page of a course');
    const fill = (label: string, words: string): Promise<void> =>
      visitor.getByRole('main').getByLabel(label, { exact: true }).fill(words);
    await fill(say('programmes.interest-name'), 'Aino Synthetic');
    await fill(say('programmes.interest-email'), 'aino@firm.example');
    await visitor.getByLabel(say('programmes.interest-agree')).check();
    await visitor.getByRole('button', { name: say('programmes.interest-send') }).click();
    await visitor.getByText(say('programmes.interest-taken')).waitFor();
    await goTo(page, `${path}/page`);
    await main().getByText('aino@firm.example').waitFor();
    await lookOver(page, setting, 'those who would like to come');
    await goTo(visitor, await withdrawLink());
    await visitor.getByRole('button', { name: say('programmes.withdraw') }).click();
    await visitor.getByText(say('programmes.withdrawn-text')).waitFor();
    await lookOver(visitor, setting, 'an interest taken back');
    await goTo(page, `${path}/page`);
    await main().getByText(say('programmes.interests-none')).waitFor();
  });

  it('adds a module of its own that the next programme finds, version by version', async () => {
    await goTo(page, '/teaching-modules');
    await lookOver(page, setting, 'modules to build on');
    await press(say('programmes.add-module'));
    await main().getByLabel(say('programmes.module-name'), { exact: true }).fill('Synthetic vibration lab');
    await main()
      .getByLabel(say('programmes.find-skill'), { exact: true })
      .fill(setting.language === 'fi' ? 'värähtely' : 'vibration');
    await press(say('programmes.search'));
    await main().locator('.programme-found button').first().click();
    await lookOver(page, setting, 'writing a module');
    await press(say('programmes.save'));
    await page.waitForURL(/\/teaching-modules\/[0-9a-f-]{36}\/[0-9a-f-]{36}/);
    await press(say('programmes.new-version'));
    await main().getByLabel(say('programmes.minutes'), { exact: true }).fill('240');
    await press(say('programmes.save'));
    await main()
      .getByRole('link', { name: say('programmes.version', { number: '2' }), exact: true })
      .waitFor();
    await main()
      .getByRole('link', { name: say('programmes.version', { number: '1' }), exact: true })
      .click();
    await main()
      .getByText(say('programmes.newer-version', { number: 2 }))
      .waitFor();
    await expect.poll(() => main().getByRole('cell', { name: '240', exact: true }).count()).toBe(1);
    await lookOver(page, setting, 'an older version of a module');
  });

  it('D6: has gone from the mail to the offer by the weights that ship, and no page asked anybody but this server', async () => {
    const { modelId } = await caller.get<CaseReading>(`/needs/${caseId}/reading`);
    expect(modelId).toBe(OWN_MODEL);
    expect([...asked]).toEqual([new URL(stage.server.url).origin]);
  });

  const withdrawLink = async (): Promise<string> => {
    for (let waited = 0; waited < 15_000; waited += 200) {
      try {
        const link = readMails(stage.server)
          .flatMap((mail) => mail.text.split(/\s+/))
          .findLast((word) => word.includes('/course/withdraw#'));
        if (link !== undefined) return link;
      } catch {
        // The folder comes with the first mail.
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('There came no mail with a link that takes an interest back.');
  };
});

/** The reading of a case once the worker has done with it. */
async function readWhole(caller: Caller, caseId: string): Promise<CaseReading> {
  for (let waited = 0; waited < 60_000; waited += 300) {
    const reading = await caller.get<CaseReading>(`/needs/${caseId}/reading`);
    if (reading.sentences.length > 0) return reading;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error('The case was not read.');
}
