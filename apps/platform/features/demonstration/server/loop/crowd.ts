// The people of a campaign: accounts of the network and a crowd without accounts, named from the file, the same at every loading.
import type { Language } from '@dragoman/kernel';
import { createRandom } from '@dragoman/psychometrics';
import type { SyntheticCampaign, SyntheticPeopleLoop } from '../../loop-contract.ts';
import type { Visitor } from '../visitor.ts';
import type { Place } from './story.ts';

export interface Asked {
  /** An account's id, or the number in the institution's crowd. */
  readonly key: string | number;
  readonly name: string;
  readonly email: string;
  readonly unit: string;
  readonly site: string;
  readonly roleProfile: string;
  readonly stage: string;
  readonly language: Language;
  /** Planted places by skill. */
  readonly places?: Readonly<Record<string, number>> | undefined;
}

/** As they use the platform. */
export interface Somebody extends Asked {
  readonly visitor: Visitor;
  readonly personId: string;
}

/** Whether an account answers in a campaign of the loop; its assessment of the network file comes after that, in the order of time. */
export function livesThrough({ campaigns }: SyntheticPeopleLoop, id: string): boolean {
  return campaigns.some((each) => each.accounts.some(({ person }) => person === id));
}

/** Where an account is planted to stand, in every campaign and when measured again. */
export function placesOf({ campaigns }: SyntheticPeopleLoop, id: string): Asked['places'] {
  return campaigns.flatMap((each) => each.accounts).find((each) => each.person === id && each.places !== undefined)
    ?.places;
}

/** Of the first wave of this campaign: a later wave asks the same people. */
export function peopleOf(loop: SyntheticPeopleLoop, campaign: SyntheticCampaign, place: Place): Asked[] {
  const first = loop.campaigns.find((each) => each.id === campaign.previous);
  if (first !== undefined) return peopleOf(loop, first, place);
  const accounts = campaign.accounts.map((each): Asked => {
    const { name, email } = place.institution.people.find((person) => person.id === each.person)!;
    return { ...each, key: each.person, name, email, unit: place.unitName(each.unit) };
  });
  let number = 0;
  const crowd = campaign.crowd.flatMap((each) =>
    Array.from({ length: each.count }, (): Asked => {
      const key = number;
      number += 1;
      return { ...each, key, unit: place.unitName(each.unit), ...nameOf(loop, campaign.institution, key) };
    }),
  );
  return [...accounts, ...crowd];
}

/** Each pair of names once: the family name moves on when the given names have all been used. */
function nameOf(loop: SyntheticPeopleLoop, institution: string, number: number): { name: string; email: string } {
  const { given, family } = loop.names[institution]!;
  const first = given[number % given.length]!;
  const last = family[(number + Math.floor(number / given.length)) % family.length]!;
  const address = `${first}.${last}`.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l').toLowerCase();
  return {
    name: `${first} ${last} (synthetic)`,
    email: `${address.replaceAll(/[^a-z.]/g, '')}.${number}@${institution}-synthetic.example`,
  };
}

export type Course = 'finishes' | 'stops-in-the-middle' | 'never-begins';

/** Whoever is rated or has a plan finishes; of the others the shares of the file, the same people whatever the seed. */
export function courseOf(loop: SyntheticPeopleLoop, campaign: SyntheticCampaign, key: Asked['key']): Course {
  const isNamed =
    campaign.rounds.some((each) => each.person === key) ||
    loop.plans.some((each) => each.campaign === campaign.id && each.person === key);
  if (isNamed || typeof key === 'string') return 'finishes';
  const drawn = createRandom(`${campaign.id}/course/${key}`).next();
  if (drawn < campaign.finished) return 'finishes';
  return drawn < campaign.finished + campaign.begun ? 'stops-in-the-middle' : 'never-begins';
}

export function toCsv(people: readonly Asked[]): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = people.map(({ email, name, unit, roleProfile, stage, site, language }) =>
    [email, name, unit, roleProfile, stage, site, language].map(cell).join(','),
  );
  return ['email,name,unit,role,stage,site,language', ...lines].join('\n');
}
