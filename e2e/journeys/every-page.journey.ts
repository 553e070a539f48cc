// Every page that the navigation of staff leads to, and one of each kind behind it, in the languages in which staff are not walked elsewhere:
// no wider than its window, and said in one language. What people wrote stays in theirs.
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { OWN_PAGES, WORK_PAGES } from '../../apps/platform/web/shell/navigation.ts';
import { complaintsOf, FURTHER_SETTINGS } from '../set-up/browser.ts';
import type { Setting } from '../set-up/browser.ts';
import { setDemonstration } from '../set-up/demonstration.ts';
import { findRemnants, readWholePage } from '../watch/find-remnants.ts';

const VOCABULARY = new URL('../../content/vocabulary/skills/', import.meta.url);
/** Between them they are offered every page: who designs, who administers an institution, who does research, who keeps the installation. */
const PEOPLE = [
  'ewa@smoczyn-synthetic.example',
  'tomasz@smoczyn-synthetic.example',
  'zofia@smoczyn-synthetic.example',
  'pekka@six-shores-synthetic.example',
];
const PATIENCE = 400_000;

const SKILLS = readdirSync(VOCABULARY).flatMap((file) => {
  const { skills } = JSON.parse(readFileSync(new URL(file, VOCABULARY), 'utf8')) as Vocabulary;
  return skills.map(({ label }) => label['en']!.toLowerCase());
});
interface Vocabulary {
  readonly skills: readonly { readonly label: Readonly<Record<string, string>> }[];
}

describe('every page of the staff', () => {
  const stage = setDemonstration();

  it.each(FURTHER_SETTINGS)('stands whole in its language: $name', { timeout: PATIENCE }, async (setting) => {
    const seen = new Set<string>();
    const faults: string[] = [];
    for (const email of PEOPLE) {
      const page = await stage.enter(setting, email, true);
      const visit = async (path: string): Promise<void> => {
        if (seen.has(kindOf(path))) return;
        seen.add(kindOf(path));
        await page.goto(new URL(path, stage.server.url).href);
        await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
        await page.waitForLoadState('networkidle');
        faults.push(...(await faultsOf(page, setting, path)));
      };
      for (const href of await destinationsOf(page)) {
        await visit(href);
        for (const path of await pathsBehind(page)) await visit(path);
      }
      faults.push(...complaintsOf(page));
      await page.context().close();
    }
    expect(faults).toEqual([]);
    const missed = [...OWN_PAGES, ...WORK_PAGES].map(({ href }) => href).filter((href) => !seen.has(href));
    expect(missed).toEqual([]);
    expect(seen.size).toBeGreaterThan(40);
  });
});

async function faultsOf(page: Page, setting: Setting, path: string): Promise<string[]> {
  const language = await page.locator('html').getAttribute('lang');
  // The mails on it are in the languages of those who get them.
  const words = kindOf(path) === '/mails' ? '' : await readWholePage(page);
  const remnants = findRemnants(words, setting.language, 'en').filter(isSaidByThePage);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [
    ...(language === setting.language ? [] : [`${path} says that it is in ${language}`]),
    ...remnants.map((remnant) => `${path}: ${remnant}`),
    ...(wider <= 0 ? [] : [`${path} is ${wider} pixels wider than its window`]),
  ];
}

/** Single words and names of skills stand in the titles that people have given to their cases, modules and programmes. */
function isSaidByThePage(remnant: string): boolean {
  return remnant.split(' ').length > 2 && !SKILLS.some((skill) => skill.includes(remnant));
}

/** Pages that somebody who has just signed in is offered. */
async function destinationsOf(page: Page): Promise<string[]> {
  const known = [...OWN_PAGES, ...WORK_PAGES].map(({ href }) => href);
  await page.locator(`header a[href="${known[0]}"]`).waitFor({ state: 'attached' });
  const offered = await page
    .locator('header a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return known.filter((href) => offered.includes(href));
}

async function pathsBehind(page: Page): Promise<string[]> {
  const links = page.getByRole('main').locator('a[href^="/"]:not([download]):not([href^="/api/"])');
  return links.evaluateAll((all) => all.map((each) => each.getAttribute('href')!));
}

/** The address without ids, so that one page of each kind is opened; materials and packs of taxonomies have names for ids. */
function kindOf(path: string): string {
  return path
    .replace(/[?#].*$/, '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/^\/(materials|tracks|taxonomies)\/[^/]+/, '/$1/:id');
}
