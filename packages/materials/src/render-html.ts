// A material as one HTML file that needs no other: to read, to print, to mail.
import { escapeMarkup } from './escape.ts';
import type { Material } from './material.ts';
import { renderBlocks } from './render-blocks.ts';
import { HANDOUT_STYLES } from './styles.ts';

export function renderHtml(material: Material): string {
  const { language, moduleTitle, title, imprint, notice, warning, blocks } = material;
  return `<!doctype html>
<html lang="${escapeMarkup(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Dragoman">
<title>${escapeMarkup(`${title} · ${moduleTitle}`)}</title>
<style>${HANDOUT_STYLES}${sayOnEverySheet(warning)}</style>
</head>
<body>
<header>
<p class="module">${escapeMarkup(moduleTitle)}</p>
<h1>${escapeMarkup(title)}</h1>
${notice === null ? '' : `<p class="notice">${escapeMarkup(notice)}</p>`}
</header>
<main>
${renderBlocks(blocks)}
</main>
<footer>${escapeMarkup(imprint)}</footer>
</body>
</html>
`;
}

/** The words are the program’s own; without marks that could end the string or the style. */
function sayOnEverySheet(warning: string | null): string {
  if (warning === null) return '';
  return `@page { @bottom-left { content: "${warning.replaceAll(/["\\<>]/g, '')}"; font: 9pt sans-serif; color: #a85a00; } }`;
}
