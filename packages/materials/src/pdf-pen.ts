// A pen that writes downwards over as many sheets as it takes, tags what it writes for screen readers, and numbers the sheets at the end.
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

const require = createRequire(import.meta.url);

export type Face = 'sans' | 'sans-bold' | 'sans-italic' | 'serif-bold';

/** Whole TTF files: subset and variable ones lack Polish letters or fail in the PDF library. */
const FACES: Readonly<Record<Face, string>> = {
  sans: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'sans-bold': '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  'sans-italic': '@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  'serif-bold': '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
};

export const INKS = {
  ink: '#1b1e24',
  soft: '#5d6270',
  line: '#b9b5a8',
  hair: '#dcd9d0',
  ground: '#f4f2ec',
  uni: '#1f3f8f',
  ind: '#a85a00',
} as const;
export type InkName = keyof typeof INKS;

export interface Run {
  readonly text: string;
  readonly face: Face;
}

export interface Style {
  readonly size: number;
  readonly ink?: InkName;
  readonly lineGap?: number;
}

/** From where to where across the sheet, in points. */
export interface Frame {
  readonly x: number;
  readonly width: number;
}

/** What the types of the PDF library leave out. */
interface PDFStructure {
  add(child: unknown): unknown;
  end(): void;
  dictionary: { data: Record<string, unknown> };
}

export interface Pen {
  readonly document: PDFKit.PDFDocument;
  readonly root: PDFStructure;
  readonly frame: Frame;
  readonly top: number;
  readonly bottom: number;
  y: number;
  /** Adds a structure element below a parent and returns it. */
  open(parent: PDFStructure, tag: string): PDFStructure;
  /** Writes runs as one flowing paragraph. */
  write(parent: PDFStructure, tag: string, runs: readonly Run[], style: Style, frame: Frame): PDFStructure;
  measure(runs: readonly Run[], style: Style, width: number): number;
  /** Draws what a screen reader skips. */
  decorate(draw: () => void): void;
  /** Begins a sheet unless so much room is left. */
  ensure(height: number): void;
  nextPage(): void;
  bookmark(level: number, title: string): void;
  /** Ends the file; `footer` stands at the foot of each sheet beside its number. */
  finish(footer: string): Promise<Uint8Array>;
}

export function openPen(options: {
  readonly title: string;
  readonly language: string;
  readonly createdAt: Date;
  readonly isLandscape?: boolean;
}): Pen {
  const margin = options.isLandscape === true ? 52 : 50;
  const document = openDocument(options, margin);
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const done = new Promise<Uint8Array>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  const root = document.struct('Document') as unknown as PDFStructure;
  document.addStructure(root as never);
  document.addPage();
  const { width, height } = document.page;
  const bookmarks: { readonly level: number; readonly item: PDFKit.PDFOutline }[] = [];
  const pen: Pen = {
    document,
    root,
    frame: { x: margin, width: width - 2 * margin },
    top: margin,
    bottom: height - margin - FOOT,
    y: margin,
    open(parent, tag) {
      const struct = document.struct(tag as never) as unknown as PDFStructure;
      parent.add(struct);
      return struct;
    },
    write(parent, tag, runs, style, frame) {
      const struct = document.struct(tag as never, {}, () => flow(document, runs, style, frame, pen.y));
      parent.add(struct);
      pen.y = document.y;
      return struct as unknown as PDFStructure;
    },
    measure(runs, style, width) {
      const isBold = runs.some(({ face }) => face === 'sans-bold');
      document.font(isBold ? 'sans-bold' : (runs[0]?.face ?? 'sans')).fontSize(style.size);
      return document.heightOfString(runs.map(({ text }) => text).join(''), {
        width,
        lineGap: style.lineGap ?? LINE_GAP,
      });
    },
    decorate(draw) {
      document.markContent('Artifact', { type: 'Layout' });
      draw();
      document.endMarkedContent();
    },
    ensure(room) {
      if (pen.y + room > pen.bottom) pen.nextPage();
    },
    nextPage() {
      document.addPage();
      pen.y = margin;
    },
    bookmark(level, title) {
      while ((bookmarks.at(-1)?.level ?? 0) >= level) bookmarks.pop();
      const parent = bookmarks.at(-1)?.item ?? document.outline;
      bookmarks.push({ level, item: parent.addItem(title, { expanded: level === 1 }) });
    },
    async finish(footer) {
      root.end();
      numberSheets(document, footer, margin);
      document.end();
      return done;
    },
  };
  return pen;
}

const FOOT = 18;
/** Points between the lines of running text. */
export const LINE_GAP = 1.3;

function openDocument(
  { title, language, createdAt, isLandscape }: Parameters<typeof openPen>[0],
  margin: number,
): PDFKit.PDFDocument {
  const document = new PDFDocument({
    size: 'A4',
    layout: isLandscape === true ? 'landscape' : 'portrait',
    margins: { top: margin, left: margin, right: margin, bottom: margin + FOOT },
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: language,
    autoFirstPage: false,
    bufferPages: true,
    info: { Title: title, Creator: 'Dragoman', CreationDate: createdAt, ModDate: createdAt },
  } as unknown as PDFKit.PDFDocumentOptions);
  for (const [face, file] of Object.entries(FACES)) document.registerFont(face, require.resolve(file));
  return document;
}

/** Neighbours of one face as one run: a line break at the edge of a run would be lost. */
function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last?.face === run.face) joined[joined.length - 1] = { face: run.face, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

function flow(document: PDFKit.PDFDocument, parts: readonly Run[], style: Style, frame: Frame, y: number): void {
  const runs = joinRuns(parts);
  runs.forEach((run, index) => {
    document
      .font(run.face)
      .fontSize(style.size)
      .fillColor(INKS[style.ink ?? 'ink']);
    const options = { width: frame.width, lineGap: style.lineGap ?? LINE_GAP, continued: index < runs.length - 1 };
    if (index === 0) document.text(run.text, frame.x, y, options);
    else document.text(run.text, options);
  });
}

function numberSheets(document: PDFKit.PDFDocument, footer: string, margin: number): void {
  const { start, count } = document.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    document.switchToPage(start + at);
    const { page } = document;
    // Below the margin the library would begin a new sheet.
    page.margins.bottom = 0;
    document.markContent('Artifact', { type: 'Pagination' });
    document.font('sans').fontSize(8).fillColor(INKS.soft);
    const y = page.height - margin - 2;
    const width = page.width - 2 * margin;
    document.text(footer, margin, y, { width: width - 60, lineBreak: false, ellipsis: true, height: 12 });
    document.text(`${at + 1} / ${count}`, margin, y, { width, align: 'right', height: 12 });
    document.endMarkedContent();
  }
}
