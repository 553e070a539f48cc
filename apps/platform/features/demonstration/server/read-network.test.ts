import { describe, expect, it } from 'vitest';
import { ROLES } from '../../../core/http/policy.ts';
import { syntheticNetwork } from '../contract.ts';
import type { SyntheticNetwork } from '../contract.ts';
import { readNetwork } from './read-network.ts';

const network = readNetwork(new URL('../../../../../content/demo/', import.meta.url));
const people = (of: SyntheticNetwork) => of.institutions.flatMap((each) => each.people);

/** The network with one thing changed. */
function spoil(change: (copy: SyntheticNetwork) => void): SyntheticNetwork {
  const copy = structuredClone(network);
  change(copy);
  return copy;
}

describe('the synthetic network', () => {
  it('has six universities, about forty people and every role', () => {
    expect(network.institutions).toHaveLength(6);
    expect(people(network).length + 1).toBeGreaterThan(35);
    const roles = new Set<string>(people(network).flatMap((person) => person.roles));
    roles.add('platform-administrator');
    if (people(network).some((person) => person.coordinates === true)) roles.add('network-coordinator');
    expect([...roles].toSorted()).toEqual([...ROLES].toSorted());
  });

  it('has about twenty assessments, finished and half-finished', () => {
    const assessments = people(network).flatMap((person) => person.assessment ?? []);
    expect(assessments.length).toBeGreaterThanOrEqual(20);
    expect(assessments.filter((each) => each.answered !== null).length).toBeGreaterThanOrEqual(3);
    expect(assessments.filter((each) => each.answered === null).length).toBeGreaterThanOrEqual(12);
  });

  it('says of every text that it is synthetic', () => {
    const texts = [
      network.name,
      network.office.name,
      network.office.administrator.name,
      ...network.institutions.flatMap((each) => [each.name, ...each.units.map((unit) => unit.name)]),
      ...people(network).flatMap((person) => [person.name, person.email]),
    ];
    expect(texts.length).toBeGreaterThan(90);
    expect(texts.filter((text) => !text.includes('synthetic'))).toEqual([]);
  });

  it.each([
    ['an unlabelled person', (copy: SyntheticNetwork) => (people(copy)[3]!.name = 'Oskari Vesiranta')],
    ['a label in one language', (copy: SyntheticNetwork) => (copy.institutions[1]!.name = 'Synthetic University')],
    ['an unlabelled unit', (copy: SyntheticNetwork) => (copy.institutions[1]!.units[0]!.name = 'Legal services')],
    ['an address somebody may have', (copy: SyntheticNetwork) => (people(copy)[0]!.email = 'helmi@synthetic.fi')],
    ['an address twice', (copy: SyntheticNetwork) => (people(copy)[0]!.email = people(copy)[1]!.email)],
    ['a unit that is not there', (copy: SyntheticNetwork) => people(copy)[0]!.units.push('nowhere')],
    ['a tour to nobody', (copy: SyntheticNetwork) => (copy.tour.manager = 'nobody')],
  ])('is refused with %s', (_what, change) => {
    expect(syntheticNetwork.safeParse(spoil(() => {})).success).toBe(true);
    expect(syntheticNetwork.safeParse(spoil(change)).success).toBe(false);
  });
});
