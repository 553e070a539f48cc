// What a page of ours may load: itself and nothing else. No inline script, no eval, no frame around us.
import type { FastifyHelmetOptions } from '@fastify/helmet';

export function contentSecurityPolicy(
  isSecure: boolean,
): Exclude<FastifyHelmetOptions['contentSecurityPolicy'], undefined> {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
      ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
    },
  };
}
