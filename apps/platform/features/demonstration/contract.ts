// The synthetic network as a file, and what the browser is told about it.
import { z } from 'zod';
import { displayName, emailAddress, institutionRole, language } from '../identity/contract.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** GET /api/demonstration: whether this installation was filled with the synthetic network. It is never taken back. */
export const demonstrationNotice = z.object({
  synthetic: z.boolean(),
  filling: z.object({ done: z.int(), of: z.int(), failed: z.boolean() }).nullable().meta({
    description: 'How far the people loop has come while it is loaded behind the open pages; null when it is there.',
  }),
});

const syntheticAssessment = z.strictObject({
  roleProfile: slug,
  stage: slug,
  form: z.enum(['full', 'short']),
  language,
  daysAgo: z.int().min(0).max(60).meta({ description: 'Days before the loading on which it was answered.' }),
  answered: z.int().min(1).max(30).nullable().meta({
    description: 'Answers given before the person paused; null when the assessment is finished.',
  }),
});

/** Every name carries its label, so that a list, a mail or a picture of a page cannot lose it. */
const labelledName = displayName.regex(/\bsynthetic\b/i, { message: 'has no label "synthetic"' });
/** Names of places are read in both languages. */
const labelledPlace = labelledName.regex(/\bsynteettinen\b/i, { message: 'has no label "synteettinen"' });
/** `.example` belongs to nobody (RFC 2606). */
const labelledAddress = emailAddress.regex(/@[a-z0-9-]+-synthetic\.example$/, {
  message: 'is not a synthetic address',
});

const someone = { id: slug, name: labelledName, email: labelledAddress };

const syntheticPerson = z.strictObject({
  ...someone,
  roles: z.array(institutionRole).min(1),
  units: z.array(slug),
  coordinates: z.literal(true).optional().meta({ description: 'Also coordinates the network.' }),
  assessment: syntheticAssessment.optional(),
});

const syntheticInstitution = z.strictObject({
  id: slug,
  name: labelledPlace,
  country: z.string().regex(/^[A-Z]{2}$/),
  language,
  units: z.array(z.strictObject({ id: slug, name: labelledPlace })),
  people: z
    .array(syntheticPerson)
    .refine((people) => people.some((person) => person.roles.includes('institution-administrator')), {
      message: 'an institution needs an administrator',
    }),
});

export const syntheticNetwork = z
  .strictObject({
    note: z.strictObject({ en: z.string().regex(/synthetic/), fi: z.string().regex(/synteetti/) }),
    licence: z.literal('CC-BY-4.0'),
    seed: z.string().min(1).meta({ description: 'From which the simulated people and their answers are drawn.' }),
    name: labelledPlace,
    office: z.strictObject({ name: labelledPlace, administrator: z.strictObject(someone) }).meta({
      description: 'The first institution: where the administrator of the whole installation works.',
    }),
    institutions: z.array(syntheticInstitution).min(1),
    guest: syntheticAssessment.extend({ answered: z.null() }),
    tour: z
      .strictObject({
        participant: slug,
        manager: slug,
        institutionAdministrator: slug,
        networkCoordinator: slug,
        platformAdministrator: slug,
      })
      .meta({ description: 'Ids of the people who are named when the demonstration starts.' }),
  })
  .superRefine((network, context) => {
    const people = [network.office.administrator, ...network.institutions.flatMap((each) => each.people)];
    const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
    const faults = [
      ...repeated(people.map((person) => person.id)).map((id) => `the id ${id} is used twice`),
      ...repeated(people.map((person) => person.email)).map((email) => `the address ${email} is used twice`),
      ...repeated(network.institutions.map((each) => each.name)).map((name) => `${name} is there twice`),
      ...Object.values(network.tour)
        .filter((id) => !people.some((person) => person.id === id))
        .map((id) => `the tour names ${id}, who is nobody`),
      ...network.institutions.flatMap((each) =>
        each.people
          .flatMap((person) => person.units)
          .filter((id) => !each.units.some((unit) => unit.id === id))
          .map((id) => `${each.id} has no unit ${id}`),
      ),
    ];
    for (const message of faults) context.addIssue({ code: 'custom', message });
  });

export type DemonstrationNotice = z.infer<typeof demonstrationNotice>;
export type SyntheticNetwork = z.infer<typeof syntheticNetwork>;
export type SyntheticInstitution = z.infer<typeof syntheticInstitution>;
export type SyntheticPerson = z.infer<typeof syntheticPerson>;
export type SyntheticAssessment = z.infer<typeof syntheticAssessment>;
export { syntheticPeopleLoop } from './loop-contract.ts';
export type { SyntheticPeopleLoop } from './loop-contract.ts';
