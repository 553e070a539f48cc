// What an institution offers, skill by skill, for the watch of the job market: what ships, what it made itself, and the courses it promised.
import type { LongModuleHead, Track } from '@dragoman/materials';
import type { PublishedFork } from '../features/catalogue/server/index.ts';
import type { Framework } from '../features/framework/contract.ts';
import type { Offer, Offers } from '../features/market/contract.ts';
import type { OfferedProgramme, OwnModule } from '../features/programmes/server/index.ts';
import { skillUri } from '../features/taxonomy/server/index.ts';
import type { Content } from './load-content.ts';

export type OfferSources = Pick<Content, 'longModules' | 'modules' | 'tracks' | 'framework'>;

/** What an institution made itself. */
export interface OwnWork {
  forks(tenantId: string): Promise<readonly PublishedFork[]>;
  modules(tenantId: string): Promise<readonly OwnModule[]>;
  programmes(tenantId: string): Promise<readonly OfferedProgramme[]>;
}

type Serves = Omit<Offer, 'skillUri' | 'isPart'>;
type Texts = Readonly<Record<string, string>>;

export function listOffers(content: OfferSources, own: OwnWork): Offers {
  return {
    list: async (tenantId, language) => {
      const say = (texts: Texts, id: string): string => texts[language] ?? texts['en'] ?? id;
      return [
        ...shippedOffers(content, say),
        ...(await ownOffers(content, own, tenantId, say)),
        ...(await programmeOffers(own, tenantId)),
      ];
    },
  };
}

type Say = (texts: Texts, id: string) => string;

function shippedOffers(content: OfferSources, say: Say): Offer[] {
  const heads = new Map(content.longModules.list().map(({ head }) => [head.id, head]));
  return [
    ...[...heads.values()].flatMap((head) => {
      const serves = { kind: 'module', title: say(head.title, head.id), href: `/materials/${head.id}` } as const;
      return offerSkills(content, { ...serves, languages: head.languages }, head.skills);
    }),
    ...content.modules.flatMap(({ id, title, skill, secondary }) => {
      const serves = { kind: 'short-module', title: say(title, id), href: `/materials#skill-${skill}` } as const;
      return offerSkills(content, { ...serves, languages: Object.keys(title) }, [skill, ...secondary]);
    }),
    ...content.tracks.flatMap((track) => trackOffers(content, heads, track, say)),
  ];
}

/** A skill of a track is one among those of its modules; its languages are those in which every required module is there. */
function trackOffers(
  content: OfferSources,
  heads: ReadonlyMap<string, LongModuleHead>,
  track: Track,
  say: Say,
): Offer[] {
  const known = track.modules.flatMap(({ id, isRequired }) => {
    const head = heads.get(id);
    return head === undefined ? [] : [{ head, isRequired }];
  });
  const required = known.filter(({ isRequired }) => isRequired);
  const languages = (required[0] ?? known[0])?.head.languages.filter((language) =>
    required.every(({ head }) => head.languages.includes(language)),
  );
  const serves = { kind: 'track', title: say(track.title, track.id), href: `/tracks/${track.id}` } as const;
  const skills = [...new Set(known.flatMap(({ head }) => head.skills))];
  return offerSkills(content, { ...serves, languages: languages ?? [] }, skills).map((offer) => ({
    ...offer,
    isPart: true,
  }));
}

/** Published versions of what ships, and modules of the institution's own. */
async function ownOffers(content: OfferSources, own: OwnWork, tenantId: string, say: Say): Promise<Offer[]> {
  const [forks, modules] = [await own.forks(tenantId), await own.modules(tenantId)];
  return [
    ...forks.flatMap(({ forkId, head }) => {
      const serves = { kind: 'own-module', title: say(head.title, head.id), href: `/module-forks/${forkId}` } as const;
      return offerSkills(content, { ...serves, languages: head.languages }, head.skills);
    }),
    ...modules.flatMap(({ id, title, languages, skillUris }) =>
      skillUris.map((uri, place) => ({
        skillUri: uri,
        isPart: place > 0,
        kind: 'own-module' as const,
        title,
        href: `/teaching-modules/${tenantId}/${id}`,
        languages,
      })),
    ),
  ];
}

async function programmeOffers(own: OwnWork, tenantId: string): Promise<Offer[]> {
  return (await own.programmes(tenantId)).flatMap(({ id, title, language, skills }) =>
    skills.map(({ uri, isPart }) => ({
      skillUri: uri,
      isPart,
      kind: 'programme' as const,
      title,
      href: `/programmes/${id}`,
      languages: [language],
    })),
  );
}

/** Skills of the framework, the leading one first, and with each the ESCO skills that the framework calls the same or close. */
function offerSkills(
  { framework }: { readonly framework: Framework },
  serves: Serves,
  skills: readonly string[],
): Offer[] {
  return skills.flatMap((id, place) => {
    const esco = framework.skills.find((skill) => skill.id === id)?.esco ?? [];
    const same = esco.filter(({ relation }) => relation === 'exact' || relation === 'close').map(({ uri }) => uri);
    return [skillUri(`framework-${id}`), ...same].map((uri) => ({ skillUri: uri, isPart: place > 0, ...serves }));
  });
}
