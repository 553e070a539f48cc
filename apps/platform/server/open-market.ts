// Opens the room of the job market: the index that needs are read with, and what the institution offers.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Queries } from '../core/database/database.ts';
import { listPublishedForks } from '../features/catalogue/server/index.ts';
import { createIndexFiles, listChoices } from '../features/demand/server/index.ts';
import { createMarket } from '../features/market/server/index.ts';
import type { Market, MarketDependencies, SkillIndexes } from '../features/market/server/index.ts';
import { programmesDoor } from '../features/programmes/server/index.ts';
import type { Taxonomies } from '../features/taxonomy/server/index.ts';
import { CONTENT_FOLDER } from './load-content.ts';
import { listOffers } from './list-offers.ts';
import type { OfferSources, OwnWork } from './list-offers.ts';

type Given = Omit<MarketDependencies, 'offers' | 'indexes' | 'findLabels' | 'matchingFolder'>;

export function openMarket(given: Given, taxonomies: Taxonomies, content: OfferSources, dataFolder: string): Market {
  const matchingFolder = fileURLToPath(new URL('matching/', CONTENT_FOLDER));
  return createMarket({
    ...given,
    matchingFolder,
    offers: listOffers(content, ownWork(given.database.read)),
    indexes: openIndexes(taxonomies, matchingFolder, dataFolder),
    findLabels: async (tenantId, uris, language) => {
      const found = await taxonomies.resolveConcepts(tenantId, uris, language);
      return new Map(
        [...found].map(([uri, { preferredLabel, attribution }]) => [uri, { label: preferredLabel, attribution }]),
      );
    },
  });
}

function ownWork(read: Queries): OwnWork {
  return {
    forks: (tenantId) => listPublishedForks(read, tenantId),
    modules: (tenantId) => programmesDoor.ownModules(read, tenantId),
    programmes: (tenantId) => programmesDoor.offered(read, tenantId),
  };
}

/** The same files that needs are read with: a list of skills is indexed once. */
function openIndexes(taxonomies: Taxonomies, matchingFolder: string, dataFolder: string): SkillIndexes {
  const vocabularyFolder = fileURLToPath(new URL('vocabulary/', CONTENT_FOLDER));
  const cacheFolder = join(dataFolder, 'cache', 'matching');
  const indexFiles = createIndexFiles({ taxonomies, matchingFolder, vocabularyFolder, cacheFolder });
  return {
    find: async (tenantId) => {
      const [choice] = await listChoices({ taxonomies }, tenantId);
      if (choice === undefined) return null;
      const { scheme, version, packs } = choice;
      const attribution = packs.find((pack) => pack.attribution !== '')?.attribution ?? '';
      return { file: await indexFiles(tenantId, choice), scheme, version, attribution };
    },
    languages: async (tenantId) => {
      const [choice] = await listChoices({ taxonomies }, tenantId);
      return choice?.packs.map(({ language }) => language) ?? [];
    },
  };
}
