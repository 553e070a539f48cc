// From the answers of one attempt to the result: a pure function, so that the same attempt gives the same result to the last bit.
import type { Language } from '@dragoman/kernel';
import { createHash } from 'node:crypto';
import { fuse, planHitRate, valueOfNextObservation, valueOfRaters, weightedNeed } from '@dragoman/psychometrics';
import type { Evidence, FusedProfile, PlanHitRate } from '@dragoman/psychometrics';
import { canonicalJson } from '../../../core/canonical-json.ts';
import type { Attempt, Instrument, StoredAnswer } from '../../assessment/server/index.ts';
import { pinnedTo, toMeasuredAnswers } from '../../assessment/server/index.ts';
import type { Framework, RoleProfile } from '../../framework/contract.ts';
import type { ProfileResult } from '../contract.ts';
import { isNothingElse, NOTHING_ELSE, toEvidence } from './ledger/ledger-evidence.ts';
import type { LedgerEvidence } from './ledger/ledger-evidence.ts';
import { presentHitRate, presentNextObservations } from './present-hit-rate.ts';
import { presentOthers } from './present-others.ts';
import { presentSkill } from './present-skill.ts';
import { summarise } from './summarise.ts';

type Stage = RoleProfile['stages'][number];

/** Everything a result is computed from, and what came out of the library: kept together for the explanation and the plan. */
export interface Measured {
  readonly fused: FusedProfile;
  /** Null when no skill has enough evidence for a plan. */
  readonly hitRate: PlanHitRate | null;
  readonly evidence: Evidence;
  readonly role: RoleProfile;
  readonly stage: Stage;
}

/** A result without what is given to it when it is kept. */
export type ComputedResult = Omit<ProfileResult, 'resultId' | 'computedAt' | 'entry'>;

/** Program that computes, with the version of its method. */
export const ENGINE = 'psychometrics 1';

/** Draws for the hit rate: its standard error is then about half a point in a hundred. */
const HIT_RATE_DRAWS = 8192;
/** Colleagues whose views are proposed together: enough for a group that may be shown, few enough to ask. */
const COLLEAGUES = 4;

/** Fuses the answers with all else that counts and asks how good a plan of two skills would be. */
export function measure(
  shipped: Instrument,
  attempt: Attempt,
  stored: readonly StoredAnswer[],
  ledger: LedgerEvidence = NOTHING_ELSE,
): Measured {
  const instrument = pinnedTo(shipped, attempt);
  const { role, stage } = findRole(instrument.framework, attempt);
  const evidence = toEvidence(instrument, attempt, stored, ledger);
  const fused = fuse(evidence, instrument.model);
  const question = questionOf(attempt);
  const among = fused.skills.filter((skill) => skill.status === 'estimated').map((skill) => skill.skill);
  const options = { seed: attempt.policy.seed, draws: HIT_RATE_DRAWS };
  const hitRate = among.length === 0 ? null : planHitRate(fused, { ...question, among }, options);
  return { fused, hitRate, evidence, role, stage };
}

