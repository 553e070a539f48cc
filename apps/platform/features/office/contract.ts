// The map, the question which course to buy, team plans and shared plans, as they go over the wire.
import { LANGUAGES } from '@dragoman/kernel';
import { z } from 'zod';
import { groupAnswer, groupFigure, groupFilters } from '../../core/disclosure/group-figure.ts';
import { plainText } from '../../core/text/plain-text.ts';
import { keptModule } from '../profile/contract.ts';
import {
  COMMENT_MAX,
  COURSE_HOURS,
  MAP_ATTRIBUTES,
  PLAN_TITLE_MAX,
  PRICE_MAX,
  SEATS_MAX,
  WISH_MAX,
  WISHES_EACH,
} from './limits.ts';

const texts = z.record(z.string(), z.string());
const instant = z.iso.datetime();
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(64);
const someText = (max: number) => plainText(max, 1).regex(/\S/u, { message: 'text.empty' });
const attribute = z.enum(MAP_ATTRIBUTES);
const attributeValue = plainText(200, 1);

// --- The map ---

export const mapHead = z.object({
  campaignId: z.uuid(),
  title: z.string(),
  wave: z.int(),
  closedAt: instant,
  state: z.enum(['settling', 'ready']).meta({ description: '`settling`: closed a moment ago, not frozen yet.' }),
});
export const mapList = z.object({
  maps: z.array(mapHead),
  reach: z.enum(['institution', 'units']),
  units: z.array(z.string()).meta({ description: 'Names of the own units; what a manager sees beside everybody.' }),
});

export const mapParams = z.object({ campaignId: z.uuid() });
/** `by`: what the rows are. `within` and `is` go together: the second filter. */
export const mapQuery = z
  .strictObject({
    by: attribute.default('unit'),
    within: attribute.optional(),
    is: attributeValue.optional(),
  })
  .refine((query) => (query.within === undefined) === (query.is === undefined), { message: 'filter.incomplete' })
  .refine((query) => query.within !== query.by, { message: 'filter.twice' });

export const skillName = z.object({ id: z.string(), name: texts });

export const teamMap = z.object({
  head: mapHead,
  threshold: z.int(),
  frozenAt: instant,
  instrument: z.string(),
  skills: z.array(skillName).meta({ description: 'In the order of the greatest need of everybody shown.' }),
  attributes: z.array(z.object({ name: attribute, values: z.array(z.string()) })),
  by: attribute,
  within: groupFilters.nullable(),
  all: groupAnswer.meta({ description: 'Everybody within the second filter.' }),
  rows: z.array(groupAnswer),
  isSynthetic: z.boolean(),
});

// --- Which course ---

/** `1200` for all courses, or `negotiation:1200,facilitation:800` beside it for single ones. */
const priceList = z
  .string()
  .max(1000)
  .regex(/^[a-z0-9-]{1,64}:\d{1,7}(,[a-z0-9-]{1,64}:\d{1,7})*$/);

export const courseQuery = z
  .strictObject({
    hours: z.enum(COURSE_HOURS.map(String) as [string, ...string[]]).default('8'),
    seats: z.coerce.number().int().min(1).max(SEATS_MAX).default(20),
    price: z.coerce.number().int().min(0).max(PRICE_MAX).optional(),
    prices: priceList.optional(),
    within: attribute.optional(),
    is: attributeValue.optional(),
  })
  .refine((query) => (query.within === undefined) === (query.is === undefined), { message: 'filter.incomplete' });

export const slideQuery = courseQuery.safeExtend({ language: z.enum(LANGUAGES).default('en') });

const range = z.object({ low: z.number(), high: z.number() });

export const courseOption = z.object({
  skill: z.string(),
  name: texts,
  need: groupFigure.meta({ description: 'Share of the group below the target of their role.' }),
  reductionForTen: groupFigure.meta({ description: 'Expected reduction for ten people if everybody took part.' }),
  needing: z.int().meta({ description: 'People expected below their target, in steps of five.' }),
  seatsUsed: z.int(),
  perSeat: z.number().meta({ description: 'Expected reduction of need a seat, in levels.' }),
  reduction: z.number().meta({ description: 'Expected reduction in all, in levels times people.' }),
  interval90: range,
  price: z.int().nullable(),
  pricePerLevel: z.int().nullable().meta({ description: 'Price for one level of need less.' }),
  modules: z.array(z.object({ id: z.string(), title: texts, minutes: z.int() })),
});

