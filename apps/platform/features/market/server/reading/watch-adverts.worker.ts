// Watches the market in a process of its own, and says how far it has come.
import { readFileSync } from 'node:fs';
import { knownWordTest, loadMatchingModel, openTaxonomy, readIndex } from '@dragoman/matching';
import type { ReportProgress } from '../../../../core/jobs/run-in-worker.ts';
import { createAdvertReader } from '../watch/read-skills.ts';
import { watchMarket } from '../watch/watch-market.ts';
import type { MarketWatch, WatchedAdvert } from '../watch/watch-market.ts';

export interface AdvertsToWatch {
  readonly adverts: readonly WatchedAdvert[];
  readonly indexFile: string;
  readonly matchingFolder: string;
}

/** Language whose word vectors tell a new word from an old one. */
const TERM_LANGUAGE = 'en';

export function run({ adverts, indexFile, matchingFolder }: AdvertsToWatch, report: ReportProgress): MarketWatch {
  const model = loadMatchingModel(matchingFolder);
  const taxonomy = openTaxonomy(readIndex(readFileSync(indexFile)), model);
  const read = createAdvertReader(taxonomy);
  let done = 0;
  return watchMarket(
    adverts,
    (advert) => {
      done += 1;
      report(done / adverts.length);
      return read(advert);
    },
    knownWordTest(model, taxonomy, TERM_LANGUAGE),
  );
}
