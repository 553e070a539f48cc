// Makes the institutions, units and members of the synthetic network in the way people do: by set-up, invitation and acceptance.
import type { Route } from '../../../core/http/route.ts';
import type {
  InstitutionList,
  InstitutionSummary,
  MemberList,
  Network,
  NetworkList,
  UnitList,
} from '../../identity/contract.ts';
import type { SyntheticInstitution, SyntheticNetwork, SyntheticPerson } from '../contract.ts';
import type { Visitor } from './visitor.ts';

export interface NetworkFilling {
  readonly network: SyntheticNetwork;
  readonly password: string;
  /** The routes of identity, whose mails go to `secretFor` instead of into the post. */
  readonly routes: readonly Route[];
  readonly openVisitor: () => Visitor;
  /** The secret in the newest mail to an address. */
  readonly secretFor: (email: string) => string;
  /** Path of the set-up link; null when there is an administrator already. */
  readonly ensureSetUpLink: () => Promise<string | null>;
}

/** May be run again after an interruption: what is there stays and what is missing is added. */
export async function fillNetwork(filling: NetworkFilling): Promise<void> {
  const { network, routes } = filling;
  const chief = await openPlatformAdministrator(filling);
  const { networks } = await chief.call<NetworkList>(routes, 'network.list');
  const { id: networkId } =
    networks.find((each) => each.name === network.name) ??
    (await chief.call<Network>(routes, 'network.add', { body: { name: network.name } }));
  // Side by side, so that hashing passwords and waiting for the disk overlap.
  await Promise.all(network.institutions.map((institution) => fillInstitution(filling, chief, networkId, institution)));
  await leave(filling, chief);
}

/** The visitor, signed in. */
export async function signIn({ routes, password, openVisitor }: NetworkFilling, email: string): Promise<Visitor> {
  const visitor = openVisitor();
  await visitor.call(routes, 'sign-in.password', { body: { email, password } });
  return visitor;
}

/** Ends the session: what the loading leaves behind is what people leave who have signed out. */
export async function leave({ routes }: NetworkFilling, visitor: Visitor): Promise<void> {
  await visitor.call(routes, 'sign-out.here', { body: {} });
}

async function openPlatformAdministrator(filling: NetworkFilling): Promise<Visitor> {
  const { name, administrator } = filling.network.office;
  const path = await filling.ensureSetUpLink();
  if (path === null) return signIn(filling, administrator.email);
  const visitor = filling.openVisitor();
  await visitor.call(filling.routes, 'set-up.first-administrator', {
    body: {
      token: path.split('#')[1],
      name: administrator.name,
      email: administrator.email,
      password: filling.password,
      institutionName: name,
    },
  });
  return visitor;
}

async function fillInstitution(
  filling: NetworkFilling,
  chief: Visitor,
  networkId: string,
  institution: SyntheticInstitution,
): Promise<void> {
  const { routes } = filling;
  const administrator = institution.people.find((each) => each.roles.includes('institution-administrator'))!;
  const id = await ensureInstitution(filling, chief, networkId, institution);
  const { institutions } = await chief.call<InstitutionList>(routes, 'institutions.list');
  let visitor: Visitor;
  if (institutions.find((each) => each.id === id)?.members === 0) {
    const { email } = administrator;
    await chief.call(routes, 'institutions.invite-administrator', {
      params: { institutionId: id },
      body: { email, language: institution.language },
    });
    visitor = await accept(filling, administrator);
  } else visitor = await signIn(filling, administrator.email);
  const units = await ensureUnits(filling, visitor, institution);
  await ensureMembers(filling, visitor, institution, units);
  await leave(filling, visitor);
  for (const person of institution.people.filter((each) => each.coordinates === true))
    await ensureCoordinator(filling, chief, networkId, person, institution.language);
}

async function ensureInstitution(
  { routes }: NetworkFilling,
  chief: Visitor,
  networkId: string,
  { name }: SyntheticInstitution,
): Promise<string> {
  const { institutions } = await chief.call<InstitutionList>(routes, 'institutions.list');
  const found = institutions.find((each) => each.name === name);
  if (found !== undefined) return found.id;
  const body = { name, networkId, administrator: null };
  return (await chief.call<InstitutionSummary>(routes, 'institutions.add', { body })).id;
}

/** Ids of the units by the names they have in the file. */
async function ensureUnits(
  { routes }: NetworkFilling,
  administrator: Visitor,
  { units }: SyntheticInstitution,
): Promise<ReadonlyMap<string, string>> {
  const before = (await administrator.call<UnitList>(routes, 'institution.list-units')).units;
  for (const { name } of units.filter((unit) => !before.some((each) => each.name === unit.name)))
    await administrator.call(routes, 'institution.add-unit', { body: { name } });
  const after = (await administrator.call<UnitList>(routes, 'institution.list-units')).units;
  return new Map(units.map((unit) => [unit.id, after.find((each) => each.name === unit.name)!.id]));
}

async function ensureMembers(
  filling: NetworkFilling,
  administrator: Visitor,
  { people, language }: SyntheticInstitution,
  unitIds: ReadonlyMap<string, string>,
): Promise<void> {
  const { routes } = filling;
  const { members } = await administrator.call<MemberList>(routes, 'institution.list-members');
  for (const person of people) {
    const units = person.units.map((id) => unitIds.get(id)!);
    const member = members.find((each) => each.email === person.email);
    if (member?.isSelf === true) {
      const params = { personId: member.personId };
      await administrator.call(routes, 'institution.change-roles', { params, body: { roles: person.roles } });
      await administrator.call(routes, 'institution.change-units', { params, body: { units } });
    }
    if (member !== undefined) continue;
    const body = { email: person.email, roles: person.roles, units, language };
    await administrator.call(routes, 'invitation.send', { body });
    await leave(filling, await accept(filling, person));
  }
}

/** Makes the account the invitation is for; the visitor given back is signed in. */
async function accept(
  { routes, password, openVisitor, secretFor }: NetworkFilling,
  { name, email }: Pick<SyntheticPerson, 'name' | 'email'>,
): Promise<Visitor> {
  const visitor = openVisitor();
  await visitor.call(routes, 'invitation.accept', {
    body: { token: secretFor(email), newAccount: { name, password } },
  });
  return visitor;
}

async function ensureCoordinator(
  { routes, openVisitor, secretFor }: NetworkFilling,
  chief: Visitor,
  networkId: string,
  { email }: SyntheticPerson,
  language: string,
): Promise<void> {
  const { staff } = await chief.call<{ staff: { email: string; role: string }[] }>(routes, 'platform.list-staff');
  if (staff.some((each) => each.email === email && each.role === 'network-coordinator')) return;
  await chief.call(routes, 'platform.invite', { body: { email, role: 'network-coordinator', networkId, language } });
  await openVisitor().call(routes, 'invitation.accept', { body: { token: secretFor(email), newAccount: null } });
}
