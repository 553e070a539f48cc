// Vite plugin: one page a language, which says its language and asks for its sentences at once, beside the code and not after it.
import type { Plugin, Rolldown } from 'vite';
import { LANGUAGES } from '@dragoman/kernel';

const PAGE = 'index.html';

/** `index.html` is the first language's page; the others are `index.<language>.html`. The server chooses. */
export function languagePagesPlugin(): Plugin {
  return {
    name: 'dragoman-language-pages',
    generateBundle: {
      order: 'post',
      handler(_options, bundle: Rolldown.OutputBundle) {
        const page = bundle[PAGE];
        if (page?.type !== 'asset') this.error('The page was not built.');
        const html = String(page.source);
        for (const [index, language] of LANGUAGES.entries()) {
          const source = pageIn(html, language, Object.keys(bundle));
          if (index === 0) page.source = source;
          else this.emitFile({ type: 'asset', fileName: `index.${language}.html`, source });
        }
      },
    },
  };
}

/** The page of one language. Throws when the page or the names of the built files have changed their form. */
export function pageIn(html: string, language: string, files: readonly string[]): string {
  const messages = files.find((name) => name.startsWith(`assets/messages-${language}-first-`));
  if (messages === undefined) throw new Error(`The build holds no first messages in ${language}.`);
  const preload = `    <link rel="modulepreload" crossorigin href="/${messages}">\n  </head>`;
  const page = html.replace(/<html lang="[a-z]+"/, `<html lang="${language}"`).replace(/ *<\/head>/, preload);
  if (!page.includes(`<html lang="${language}"`) || !page.includes(messages)) throw new Error('The page has no head.');
  return page;
}
