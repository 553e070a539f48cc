// Watches the market in a thread of its own. How far it has come stands in shared memory, where the main thread looks.
import { readFileSync } from 'node:fs';
import { knownWordTest, loadMatchingModel, openTaxonomy, readIndex } from '@dragoman/matching';
import { createAdvertReader } from '../watch/read-skills.ts';
import { watchMarket } from '../watch/watch-market.ts';
import type { MarketWatch, WatchedAdvert } from '../watch/watch-market.ts';

export interface AdvertsToWatch {
  readonly adverts: readonly WatchedAdvert[];
  readonly indexFile: string;
  readonly matchingFolder: string;
  /** One number: thousandths of the adverts that are read. */
  readonly progress: Int32Array;
}

/** Language whose word vectors tell a new word from an old one. */
const TERM_LANGUAGE = 'en';

export function run({ adverts, indexFile, matchingFolder, progress }: AdvertsToWatch): MarketWatch {
  const model = loadMatchingModel(matchingFolder);
  const taxonomy = openTaxonomy(readIndex(readFileSync(indexFile)), model);
  const read = createAdvertReader(taxonomy);
  let done = 0;
  return watchMarket(
    adverts,
    (advert) => {
      done += 1;
      Atomics.store(progress, 0, Math.min(1000, Math.floor((done / adverts.length) * 1000)));
      return read(advert);
    },
    knownWordTest(model, taxonomy, TERM_LANGUAGE),
  );
}
