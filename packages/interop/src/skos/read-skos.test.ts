import { describe, expect, it, vi } from 'vitest';
import { fileFromBytes } from '../files/pack-file.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { readSkos } from './read-skos.ts';

const TURTLE = `
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix : <https://example.org/skills/> .
:scheme a skos:ConceptScheme ; owl:versionInfo "2.1" ; dct:rights "Synthetic list, CC BY 4.0"@en .
:bargain a skos:Concept ; skos:prefLabel "bargain"@en, "neuvotella"@fi ; skos:altLabel "haggle"@en-GB, "tinkiä"@fi ;
  skos:definition "To reach an agreement."@en ; skos:narrower :draft ; skos:related :listen .
:draft a skos:Concept ; skos:prefLabel "draft a licence"@en .
:listen a skos:Concept ; skos:prefLabel "listen" .
:haggle a skos:Concept ; skos:prefLabel "haggle hard"@en ; dct:isReplacedBy :bargain .
:soft a skos:Collection ; skos:prefLabel "soft skills"@en ; skos:member :bargain, :listen .
`;
const uri = (name: string) => `https://example.org/skills/${name}`;
const SKOS = 'http://www.w3.org/2004/02/skos/core#';

const turtle = (text: string | Uint8Array, language = 'en') =>
  readSkos({ file: fileFromBytes('list.ttl', text), language, scheme: 'list', syntax: 'turtle' });
const jsonLd = (content: unknown, language = 'en') =>
  readSkos({
    file: fileFromBytes('list.jsonld', typeof content === 'string' ? content : JSON.stringify(content)),
    language,
    scheme: 'list',
    syntax: 'json-ld',
  });

describe('a taxonomy in SKOS', () => {
  it('gives the labels of one language, what is broader from both ends, collections and replacements', async () => {
    const { taxonomy, replacements, findings } = await turtle(TURTLE);
    expect(findings).toEqual([]);
    expect(taxonomy).toMatchObject({ version: '2.1', attribution: 'Synthetic list, CC BY 4.0', groups: [] });
    expect(taxonomy!.concepts).toEqual([
      {
        uri: uri('bargain'),
        preferredLabel: 'bargain',
        altLabels: ['haggle'],
        hiddenLabels: [],
        description: 'To reach an agreement.',
        skillType: null,
        broader: [],
        related: [{ uri: uri('listen'), relation: 'related' }],
        collections: ['soft skills'],
        occupations: 0,
      },
      expect.objectContaining({ uri: uri('draft'), broader: [uri('bargain')] }),
      expect.objectContaining({ uri: uri('listen'), preferredLabel: 'listen', collections: ['soft skills'] }),
    ]);
    expect(replacements).toEqual([{ from: uri('haggle'), to: uri('bargain') }]);
  });

  it('leaves out concepts without a label in the language and says how many', async () => {
    const { taxonomy, findings } = await turtle(TURTLE, 'fi');
    expect(taxonomy!.concepts.map(({ preferredLabel }) => preferredLabel)).toEqual(['neuvotella', 'listen']);
    expect(findings.map(({ code }) => code)).toEqual(['skos.without-label']);
  });

  it('is the same as JSON-LD with its context inside', async () => {
    const document = {
      '@context': { skos: SKOS, broader: { '@id': 'skos:broader', '@type': '@id' } },
      '@graph': [
        { '@id': 'urn:a', '@type': 'skos:Concept', 'skos:prefLabel': { '@language': 'en', '@value': 'bargain' } },
        {
          '@id': 'urn:b',
          '@type': 'skos:Concept',
          'skos:prefLabel': { '@language': 'en', '@value': 'draft' },
          broader: 'urn:a',
        },
      ],
    };
    const { taxonomy, findings } = await jsonLd(document);
    expect(findings).toEqual([]);
    expect(taxonomy!.concepts.map((concept) => [concept.uri, concept.broader])).toEqual([
      ['urn:a', []],
      ['urn:b', ['urn:a']],
    ]);
  });

  it('never fetches the context it points at, and names it', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch');
    const reading = await jsonLd({ '@context': 'https://example.org/context.jsonld', '@id': 'urn:a' });
    expect(refusalOf(reading)).toMatchObject({ code: 'skos.context-remote' });
    expect(refusalOf(reading).sentence).toContain('https://example.org/context.jsonld');
    expect(fetching).not.toHaveBeenCalled();
  });

  it('names the line where it breaks off', async () => {
    expect(refusalOf(await turtle(`${TURTLE}:x a skos:Concept ; ; "`))).toMatchObject({
      code: 'skos.malformed',
      line: 13,
    });
    expect(refusalOf(await jsonLd('{\n"@graph": [\n}'))).toMatchObject({ code: 'skos.not-json' });
    expect(refusalOf(await turtle(Uint8Array.from([0, 1, 2])))).toMatchObject({ code: 'file.binary' });
  });

  it('is refused without a concept, without a label in the language, or with a circle', async () => {
    expect(refusalOf(await turtle('<urn:a> <urn:b> <urn:c> .'))).toMatchObject({ code: 'skos.no-concept' });
    const missing = refusalOf(await turtle(TURTLE.replace('"listen"', '"listen"@en'), 'pl'));
    expect(missing).toMatchObject({ code: 'skos.language-missing' });
    expect(missing.sentence).toContain('en, fi');
    const circle = await turtle(TURTLE.replace('skos:related :listen', 'skos:broader :draft'));
    expect(refusalOf(circle)).toMatchObject({ code: 'taxonomy.cycle' });
  });
});
