// The slides as one HTML file: turned by the keyboard, readable without script, printed one a page with the notes.
import { escapeMarkup } from './escape.ts';
import { composeMaterial } from './compose-material.ts';
import { pageOf } from './open-module.ts';
import type { LongModule } from './open-module.ts';
import { renderBlocks } from './render-blocks.ts';
import { splitSlides } from './split-slides.ts';
import type { Slide } from './split-slides.ts';
import { SLIDE_STYLES } from './styles.ts';
import { sayWord } from './words.ts';

/** The only script of the file; it holds nothing of the module, so that a page may allow it by its digest. */
export const SLIDES_SCRIPT = `(() => {
  const slides = [...document.querySelectorAll('.slide')];
  const root = document.documentElement;
  let at = Math.max(0, slides.findIndex((slide) => '#' + slide.id === location.hash));
  const show = (next) => {
    at = Math.min(slides.length - 1, Math.max(0, next));
    slides.forEach((slide, index) => slide.classList.toggle('now', index === at));
    history.replaceState(null, '', '#' + slides[at].id);
    slides[at].focus();
  };
  const moves = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ' ': 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'n' || event.key === 'N') root.classList.toggle('noted');
    else if (event.key === 'Home') show(0);
    else if (event.key === 'End') show(slides.length - 1);
    else if (event.key in moves) show(at + moves[event.key]);
    else return;
    event.preventDefault();
  });
  addEventListener('click', (event) => { if (!event.target.closest('a')) show(at + (event.clientX < innerWidth / 3 ? -1 : 1)); });
  root.classList.add('running');
  show(at);
})();`;

export function renderSlides(module: LongModule, language: string): string {
  const { moduleTitle, title, imprint, notice } = composeMaterial(module, 'slides', language);
  const slides = splitSlides(pageOf(module, 'slides', language)!);
  return `<!doctype html>
<html lang="${escapeMarkup(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Dragoman">
<title>${escapeMarkup(`${title} · ${moduleTitle}`)}</title>
<style>${SLIDE_STYLES}</style>
</head>
<body>
<p class="hint">${escapeMarkup(sayWord(language, 'keys'))}${notice === null ? '' : ` ${escapeMarkup(notice)}`}</p>
<main>
${slides.map((slide, index) => renderSlide(slide, index, { language, moduleTitle, imprint, count: slides.length })).join('\n')}
</main>
<script>${SLIDES_SCRIPT}</script>
</body>
</html>
`;
}

function renderSlide(
  { title, blocks, notes }: Slide,
  index: number,
  { language, moduleTitle, imprint, count }: { language: string; moduleTitle: string; imprint: string; count: number },
): string {
  return `<section class="slide" id="slide-${index + 1}" tabindex="-1" aria-label="${index + 1} / ${count}">
<h1>${escapeMarkup(title)}</h1>
<div class="shown">
${renderBlocks(blocks)}
</div>
<p class="foot"><span>${escapeMarkup(moduleTitle)} · ${escapeMarkup(imprint)}</span><span>${index + 1}</span></p>
<aside class="notes">
<h2>${escapeMarkup(sayWord(language, 'notes'))}</h2>
${renderBlocks(notes)}
</aside>
</section>`;
}
