// Draws a chart's marks as PDF paths: the same marks the screen turns into SVG.
import type { Mark } from '@dragoman/ui/marks';
import { INKS } from './sheet.ts';

/** Draws in points, with the drawing's corner at (left, top) and one unit of the drawing as `scale` points. */
export function drawMarks(
  document: PDFKit.PDFDocument,
  marks: readonly Mark[],
  place: { readonly left: number; readonly top: number; readonly scale: number },
): void {
  document.save();
  document.translate(place.left, place.top).scale(place.scale);
  for (const mark of marks) drawMark(document, mark);
  document.restore();
}

function drawMark(document: PDFKit.PDFDocument, mark: Mark): void {
  switch (mark.kind) {
    case 'line':
      document
        .save()
        .lineWidth(mark.width)
        .lineCap(mark.round === true ? 'round' : 'butt')
        .strokeOpacity(mark.opacity ?? 1);
      if (mark.dash !== undefined) document.dash(mark.dash[0], { space: mark.dash[1] });
      document.moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2).stroke(INKS[mark.ink]).restore();
      return;
    case 'circle':
      document.circle(mark.x, mark.y, mark.r);
      if (mark.width === 0) document.fill(INKS[mark.ink]);
      else if (mark.fill === 'sheet') document.lineWidth(mark.width).fillAndStroke(INKS.sheet, INKS[mark.ink]);
      else document.lineWidth(mark.width).stroke(INKS[mark.ink]);
      return;
    case 'polygon':
      document.polygon(...mark.points.map(([x, y]) => [x, y])).fill(INKS[mark.ink]);
      return;
    case 'text': {
      const face = mark.italic === true ? 'sans-italic' : mark.weight === 600 ? 'sans-bold' : 'sans';
      document.font(face).fontSize(mark.size).fillColor(INKS[mark.ink]);
      const width = document.widthOfString(mark.text);
      const left = mark.anchor === 'middle' ? mark.x - width / 2 : mark.anchor === 'end' ? mark.x - width : mark.x;
      // The library places text by its top; a mark names the baseline.
      document.text(mark.text, left, mark.y - mark.size * 0.98, { lineBreak: false });
    }
  }
}
