// What one more observation would tell: its error variance around the view it informs.
import { type PreparedItem, preparedBankOf } from '../bank/prepare-bank.ts';
import type { Evidence, EvidenceSource } from '../fusion/fusion-types.ts';
import type { JointPosterior } from '../fusion/joint-posterior.ts';
import { raterErrorVariance } from '../fusion/rater-error.ts';
import { dimensionOf, type PreparedModel, VIEWS } from '../fusion/prepare-model.ts';
import { reducedVariance } from '../bank/reduced-variance.ts';
import { normalGridWeights } from '../irt/expected-posterior-variance.ts';
import type { CandidateObservation } from './plan-types.ts';

export interface InformedCandidate {
  candidate: CandidateObservation;
  source: EvidenceSource;
  /** Latent dimension the observation informs. */
  dimension: number;
  /** Error variance of a normal observation with the same expected effect on that dimension's variance. */
  errorVariance: number;
}

const SOURCE_OF_KIND: Readonly<Record<CandidateObservation['kind'], EvidenceSource>> = {
  statement: 'self',
  scenario: 'scenario',
  peer: 'peers',
  supervisor: 'supervisor',
};

/** One statement, one scenario and one peer for every skill, as far as the banks still have items. */
export function defaultCandidates(skills: readonly string[]): CandidateObservation[] {
  return (['statement', 'scenario', 'peer'] as const).flatMap((kind) => skills.map((skill) => ({ kind, skill })));
}

/**
 * Error variance of each candidate; a candidate whose bank has no unanswered item left is dropped.
 * A statement or scenario without itemId stands for the most informative unanswered item of the banks in evidence.
 */
export function informCandidates(
  candidates: readonly CandidateObservation[],
  evidence: Evidence,
  model: PreparedModel,
  joint: JointPosterior,
): InformedCandidate[] {
  const open = unansweredItems(evidence);
  return candidates.flatMap((candidate): InformedCandidate[] => {
    const skill = model.skills.indexOf(candidate.skill);
    if (skill < 0) throw new RangeError(`a candidate concerns ${candidate.skill}, which is not in question`);
    const source = SOURCE_OF_KIND[candidate.kind];
    const dimension = dimensionOf(VIEWS.indexOf(source), skill, model.skills.length);
    if (source === 'peers' || source === 'supervisor') {
      return [{ candidate, source, dimension, errorVariance: raterErrorVariance(model.model, source) }];
    }
    const at = dimension;
    const variance = joint.covariance[at * model.size + at]!;
    const best = mostInformative(
      open.filter((item) => item.item.skill === candidate.skill && isMeant(item, candidate)),
      joint.mean[at]!,
      variance,
    );
    if (best === null) return [];
    const { item, reduced } = best;
    const meant = { ...candidate, itemId: item.item.id };
    return [{ candidate: meant, source, dimension, errorVariance: (variance * reduced) / (variance - reduced) }];
  });
}

function isMeant(item: PreparedItem, candidate: CandidateObservation): boolean {
  return item.kind === candidate.kind && (candidate.itemId === undefined || candidate.itemId === item.item.id);
}

function unansweredItems(evidence: Evidence): PreparedItem[] {
  return evidence.instruments.flatMap(({ bank, answers }) => {
    const done = new Set(answers.map((answer) => answer.itemId));
    return preparedBankOf(bank).items.filter((item) => !done.has(item.item.id));
  });
}

function mostInformative(
  items: readonly PreparedItem[],
  mean: number,
  variance: number,
): { item: PreparedItem; reduced: number } | null {
  const weights = normalGridWeights(mean, variance);
  let best: { item: PreparedItem; reduced: number } | null = null;
  for (const item of items) {
    const reduced = reducedVariance(item, weights, variance);
    if (reduced < variance && (best === null || reduced < best.reduced)) best = { item, reduced };
  }
  return best;
}
