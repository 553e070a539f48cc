// What there is to see in the demonstration, and the lines that say so at the start.
import type { SyntheticNetwork } from '../contract.ts';

export interface Sight {
  readonly what: string;
  readonly name: string;
  readonly email: string;
}

export interface Sights {
  readonly accounts: readonly Sight[];
  readonly password: string;
  /** Path of the private link of a guest with a result; null when the guest's time is over. */
  readonly guestPath: string | null;
}

const WORDS = {
  participant: 'participant with a result',
  manager: 'manager',
  institutionAdministrator: 'institution administrator',
  networkCoordinator: 'network coordinator',
  platformAdministrator: 'platform administrator',
} as const;

export function findSights(network: SyntheticNetwork, password: string, guestPath: string | null): Sights {
  const people = [network.office.administrator, ...network.institutions.flatMap((each) => each.people)];
  const accounts = Object.entries(network.tour).map(([role, id]) => {
    const { name, email } = people.find((person) => person.id === id)!;
    return { what: WORDS[role as keyof typeof WORDS], name, email };
  });
  return { accounts, password, guestPath };
}

/** Lines for the terminal. */
export function describeSights({ accounts, password, guestPath }: Sights, address: string): string[] {
  const widest = Math.max(...accounts.map(({ what }) => what.length));
  const widestEmail = Math.max(...accounts.map(({ email }) => email.length));
  return [
    'Synthetic demonstration data: every person, institution and result in it is invented.',
    ...(guestPath === null ? [] : [`A guest's finished result, without signing in: ${address}${guestPath}`]),
    `Sign in at ${address}/sign-in with the password ${password} as`,
    ...accounts.map(({ what, name, email }) => `  ${what.padEnd(widest)}  ${email.padEnd(widestEmail)}  ${name}`),
    'Campaigns, rounds, plans and maps of the months before are put in during the first minute or two; every page says so meanwhile. Task cards: docs/how-to/demo.md.',
    'All but the participant are staff: they are asked to set up a second factor with any authenticator app at the first sign-in.',
  ];
}
