// The job market over HTTP for tests: an institution with its staff, and an index of a small synthetic list of skills.
import { createIdMaker, cryptoRandom, systemClock } from '@dragoman/kernel';
import { buildNeedIndex, loadMatchingModel, loadVocabularyFiles, packIndex } from '@dragoman/matching';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRecordAudit } from '../../../../core/audit/record-audit.ts';
import type { OpenTestDatabase } from '../../../../core/database/testing/with-databases.ts';
import { createJobRunner } from '../../../../core/jobs/job-runner.ts';
import type { JobRunner } from '../../../../core/jobs/job-runner.ts';
import { deriveKeys } from '../../../../core/keys/installation-keys.ts';
import { silentLog } from '../../../../core/log.ts';
import { setUpFirst, startIdentity } from '../../../identity/server/testing/start-identity.ts';
import type { StartedIdentity } from '../../../identity/server/testing/start-identity.ts';
import type { Browser } from '../../../identity/server/testing/browser.ts';
import type { AdvertImport, Offer } from '../../contract.ts';
import { marketErrors } from '../../errors.ts';
import { createMarket } from '../create-market.ts';
import type { MarketDependencies } from '../market-parts.ts';
import { marketMigrations } from '../market-tables.ts';

const CONTENT = new URL('../../../../../../content/', import.meta.url);
const matchingFolder = fileURLToPath(new URL('matching/', CONTENT));
let indexFile: string | null = null;

export const SKILLS = [
  'negotiate contracts',
  'weld steel pipes',
  'write software documentation',
  'plan maintenance',
].map((label) => ({ uri: `urn:synthetic:${label.replaceAll(' ', '-')}`, label }));
export const OFFER: Offer = {
  skillUri: SKILLS[0]!.uri,
  title: 'Synthetic negotiating',
  href: '/materials/synthetic',
  kind: 'module',
  languages: ['en'],
  isPart: false,
};
export const SOURCE = {
  name: 'Synthetic portal',
  kind: 'csv',
  language: 'en',
  country: 'FI',
  bias: 'Synthetic: large employers post here, small ones do not.',
};

export interface StartedMarket extends StartedIdentity {
  readonly parts: MarketDependencies;
  readonly jobs: JobRunner;
  readonly admin: Browser;
  readonly tenantId: string;
}

/** @param languages in which the list of skills has labels */
export async function startMarket(
  open: OpenTestDatabase,
  languages: readonly string[] = ['en'],
): Promise<StartedMarket> {
  indexFile ??= buildIndex();
  let parts: MarketDependencies | null = null;
  let jobs: JobRunner | null = null;
  const started = await startIdentity(open, {
    more: {
      migrations: marketMigrations,
      errors: marketErrors,
      routes: ({ database }) => {
        const runtime = { clock: systemClock, random: cryptoRandom, makeId: createIdMaker(systemClock, cryptoRandom) };
        parts = {
          database,
          runtime,
          audit: createRecordAudit({ runtime, keys: deriveKeys(new Uint8Array(32).fill(9)) }),
          offers: { list: async () => [OFFER] },
          indexes: {
            find: async () => ({ file: indexFile!, scheme: 'synthetic', version: '1', attribution: '' }),
            languages: async () => languages,
          },
          findLabels: async (_, uris, language) =>
            new Map(
              language === 'fi' ? uris.map((uri) => [uri, { label: `synteettinen ${uri}`, attribution: '' }]) : [],
            ),
          matchingFolder,
        };
        const market = createMarket(parts);
        jobs = createJobRunner({ database, runtime, log: silentLog, kinds: market.jobs });
        return market.routes;
      },
    },
  });
  const { admin } = await setUpFirst(started);
  const session = (await admin.call('GET', '/session')).body;
  return { ...started, parts: parts!, jobs: jobs!, admin, tenantId: session.actor.institution.id as string };
}

function buildIndex(): string {
  const model = loadMatchingModel(matchingFolder);
  const source = {
    scheme: 'synthetic',
    version: '1',
    language: 'en',
    attribution: '',
    groups: [],
    concepts: SKILLS.map(({ uri, label }) => ({
      uri,
      preferredLabel: label,
      altLabels: [],
      hiddenLabels: [],
      description: '',
      skillType: 'skill' as const,
      broader: [],
      related: [],
      collections: [],
      occupations: 0,
    })),
  };
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-market-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'synthetic.idx');
  const vocabulary = loadVocabularyFiles(fileURLToPath(new URL('vocabulary/', CONTENT)));
  writeFileSync(file, packIndex(buildNeedIndex([source], model, vocabulary)));
  return file;
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Names a source and has a file looked at. */
export async function lookAt({ admin, jobs }: StartedMarket, text: string, source = SOURCE): Promise<AdvertImport> {
  const added = await admin.call('GET', '/market');
  const known = (added.body.sources as { id: string; name: string }[]).find(({ name }) => name === source.name);
  const sourceId =
    known?.id ??
    ((await admin.call('POST', '/market/sources', source)).body.sources as { id: string; name: string }[]).find(
      ({ name }) => name === source.name,
    )!.id;
  const bytes = Buffer.from(text);
  const begun = await admin.call('POST', '/market/imports', {
    sourceId,
    fileName: 'a.csv',
    bytes: bytes.length,
    digest: digestOf(bytes),
  });
  const { id } = begun.body as AdvertImport;
  const kept = await admin.call('PUT', `/market/imports/${id}/parts/0`, { content: bytes.toString('base64') });
  if (kept.status !== 204) throw new Error(`The part was not kept: ${JSON.stringify(kept.body)}`);
  await admin.call('POST', `/market/imports/${id}/look`, {});
  await jobs.runDue();
  return (await admin.call('GET', `/market/imports/${id}`)).body as AdvertImport;
}

export async function takeIn({ admin, jobs }: StartedMarket, { id, report }: AdvertImport): Promise<number> {
  const { status } = await admin.call('POST', `/market/imports/${id}/take-in`, { digest: report!.digest });
  await jobs.runDue();
  return status;
}

const TERM_SENTENCES = [
  'You know quorvane alignment well.',
  'Your tasks include quorvane alignment.',
  'Skills we need: quorvane alignment.',
  'You have experience with quorvane alignment.',
];

/** Eight months of synthetic adverts: one skill rises from none to all, one employer posts the same text again and again. */
export function syntheticTable(): string {
  const lines = ['id,title,employer,date,text'];
  for (let month = 3; month <= 10; month += 1) {
    const date = `2026-${String(month).padStart(2, '0')}-05`;
    for (let n = 0; n < 20; n += 1) {
      const asks = n < 2 * (month - 2) ? SKILLS[0]!.label : 'be kind to the other people';
      const words = `Place ${month} ${n} street ${month * n} of office number ${n * 31 + month}`;
      const term = n % 3 === 0 ? ` ${TERM_SENTENCES[n % 4]!}` : '';
      lines.push(
        `${month}-${n},Worker ${n},Synthetic Employer ${n},${date},"${words} is looking for people. You are able to ${asks}.${term} Write to jane@firm.example or call 040 1234567."`,
      );
    }
    const copy =
      'You visit customers all over the region and keep their machines in good order every day. You must know how to plan maintenance.';
    lines.push(`r-${month},Service,Synthetic Repeater,${date},"${copy} Reference ${month}."`);
  }
  return `${lines.join('\n')}\n`;
}
