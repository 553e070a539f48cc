// A number about a group that has passed the gate. The type cannot be made anywhere else; contracts of group figures accept only it.
import { z } from 'zod';

/**
 * How a mean is rounded and where its scale ends. `level`: 1 to 4, to one decimal. `share`: of one, to five percent. `per-ten`:
 * an amount for ten people, to one decimal. `change`: levels up or down, to one decimal.
 */
export const figureUnit = z.enum(['level', 'share', 'per-ten', 'change']);
export type FigureUnit = z.infer<typeof figureUnit>;

export const groupFigure = z
  .object({
    measure: z.string(),
    unit: figureUnit,
    /** People behind it, in steps of five. */
    people: z.int(),
    mean: z.number(),
    interval90: z.object({ low: z.number(), high: z.number() }),
  })
  .brand<'GroupFigure', 'inout'>();

export type GroupFigure = z.infer<typeof groupFigure>;

/**
 * Why a group is not shown, in the words that may leave. `too-few`: fewer people than the threshold. `difference`: subtracting it
 * from `against`, or that from it, would leave fewer. `combination`: with what is shown already it would say too much about a few,
 * or about all of its people at once; which of the two would itself say it. `too-many-filters`, `limit`: more was asked for than
 * the rule allows.
 */
export const withheldReason = z.enum(['too-few', 'difference', 'combination', 'too-many-filters', 'limit']);

export const groupFilters = z.record(z.string(), z.string());
export type GroupFilters = z.infer<typeof groupFilters>;

export const groupAnswer = z.object({
  filters: groupFilters,
  figures: z.array(groupFigure).meta({ description: 'Those that may be shown; a measure without one is hatched.' }),
  withheld: z
    .object({
      reason: withheldReason,
      against: z.object({ filters: groupFilters, isEarlier: z.boolean() }).nullable().meta({
        description: 'The group that, subtracted, would leave too few; null where no single one is to blame.',
      }),
      threshold: z.int(),
    })
    .nullable()
    .meta({ description: 'Why some or all measures of this group are not shown.' }),
});

export type GroupAnswer = z.infer<typeof groupAnswer>;
export type Withheld = NonNullable<GroupAnswer['withheld']>;
