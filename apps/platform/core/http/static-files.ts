// The built web application: hashed files for a year, its one page for every address that is not the API's, packed copies first.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { languageOf } from './language.ts';

/** @param languages those whose page lies there as `index.<language>.html` get that one, all others `index.html` */
export async function addStaticFiles(
  app: FastifyInstance,
  folder: string,
  languages: readonly string[],
): Promise<void> {
  const pages = new Map(languages.map((language) => [language, `index.${language}.html`] as const));
  for (const [language, page] of pages) if (!existsSync(join(folder, page))) pages.delete(language);
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    serve: false,
    // The build lays `.br` and `.gz` beside each text file; nothing is packed while somebody waits.
    preCompressed: true,
  });
  app.get('/*', { schema: { hide: true } as object }, async (request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    reply.header('X-Content-Type-Options', 'nosniff');
    if (path.startsWith('/api/')) return reply.callNotFound();
    if (/^\/assets\/[\w.-]+$/.test(path)) {
      return reply.sendFile(path.slice(1), { maxAge: '365d', immutable: true });
    }
    if (/^\/[\w-]+\.(js|json|webmanifest|svg|png|ico|txt)$/.test(path)) {
      return reply.sendFile(path.slice(1), { maxAge: 0 });
    }
    reply.header('Vary', 'accept-language, cookie');
    return reply.sendFile(pages.get(languageOf(request, languages)) ?? 'index.html', { maxAge: 0 });
  });
}
