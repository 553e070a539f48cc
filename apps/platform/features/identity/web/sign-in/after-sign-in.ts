// Where somebody goes who has just signed in: to what they still have to do, else to what they administer, else to the start.
import { actor, readSession } from '../../../../web/shell/session.ts';

export async function placeAfterSignIn(): Promise<string> {
  await readSession();
  const who = actor.value;
  if (who?.kind !== 'account') return '/';
  if (who.secondFactor === 'to-enrol') return '/account';
  if (who.roles.includes('institution-administrator')) return '/institution';
  return who.roles.includes('platform-administrator') ? '/installation' : '/';
}
