import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkCatalogues } from './check-catalogues.ts';
import type { MessageFault } from './check-catalogues.ts';
import { compileCatalogue } from './compile-catalogue.ts';
import { messageKeysSource } from './message-keys.ts';
import { LANGUAGES } from '@dragoman/kernel';
import { CATALOGUES } from './parts.ts';
import type { Catalogue } from './parts.ts';
import { MESSAGES_FOLDER, parseCatalogue, readCatalogues } from './read-catalogues.ts';
import type { Catalogues, Messages } from './read-catalogues.ts';

/** Every catalogue without a message. */
const NONE = Object.fromEntries(CATALOGUES.map((catalogue) => [catalogue, {}])) as Record<Catalogue, Messages>;

const good: Messages = {
  'runner.saved': 'Saved',
  'runner.left': 'about {minutes} min left',
  'result.lead': 'Your strongest skill is <b>{name}</b>.',
  'finish.settled': '{count, plural, one {# skill} other {# skills}} known.',
};

/** The same messages in every language. */
function all(participant: Messages): Catalogues {
  return Object.fromEntries(LANGUAGES.map((language) => [language, { ...NONE, participant }])) as Catalogues;
}

function plant(changes: Record<string, string | undefined>): Catalogues {
  const fi = Object.fromEntries(
    Object.entries({ ...good, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return { ...all(good), fi: { ...NONE, participant: fi } };
}

const kinds = (faults: readonly MessageFault[]): string[] => faults.map((fault) => fault.kind);

describe('the check of the message catalogues', () => {
  it('finds nothing wrong with equal catalogues', () => {
    expect(checkCatalogues(plant({}))).toEqual([]);
  });

  it('finds a key that one language lacks', () => {
    expect(checkCatalogues(plant({ 'runner.saved': undefined }))).toEqual([
      { kind: 'missing', where: 'fi/participant runner.saved', what: 'has no fi text' },
    ]);
  });

  it('finds a key that only a translation has', () => {
    expect(kinds(checkCatalogues(plant({ 'runner.extra': 'Lisää' })))).toEqual(['surplus']);
  });

  it('finds other placeholders, a text where a count was, and a lost tag', () => {
    expect(kinds(checkCatalogues(plant({ 'runner.left': 'noin {minuuttia} min' })))).toEqual(['placeholders']);
    expect(kinds(checkCatalogues(plant({ 'finish.settled': '{count} taitoa' })))).toEqual(['placeholders']);
    expect(kinds(checkCatalogues(plant({ 'result.lead': 'Vahvin taitosi on {name}.' })))).toEqual(['placeholders']);
  });

  it('finds a broken message, an empty one, and a plural without its last case', () => {
    for (const broken of ['noin {minutes min', '', '{minutes, plural, one {#}}', '{minutes, number, ::.0}']) {
      expect(kinds(checkCatalogues(plant({ 'runner.left': broken }))), broken).toEqual(['broken']);
    }
  });

  it('finds a key that no part would load', () => {
    const catalogues = plant({});
    const stray = { ...good, 'nowhere.word': 'x' };
    expect(kinds(checkCatalogues(all(stray)))).toEqual(['homeless']);
    expect(checkCatalogues(catalogues)).toEqual([]);
  });

  it('finds a key that stands twice in one file', () => {
    expect(() => parseCatalogue('{\n"a.b": "x",\n"a.b": "y"\n}', 'test')).toThrow('"a.b" stands there twice');
  });
});

describe('the compiled messages', () => {
  it('refuse a broken message with its key instead of printing its source to the person', () => {
    expect(() => compileCatalogue({ 'runner.left': 'noin {minutes min' })).toThrow('runner.left');
  });

  it('are lists of tokens, plain sentences too', () => {
    expect(compileCatalogue({ 'runner.saved': "You're done" })).toEqual({ 'runner.saved': ["You're done"] });
    expect(compileCatalogue({ 'runner.left': '{minutes} min' })).toEqual({ 'runner.left': [['minutes'], ' min'] });
  });
});

describe('the catalogues of this installation', () => {
  const catalogues = readCatalogues();

  it('are complete and sound in every language', () => {
    expect(checkCatalogues(catalogues)).toEqual([]);
    expect(Object.keys(catalogues.en.participant).length).toBeGreaterThan(50);
  });

  it('compile', () => {
    for (const language of LANGUAGES) {
      for (const catalogue of CATALOGUES) expect(() => compileCatalogue(catalogues[language][catalogue])).not.toThrow();
    }
  });

  it('agree with the committed key type', () => {
    expect(readFileSync(new URL('message-keys.ts', MESSAGES_FOLDER), 'utf8')).toBe(messageKeysSource(catalogues));
  });
});