/** The result as the person gets it, without its own id and time. */
export function computeResult(
  shipped: Instrument,
  attempt: Attempt,
  stored: readonly StoredAnswer[],
  ledger: LedgerEvidence = NOTHING_ELSE,
): ComputedResult {
  const instrument = pinnedTo(shipped, attempt);
  const { fused, hitRate, evidence, role, stage } = measure(instrument, attempt, stored, ledger);
  const question = questionOf(attempt);
  const { seed } = attempt.policy;
  const next = valueOfNextObservation(evidence, instrument.model, question, { seed });
  const raters = valueOfRaters(evidence, instrument.model, question, { source: 'peers', raters: COLLEAGUES }, { seed });
  const described = new Map(instrument.framework.skills.map((skill) => [skill.id, skill]));
  const others = presentOthers(evidence, fused, ledger, attempt.policy);
  const skills = fused.skills
    .map((skill) => ({
      ...presentSkill(described.get(skill.skill)!, skill, attempt.policy, instrument.cuts?.[skill.skill]),
      ...others.ofSkill(skill.skill),
    }))
    .sort((a, b) => weigh(b) - weigh(a));
  const answers = toMeasuredAnswers(stored);
  const isScenario = (itemId: string): boolean => instrument.optionCounts.has(itemId);
  const given = answers.filter((answer) => !('skip' in answer.value));
  const scenarios = given.filter((answer) => isScenario(answer.itemId)).length;
  const core = {
    attemptId: attempt.id,
    assessedOn: (attempt.finishedAt ?? attempt.lastAnswerAt).slice(0, 10),
    roleProfile: { id: role.id, name: role.name, stage: { id: stage.id, name: stage.name } },
    observations: {
      statements: given.length - scenarios,
      scenarios,
      skipped: answers.length - given.length,
      minutes: Math.round(answers.reduce((sum, answer) => sum + (answer.seconds ?? 0), 0) / 60),
    },
    stop: attempt.stop ?? { reason: 'asked-to-stop' as const, settledSkills: 0, skills: skills.length },
    summary: summarise(skills, hitRate),
    skills,
    hitRate: presentHitRate(hitRate),
    nextObservations: presentNextObservations(next, raters, hitRate?.hitRate.value ?? next.hitRate.value, described),
    ...others.ofResult,
    ...presentLedger(instrument, ledger),
  };
  return {
    ...core,
    provenance: {
      bank: attempt.bank,
      bankVersion: attempt.bankVersion,
      parameters: attempt.parameters,
      framework: attempt.framework,
      model: `${fused.method.name} (${instrument.model.model.truth})`,
      engine: ENGINE,
      seed: Number(attempt.policy.seed),
      ...presentMeasured(
        instrument,
        given.map(({ itemId }) => itemId),
      ),
      ...presentLanguage(instrument, attempt.language),
      ...(instrument.cuts === null ? {} : { levelCuts: Object.keys(instrument.cuts).toSorted() }),
      resultDigest: createHash('sha256').update(canonicalJson(core)).digest('hex'),
    },
  };
}

/** Provisional until statements, situations and levels all rest on people; no run measures the situations' difficulty yet. */
function presentMeasured(
  { settled, optionCounts, cuts, bank }: Instrument,
  answered: readonly string[],
): Pick<ProfileResult['provenance'], 'provisional' | 'measured'> {
  const statements = answered.filter((id) => !optionCounts.has(id));
  const measured = statements.filter((id) => settled.has(id)).length;
  const isWhole = measured === answered.length && bank.head.skills.every((skill) => cuts?.[skill] !== undefined);
  return {
    provisional: !isWhole,
    ...(settled.size === 0 ? {} : { measured: { statements: measured, of: statements.length } }),
  };
}

function presentLanguage({ bank }: Instrument, answered: Language): Pick<ProfileResult['provenance'], 'language'> {
  const language = bank.languages.find((each) => each.language === answered);
  return language === undefined ? {} : { language };
}

/** What of the ledger, beside answers and rounds, the reader must know; nothing when there is nothing else. */
function presentLedger(instrument: Instrument, ledger: LedgerEvidence): Pick<ProfileResult, 'ageing' | 'carried'> {
  if (isNothingElse(ledger)) return {};
  const skillsOf = (answers: readonly StoredAnswer[]): string[] => [
    ...new Set(answers.flatMap(({ itemId }) => instrument.prepared.byId.get(itemId)?.item.skill ?? [])),
  ];
  return {
    ...(ledger.ageing === null ? {} : { ageing: ledger.ageing }),
    ...(ledger.carried.length === 0
      ? {}
      : {
          carried: ledger.carried.map(({ attemptId, finishedAt, answers }) => ({
            attemptId,
            assessedOn: finishedAt.slice(0, 10),
            skills: skillsOf(answers).toSorted(),
          })),
        }),
  };
}

function weigh(skill: ProfileResult['skills'][number]): number {
  return weightedNeed(skill.target, skill.estimate.level, skill.weight);
}

function findRole(framework: Framework, attempt: Attempt): { role: RoleProfile; stage: Stage } {
  const role = framework.roles.find((each) => each.id === attempt.roleProfile);
  const stage = role?.stages.find((each) => each.id === attempt.stage);
  if (role === undefined || stage === undefined)
    throw new Error(`Attempt ${attempt.id} names a role the framework does not have.`);
  return { role, stage };
}

/** The targets pinned with the attempt, not today's: editing a role profile never changes yesterday's result. */
function questionOf(attempt: Attempt): {
  targets: Record<string, number>;
  weights: Record<string, number>;
  size: number;
} {
  return {
    targets: { ...attempt.policy.targets },
    weights: { ...attempt.policy.weights },
    size: attempt.policy.planSize,
  };
}
