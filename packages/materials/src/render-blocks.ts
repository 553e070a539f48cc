// Blocks as HTML. Every word is escaped and only the elements named here are ever written.
import type { Block, Inline, ListItem } from './blocks.ts';
import { escapeMarkup } from './escape.ts';

const SAFE_ADDRESS = /^(https?:\/\/|mailto:|#)/i;

export function renderBlocks(blocks: readonly Block[]): string {
  return blocks.map(renderBlock).join('\n');
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(6, Math.max(1, block.level));
      return `<h${level}>${renderParts(block.parts)}</h${level}>`;
    }
    case 'paragraph':
      return `<p>${renderParts(block.parts)}</p>`;
    case 'list':
      return renderList(block);
    case 'table':
      return renderTable(block);
    case 'quote':
      return `<blockquote>${renderBlocks(block.blocks)}</blockquote>`;
    case 'card':
      return `<div class="cut-card">${renderBlocks(block.blocks)}</div>`;
    case 'lines':
      return `<div class="lines" aria-hidden="true">${'<div></div>'.repeat(Math.min(30, block.count))}</div>`;
    case 'rule':
      return '<hr>';
    case 'page-break':
      return `<div class="${block.isSoft === true ? 'page-break soft' : 'page-break'}" aria-hidden="true"></div>`;
  }
}

function renderList({ isOrdered, start, items }: Extract<Block, { kind: 'list' }>): string {
  const name = isOrdered ? 'ol' : 'ul';
  const first = isOrdered && start !== 1 ? ` start="${start}"` : '';
  const hasBoxes = items.some(({ isTicked }) => isTicked !== null);
  return `<${name}${first}${hasBoxes ? ' class="boxes"' : ''}>${items.map(renderItem).join('')}</${name}>`;
}

function renderItem({ isTicked, blocks }: ListItem): string {
  const box = isTicked === null ? '' : `<span class="box" aria-hidden="true">${isTicked ? '☑' : '☐'}</span> `;
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return `<li>${box}${renderBlocks(blocks)}</li>`;
  return `<li>${box}${renderParts(first.parts)}${renderBlocks(rest)}</li>`;
}

function renderTable({ head, rows }: Extract<Block, { kind: 'table' }>): string {
  const isForm = rows.some((row) => row.some((cell) => cell.length === 0));
  const headings = head
    .map((cell) => (cell.length === 0 ? '<td></td>' : `<th scope="col">${renderParts(cell)}</th>`))
    .join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${renderParts(cell)}</td>`).join('')}</tr>`).join('\n');
  return `<div class="table"><table${isForm ? ' class="form"' : ''}><thead><tr>${headings}</tr></thead><tbody>${body}</tbody></table></div>`;
}

export function renderParts(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return escapeMarkup(part.text);
        case 'strong':
          return `<strong>${renderParts(part.parts)}</strong>`;
        case 'emphasis':
          return `<em>${renderParts(part.parts)}</em>`;
        case 'link':
          return SAFE_ADDRESS.test(part.href)
            ? `<a href="${escapeMarkup(part.href)}" rel="noopener noreferrer">${renderParts(part.parts)}</a>`
            : renderParts(part.parts);
        case 'break':
          return '<br>';
      }
    })
    .join('');
}
