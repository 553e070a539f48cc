// A sheet of the report: fonts, inks and a pen that writes downwards and tags what it writes for screen readers.
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

const require = createRequire(import.meta.url);

export type Face = 'sans' | 'sans-bold' | 'sans-italic' | 'serif' | 'serif-bold';

/** Whole TTF files: subset and variable ones lack Polish letters or fail in the PDF library. */
const FACES: Readonly<Record<Face, string>> = {
  sans: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  'sans-bold': '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  'sans-italic': '@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  serif: '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'serif-bold': '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
};

/** The inks of the light page, as on the screen. */
export const INKS = {
  ink: '#1b1e24',
  soft: '#5d6270',
  line: '#dcd9d0',
  hair: '#ece9e1',
  sheet: '#ffffff',
  uni: '#1f3f8f',
  ind: '#a85a00',
  both: '#4b3a2f',
} as const;

export type InkName = keyof typeof INKS;
export type Tag = 'H1' | 'H2' | 'P' | 'Figure' | 'Caption';

export const PAGE = { width: 595.28, height: 841.89, margin: 48 } as const;
/** A slide: sixteen by nine. */
export const SLIDE = { width: 960, height: 540, margin: 48 } as const;
export const MEASURE = PAGE.width - 2 * PAGE.margin;
/** What a rule takes of the page's height. */
export const RULE_HEIGHT = 10;

export interface Style {
  readonly face: Face;
  readonly size: number;
  readonly ink?: InkName;
  readonly lineGap?: number;
}

export interface Sheet {
  readonly document: PDFKit.PDFDocument;
  /** Where the next thing is written, from the top of the page. */
  y: number;
  write(tag: Tag, text: string, style: Style, place?: { x?: number; width?: number; gapAfter?: number }): void;
  /** Text in runs of different faces that flow as one paragraph. */
  writeRuns(tag: Tag, runs: readonly { text: string; face: Face }[], style: Style, gapAfter?: number): void;
  /** Height that `write` would take for a text, its gap included. */
  measure(text: string, style: Style, gapAfter?: number): number;
  figure(alternative: string, draw: () => void): void;
  rule(): void;
  nextPage(): void;
  finish(): Promise<Uint8Array>;
}

export function openSheet(options: {
  readonly title: string;
  readonly language: string;
  readonly createdAt: Date;
  readonly page?: { readonly width: number; readonly height: number; readonly margin: number };
}): Sheet {
  const page = options.page ?? PAGE;
  const measure = page.width - 2 * page.margin;
  const document = new PDFDocument({
    size: [page.width, page.height],
    margin: page.margin,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: options.language,
    autoFirstPage: false,
    bufferPages: true,
    info: { Title: options.title, Creator: 'Dragoman', CreationDate: options.createdAt, ModDate: options.createdAt },
  } as unknown as PDFKit.PDFDocumentOptions);
  for (const [face, file] of Object.entries(FACES)) document.registerFont(face, require.resolve(file));
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const done = new Promise<Uint8Array>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  const root = document.struct('Document');
  document.addStructure(root);
  document.addPage();
  const sheet: Sheet = {
    document,
    y: page.margin,
    write(tag, text, style, { x = page.margin, width = measure, gapAfter = 6 } = {}) {
      root.add(
        document.struct(tag, {}, () => {
          apply(document, style).text(text, x, sheet.y, { width, lineGap: style.lineGap ?? 2 });
        }),
      );
      sheet.y = document.y + gapAfter;
    },
    writeRuns(tag, runs, style, gapAfter = 10) {
      root.add(
        document.struct(tag, {}, () => {
          runs.forEach((run, index) => {
            apply(document, { ...style, face: run.face });
            const flow = { width: measure, lineGap: style.lineGap ?? 3, continued: index < runs.length - 1 };
            if (index === 0) document.text(run.text, page.margin, sheet.y, flow);
            else document.text(run.text, flow);
          });
        }),
      );
      sheet.y = document.y + gapAfter;
    },
    measure(text, style, gapAfter = 6) {
      const lines = { width: measure, lineGap: style.lineGap ?? 2 };
      return apply(document, style).heightOfString(text, lines) + gapAfter;
    },
    figure(alternative, draw) {
      root.add(document.struct('Figure', { alt: alternative }, draw));
    },
    rule() {
      document.markContent('Artifact', { type: 'Layout' });
      document
        .moveTo(page.margin, sheet.y)
        .lineTo(page.width - page.margin, sheet.y)
        .lineWidth(0.75)
        .stroke(INKS.line);
      document.endMarkedContent();
      sheet.y += RULE_HEIGHT;
    },
    nextPage() {
      document.addPage();
      sheet.y = page.margin;
    },
    finish() {
      root.end();
      document.end();
      return done;
    },
  };
  return sheet;
}

function apply(document: PDFKit.PDFDocument, style: Style): PDFKit.PDFDocument {
  return document
    .font(style.face)
    .fontSize(style.size)
    .fillColor(INKS[style.ink ?? 'ink']);
}
