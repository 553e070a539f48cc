// The taxonomy feature over HTTP for tests, with the job that reads uploads at hand and a way to send files as a browser does.
import type { TaxonomySource } from '@dragoman/interop';
import type { OpenTestDatabase } from '../../../../core/database/testing/with-databases.ts';
import { createJobRunner } from '../../../../core/jobs/job-runner.ts';
import type { JobRunner } from '../../../../core/jobs/job-runner.ts';
import { silentLog } from '../../../../core/log.ts';
import { startIdentity } from '../../../identity/server/testing/start-identity.ts';
import type { Browser } from '../../../identity/server/testing/browser.ts';
import type { StartedIdentity } from '../../../identity/server/testing/start-identity.ts';
import type { BeginImportBody, PackImport } from '../../contract.ts';
import { taxonomyErrors } from '../../errors.ts';
import { PART_BYTES } from '../../limits.ts';
import { createTaxonomy } from '../create-taxonomy.ts';
import type { TaxonomyDependencies } from '../dependencies.ts';
import type { Taxonomies } from '../taxonomies.ts';
import { taxonomyMigrations } from '../taxonomy-tables.ts';
import type { TaxonomyUse } from '../uses.ts';

export interface StartedTaxonomy extends StartedIdentity {
  readonly dependencies: TaxonomyDependencies;
  readonly taxonomies: Taxonomies;
  readonly jobs: JobRunner;
  /** Sends files, lets them be read, and gives what the page would show. */
  bring(
    browser: Browser,
    wanted: Partial<BeginImportBody>,
    files: Readonly<Record<string, Uint8Array | string>>,
  ): Promise<PackImport>;
}

export const syntheticVocabulary: TaxonomySource = {
  scheme: 'dragoman',
  version: '0.0.1',
  language: 'en',
  attribution: 'Synthetic vocabulary',
  groups: [],
  concepts: [
    {
      uri: 'dragoman:synthetic-listening',
      preferredLabel: 'listen to firms',
      altLabels: ['hear a firm out'],
      hiddenLabels: [],
      description: 'Synthetic.',
      skillType: 'skill',
      broader: [],
      related: [],
      collections: [],
      occupations: 0,
    },
  ],
};

export async function startTaxonomy(
  open: OpenTestDatabase,
  uses: readonly TaxonomyUse[] = [],
): Promise<StartedTaxonomy> {
  let dependencies: TaxonomyDependencies | null = null;
  let taxonomies: Taxonomies | null = null;
  let jobs: JobRunner | null = null;
  const started = await startIdentity(open, {
    more: {
      migrations: taxonomyMigrations,
      errors: taxonomyErrors,
      routes: (world) => {
        dependencies = { ...world, shipped: [syntheticVocabulary], uses };
        const feature = createTaxonomy(dependencies);
        taxonomies = feature.taxonomies;
        jobs = createJobRunner({ ...world, log: silentLog, kinds: feature.jobs });
        return feature.routes;
      },
    },
  });
  return {
    ...started,
    dependencies: dependencies!,
    taxonomies: taxonomies!,
    jobs: jobs!,
    async bring(browser, wanted, files) {
      const bytes = Object.values(files).map((content) => Buffer.from(content));
      const body: BeginImportBody = {
        format: 'csv',
        scope: 'institution',
        scheme: 'Synthetic list',
        version: '1',
        language: 'en',
        attribution: '',
        ...wanted,
        files: Object.keys(files).map((name, index) => ({ name, bytes: bytes[index]!.length })),
      };
      const begun = await browser.call('POST', '/taxonomy-imports', body);
      if (begun.status !== 201) throw new Error(`The import did not begin: ${JSON.stringify(begun.body)}`);
      const { id } = begun.body.pack as { id: string };
      const content = Buffer.concat(bytes);
      for (let part = 0; part * PART_BYTES < content.length; part += 1) {
        const piece = content.subarray(part * PART_BYTES, (part + 1) * PART_BYTES).toString('base64');
        const kept = await browser.call('PUT', `/taxonomy-imports/${id}/parts/${part}`, { content: piece });
        if (kept.status !== 204) throw new Error(`Part ${part} was not kept: ${JSON.stringify(kept.body)}`);
      }
      await browser.call('POST', `/taxonomy-imports/${id}/read`, {});
      await jobs!.runDue();
      return (await browser.call('GET', `/taxonomy-imports/${id}`)).body as PackImport;
    },
  };
}
