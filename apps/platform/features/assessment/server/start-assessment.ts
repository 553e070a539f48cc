// Starts an attempt: pins instrument, parameters, policy and seed, and hands out the first item.
import { focusedPolicy, fullPolicy, shortPolicy } from '@dragoman/psychometrics';
import type { AdaptivePolicy } from '@dragoman/psychometrics';
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { StartAssessmentBody } from '../contract.ts';
import { pilotItemStore } from '../../itembank/server/index.ts';
import { adapt } from './adapt.ts';
import type { Attempt } from './attempt.ts';
import type { Instrument } from './instrument.ts';
import { toOffer } from './offers.ts';
import { drawPilots } from './pilot-slots.ts';
import { assessmentStore } from './store.ts';

export interface Taker {
  readonly tenantId: string;
  readonly personId: string;
  /** The campaign for which somebody answers. */
  readonly campaignId?: string;
  /** Share of the run that tries out new statements; none unless the campaign says so. */
  readonly pilotShare?: number;
}

/** Runs inside the caller's write. The targets go into the pinned policy and nowhere else until the result. */
export async function startAssessment(
  queries: WriteQueries,
  shipped: Instrument,
  runtime: Runtime,
  taker: Taker,
  wish: StartAssessmentBody,
): Promise<Attempt> {
  const instrument = await shipped.versions.current(queries, taker.tenantId);
  const role = instrument.framework.roles.find((each) => each.id === wish.roleProfile);
  const stage = role?.stages.find((each) => each.id === wish.stage);
  if (role === undefined || stage === undefined) throw new AppError('assessment.unknown-role');
  const seed = new DataView(runtime.random.bytes(4).buffer).getUint32(0);
  const choices = { seed, role: role.id, targets: stage.targets, weights: stage.weights };
  const now = runtime.clock.iso();
  const { framework, bank } = instrument;
  const share = taker.pilotShare ?? 0;
  const pilots =
    share > 0
      ? drawPilots(await pilotItemStore(queries).list(taker.tenantId), share, wish.language, wish.form, seed)
      : [];
  const blank: Attempt = {
    tenantId: taker.tenantId,
    personId: taker.personId,
    campaignId: taker.campaignId ?? null,
    id: runtime.makeId(),
    bank: bank.head.id,
    bankVersion: bank.head.version,
    bankDigest: bank.digest,
    parameters: instrument.parameters,
    framework: `${framework.head.id}@${framework.head.version}`,
    policy: choosePolicy(wish, choices, bank.head.skills),
    roleProfile: role.id,
    stage: stage.id,
    form: wish.form,
    language: wish.language,
    status: 'open',
    stop: null,
    offered: [],
    ...(pilots.length === 0 ? {} : { pilots }),
    step: 0,
    startedAt: now,
    lastAnswerAt: now,
    finishedAt: null,
  };
  await instrument.versions.load(queries, blank);
  const adapted = adapt(instrument, blank, []);
  const attempt = { ...blank, offered: adapted.offered };
  const store = assessmentStore(queries);
  await store.addAttempt(attempt);
  await store.addOffer(attempt.tenantId, attempt.id, toOffer(0, [], adapted), now);
  return attempt;
}

/** The rules of the form, or those of measuring some skills again. */
function choosePolicy(
  wish: Pick<StartAssessmentBody, 'form' | 'focus'>,
  choices: Parameters<typeof fullPolicy>[0],
  skills: readonly string[],
): AdaptivePolicy {
  if (wish.focus !== undefined) {
    if (!wish.focus.every((skill) => skills.includes(skill))) throw new AppError('assessment.unknown-skill');
    return focusedPolicy({ ...choices, focus: [...new Set(wish.focus)] });
  }
  return wish.form === 'full' ? fullPolicy(choices) : shortPolicy(choices);
}
