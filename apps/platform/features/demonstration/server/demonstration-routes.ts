// The route by which every page learns that it shows synthetic data.
import type { Policy } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import { demonstrationNotice } from '../contract.ts';
import type { DemonstrationNotice } from '../contract.ts';

/** The notice stands on every page, also on those that are read before anybody is known. */
const anyone: Policy = { open: true };

export function demonstrationRoutes(
  isSynthetic: () => Promise<boolean>,
  readFilling: () => DemonstrationNotice['filling'],
): Route[] {
  return [
    defineRoute({
      id: 'demonstration.notice',
      method: 'GET',
      path: '/demonstration',
      summary: 'Whether this installation holds the synthetic demonstration data.',
      policy: anyone,
      limits: ordinaryLimits,
      idempotency: 'safe',
      reply: demonstrationNotice,
      handle: async () => ({ synthetic: await isSynthetic(), filling: readFilling() }),
    }),
  ];
}
