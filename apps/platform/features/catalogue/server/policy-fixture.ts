// What the policy test needs to call the routes of materials. What ships is nobody's, so that any module will do.
import type { PolicyFixtures, PolicyRequest } from '../../identity/server/testing/policy-people.ts';

const MODULE = { moduleId: 'negotiation' };
/** Asks for a page that is not there: the policy has decided before, and no PDF is made for every caller. */
const MISSING = { kind: 'workbook', language: 'zz', file: 'workbook.zz.pdf' };

export function cataloguePolicyFixtures(): PolicyFixtures {
  const of = (params: Readonly<Record<string, string>>) => async (): Promise<PolicyRequest> => ({ params });
  return {
    'materials.library': async () => ({}),
    'materials.module': of(MODULE),
    'materials.page': of({ ...MODULE, ...MISSING }),
    'materials.file': of({ ...MODULE, ...MISSING }),
    'materials.archive': of({ moduleId: 'no-such-module', archive: 'package.zip' }),
    'materials.own': async () => ({}),
    'materials.own-page': of({ ...MODULE, ...MISSING }),
    'materials.own-file': of({ ...MODULE, ...MISSING }),
  };
}
