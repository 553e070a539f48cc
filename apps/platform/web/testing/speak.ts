// For tests: the real catalogue of a language, compiled, without a browser or a build.
import { compileCatalogue } from '../../../../scripts/messages/compile-catalogue.ts';
import type { Language } from '@dragoman/kernel';
import { readCatalogues } from '../../../../scripts/messages/read-catalogues.ts';
import { addMessages, language } from '../messages/messages.ts';

export function speak(code: Language): void {
  language.value = code;
  addMessages(code, compileCatalogue(Object.assign({}, ...Object.values(readCatalogues()[code]))));
}
