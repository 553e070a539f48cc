// Vite plugin: `virtual:messages/<language>/<part>` is that part of the catalogue, checked and compiled at build time;
// `virtual:messages` knows how to load each of them: the first part of a language at once, the others by its list, which comes
// when the second part is wanted, so that a first visit does not carry the names of sixty files.
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { checkCatalogues } from '../../../scripts/messages/check-catalogues.ts';
import { compileCatalogue } from '../../../scripts/messages/compile-catalogue.ts';
import { LANGUAGES } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import { CATALOGUES, PARTS, partOfKey } from '../../../scripts/messages/parts.ts';
import type { Part } from '../../../scripts/messages/parts.ts';
import { catalogueFile, readCatalogues } from '../../../scripts/messages/read-catalogues.ts';

const INDEX = 'virtual:messages';
/** The part that the start page and the questions speak with. */
const FIRST = 'first' satisfies Part;
/** In the place of a part: how to load the parts of a language beyond the first. */
const LIST = 'parts';
const NAME = /^virtual:messages\/([a-z]{2})\/([a-z]+)$/;

export function messagesPlugin(): Plugin {
  return {
    name: 'dragoman-messages',
    buildStart() {
      const faults = checkCatalogues(readCatalogues());
      if (faults.length > 0) this.error(faults.map((fault) => `${fault.where}: ${fault.what}`).join('\n'));
      for (const language of LANGUAGES) {
        for (const catalogue of CATALOGUES) this.addWatchFile(fileURLToPath(catalogueFile(language, catalogue)));
      }
    },
    resolveId(id) {
      return id === INDEX || NAME.test(id) ? `\0${id}` : null;
    },
    load(id) {
      if (id === `\0${INDEX}`) return indexSource();
      const [, language, part] = NAME.exec(id.slice(1)) ?? [];
      if (!id.startsWith('\0') || language === undefined || part === undefined) return null;
      if (part === LIST) return listSource(language);
      const catalogues = readCatalogues()[language as Language];
      const messages = Object.fromEntries(
        CATALOGUES.flatMap((catalogue) =>
          Object.entries(catalogues[catalogue]).filter(([key]) => partOfKey(key) === part),
        ),
      );
      // JSON.parse of one string starts faster than a big object literal and packs as well.
      return `export const messages = JSON.parse(${JSON.stringify(JSON.stringify(compileCatalogue(messages)))});`;
    },
  };
}

/** The first part of each language as an `import()` of its own, everything else behind the language's list. */
function indexSource(): string {
  const languages = LANGUAGES.map((language) => {
    const [first, list] = [`${INDEX}/${language}/${FIRST}`, `${INDEX}/${language}/${LIST}`];
    return `${language}: (part) => part === '${FIRST}' ? import('${first}') : import('${list}').then((list) => list.load[part]())`;
  });
  return `export const LOADERS = { ${languages.join(', ')} };`;
}

/** One `import()` written out for each part, so that the bundler makes one small file of each. */
function listSource(language: string): string {
  const parts = Object.keys(PARTS).filter((part) => part !== 'server' && part !== FIRST);
  const loaders = parts.map((part) => `${JSON.stringify(part)}: () => import('${INDEX}/${language}/${part}')`);
  return `export const load = { ${loaders.join(', ')} };`;
}
