// What the policy test needs to call the routes of operations.
import type { PolicyFixtures, PolicyWorld } from '../../identity/server/testing/policy-people.ts';

export function operationsPolicyFixtures({ runtime }: PolicyWorld): PolicyFixtures {
  return {
    'operations.state': async () => ({}),
    'operations.list-mails': async () => ({}),
    'operations.read-mail': async () => ({ params: { mailId: runtime.makeId() } }),
    'my-data.erase': async () => ({}),
  };
}
