import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFiles } from './compare-files.ts';
import { CONFLICT_MARKS, hasConflicts, mergeSource } from './merge-source.ts';

const page = (...lines: string[]): string => lines.join('\n');
const BASE = { 'guide.en.md': page('# Guide', '', 'Print.', '', 'Say hello.', '', 'Say good-bye.') };
const withGuide = (...lines: string[]) => ({ 'guide.en.md': page(...lines) });

describe('two versions of a module', () => {
  it('differ in lines, with the numbers of both', () => {
    const own = withGuide('# Guide', '', 'Print twice.', 'Lay out.', '', 'Say hello.', '', 'Say good-bye.');
    expect(compareFiles(BASE, own)).toEqual([
      {
        path: 'guide.en.md',
        kind: 'changed',
        changes: [{ from: 3, to: 3, removed: ['Print.'], added: ['Print twice.', 'Lay out.'] }],
      },
    ]);
  });

  it('differ in files that came or went, and not in the ends of lines', () => {
    const other = { 'slides.en.md': '# One' };
    expect(compareFiles(BASE, other).map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'guide.en.md removed',
      'slides.en.md added',
    ]);
    expect(compareFiles(BASE, { 'guide.en.md': BASE['guide.en.md'].replaceAll('\n', '\r\n') })).toEqual([]);
  });
});

describe('an update from the source', () => {
  const own = withGuide('# Guide', '', 'Print twice.', '', 'Say hello.', '', 'Say good-bye.');

  it('takes over what the source alone changed and keeps what the fork alone changed', () => {
    const source = withGuide('# Guide', '', 'Print.', '', 'Say hello.', '', 'Say good-bye, and thank them.');
    const merged = mergeSource(BASE, own, { ...source, 'new.en.md': '# New' });
    expect(merged).toEqual({
      files: {
        ...withGuide('# Guide', '', 'Print twice.', '', 'Say hello.', '', 'Say good-bye, and thank them.'),
        'new.en.md': '# New',
      },
      conflicts: [],
    });
    expect(hasConflicts(merged.files)).toBe(false);
  });

  it('shows what both changed, with the line, and keeps both texts', () => {
    const source = withGuide('# Guide', '', 'Print on paper.', '', 'Say hello.', '', 'Say good-bye.');
    const { files, conflicts } = mergeSource(BASE, own, source);
    expect(conflicts).toEqual([{ path: 'guide.en.md', line: 3, own: ['Print twice.'], source: ['Print on paper.'] }]);
    const { own: mine, middle, source: theirs } = CONFLICT_MARKS;
    expect(files['guide.en.md']!.split('\n').slice(2, 7)).toEqual([
      mine,
      'Print twice.',
      middle,
      'Print on paper.',
      theirs,
    ]);
    expect(hasConflicts(files)).toBe(true);
  });

  it('lets nobody lose a file that one side removed and the other changed', () => {
    expect(mergeSource(BASE, own, {})).toMatchObject({ files: own, conflicts: [{ path: 'guide.en.md', line: null }] });
    expect(mergeSource(BASE, {}, own)).toMatchObject({ files: own, conflicts: [{ path: 'guide.en.md', line: null }] });
    expect(mergeSource(BASE, BASE, {})).toEqual({ files: {}, conflicts: [] });
  });

  it('is no conflict when both changed the same', () => {
    expect(mergeSource(BASE, own, own)).toEqual({ files: own, conflicts: [] });
  });

  const files = fc.dictionary(
    fc.constantFrom('a.md', 'b.md', 'c.md'),
    fc.array(fc.constantFrom('one', 'two', '', 'three'), { maxLength: 6 }).map((lines) => lines.join('\n')),
  );

  it('gives the source to a fork without changes, and the fork to a source without changes', () => {
    fc.assert(
      fc.property(files, files, (base, changed) => {
        expect(mergeSource(base, base, changed)).toEqual({ files: changed, conflicts: [] });
        expect(mergeSource(base, changed, base)).toEqual({ files: changed, conflicts: [] });
      }),
    );
  });

  it('keeps every line that a conflict is about', () => {
    fc.assert(
      fc.property(files, files, files, (base, mine, theirs) => {
        const merged = mergeSource(base, mine, theirs);
        for (const { path, line, own: lines } of merged.conflicts) {
          if (line === null) continue;
          const text = merged.files[path]!.split('\n');
          expect(text[line - 1]).toBe(CONFLICT_MARKS.own);
          expect(text.slice(line, line + lines.length)).toEqual(lines);
        }
      }),
    );
  });
});
