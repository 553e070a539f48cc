// The words that are selected in the sheet, as a place in the text of the call.

export interface WordPlace {
  readonly start: number;
  readonly end: number;
}

/** Stands on every stretch of the sheet: where its text begins. */
export const START = 'data-start';

/** Null where nothing of the text is selected, or only blanks. Signs and numbers between the words do not count. */
export function placeOfSelection(sheet: Element, selection: Selection | null, text: string): WordPlace | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  if (!sheet.contains(startContainer) || !sheet.contains(endContainer)) return null;
  const start = placeOf(sheet, startContainer, startOffset);
  const end = placeOf(sheet, endContainer, endOffset);
  return start === null || end === null ? null : trimPlace(text, { start, end });
}

/** Without the blanks at its ends; null when nothing is left. */
export function trimPlace(text: string, { start, end }: WordPlace): WordPlace | null {
  const words = text.slice(start, end);
  const before = words.length - words.trimStart().length;
  const after = words.length - words.trimEnd().length;
  return before >= words.length ? null : { start: start + before, end: end - after };
}

function placeOf(sheet: Element, node: Node, offset: number): number | null {
  if (node.nodeType === Node.TEXT_NODE) {
    const stretch = node.parentElement?.closest(`[${START}]`) ?? null;
    if (stretch !== null) {
      // A number behind the words is not of the text: then the place is the end of the words.
      const isWord = node.parentElement?.closest('sup') === null;
      return startOf(stretch) + (isWord ? offset : wordsOf(stretch));
    }
  }
  // Between two elements: where the next stretch begins, or the last one ends.
  const child = node.childNodes[offset] ?? null;
  const next = [...sheet.querySelectorAll(`[${START}]`)].find(
    (each) =>
      child !== null &&
      (child.contains(each) || (child.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0),
  );
  if (next !== undefined) return startOf(next);
  const last = [...sheet.querySelectorAll(`[${START}]`)].at(-1);
  return last === undefined ? null : startOf(last) + wordsOf(last);
}

function startOf(stretch: Element): number {
  return Number(stretch.getAttribute(START));
}

function wordsOf(stretch: Element): number {
  return [...stretch.childNodes]
    .filter((node) => node.nodeName !== 'SUP')
    .reduce((sum, node) => sum + (node.textContent ?? '').length, 0);
}
