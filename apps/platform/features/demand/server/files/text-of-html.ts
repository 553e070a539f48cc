// The words of a mail that has no plain part: markup dropped, paragraphs and line breaks kept, by one pass over the letters.

const BLOCKS = new Set(['p', 'div', 'br', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'table', 'ul', 'ol', 'blockquote']);
const SKIPPED = new Set(['script', 'style', 'head', 'title']);
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

export function textOfHtml(html: string): string {
  const pieces: string[] = [];
  let skipping: string | null = null;
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    if (skipping === null && end > at) pieces.push(decodeEntities(html.slice(at, end)).replaceAll(/\s+/g, ' '));
    if (open < 0) break;
    const isComment = html.startsWith('<!--', open);
    const close = isComment ? html.indexOf('-->', open) : html.indexOf('>', open);
    if (close < 0) break;
    const [, slash = '', name = ''] = /^<(\/?)([a-z0-9]*)/i.exec(html.slice(open, open + 24)) ?? [];
    const tag = name.toLowerCase();
    if (skipping === null && SKIPPED.has(tag) && slash === '') skipping = tag;
    else if (skipping === tag && slash === '/') skipping = null;
    else if (BLOCKS.has(tag)) pieces.push('\n');
    at = close + (isComment ? 3 : 1);
  }
  return pieces
    .join('')
    .replaceAll(/ ?\n ?/g, '\n')
    .trim();
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
  });
}
