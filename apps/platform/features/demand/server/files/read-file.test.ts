import { writeZip } from '@dragoman/interop/testing';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { FILE_BYTES, TEXT_MAX } from '../../limits.ts';
import { readFile } from './read-file.ts';

const MEGABYTE = 1024 * 1024;
const read = (name: string, content: Uint8Array | string) => readFile(name, Buffer.from(content).toString('base64'));
const refusal = async (name: string, content: Uint8Array | string): Promise<string> => {
  try {
    await read(name, content);
    return 'read';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

const paragraphs = (...words: string[]): string =>
  words.map((each) => `<w:p><w:r><w:t>${each}</w:t></w:r></w:p>`).join('');
const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const makeDocx = (body: string, ...more: Parameters<typeof writeZip>[0]): Uint8Array =>
  writeZip([
    { path: '[Content_Types].xml', content: TYPES },
    { path: '_rels/.rels', content: RELATIONS },
    {
      path: 'word/document.xml',
      content: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
    ...more,
  ]);
const makePdf = (words: string, options: object = {}): Promise<Buffer> =>
  new Promise((resolve) => {
    const pdf = new PDFDocument(options);
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => void chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    if (words !== '') pdf.text(words);
    pdf.end();
  });

const MAIL = `From: =?utf-8?q?S=C3=B3fia_Synthetic?= <sofia@maker.example>
To: needs@university.example
Subject: =?utf-8?b?S29uZWh1b2x0bw==?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Huoltoinsinöörit tarvitsevat koulutusta.

--b
Content-Type: application/pdf; name="plan.pdf"
Content-Disposition: attachment; filename="plan.pdf"
Content-Transfer-Encoding: base64

${Buffer.alloc(2000).toString('base64')}
--b--
`;

describe('a file that is brought', () => {
  it('gives a mail’s words, subject and sender, and names what was attached', async () => {
    expect(await read('need.eml', MAIL)).toEqual({
      text: 'Huoltoinsinöörit tarvitsevat koulutusta.',
      subject: 'Konehuolto',
      from: { name: 'Sófia Synthetic', email: 'sofia@maker.example' },
      attachments: ['plan.pdf'],
    });
  });

  it('gives the words of a mail that is HTML alone, and none of its scripts', async () => {
    const html = `From: a@b.example\nSubject: x\nContent-Type: text/html\n\n<style>p{}</style><p>We need &amp; want<br>training.</p><script>alert(1)</script><p>Now</p>`;
    expect((await read('need.eml', html)).text).toBe('We need & want\ntraining.\n\nNow');
  });

  it('gives a Word file paragraph by paragraph', async () => {
    const { text } = await read('need.docx', makeDocx(paragraphs('We need welders.', 'Before the summer &amp; soon.')));
    expect(text).toBe('We need welders.\n\nBefore the summer & soon.');
  });

  it('gives the words of a PDF', async () => {
    expect((await read('need.pdf', await makePdf('We need people who can weld.'))).text).toContain(
      'people who can weld',
    );
  });

  it('gives text in UTF-8, UTF-16 and the old code page', async () => {
    expect((await read('a.txt', 'Äyskäri')).text).toBe('Äyskäri');
    expect((await read('b.txt', Buffer.from([0xff, 0xfe, ...Buffer.from('Äy', 'utf16le')]))).text).toBe('Äy');
    expect((await read('c.txt', Buffer.from([0xc4, 0x79, 0x73]))).text).toBe('Äys');
  });
});

describe('a file that is not what it should be', () => {
  it('is refused by its kind, and by what is in it', async () => {
    expect(await refusal('need.exe', 'x')).toBe('demand.file-kind');
    expect(await refusal('need.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]))).toBe('demand.file-not-text');
    expect(await refusal('need.docx', 'just words')).toBe('demand.file-not-what-it-says');
    expect(await refusal('need.pdf', 'just words')).toBe('demand.file-not-what-it-says');
    expect(await refusal('need.eml', makeDocx(paragraphs('x')))).toBe('demand.file-not-what-it-says');
    expect(await refusal('need.eml', 'no header at all')).toBe('demand.file-not-what-it-says');
  });

  it('is refused when it is damaged, locked, empty or only pictures', async () => {
    const docx = makeDocx(paragraphs('We need welders.'));
    expect(await refusal('need.docx', docx.subarray(0, docx.length / 2))).toBe('demand.file-damaged');
    expect(await refusal('need.docx', writeZip([{ path: 'other.xml', content: '<a/>' }]))).toBe('demand.file-damaged');
    expect(await refusal('need.pdf', '%PDF-1.7 and nothing more')).toBe('demand.file-damaged');
    expect(await refusal('need.pdf', await makePdf('words', { userPassword: 'x' }))).toBe('demand.file-locked');
    expect(await refusal('need.txt', ' \n ')).toBe('demand.file-empty');
    expect(await refusal('need.pdf', await makePdf(''))).toBe('demand.file-only-pictures');
  });

  it('is refused in a few seconds when it unpacks to far more than a document, whatever its head says', async () => {
    const zeros = { path: 'word/media/zeros.bin', content: new Uint8Array(60 * MEGABYTE) };
    const bomb = makeDocx(paragraphs('x'), zeros);
    expect(bomb.length).toBeLessThan(MEGABYTE);
    const started = performance.now();
    expect(await refusal('bomb.docx', bomb)).toBe('demand.file-too-large-inside');
    const lying = makeDocx(paragraphs('x'), { ...zeros, claimedBytes: 1000 });
    expect(await refusal('lying.docx', lying)).toBe('demand.file-damaged');
    const locked = makeDocx(paragraphs('x'), { path: 'word/x.bin', content: 'x', isEncrypted: true });
    expect(await refusal('locked.docx', locked)).toBe('demand.file-locked');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('is refused with the count when a 5 MB mail is all text, and read when that is its attachments', async () => {
    const head = 'From: a@b.example\nSubject: long\n\n';
    const long = head + 'We need training. '.repeat(280_000);
    expect(long.length).toBeGreaterThan(4.8 * MEGABYTE);
    await expect(read('long.eml', long)).rejects.toMatchObject({
      code: 'demand.file-too-long',
      values: { most: TEXT_MAX },
    });
    const attached = MAIL.replace(
      /A{100,}=*/,
      Buffer.alloc(3.5 * MEGABYTE)
        .toString('base64')
        .replaceAll(/.{76}/g, '$&\n'),
    );
    expect(attached.length).toBeGreaterThan(4.5 * MEGABYTE);
    expect((await read('attached.eml', attached)).text).toBe('Huoltoinsinöörit tarvitsevat koulutusta.');
    expect(await refusal('huge.eml', Buffer.alloc(FILE_BYTES + 1, 'a'))).toBe('request.too-large');
  });
});
