// A track: modules in order with what they add up to, what one needs before, and how they stack.
import { z } from 'zod';
import { HOURS_PER_CREDIT } from './head.ts';
import type { LongModuleHead } from './head.ts';
import { sumWorkload } from './workload.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const texts = z
  .record(z.string().regex(/^[a-z]{2}$/), z.string().trim().min(1).max(2000))
  .refine((value) => 'en' in value, { message: 'English is missing' });

export const track = z.strictObject({
  id: slug,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  licence: z.literal('CC-BY-4.0'),
  title: texts,
  audience: texts,
  prerequisites: texts,
  /** In the order in which they are taken. */
  modules: z.array(z.strictObject({ id: slug, isRequired: z.boolean(), why: texts })).min(1),
  /** How many of the modules that are not required are to be chosen. */
  choose: z.int().min(0),
  weeksBetween: z.int().min(0).max(26),
  /** Credits of the required modules and the chosen ones together. */
  ects: z.number().min(0).max(60),
  /** What may be put together, and within which time. */
  stacking: z.array(texts).min(1),
  evidence: z.array(z.strictObject({ claim: texts, source: z.string().min(1) })).min(1),
});

export type Track = z.infer<typeof track>;

export interface TrackSum {
  /** Least and most minutes of work, over every allowed choice of the modules that are known. */
  readonly minutes: { readonly from: number; readonly to: number };
  readonly contactMinutes: { readonly from: number; readonly to: number };
  readonly ects: { readonly from: number; readonly to: number };
  /** Modules of the track that are not there. While one is missing, the sums are of the others. */
  readonly missing: readonly string[];
}

/** Adds a track up from the heads of its modules. */
export function sumTrack({ modules, choose }: Track, heads: ReadonlyMap<string, LongModuleHead>): TrackSum {
  const known = modules.flatMap(({ id, isRequired }) => {
    const head = heads.get(id);
    return head === undefined ? [] : [{ head, isRequired }];
  });
  const range = (amount: (head: LongModuleHead) => number): { from: number; to: number } => {
    const required = known.filter(({ isRequired }) => isRequired).map(({ head }) => amount(head));
    const others = known
      .filter(({ isRequired }) => !isRequired)
      .map(({ head }) => amount(head))
      .toSorted((a, b) => a - b);
    const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0);
    return {
      from: sum([...required, ...others.slice(0, choose)]),
      to: sum([...required, ...(choose === 0 ? [] : others.slice(-choose))]),
    };
  };
  return {
    minutes: range(sumWorkload),
    contactMinutes: range(({ workload }) => workload.contact),
    ects: range(({ ects }) => ects),
    missing: modules.flatMap(({ id }) => (heads.has(id) ? [] : [id])),
  };
}

/** Sentences about what does not add up; empty when all does. What is missing is named by `sumTrack` and is no fault of the numbers. */
export function findTrackFaults(given: Track, heads: ReadonlyMap<string, LongModuleHead>): string[] {
  const faults: string[] = [];
  const ids = given.modules.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) faults.push(`${given.id} has ${twice} twice`);
  const optional = given.modules.filter(({ isRequired }) => !isRequired).length;
  if (given.choose > optional) faults.push(`${given.id} asks to choose ${given.choose} of ${optional} modules`);
  for (const { id } of given.modules) {
    for (const needed of heads.get(id)?.prerequisites.modules ?? []) {
      if (ids.includes(needed) && ids.indexOf(needed) > ids.indexOf(id))
        faults.push(`${given.id} has ${id} before ${needed}, which it needs`);
    }
  }
  const { ects, minutes, missing } = sumTrack(given, heads);
  if (missing.length > 0) {
    if (ects.to > given.ects) faults.push(`${given.id} says ${given.ects} ECTS and a part of it adds up to ${ects.to}`);
    return faults;
  }
  if (ects.from !== given.ects || ects.to !== given.ects)
    faults.push(`${given.id} says ${given.ects} ECTS and adds up to ${ects.from} to ${ects.to}`);
  const [least, most] = [given.ects * HOURS_PER_CREDIT.from, given.ects * HOURS_PER_CREDIT.to];
  if (minutes.from / 60 < least || minutes.to / 60 > most)
    faults.push(
      `${given.id} takes ${(minutes.from / 60).toFixed(1)} to ${(minutes.to / 60).toFixed(1)} hours, and ${given.ects} ECTS stand for ${least} to ${most}`,
    );
  return faults;
}
