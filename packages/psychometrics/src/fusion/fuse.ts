// From evidence to a profile: posterior of the true skills, the sources apart, their disagreement.
import type { MethodRecord } from '../bank/bank.ts';
import { levelFromTheta, levelProbabilities } from '../levels/level-scale.ts';
import { disagreementOf } from './disagreement.ts';
import type {
  Disagreement,
  Evidence,
  FusedProfile,
  FusedSkill,
  FusionModel,
  Interval,
  SourceEstimate,
} from './fusion-types.ts';
import { evidenceModel } from './condition-model.ts';
import { groupEstimates } from './group-estimates.ts';
import { posteriorOf } from './joint-posterior.ts';
import { personState, type PersonState } from './person-state.ts';
import { type PreparedModel, SOURCES } from './prepare-model.ts';
import { sourceEstimate } from './source-estimate.ts';
import { skillPosteriorOf, priorPosterior } from './skill-posterior.ts';

const HALF = 0.6744897501960817;
const NINETY = 1.6448536269514722;

/**
 * Fuse all evidence about one person.
 * Deterministic, and the same to the last bit for any order or repetition of the answers.
 * @throws RangeError for unknown items or skills, malformed answers, or a model whose correlations cannot hold together
 * @example fuse({ skills: bank.skills, instruments: [{ bank, answers }] }, defaultModel())
 */
export function fuse(evidence: Evidence, model: FusionModel | PreparedModel): FusedProfile {
  const prepared = evidenceModel(evidence, model);
  const others = groupEstimates(evidence, prepared);
  const state = personState(evidence, prepared);
  const truth = posteriorOf(
    prepared,
    state.fitted,
    evidence.skills.map((_, skill) => skill),
  );
  const posterior = skillPosteriorOf(evidence.skills, truth);
  return {
    skills: evidence.skills.map((skill, index) =>
      fusedSkill(
        skill,
        index,
        { mean: posterior.mean[index]!, variance: posterior.covariance[index]![index]! },
        state,
        prepared,
        others[index]!,
      ),
    ),
    posterior,
    prior: priorPosterior(prepared.unconditioned ?? prepared),
    convergence: state.fitted.convergence,
    method: methodOf(prepared.model),
  };
}

function fusedSkill(
  skill: string,
  index: number,
  truth: { mean: number; variance: number },
  state: PersonState,
  model: PreparedModel,
  others: readonly SourceEstimate[],
): FusedSkill {
  const views = state.views.filter((view) => view.skill === index && view.observations > 0);
  const sources = [...views.map((view) => sourceEstimate(view, model)), ...others];
  const observations = sources.reduce((sum, source) => sum + source.observations, 0);
  const missing = Math.max(0, model.model.minimumObservations - observations);
  const { mean } = truth;
  const sd = Math.sqrt(truth.variance);
  const disagreements: Disagreement[] = [];
  for (const [i, first] of sources.entries()) {
    for (const second of sources.slice(i + 1)) disagreements.push(disagreementOf(first, second));
  }
  const level = levelFromTheta(mean);
  return {
    skill,
    status: missing === 0 ? 'estimated' : 'not-enough-evidence',
    observations,
    missing,
    mean,
    sd,
    interval50: around(mean, HALF * sd),
    interval90: around(mean, NINETY * sd),
    level,
    levelInterval50: around(level, HALF * sd),
    levelInterval90: around(level, NINETY * sd),
    levels: levelProbabilities(mean, sd),
    sources,
    disagreements,
  };
}

function around(centre: number, half: number): Interval {
  return [centre - half, centre + half];
}

function methodOf(model: FusionModel): MethodRecord {
  const parameters: Record<string, number | string | boolean> = {
    truth: model.truth,
    skillCorrelation: model.skillCorrelation,
    halo: model.halo ?? model.skillCorrelation,
    minimumObservations: model.minimumObservations,
  };
  for (const source of SOURCES) {
    parameters[`validity.${source}`] = model.validity[source].value;
    parameters[`leniency.${source}`] = model.leniency[source].value;
  }
  return { name: 'fused-profile', version: '1', page: 'fused-profile', parameters };
}
