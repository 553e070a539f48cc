// The same needs, told in English and in Polish, are brought in as mails; what the desk reads of both is held against each other.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseReading } from '../../apps/platform/features/demand/contract.ts';
import { setUpInstitution } from '../people/institution-by-api.ts';
import type { Caller } from '../people/institution-by-api.ts';
import { SETTINGS } from '../set-up/browser.ts';
import { setStage } from '../set-up/stage.ts';

interface ParallelNeed {
  readonly id: string;
  readonly split: string;
  readonly texts: Readonly<Record<string, string>>;
}

const NEEDS = readFileSync(
  fileURLToPath(new URL('../../content/matching/parallel-needs.jsonl', import.meta.url)),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as ParallelNeed)
  .filter(({ split }) => split === 'dev');
const BEST = 10;
/** docs/decisions/025-one-need-in-two-languages.md */
const THRESHOLD = 0.44;
const PATIENCE = 120_000;

describe('one need in two languages', () => {
  const stage = setStage();
  let page: Page;
  let caller: Caller;

  beforeAll(async () => {
    page = await stage.openPage(SETTINGS[0]!);
    caller = await setUpInstitution(page, stage.server);
  });
  afterAll(async () => {
    await page?.context().close();
  });

  const bringIn = async ({ id, texts }: ParallelNeed, language: string): Promise<string> => {
    const body = {
      source: 'mail',
      organisation: { name: `Synthetic firm ${id} ${language}`, country: '', sector: '' },
      contact: null,
      title: '',
      text: texts[language]!,
      fileName: null,
      confidential: [],
      channel: null,
      deadline: null,
      budget: '',
      audience: '',
    };
    return (await caller.post<{ id: string }>('/needs', body, crypto.randomUUID())).id;
  };
  const bestOf = async (caseId: string): Promise<string[]> => {
    let reading: CaseReading | null = null;
    await expect
      .poll(async () => (reading = await caller.get<CaseReading>(`/needs/${caseId}/reading`)).state, {
        timeout: PATIENCE,
      })
      .toBe('done');
    return reading!.skills
      .toSorted((a, b) => (b.probability ?? 0) - (a.probability ?? 0))
      .slice(0, BEST)
      .map(({ uri }) => uri);
  };

  it(
    'shares among the ten best skills what was fixed for Polish and English (D2)',
    { timeout: 2 * PATIENCE },
    async () => {
      const shares: number[] = [];
      for (const need of NEEDS) {
        const cases = await Promise.all(['en', 'pl'].map((language) => bringIn(need, language)));
        const [english, polish] = (await Promise.all(cases.map(bestOf))) as [string[], string[]];
        expect(english.length).toBeGreaterThan(2);
        shares.push(english.filter((uri) => polish.includes(uri)).length / Math.max(english.length, polish.length));
      }
      expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(THRESHOLD);
    },
  );
});
