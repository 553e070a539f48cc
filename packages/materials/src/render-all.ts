// Everything that is made of a module, as files by name: HTML and PDF of each material, and a page that leads to them.
import { composeMaterial } from './compose-material.ts';
import type { ComposeOptions } from './compose-facts.ts';
import { escapeMarkup } from './escape.ts';
import { listMaterials } from './material.ts';
import type { MaterialName } from './material.ts';
import type { LongModule } from './open-module.ts';
import { renderHtml } from './render-html.ts';
import { renderSlides } from './render-slides.ts';
import { HANDOUT_STYLES } from './styles.ts';
import { sayWord } from './words.ts';
import { writePdf, writeSlidesPdf } from './write-pdf.ts';

export interface RenderOptions extends ComposeOptions {
  /** Stands in the PDF files and as the time of every file in an archive, so that the same source gives the same bytes. */
  readonly createdAt: Date;
}

export interface RenderedMaterial extends MaterialName {
  readonly title: string;
  readonly html: string;
  readonly pdf: Uint8Array;
  /** Such as `workbook.fi`; `.html` and `.pdf` follow. */
  readonly fileName: string;
}

export async function renderMaterial(
  module: LongModule,
  name: MaterialName,
  options: RenderOptions,
): Promise<RenderedMaterial> {
  const material = composeMaterial(module, name.kind, name.language, options);
  const isSlides = name.kind === 'slides';
  return {
    ...name,
    title: material.title,
    html: isSlides ? renderSlides(module, name.language) : renderHtml(material),
    pdf: await (isSlides ? writeSlidesPdf(module, name.language, options) : writePdf(material, options)),
    fileName: `${name.kind}.${name.language}`,
  };
}

/** All materials of a module, one after the other: writing a PDF holds a core. */
export async function renderAll(module: LongModule, options: RenderOptions): Promise<RenderedMaterial[]> {
  const rendered: RenderedMaterial[] = [];
  for (const name of listMaterials(module)) rendered.push(await renderMaterial(module, name, options));
  return rendered;
}

/** The page that leads to the files beside it, in the language of the source. */
export function renderContents(module: LongModule, materials: readonly RenderedMaterial[]): string {
  const { head } = module;
  const language = head.languages[0]!;
  const title = head.title[language]!;
  const link = (path: string, words: string): string => `<a href="${escapeMarkup(path)}">${escapeMarkup(words)}</a>`;
  const row = ({ title: name, language: its, fileName }: RenderedMaterial): string =>
    `<tr><td lang="${escapeMarkup(its)}">${escapeMarkup(name)}</td><td>${escapeMarkup(its)}</td><td>${link(`${fileName}.html`, 'HTML')}</td><td>${link(`${fileName}.pdf`, 'PDF')}</td></tr>`;
  const part = (audience: MaterialName['audience'], words: string): string =>
    `<h2>${escapeMarkup(words)}</h2><div class="table"><table><tbody>${materials
      .filter((each) => each.audience === audience)
      .map(row)
      .join('\n')}</tbody></table></div>`;
  return `<!doctype html>
<html lang="${escapeMarkup(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeMarkup(title)}</title><style>${HANDOUT_STYLES}</style></head>
<body>
<header><p class="module">${escapeMarkup(sayWord(language, 'contents'))}</p><h1>${escapeMarkup(title)}</h1></header>
<main>
<p>${escapeMarkup(head.purpose[language]!)}</p>
${part('facilitator', sayWord(language, 'forFacilitators'))}
${part('participants', sayWord(language, 'forParticipants'))}
</main>
<footer>${escapeMarkup(`${sayWord(language, 'version')} ${head.version} · CC BY 4.0 · ${head.authors.join(', ')}`)}</footer>
</body>
</html>
`;
}
