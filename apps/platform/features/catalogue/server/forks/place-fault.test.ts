import { describe, expect, it } from 'vitest';
import { openModule } from '@dragoman/materials';
import { NEGOTIATION } from '../testing/start-materials.ts';
import { checkDraft } from './check-draft.ts';
import { placeFault } from './place-fault.ts';

const lineOf = (path: string, words: string): number =>
  NEGOTIATION[path]!.split('\n').findIndex((line) => line.includes(words)) + 1;
const place = (sentence: string) => placeFault(NEGOTIATION, 'negotiation', sentence);

describe('what a check has found', () => {
  it('is looked for in the file that its sentence names, longest name first', () => {
    expect(place('negotiation briefs/filter-licence.fi.md has the amounts 8000 and its source 80000').path).toBe(
      'briefs/filter-licence.fi.md',
    );
    expect(place('negotiation workbook (fi) has nothing under {#preparation}')).toMatchObject({
      path: 'workbook.fi.md',
      line: lineOf('workbook.fi.md', '{#preparation}'),
    });
    expect(place('negotiation briefs/filter-licence (en) has nothing under {#side-a}').path).toBe(
      'briefs/filter-licence.en.md',
    );
    expect(place('negotiation filter-licence has 70 minutes and its steps take 60').path).toBe(
      'activities/filter-licence.en.md',
    );
    expect(place('negotiation guide has nothing under {#pitfalls}')).toMatchObject({
      path: 'guide.en.md',
      line: lineOf('guide.en.md', '{#pitfalls}'),
    });
  });

  it('is looked for in the head when no page is named, an outcome at its line', () => {
    expect(place('negotiation o2 points at the unknown item x')).toMatchObject({
      path: 'module.json',
      line: lineOf('module.json', '"id": "o2"'),
    });
    expect(place('negotiation says 400 contact minutes and its agenda takes 390')).toMatchObject({
      path: 'module.json',
      line: null,
    });
  });

  it('names files that make no module, and places left to decide', () => {
    const files = {
      ...NEGOTIATION,
      'module.json': '{',
      'guide.en.md': 'a\n<<<<<<< own\nb\n=======\nc\n>>>>>>> source\n',
    };
    expect(checkDraft(files, () => [])).toMatchObject([
      { path: 'guide.en.md', line: 2 },
      { path: 'module.json', line: null },
    ]);
    expect(checkDraft(NEGOTIATION, ({ head }) => [`${head.id} guide is empty`])).toMatchObject([
      { path: 'guide.en.md' },
    ]);
    expect(openModule(NEGOTIATION).head.id).toBe('negotiation');
  });
});
