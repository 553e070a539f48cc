// The taxonomy feature as the start-up joins it: what others ask of it, its routes, its jobs.
import type { Route } from '../../../core/http/route.ts';
import type { JobKind } from '../../../core/jobs/job-kind.ts';
import type { TaxonomyDependencies } from './dependencies.ts';
import { importRoutes } from './import-routes.ts';
import { readUploadJob } from './importing/read-upload.ts';
import { clearPackJob, forgetImportsJob } from './importing/remove-pack.ts';
import { packRoutes } from './pack-routes.ts';
import { createTaxonomies } from './taxonomies.ts';
import type { Taxonomies } from './taxonomies.ts';

export interface TaxonomyFeature {
  readonly taxonomies: Taxonomies;
  readonly routes: readonly Route[];
  readonly jobs: readonly JobKind[];
}

export function createTaxonomy(dependencies: TaxonomyDependencies): TaxonomyFeature {
  return {
    taxonomies: createTaxonomies(dependencies),
    routes: [...packRoutes(dependencies), ...importRoutes(dependencies)],
    jobs: [readUploadJob(dependencies), clearPackJob(dependencies), forgetImportsJob(dependencies)],
  };
}
