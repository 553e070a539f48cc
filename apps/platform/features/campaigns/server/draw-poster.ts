// The poster: one A4 page with the question, the code to point a telephone at, and what happens to the answers.
import type { Language } from '@dragoman/kernel';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import type { Messages } from '../../../core/messages/messages.ts';
import type { CampaignRecord } from './campaign.ts';
import { sayDay } from './send-mails.ts';

const require = createRequire(import.meta.url);
const PAGE = { width: 595.28, height: 841.89, margin: 56 } as const;
const MEASURE = PAGE.width - 2 * PAGE.margin;
const INK = '#1b1e24';
const SOFT = '#5d6270';
const SHORE = '#1f3f8f';
const WARM = '#a85a00';
/** Side of the code on paper: about 11 cm, so that it is read from two metres. */
const CODE_SIDE = 312;
const FACES = {
  sans: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  bold: '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  serif: '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
} as const;

export interface PosterWish {
  readonly campaign: CampaignRecord;
  readonly institution: string;
  /** What the code holds. */
  readonly address: string;
  readonly language: Language;
  readonly createdAt: Date;
}

export async function drawPoster(messages: Messages, wish: PosterWish): Promise<Uint8Array> {
  const { campaign, language } = wish;
  const say = (key: string, values?: Record<string, string | number>): string => messages.say(language, key, values);
  const document = new PDFDocument({
    size: 'A4',
    margin: PAGE.margin,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    lang: language,
    info: { Title: campaign.title, Creator: 'Dragoman', CreationDate: wish.createdAt, ModDate: wish.createdAt },
  } as unknown as PDFKit.PDFDocumentOptions);
  for (const [face, file] of Object.entries(FACES)) document.registerFont(face, require.resolve(file));
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const done = new Promise<Uint8Array>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  const root = document.struct('Document');
  document.addStructure(root);
  const write = (tag: string, text: string, face: keyof typeof FACES, size: number, ink: string, y: number): number => {
    root.add(
      document.struct(tag, {}, () => {
        document.font(face).fontSize(size).fillColor(ink).text(text, PAGE.margin, y, { width: MEASURE, lineGap: 3 });
      }),
    );
    return document.y;
  };
  const minutes = campaign.instruments.form === 'full' ? '15–20' : '6–8';
  let y = write('P', wish.institution, 'bold', 15, SHORE, PAGE.margin);
  y = write('H1', campaign.title, 'serif', fitTitle(document, campaign.title), INK, y + 10);
  y = write('P', say('report.poster.lead', { minutes }), 'sans', 17, INK, y + 12);
  const top = Math.max(y + 22, 300);
  root.add(
    document.struct('Figure', { alt: say('report.poster.code', { address: wish.address }) }, () =>
      drawCode(document, wish.address, (PAGE.width - CODE_SIDE) / 2, top),
    ),
  );
  y = write('P', say('report.poster.point'), 'bold', 15, WARM, top + CODE_SIDE + 16);
  y = write('P', say(`report.poster.purpose-${campaign.purpose}`), 'sans', 12.5, INK, y + 8);
  write(
    'P',
    say('report.poster.keeps', {
      closes: sayDay(campaign.closesAt!, language),
      until: sayDay(`${campaign.retentionUntil!}T00:00:00.000Z`, language),
    }),
    'sans',
    11.5,
    SOFT,
    y + 4,
  );
  root.end();
  document.end();
  return done;
}

/** A long title takes a smaller face, so that the page stays one page. */
function fitTitle(document: PDFKit.PDFDocument, title: string): number {
  for (const size of [38, 32, 27, 22, 18]) {
    document.font('serif').fontSize(size);
    if (document.heightOfString(title, { width: MEASURE, lineGap: 3 }) <= 110) return size;
  }
  return 15;
}

function drawCode(document: PDFKit.PDFDocument, text: string, x: number, y: number): void {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const module = CODE_SIDE / size;
  document.fillColor(INK);
  data.forEach((row, line) =>
    row.forEach((isDark, column) => {
      // A hair wider than the module: otherwise printers leave white lines between neighbours.
      if (isDark) document.rect(x + column * module, y + line * module, module + 0.2, module + 0.2);
    }),
  );
  document.fill();
}
