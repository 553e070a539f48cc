// What an archive says about its attempt, checked before anything is computed from it: anybody can write an archive with a right digest.
import { LANGUAGES } from '@dragoman/kernel';
import { z } from 'zod';
import { answerValue } from '../../assessment/contract.ts';
import { SECONDS_PER_ITEM } from '../../assessment/limits.ts';
import type { Instrument } from '../../assessment/server/index.ts';

const slug = z.string().regex(/^[a-z0-9-]{1,64}$/);
const version = z.string().max(200);
const amount = z.number().min(0).max(100_000);

/** The pinned rules of the run: those a result is computed from by name, the rest as numbers. */
const archivedPolicy = z.looseObject({
  form: z.enum(['full', 'short']),
  seed: z.union([z.int(), z.string().max(64)]),
  role: slug.optional(),
  targets: z.record(slug, z.number().min(0).max(100)),
  weights: z.record(slug, z.number().gt(0).max(100)),
  planSize: z.int().min(1).max(25),
  targetSd: amount,
});

export const archivedAttempt = z.looseObject({
  id: z.uuid(),
  bank: version,
  bankVersion: version,
  bankDigest: version,
  parameters: version,
  framework: version,
  policy: archivedPolicy,
  roleProfile: slug,
  stage: slug,
  form: z.enum(['full', 'short']),
  language: z.enum(LANGUAGES),
  status: z.literal('finished'),
  stop: z.looseObject({ reason: slug, settledSkills: z.int(), skills: z.int() }).nullable(),
  step: z.int().min(0),
  startedAt: z.iso.datetime(),
  lastAnswerAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

export const archivedAnswer = z.looseObject({
  key: z.uuid(),
  itemId: slug,
  revision: z.int().min(1),
  value: answerValue,
  seconds: z.number().min(0).max(SECONDS_PER_ITEM),
  answeredAt: z.iso.datetime(),
});

/** Whether attempt and answers can have come about with this instrument: role, stage and targets are its own, every answer fits its item. */
export function isOfInstrument(
  { framework, bank, shown, optionCounts }: Instrument,
  attempt: z.output<typeof archivedAttempt>,
  answers: readonly z.output<typeof archivedAnswer>[],
): boolean {
  const role = framework.roles.find((each) => each.id === attempt.roleProfile);
  if (!role?.stages.some((stage) => stage.id === attempt.stage)) return false;
  const { targets, weights, planSize } = attempt.policy;
  const { skills } = bank.head;
  if (
    planSize > skills.length ||
    !skills.every((skill) => Object.hasOwn(targets, skill) && Object.hasOwn(weights, skill))
  )
    return false;
  return answers.every(({ itemId, value }) => {
    if (!shown.has(itemId)) return false;
    const options = optionCounts.get(itemId);
    if ('ratings' in value) return value.ratings.length === options;
    return 'skip' in value || options === undefined;
  });
}
