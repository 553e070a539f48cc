import { describe, expect, it } from 'vitest';
import { openPage, readSteps, sectionOf } from './page.ts';
import { parseMarkdown } from './parse-markdown.ts';

describe('Markdown of a module', () => {
  it('names a section by the mark at the end of its heading, and prints the heading without it', () => {
    expect(parseMarkdown('## Week 1 · 15 min {#week-1}')).toEqual([
      { kind: 'heading', level: 2, id: 'week-1', parts: [{ kind: 'text', text: 'Week 1 · 15 min' }] },
    ]);
  });

  it('turns a paragraph that asks for lines into lines, and leaves the same words in a sentence alone', () => {
    expect(parseMarkdown('[lines 4]')).toEqual([{ kind: 'lines', count: 4 }]);
    expect(parseMarkdown('write [lines 4] here')[0]).toMatchObject({ kind: 'paragraph' });
  });

  it('keeps only the words of a link that leads into a script', () => {
    expect(parseMarkdown('[press](javascript:alert(1))')).toEqual([
      { kind: 'paragraph', parts: [{ kind: 'text', text: 'press' }] },
    ]);
    expect(parseMarkdown('[read](https://example.org/a)')[0]).toMatchObject({
      parts: [{ kind: 'link', href: 'https://example.org/a' }],
    });
  });

  it('shows raw HTML as the words it is written in', () => {
    expect(parseMarkdown('<script>alert(1)</script>')).toEqual([
      { kind: 'paragraph', parts: [{ kind: 'text', text: '<script>alert(1)</script>' }] },
    ]);
  });

  it('reads boxes to tick', () => {
    expect(parseMarkdown('- [ ] open\n- [x] done')[0]).toMatchObject({
      items: [{ isTicked: false }, { isTicked: true }],
    });
  });
});

describe('a page of a module', () => {
  const page = openPage(
    'briefs/price.fi.md',
    '---\nkind: case\nindicators: a-1-1, a-1-2\n---\n\n# Price\n\n## One {#one}\n\n### Deeper {#deeper}\n\nWords.\n\n## Two {#two}\n\n1. **5 min · Read.** All.\n2. Talk.\n',
  );

  it('tells name and language from its path, and its head from the lines above', () => {
    expect(page).toMatchObject({ name: 'briefs/price', language: 'fi', title: 'Price' });
    expect(page.meta).toEqual({ kind: 'case', indicators: 'a-1-1, a-1-2' });
  });

  it('ends a section where one of the same depth begins', () => {
    expect(sectionOf(page, 'one')?.blocks).toHaveLength(2);
    expect(sectionOf(page, 'deeper')?.blocks).toHaveLength(1);
  });

  it('adds up steps by the minutes in their first bold words', () => {
    expect(readSteps(sectionOf(page, 'two')!.blocks).map(({ minutes }) => minutes)).toEqual([5, 0]);
  });
});
