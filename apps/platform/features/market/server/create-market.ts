// The room of the job market as the start-up joins it: its routes and its jobs.
import { z } from 'zod';
import type { Route } from '../../../core/http/route.ts';
import { defineJob } from '../../../core/jobs/job-kind.ts';
import type { JobKind } from '../../../core/jobs/job-kind.ts';
import { advertStore } from './advert-store.ts';
import { importRoutes } from './import-routes.ts';
import { forgetImports } from './importing/change-import.ts';
import { readFileJob } from './importing/read-file.ts';
import type { MarketDependencies } from './market-parts.ts';
import { marketRoutes } from './market-routes.ts';
import { watchJob } from './reading/watch-adverts.ts';
import { TEXT_MONTHS } from '../limits.ts';

const DAY = 24 * 3_600_000;

export interface Market {
  readonly routes: readonly Route[];
  readonly jobs: readonly JobKind[];
}

export function createMarket(parts: MarketDependencies): Market {
  return {
    routes: [...marketRoutes(parts), ...importRoutes(parts)],
    jobs: [
      readFileJob(parts),
      watchJob(parts),
      defineJob({
        name: 'market.forget',
        every: DAY,
        payload: z.strictObject({}),
        run: async () => {
          await forgetImports(parts);
          await forgetWords(parts);
        },
      }),
    ],
  };
}

/** The words of adverts go after two years; month, employer and skills stay and are counted on. */
export async function forgetWords({
  database,
  runtime,
}: Pick<MarketDependencies, 'database' | 'runtime'>): Promise<number> {
  const before = new Date(runtime.clock.now());
  before.setUTCMonth(before.getUTCMonth() - TEXT_MONTHS);
  return database.write((queries) => advertStore(queries).forgetWords(before.toISOString().slice(0, 10)));
}
