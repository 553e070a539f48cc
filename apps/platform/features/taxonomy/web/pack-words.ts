// What packs and languages are called on the pages.
import { language, t } from '../../../web/messages/messages.ts';

/** ESCO and our own vocabulary have names in the page's language; other lists are called what their importer called them. */
export function schemeName(scheme: string): string {
  if (scheme === 'esco') return t('taxonomy.name-esco');
  return scheme === 'dragoman' ? t('taxonomy.name-dragoman') : scheme;
}

/** Codes that the browser has no name for stay codes. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(language.value, { type: 'language', fallback: 'code' }).of(code) ?? code;
}
