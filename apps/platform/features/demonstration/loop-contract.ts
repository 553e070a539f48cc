// The synthetic people loop as a file: campaigns in every state, who is asked, whose colleagues rate, who takes on a plan.
import { LANGUAGES } from '@dragoman/kernel';
import { z } from 'zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const labelled = z.string().regex(/synthetic/i, { message: 'has no label "synthetic"' });
const word = z.string().regex(/^\p{L}+([ '-]\p{L}+)*$/u);

/** By skill: where somebody stands, whatever the seed draws, in the units of the measurement library. */
const places = z.record(slug, z.number().min(-3).max(3)).meta({
  description: 'Planted: in these skills people answer steadily at this place, and colleagues see them there.',
});

const place = {
  unit: slug.meta({ description: 'A unit of the institution in the network file.' }),
  site: labelled,
  roleProfile: slug,
  stage: slug,
  language: z.enum(LANGUAGES),
  places: places.optional(),
};

/** People without an account, invited by mail. They are numbered through the institution in the order of the file. */
const crowd = z.strictObject({ ...place, count: z.int().min(1).max(60) });
const guestOfAccount = z.strictObject({ ...place, person: slug });

/** Whose colleagues are asked: an account by its id, or somebody of the crowd by number. */
const round = z.strictObject({
  person: z.union([slug, z.int().min(0)]),
  peers: z.int().min(0).max(9),
  manager: z.boolean(),
  partners: z.int().min(0).max(4),
  silent: z.int().min(0).max(5).meta({ description: 'How many of the peers do not answer.' }),
  severe: z.boolean().meta({ description: 'Whether the planted severe rater is among the peers.' }),
  comments: z.int().min(0).max(9).meta({ description: 'How many of those who answer also write something.' }),
});

const campaign = z.strictObject({
  id: slug,
  institution: slug,
  organiser: slug,
  title: labelled,
  purpose: z.enum(['development', 'research', 'benchmark']),
  form: z.enum(['full', 'short']),
  raters: z.boolean(),
  raterApproval: z.boolean(),
  pilotShare: z.number().min(0).max(0.3),
  cell: z.int().min(5).max(50),
  state: z.enum(['draft', 'planned', 'open', 'closed']),
  previous: slug.nullable().meta({ description: 'The wave before, whose people are asked again.' }),
  launchedDaysAgo: z.int().min(0).max(400),
  closesInDays: z.int().min(-400).max(60).meta({ description: 'From the day of the loading; negative: in the past.' }),
  signUp: z.boolean(),
  crowd: z.array(crowd),
  accounts: z.array(guestOfAccount),
  finished: z.number().min(0).max(1).meta({ description: 'Share of those asked who finish.' }),
  begun: z.number().min(0).max(1).meta({ description: 'Share who begin and stop in the middle.' }),
  rounds: z.array(round),
});

/** What colleagues see of somebody, set against what the person sees; the seed draws only the noise about it. */
const seen = z.strictObject({
  person: slug,
  skill: slug.nullable().meta({ description: 'Null: in every skill that is not named for this person.' }),
  own: z.number().min(-3).max(3).nullable().meta({ description: 'The own view; null: as drawn.' }),
  offset: z.number().min(-4).max(4).meta({ description: 'What others see minus what the person sees.' }),
});

const plan = z.strictObject({
  campaign: slug,
  person: z.union([slug, z.int().min(0)]),
  hours: z.number().min(1).max(40),
  done: z.int().min(0).max(5),
  begun: z.int().min(0).max(5),
  note: labelled.nullable(),
});

const pilot = z.strictObject({
  institution: slug,
  skill: slug,
  level: z.int().min(1).max(4),
  reverse: z.boolean(),
  scale: slug,
  text: z.strictObject({ en: labelled, fi: z.string().regex(/synteetti/i) }),
});

/** People who answered every statement of some skills, for calibration and comparison of groups; none of them can sign in. */
const sample = z.strictObject({
  institution: slug,
  organiser: slug,
  title: labelled,
  people: z.int().min(100).max(2000),
  skills: z.array(slug).min(1),
  daysAgo: z.int().min(2).max(400),
  planted: z
    .strictObject({ item: slug, language: z.enum(LANGUAGES), harder: z.number().min(0).max(3) })
    .meta({ description: 'The statement that is harder to agree with in one language, by how many levels.' }),
});

/** A panel of experts on the instrument: whose ratings are drawn around the authors' key, with one item they find beside the point. */
const study = z.strictObject({
  institution: slug,
  researcher: slug,
  title: labelled,
  openedDaysAgo: z.int().min(1).max(120),
  closedDaysAgo: z.int().min(0),
  skill: slug.meta({
    description: 'Its first statements are rated for relevance, its first scenarios for effectiveness.',
  }),
  statements: z.int().min(1).max(40),
  scenarios: z.int().min(1).max(10),
  besideThePoint: z
    .int()
    .min(0)
    .meta({ description: 'Place of the statement that most experts find beside the point.' }),
  experts: z
    .array(
      z.strictObject({
        name: labelled,
        email: z.string().regex(/@[a-z0-9-]+-synthetic\.example$/),
        background: z.enum(['knowledge-transfer', 'learning', 'academic', 'firm', 'measurement', 'other']),
        remark: labelled.nullable(),
      }),
    )
    .min(8),
  notes: z.array(
    z.strictObject({
      kind: z.enum(['cognitive-interview', 'focus-group']),
      daysAgo: z.int().min(0),
      who: labelled,
      statement: z.int().min(0).meta({ description: 'Place among the statements of the skill.' }),
      said: labelled,
      decision: z.enum(['open', 'keep', 'revise', 'drop']),
      reason: z.string().max(400),
    }),
  ),
});

export const syntheticPeopleLoop = z
  .strictObject({
    note: z.strictObject({ en: z.string().regex(/synthetic/), fi: z.string().regex(/synteetti/) }),
    licence: z.literal('CC-BY-4.0'),
    seed: z.string().min(1),
    names: z.record(slug, z.strictObject({ given: z.array(word).min(6), family: z.array(word).min(6) })).meta({
      description: 'By institution: from which the people without an account are named.',
    }),
    notice: z.strictObject({ en: labelled, fi: z.string().regex(/synteetti/i) }),
    legalBasisNote: labelled,
    agreement: labelled,
    comments: z.strictObject({
      start: z.array(labelled).min(2),
      stop: z.array(labelled).min(2),
      continue: z.array(labelled).min(2),
    }),
    severity: z
      .number()
      .min(0.5)
      .max(3)
      .meta({ description: 'How much harsher the planted severe rater is, in levels.' }),
    campaigns: z.array(campaign).min(1),
    seen: z.array(seen),
    plans: z.array(plan),
    gain: z.number().min(0).max(2).meta({ description: 'What a module that was done adds to its skill, in levels.' }),
    shares: z.array(
      z.strictObject({
        person: slug,
        with: slug,
        what: z.enum(['plan', 'profile']),
        comment: labelled.nullable(),
        daysAgo: z.int().min(0),
      }),
    ),
    pilots: z.array(pilot),
    studies: z.array(study),
    sample: sample.nullable(),
    teamPlans: z.array(
      z.strictObject({
        institution: slug,
        unit: slug,
        lead: slug,
        title: labelled,
        daysAgo: z.int().min(0),
        wishes: z.array(
          z.strictObject({
            person: slug,
            wishes: z.array(z.strictObject({ skill: slug.nullable(), text: z.string().max(200) })).max(2),
          }),
        ),
      }),
    ),
  })
  .superRefine((loop, context) => {
    const ids = loop.campaigns.map((each) => each.id);
    const faults = [
      ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `the campaign ${id} is there twice`),
      ...loop.campaigns
        .filter((each) => each.previous !== null && ids.indexOf(each.previous) >= ids.indexOf(each.id))
        .map((each) => `${each.id} follows a wave that is not before it`),
      ...loop.campaigns
        .filter((each) => each.crowd.length > 0 && loop.names[each.institution] === undefined)
        .map((each) => `${each.institution} has no names`),
      ...loop.plans.filter((each) => !ids.includes(each.campaign)).map((each) => `no campaign ${each.campaign}`),
    ];
    for (const message of faults) context.addIssue({ code: 'custom', message });
  });

export type SyntheticPeopleLoop = z.infer<typeof syntheticPeopleLoop>;
export type SyntheticCampaign = SyntheticPeopleLoop['campaigns'][number];
export type SyntheticRound = SyntheticCampaign['rounds'][number];
export type SyntheticSample = z.infer<typeof sample>;
export type SyntheticStudy = SyntheticPeopleLoop['studies'][number];
export type SyntheticView = z.infer<typeof seen>;
export type SyntheticPlan = SyntheticPeopleLoop['plans'][number];
