import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './parse-markdown.ts';
import { renderBlocks } from './render-blocks.ts';

const ALLOWED =
  /<\/?(?:h[1-6]|p|ul|ol|li|table|thead|tbody|tr|th|td|div|span|strong|em|blockquote|hr|br)(?: (?:class="(?:boxes|box|lines|form|table|page-break)"|start="\d+"|scope="col"|aria-hidden="true"))*>|<a href="(?:https?:\/\/|mailto:|#)[^"<>]*" rel="noopener noreferrer">|<\/a>/gi;

const hostile = fc.array(
  fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[x](javascript:alert(1))',
      '[x](JaVaScRiPt&colon;alert(1))',
      '[x](data:text/html,<script>alert(1)</script>)',
      '[x](https://example.org/"onmouseover="alert(1))',
      '![x](https://example.org/a.png)',
      '<svg/onload=alert(1)>',
      '</style><script>',
      '# Heading {#a}',
      '| a | <b> |\n| - | - |\n| "\' | & |',
      '- [ ] <iframe>',
      '> quoted <p>',
      '```\n</main><script>\n```',
      '[lines 5]',
      '<!-- -->',
      '&lt;script&gt;',
      '\n',
      '\n\n',
    ),
  ),
  { maxLength: 12 },
);

describe('the HTML of any text whatever', () => {
  it('holds no element and no attribute but those that blocks are made of', () => {
    fc.assert(
      fc.property(hostile, (parts) => {
        const left = renderBlocks(parseMarkdown(parts.join(' '))).replaceAll(ALLOWED, '');
        expect(left).not.toMatch(/[<>]/);
      }),
      { numRuns: 500 },
    );
  });

  it('is found out by this test when an element comes through', () => {
    expect('<p onclick="x">a</p>'.replaceAll(ALLOWED, '')).toMatch(/[<>]/);
    expect('<a href="javascript:x" rel="noopener noreferrer">'.replaceAll(ALLOWED, '')).toMatch(/[<>]/);
  });
});
