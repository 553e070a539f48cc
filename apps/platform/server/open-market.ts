// Opens the room of the job market: the index that needs are read with, and what the catalogue offers.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createIndexFiles, listChoices } from '../features/demand/server/index.ts';
import { createMarket } from '../features/market/server/index.ts';
import type { Market, MarketDependencies, SkillIndexes } from '../features/market/server/index.ts';
import type { Offer, Offers } from '../features/market/contract.ts';
import type { Taxonomies } from '../features/taxonomy/server/index.ts';
import { skillUri } from '../features/taxonomy/server/index.ts';
import { CONTENT_FOLDER } from './load-content.ts';
import type { Content } from './load-content.ts';

type Given = Omit<MarketDependencies, 'offers' | 'indexes' | 'findLabels' | 'matchingFolder'>;

export function openMarket(
  given: Given,
  taxonomies: Taxonomies,
  content: Pick<Content, 'longModules' | 'framework'>,
  dataFolder: string,
): Market {
  const matchingFolder = fileURLToPath(new URL('matching/', CONTENT_FOLDER));
  return createMarket({
    ...given,
    matchingFolder,
    offers: catalogueOffers(content),
    indexes: openIndexes(taxonomies, matchingFolder, dataFolder),
    findLabels: async (tenantId, uris, language) => {
      const found = await taxonomies.resolveConcepts(tenantId, uris, language);
      return new Map(
        [...found].map(([uri, { preferredLabel, attribution }]) => [uri, { label: preferredLabel, attribution }]),
      );
    },
  });
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

/** A long module teaches its skills of the framework, and with them the ESCO skills that the framework calls the same or close. */
export function catalogueOffers({ longModules, framework }: Pick<Content, 'longModules' | 'framework'>): Offers {
  return {
    list: async (_, language) =>
      longModules.list().flatMap(({ head }) =>
        head.skills.flatMap((id, place): Offer[] => {
          const esco = framework.skills.find((skill) => skill.id === id)?.esco ?? [];
          const uris = [
            skillUri(`framework-${id}`),
            ...esco.filter(({ relation }) => relation === 'exact' || relation === 'close').map(({ uri }) => uri),
          ];
          const titles: Readonly<Record<string, string>> = head.title;
          const about = {
            title: titles[language] ?? titles['en'] ?? head.id,
            href: `/materials/${head.id}`,
            kind: 'module',
            languages: head.languages,
            isPart: place > 0,
          } as const;
          return uris.map((uri) => ({ skillUri: uri, ...about }));
        }),
      ),
  };
}
