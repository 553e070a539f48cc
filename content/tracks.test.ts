// The tracks: every module is there, and hours and credits add up.
import { LANGUAGES } from '@dragoman/kernel';
import { addDesigns, findTrackFaults, openModule, readDesign, scoreDesign, track } from '@dragoman/materials';
import type { LongModule, Track } from '@dragoman/materials';
import { listModuleFolders, readModuleFolder } from '@dragoman/materials/folder';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withOfferedLanguages } from '../apps/platform/core/content/translations.ts';

const folder = new URL('modules/long/', import.meta.url);
const modules = new Map<string, LongModule>(
  listModuleFolders(folder)
    .map((id) => readModuleFolder(new URL(`${id}/`, folder)))
    .filter((files) => files['module.json'] !== undefined)
    .map((files) => openModule(files))
    .map((module) => [module.head.id, module] as const),
);
const heads = new Map([...modules].map(([id, { head }]) => [id, head]));
const names = readdirSync(new URL('tracks/', import.meta.url)).filter((name) => name.endsWith('.json'));
const read = (name: string): Track => {
  const file = new URL(`tracks/${name}`, import.meta.url);
  return track.parse(withOfferedLanguages(file, JSON.parse(readFileSync(file, 'utf8'))));
};
const tracks = names.map(read);

describe.each(tracks.map((each) => [each.id, each] as const))('the track %s', (id, given) => {
  it('stands in a file of its name and names modules that are there', () => {
    expect(names).toContain(`${id}.json`);
    expect(given.modules.filter((each) => !heads.has(each.id))).toEqual([]);
  });

  it('adds up to its credits and hours', () => {
    expect(findTrackFaults(given, heads)).toEqual([]);
  });

  it('says everything in the languages of the interface', () => {
    const texts = [given.title, given.audience, given.prerequisites, ...given.stacking];
    texts.push(...given.modules.map(({ why }) => why), ...given.evidence.map(({ claim }) => claim));
    for (const text of texts) expect(Object.keys(text)).toEqual(LANGUAGES);
  });
});

describe('a track with a fault planted', () => {
  const whole: Track = {
    ...tracks.find(({ id }) => id === 'kt-professional')!,
    modules: ['translation', 'negotiation', 'alliances'].map((id, index) => ({
      id,
      isRequired: index < 2,
      why: { en: 'synthetic' },
    })),
    choose: 1,
    ects: 1.5,
  };
  it('is found out, and without the fault is not', () => {
    expect(findTrackFaults(whole, heads)).toEqual([]);
    const faults = (changes: Partial<Track>): string[] => findTrackFaults({ ...whole, ...changes }, heads);
    expect(faults({ ects: 2 })[0]).toBe('kt-professional says 2 ECTS and adds up to 1.5 to 1.5');
    expect(faults({ choose: 2 })).toContain('kt-professional asks to choose 2 of 1 modules');
    expect(faults({ modules: [...whole.modules, whole.modules[0]!] })).toContain(
      'kt-professional has translation twice',
    );
    const one = { id: 'nowhere', isRequired: true, why: { en: 'synthetic' } };
    expect(faults({ modules: [...whole.modules, one], ects: 1 })).toContain(
      'kt-professional says 1 ECTS and a part of it adds up to 1.5',
    );
    const heavy = new Map(
      [...heads].map(([id, head]) => [id, { ...head, workload: { ...head.workload, contact: 900 } }] as const),
    );
    expect(findTrackFaults(whole, heavy)[0]).toMatch(/and 1.5 ECTS stand for 37.5 to 45/);
  });

  it('is found out when a module comes before one that it needs', () => {
    const needy = new Map(heads);
    const head = heads.get('translation')!;
    needy.set('translation', { ...head, prerequisites: { ...head.prerequisites, modules: ['negotiation'] } });
    expect(findTrackFaults(whole, needy)).toEqual([
      'kt-professional has translation before negotiation, which it needs',
    ]);
  });
});

describe('the design of the long modules', () => {
  it.each([...modules])('leaves out nothing that the evidence asks for: %s', (_, module) => {
    const scores = scoreDesign(readDesign(module));
    expect(scores.filter(({ verdict }) => verdict === 'not-met')).toEqual([]);
    expect(addDesigns([readDesign(module)], 4)).toEqual(readDesign(module));
  });
});
