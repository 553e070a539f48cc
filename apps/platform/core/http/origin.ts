// Protection against cross-site requests: a browser says where a changing request comes from, and only our own pages may send one.
import { AppError } from '@dragoman/kernel';
import type { FastifyRequest } from 'fastify';

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a changing request that a browser says comes from another site. Programs send neither header and carry no ambient
 * cookies, so there is nothing to forge and they pass (OWASP CSRF cheat sheet, "Fetch Metadata").
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: URL | null): void {
  if (READING.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new AppError('request.foreign-origin');
  const origin = request.headers.origin;
  if (origin === undefined) return;
  const isOurs = origin === publicUrl?.origin || origin === `${request.protocol}://${request.headers.host ?? ''}`;
  if (!isOurs) throw new AppError('request.foreign-origin');
}
