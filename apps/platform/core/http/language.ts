// Which language a caller wants to be answered in.
import type { FastifyRequest } from 'fastify';

/** The language to answer in: the person's choice, then the browser's, then English. */
export function languageOf(request: FastifyRequest, languages: readonly string[]): string {
  const chosen = request.cookies?.['dragoman-language'];
  if (chosen !== undefined && languages.includes(chosen)) return chosen;
  const wanted = String(request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find((language) => languages.includes(language)) ?? 'en';
}
