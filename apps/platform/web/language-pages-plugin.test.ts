import { describe, expect, it } from 'vitest';
import { pageIn } from './language-pages-plugin.ts';

const HTML = '<!doctype html>\n<html lang="en">\n  <head>\n    <title>Synthetic</title>\n  </head>\n</html>\n';
const FILES = ['assets/messages-en-first-a.js', 'assets/messages-fi-first-b.js', 'assets/messages-fi-result-c.js'];

describe('the page of a language', () => {
  it('says its language and asks for the first sentences of that language only', () => {
    const page = pageIn(HTML, 'fi', FILES);
    expect(page).toContain('<html lang="fi">');
    expect(page).toContain('<link rel="modulepreload" crossorigin href="/assets/messages-fi-first-b.js">');
    expect(page).not.toContain('messages-en');
    expect(page).not.toContain('messages-fi-result');
  });

  it('is refused when there are no sentences or the page has another form', () => {
    expect(() => pageIn(HTML, 'sv', FILES)).toThrow('sv');
    expect(() => pageIn('<p>', 'fi', FILES)).toThrow('head');
  });
});
