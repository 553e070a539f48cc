import { beforeAll, describe, expect, it } from 'vitest';
import type { Offer } from '../features/market/contract.ts';
import { skillUri } from '../features/taxonomy/server/index.ts';
import { listOffers } from './list-offers.ts';
import type { OwnWork } from './list-offers.ts';
import { loadContent } from './load-content.ts';
import type { Content } from './load-content.ts';

const NOTHING: OwnWork = { forks: async () => [], modules: async () => [], programmes: async () => [] };
const NEGOTIATION = skillUri('framework-negotiation');
const ESCO = 'http://data.europa.eu/esco/skill/synthetic';

describe('what an institution offers', () => {
  let content: Content;
  beforeAll(() => {
    content = loadContent();
  });
  const list = (own: Partial<OwnWork> = {}, language = 'en'): Promise<readonly Offer[]> =>
    listOffers(content, { ...NOTHING, ...own }).list('t', language);

  it('is what ships to begin with: long modules, hours of practice and tracks, each with its address', async () => {
    const offers = (await list()).filter(({ skillUri: uri }) => uri === NEGOTIATION);
    expect(offers).toContainEqual(
      expect.objectContaining({ kind: 'module', href: '/materials/negotiation', isPart: false }),
    );
    const short = content.modules.filter(({ skill }) => skill === 'negotiation');
    expect(offers.filter(({ kind, isPart }) => kind === 'short-module' && !isPart).map(({ title }) => title)).toEqual(
      short.map(({ title }) => title['en']),
    );
    const teaching = content.tracks.filter(({ modules }) =>
      modules.some(({ id }) => content.longModules.find(id)?.head.skills.includes('negotiation')),
    );
    expect(teaching.length).toBeGreaterThan(0);
    expect(offers.filter(({ kind }) => kind === 'track')).toEqual(
      teaching.map(({ id, title }) =>
        expect.objectContaining({ title: title['en'], href: `/tracks/${id}`, isPart: true }),
      ),
    );
    expect(offers.every(({ languages }) => languages.includes('en'))).toBe(true);
  });

  it('is called as in the language of who looks, and taught in the languages it is written in', async () => {
    const [finnish] = await list({}, 'fi');
    const head = content.longModules.list()[0]!.head;
    expect(finnish).toMatchObject({ title: head.title['fi'], languages: head.languages });
  });

  it('serves the ESCO skills that the framework calls the same or close, and no wider ones', async () => {
    const skill = content.framework.skills.find(({ esco }) => esco.some(({ relation }) => relation === 'broad'))!;
    const uris = new Set((await list()).map((offer) => offer.skillUri));
    const same = content.framework.skills.flatMap(({ id, esco }) =>
      esco.filter(({ relation }) => relation === 'exact' || relation === 'close').map(({ uri }) => [id, uri] as const),
    );
    const taught = new Set(content.longModules.list().flatMap(({ head }) => head.skills));
    expect(same.filter(([id]) => taught.has(id)).every(([, uri]) => uris.has(uri))).toBe(true);
    const wider = skill.esco.filter(({ relation }) => relation === 'broad').map(({ uri }) => uri);
    const known = new Set(same.map(([, uri]) => uri));
    expect(wider.filter((uri) => !known.has(uri)).some((uri) => uris.has(uri))).toBe(false);
  });

  it('counts published own versions, own modules and promised programmes, of the institution that asks', async () => {
    const asked: string[] = [];
    const forTenant =
      <Value>(value: Value) =>
      async (tenantId: string): Promise<Value> => {
        asked.push(tenantId);
        return value;
      };
    const { head } = content.longModules.find('negotiation')!;
    const offers = await list({
      forks: forTenant([{ forkId: 'f', sourceId: 'negotiation', head: { ...head, languages: ['pl'] } }]),
      modules: forTenant([{ id: 'm', title: 'Synthetic lab', languages: ['nl'], skillUris: ['urn:lead', ESCO] }]),
      programmes: forTenant([
        { id: 'p', title: 'Synthetic course', language: 'it', skills: [{ uri: ESCO, isPart: false }] },
      ]),
    });
    expect(asked).toEqual(['t', 't', 't']);
    expect(offers).toContainEqual({
      skillUri: NEGOTIATION,
      isPart: false,
      kind: 'own-module',
      title: head.title['en'],
      href: '/module-forks/f',
      languages: ['pl'],
    });
    expect(offers.filter(({ skillUri: uri }) => uri === ESCO)).toEqual([
      expect.objectContaining({ kind: 'own-module', isPart: true, href: '/teaching-modules/t/m', languages: ['nl'] }),
      expect.objectContaining({ kind: 'programme', isPart: false, href: '/programmes/p', languages: ['it'] }),
    ]);
  });
});
