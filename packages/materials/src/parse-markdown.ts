// Markdown into blocks. Raw HTML becomes the words it is written in, a link with a dangerous scheme loses its address, a picture becomes its description.
import { Lexer } from 'marked';
import type { Token, Tokens } from 'marked';
import type { Block, Inline, ListItem } from './blocks.ts';

/** `{#name}` at the end of a heading names the section in every language alike. */
const HEADING_ID = /\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}\s*$/;
/** A paragraph of its own: so many lines to write on. */
const LINES = /^\[lines (\d{1,2})\]$/;
const SAFE_ADDRESS = /^(https?:\/\/|mailto:|#)/i;

export function parseMarkdown(source: string): Block[] {
  return new Lexer({ gfm: true }).lex(source).flatMap(toBlocks);
}

function toBlocks(token: Token): Block[] {
  switch (token.type) {
    case 'heading':
      return [toHeading(token as Tokens.Heading)];
    case 'paragraph':
      return [toParagraph(token as Tokens.Paragraph)];
    case 'text': {
      const { tokens, text } = token as Tokens.Text;
      return [{ kind: 'paragraph', parts: tokens === undefined ? [toText(text)] : tokens.flatMap(toInline) }];
    }
    case 'list':
      return [toList(token as Tokens.List)];
    case 'table':
      return [toTable(token as Tokens.Table)];
    case 'blockquote':
      return [{ kind: 'quote', blocks: (token as Tokens.Blockquote).tokens.flatMap(toBlocks) }];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'space':
    case 'def':
    case 'checkbox':
      return [];
    default:
      // Code and raw HTML: shown as it is written.
      return [{ kind: 'paragraph', parts: [toText(token.raw.trim())] }];
  }
}

function toHeading({ depth, tokens }: Tokens.Heading): Block {
  const parts = tokens.flatMap(toInline);
  const last = parts.at(-1);
  const named = last?.kind === 'text' ? HEADING_ID.exec(last.text) : null;
  if (last?.kind !== 'text' || named === null) return { kind: 'heading', level: depth, id: null, parts };
  const rest = last.text.slice(0, named.index);
  return {
    kind: 'heading',
    level: depth,
    id: named[1]!,
    parts: [...parts.slice(0, -1), ...(rest === '' ? [] : [toText(rest)])],
  };
}

function toParagraph({ raw, tokens }: Tokens.Paragraph): Block {
  const lines = LINES.exec(raw.trim());
  if (lines !== null) return { kind: 'lines', count: Number(lines[1]) };
  return { kind: 'paragraph', parts: tokens.flatMap(toInline) };
}

function toList({ ordered, start, items }: Tokens.List): Block {
  const listItems = items.map((item): ListItem => ({
    isTicked: item.task ? item.checked === true : null,
    blocks: item.tokens.flatMap(toBlocks).filter((block) => block.kind !== 'paragraph' || block.parts.length > 0),
  }));
  return { kind: 'list', isOrdered: ordered, start: typeof start === 'number' ? start : 1, items: listItems };
}

function toTable({ header, rows }: Tokens.Table): Block {
  return {
    kind: 'table',
    head: header.map((cell) => cell.tokens.flatMap(toInline)),
    rows: rows.map((row) => row.map((cell) => cell.tokens.flatMap(toInline))),
  };
}

function toInline(token: Token): Inline[] {
  switch (token.type) {
    case 'strong':
      return [{ kind: 'strong', parts: (token as Tokens.Strong).tokens.flatMap(toInline) }];
    case 'em':
      return [{ kind: 'emphasis', parts: (token as Tokens.Em).tokens.flatMap(toInline) }];
    case 'link': {
      const { href, tokens } = token as Tokens.Link;
      const parts = tokens.flatMap(toInline);
      return SAFE_ADDRESS.test(href) ? [{ kind: 'link', href, parts }] : parts;
    }
    case 'image':
      return [toText((token as Tokens.Image).text)];
    case 'br':
      return [{ kind: 'break' }];
    case 'checkbox':
      return [];
    case 'escape':
    case 'codespan':
      return [toText((token as Tokens.Escape).text)];
    case 'text': {
      const { tokens, text } = token as Tokens.Text;
      return tokens === undefined ? [toText(text)] : tokens.flatMap(toInline);
    }
    default:
      return [toText(token.raw)];
  }
}

function toText(text: string): Inline {
  return { kind: 'text', text: text.replaceAll('\n', ' ') };
}
