import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { zipCartridge, zipPackage } from './archive.ts';
import { openModule } from './open-module.ts';
import { renderAll } from './render-all.ts';
import type { RenderedMaterial } from './render-all.ts';
import { smallModule } from './testing/small-module.ts';

const module = openModule(smallModule);
const createdAt = new Date('2026-11-22T09:00:00Z');
let materials: RenderedMaterial[] = [];

beforeAll(async () => {
  materials = await renderAll(module, { createdAt });
});

/** Names of elements that are not closed in the order in which they were opened. */
function findUnclosed(xml: string): string[] {
  const open: string[] = [];
  for (const [, end, name, empty] of xml.matchAll(/<(\/?)([a-zA-Z][\w:]*)[^<>]*?(\/?)>/g)) {
    if (empty === '/') continue;
    if (end === '') open.push(name!);
    else if (open.pop() !== name) return [name!];
  }
  return open;
}

describe('the package', () => {
  it('holds every page as HTML and PDF, the source to change, the licence and a page that leads to them', () => {
    const files = unzipSync(zipPackage(module, materials, { createdAt }));
    const names = Object.keys(files).map((name) => name.replace('small-1.2.3/', ''));
    expect(names.filter((name) => !name.startsWith('source/')).sort()).toEqual(
      [
        'LICENCE.txt',
        'index.html',
        ...['guide.en', 'slides.en', 'workbook.en', 'briefs.en', 'workbook.fi'].flatMap((name) => [
          `${name}.html`,
          `${name}.pdf`,
        ]),
      ].sort(),
    );
    const index = strFromU8(files['small-1.2.3/index.html']!);
    const links = [...index.matchAll(/href="([^"]+)"/g)].map(([, href]) => `small-1.2.3/${href}`);
    expect(links).toHaveLength(10);
    for (const link of links) expect(files).toHaveProperty([link]);
  });

  it('gives back the very files it was made of', () => {
    const files = unzipSync(zipPackage(module, materials, { createdAt }));
    const source = Object.fromEntries(
      Object.entries(files)
        .filter(([name]) => name.includes('/source/'))
        .map(([name, bytes]) => [name.replace('small-1.2.3/source/', ''), strFromU8(bytes)]),
    );
    expect(source).toEqual(smallModule);
  });

  it('is the same to the byte when it is made again', () => {
    expect(zipPackage(module, materials, { createdAt })).toEqual(zipPackage(module, materials, { createdAt }));
  });
});

describe('the Common Cartridge', () => {
  const open = (): { files: Record<string, Uint8Array>; manifest: string } => {
    const files = unzipSync(zipCartridge(module, materials, { createdAt }));
    return { files, manifest: strFromU8(files['imsmanifest.xml']!) };
  };

  it('has a manifest of version 1.3 at its root, whose elements are closed and whose titles are escaped', () => {
    const { manifest } = open();
    expect(manifest).toContain('<schema>IMS Common Cartridge</schema>\n<schemaversion>1.3.0</schemaversion>');
    expect(manifest).toContain('xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"');
    expect(findUnclosed(manifest)).toEqual([]);
    expect(findUnclosed('<a><b></a></b>')).not.toEqual([]);
    expect(manifest).toContain('Small &amp; &lt;b&gt;bold&lt;/b&gt;');
  });

  it('has one rooted tree whose items point at resources, each resource at a file that is there', () => {
    const { files, manifest } = open();
    const ids = [...manifest.matchAll(/ identifier="([^"]+)"/g)].map(([, id]) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id))).toEqual([]);
    expect(manifest.match(/structure="rooted-hierarchy"/g)).toHaveLength(1);
    const referred = [...manifest.matchAll(/identifierref="([^"]+)"/g)].map(([, id]) => id!);
    const resources = [
      ...manifest.matchAll(/<resource identifier="([^"]+)" type="webcontent"[^>]* href="([^"]+)">(.*?)<\/resource>/g),
    ];
    expect(resources.map(([, id]) => id).sort()).toEqual(referred.sort());
    for (const [, , href, inside] of resources) {
      expect(files).toHaveProperty([href!]);
      expect(inside).toContain(`<file href="${href}"/>`);
    }
    expect(resources).toHaveLength(Object.keys(files).length - 1);
  });

  it('keeps what is for facilitators from learners', () => {
    const { manifest } = open();
    const rest = manifest.slice(manifest.indexOf('<resources>'));
    const guarded = [
      ...rest.matchAll(/<resource identifier="([^"]+)"(?:(?!<\/resource>)[\s\S])*<lomr:value>Instructor/g),
    ].map(([, id]) => id);
    expect(guarded).toEqual(['page-guide-en', 'pdf-guide-en', 'page-slides-en', 'pdf-slides-en']);
  });
});

describe('the PDF files', () => {
  const textOf = (fileName: string): string =>
    Buffer.from(materials.find((each) => each.fileName === fileName)!.pdf).toString('latin1');

  it('are tagged, name their language and title, and have bookmarks', () => {
    const pdf = textOf('guide.en');
    for (const mark of [
      '%PDF-1.7',
      '/StructTreeRoot',
      '/Marked true',
      '/Lang (en)',
      '/Outlines',
      '/S /Table',
      '/S /LI',
      '/S /H2',
    ])
      expect(pdf).toContain(mark);
    expect(textOf('workbook.fi')).toContain('/Lang (fi)');
  });

  it('have a page for each slide', () => {
    expect(textOf('slides.en').match(/\/Type \/Page\b/g)).toHaveLength(2);
  });
});
