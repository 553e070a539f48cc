// The kernel's front door: the few things every room may stand on.
export type { Clock } from './clock.ts';
export { fixedClock, systemClock } from './clock.ts';
export { AppError, isAppError } from './app-error.ts';
export type { AppErrorOptions } from './app-error.ts';
export type { IdMaker } from './ids.ts';
export { createIdMaker, isUuid } from './ids.ts';
export type { Language } from './languages.ts';
export { isLanguage, LANGUAGE_NAMES, LANGUAGES, localeOf, quote, toLanguage } from './languages.ts';
export type { RandomSource } from './random.ts';
export { cryptoRandom, seededRandom } from './random.ts';
export type { Result } from './result.ts';
export { err, ok } from './result.ts';
export { isStorableText } from './text.ts';
