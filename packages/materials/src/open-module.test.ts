import { describe, expect, it } from 'vitest';
import { activitiesOf, ModuleFilesError, openModule, pageOf, readIds } from './open-module.ts';
import { smallModule } from './testing/small-module.ts';

const opening = (files: Record<string, string>): unknown => {
  try {
    return openModule(files);
  } catch (error) {
    return error;
  }
};

describe('a module out of its files', () => {
  const module = openModule(smallModule);

  it('knows its activities in the order of the agenda, and its pages by name and language', () => {
    expect(activitiesOf(module)).toEqual(['deal', 'sum']);
    expect(pageOf(module, 'workbook', 'fi')?.title).toBe('Työkirja');
    expect(pageOf(module, 'workbook', 'pl')).toBeUndefined();
    expect(readIds(pageOf(module, 'activities/deal', 'en')!, 'indicators')).toEqual(['negotiation-2-2']);
  });

  it.each([
    ['no head', {}, 'module.json: is missing'],
    ['a head that is no JSON', { 'module.json': '{' }, /^module\.json: is no JSON/],
    [
      'an unknown field',
      { 'module.json': JSON.stringify({ ...module.head, colour: 'blue' }) },
      /^module\.json: the whole: .*colour/,
    ],
    [
      'a field of another kind',
      { 'module.json': JSON.stringify({ ...module.head, ects: 'half' }) },
      /^module\.json: ects: /,
    ],
    [
      'a file too large',
      { ...smallModule, 'guide.en.md': 'x'.repeat(200_001) },
      /^guide\.en\.md: has more than 200000 characters/,
    ],
    [
      'too many files',
      Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`${at}.md`, ''])),
      /has 201 files, more than 200/,
    ],
  ] as const)('is refused with the place and the reason: %s', (_, files, message) => {
    const error = opening(files as Record<string, string>);
    expect(error).toBeInstanceOf(ModuleFilesError);
    expect((error as Error).message).toMatch(message);
  });
});
