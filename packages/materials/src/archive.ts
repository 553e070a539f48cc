// Archives to hand on: a plain one with pages, PDF and source, and a Common Cartridge for a learning platform.
import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { describeCartridge } from './cartridge-manifest.ts';
import type { LongModule } from './open-module.ts';
import { renderContents } from './render-all.ts';
import type { RenderedMaterial } from './render-all.ts';

const LICENCE = `These materials are licensed under Creative Commons Attribution 4.0 International (CC BY 4.0):
https://creativecommons.org/licenses/by/4.0/
You may share and change them, also for money, if you name the authors, link to the licence and say what you changed.
`;

/** Pages, PDF files, the source to change and the licence. */
export function zipPackage(
  module: LongModule,
  materials: readonly RenderedMaterial[],
  options: { readonly createdAt: Date },
): Uint8Array {
  const root = `${module.head.id}-${module.head.version}`;
  const files: Record<string, string | Uint8Array> = {
    'index.html': renderContents(module, materials),
    'LICENCE.txt': LICENCE,
  };
  for (const { fileName, html, pdf } of materials) {
    files[`${fileName}.html`] = html;
    files[`${fileName}.pdf`] = pdf;
  }
  for (const [path, text] of Object.entries(module.files)) files[`source/${path}`] = text;
  return zip(
    Object.fromEntries(Object.entries(files).map(([path, file]) => [`${root}/${path}`, file])),
    options.createdAt,
  );
}

/** A Common Cartridge 1.3: the manifest at the root, pages and PDF files as web content, facilitators’ ones for instructors. */
export function zipCartridge(
  module: LongModule,
  materials: readonly RenderedMaterial[],
  options: { readonly createdAt: Date },
): Uint8Array {
  const files: Record<string, string | Uint8Array> = { 'imsmanifest.xml': describeCartridge(module, materials) };
  for (const { fileName, html, pdf } of materials) {
    files[`web/${fileName}.html`] = html;
    files[`web/${fileName}.pdf`] = pdf;
  }
  return zip(files, options.createdAt);
}

/** Sorted and with one time for all files, so that the same input gives the same bytes. */
function zip(files: Readonly<Record<string, string | Uint8Array>>, createdAt: Date): Uint8Array {
  const entries: Zippable = {};
  for (const path of Object.keys(files).sort()) {
    const file = files[path]!;
    entries[path] = [
      typeof file === 'string' ? strToU8(file) : file,
      { level: path.endsWith('.pdf') ? 0 : 6, mtime: createdAt },
    ];
  }
  return zipSync(entries);
}
