// Vite plugin: the font of the first screen is asked for with the page, and painting waits for the entry's theme.
import type { Plugin } from 'vite';

/** The interface's letters. The serif is asked for by the entry, once it does not stand in the script's way any more. */
const FIRST_FONTS = /source-sans-3-latin-wght-normal-[\w-]+\.woff2$/;

export function fontPreloadPlugin(): Plugin {
  return {
    name: 'dragoman-font-preload',
    transformIndexHtml: {
      order: 'post',
      handler(html, context) {
        const fonts = Object.keys(context.bundle ?? {}).filter((name) => FIRST_FONTS.test(name));
        return {
          // The entry sets the theme and language; without this a dark choice would flash white on a slow phone.
          html: html.replace(
            '<script type="module" crossorigin',
            '<script type="module" blocking="render" crossorigin',
          ),
          tags: fonts.map((name) => ({
            tag: 'link',
            attrs: {
              rel: 'preload',
              as: 'font',
              type: 'font/woff2',
              href: `/${name}`,
              crossorigin: true,
              // Behind the script: a sentence in another letter for a moment is better than none.
              fetchpriority: 'low',
            },
            injectTo: 'head' as const,
          })),
        };
      },
    },
  };
}