export const courseAdvice = z.object({
  head: mapHead,
  within: groupFilters.nullable(),
  people: z.int().nullable().meta({ description: 'In steps of five; null when nothing of the group may be shown.' }),
  hours: z.int(),
  seats: z.int(),
  threshold: z.int(),
  instrument: z.string(),
  options: z.array(courseOption).meta({ description: 'Greatest expected reduction first.' }),
  lead: z
    .object({
      skill: z.string(),
      sureness: z.enum(['sure', 'fairly-sure', 'cannot-tell']),
      chanceOverNext: z
        .number()
        .nullable()
        .meta({ description: 'That it reduces more than the next; null without a next.' }),
      /** What would come first if everybody who needs it had a seat; null when it is the same. */
      withEnoughSeats: z.object({ skill: z.string(), seats: z.int() }).nullable(),
    })
    .nullable(),
  notShown: z.array(skillName),
  withheld: groupAnswer.shape.withheld,
  isSynthetic: z.boolean(),
});

// --- Team plans: wishes instead of scores ---

export const wish = z.object({ skill: slug.nullable(), text: z.string() });
export const teamPlan = z.object({
  id: z.uuid(),
  unit: z.object({ id: z.uuid(), name: z.string() }),
  title: z.string(),
  openedAt: instant,
  closedAt: instant.nullable(),
  mayClose: z.boolean(),
  mayRead: z
    .boolean()
    .meta({ description: 'False for an administrator who is not of the unit: names stay within it.' }),
  own: z.array(wish).meta({ description: 'The own wishes; empty when there are none.' }),
  mayWish: z.boolean(),
  people: z.array(z.object({ name: z.string(), wishes: z.array(wish) })).meta({
    description:
      'Everybody who put something, by name: a plan is for people who want to be seen. No score stands here.',
  }),
});
export const teamPlanList = z.object({
  plans: z.array(teamPlan),
  units: z.array(z.object({ id: z.uuid(), name: z.string() })).meta({ description: 'Units one may open a plan for.' }),
  skills: z.array(skillName),
});
export const openTeamPlanBody = z.strictObject({ unitId: z.uuid(), title: someText(PLAN_TITLE_MAX) });
export const teamPlanParams = z.object({ planId: z.uuid() });
export const putWishesBody = z.strictObject({
  wishes: z
    .array(z.strictObject({ skill: slug.nullable(), text: plainText(WISH_MAX) }))
    .min(1)
    .max(WISHES_EACH)
    .refine((wishes) => wishes.every((each) => each.skill !== null || /\S/u.test(each.text)), {
      message: 'wish.empty',
    }),
});

// --- What people share by name ---

export const shareComment = z.object({
  id: z.uuid(),
  author: z.string(),
  text: z.string(),
  at: instant,
  isOwn: z.boolean(),
});
export const sharedPlan = z.object({
  shareId: z.uuid(),
  person: z.string(),
  what: z.enum(['plan', 'profile']),
  grantedAt: instant,
  computedAt: instant.nullable(),
  skills: z
    .array(
      z.object({
        skill: z.string(),
        name: texts,
        level: z
          .number()
          .nullable()
          .meta({ description: 'Only when the profile is shared and there is enough evidence.' }),
        interval90: range.nullable(),
        target: z.number().nullable(),
        isPlanned: z.boolean(),
      }),
    )
    .meta({ description: 'For a plan: the skills it trains. For a profile: all skills.' }),
  plan: z
    .object({
      keptAt: instant,
      hours: z.number(),
      modules: z.array(keptModule.pick({ moduleId: true, title: true, skillName: true, state: true })),
    })
    .nullable()
    .meta({ description: 'The plan the person has taken on, with how far it has come; null before that.' }),
  comments: z.array(shareComment),
});
export const sharedPlanList = z.object({
  shares: z.array(sharedPlan),
  aboutMe: z.array(shareComment).meta({ description: 'What others wrote about what the caller shares with them.' }),
});
export const shareParams = z.object({ shareId: z.uuid() });
export const commentBody = z.strictObject({ text: someText(COMMENT_MAX) });

export type MapHead = z.infer<typeof mapHead>;
export type MapList = z.infer<typeof mapList>;
export type MapQuery = z.infer<typeof mapQuery>;
export type TeamMap = z.infer<typeof teamMap>;
export type CourseQuery = z.infer<typeof courseQuery>;
export type CourseOption = z.infer<typeof courseOption>;
export type CourseAdvice = z.infer<typeof courseAdvice>;
export type TeamPlan = z.infer<typeof teamPlan>;
export type TeamPlanList = z.infer<typeof teamPlanList>;
export type Wish = z.infer<typeof wish>;
export type SharedPlan = z.infer<typeof sharedPlan>;
export type SharedPlanList = z.infer<typeof sharedPlanList>;
export type ShareComment = z.infer<typeof shareComment>;
