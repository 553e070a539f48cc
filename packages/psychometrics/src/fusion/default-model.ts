// The joint model with the published numbers, each with its source and how it was read.
import type { EvidenceSource, FusionModel, SourcedNumber, TruthDefinition, ViewCorrelation } from './fusion-types.ts';

const HARRIS = 'Harris and Schaubroeck 1988';
const CORRECTED = 'corrected in the source; used between error-free views, because rater error is modelled apart';

/** Correlations of the sources' views of one skill, the same under both definitions of truth. */
const VIEW_CORRELATIONS: readonly ViewCorrelation[] = [
  { between: ['self', 'peers'], value: 0.36, source: HARRIS, reading: CORRECTED },
  { between: ['self', 'supervisor'], value: 0.35, source: HARRIS, reading: CORRECTED },
  { between: ['peers', 'supervisor'], value: 0.62, source: HARRIS, reading: CORRECTED },
  {
    between: ['scenario', 'supervisor'],
    value: 0.24,
    source: 'Patterson et al. 2017',
    reading: 'observed, used as if error-free (conservative; corrected it is .34)',
  },
  {
    between: ['scenario', 'peers'],
    value: 0.24,
    source: 'no figure found; taken from the supervisors (Patterson et al. 2017)',
    reading: 'assumption by analogy, observed value used as if error-free',
  },
  {
    between: ['self', 'scenario'],
    value: 0.0928,
    source: 'no figure found; .29 x .32',
    reading: 'assumption: self-ratings and scenarios agree only through performance',
  },
];

const OBSERVED = 'observed, used as if error-free (conservative: no correction for the criterion or the instrument)';

const PERFORMANCE_VALIDITY: Record<EvidenceSource, SourcedNumber> = {
  self: { value: 0.29, source: 'Mabe and West 1982, 55 studies', reading: OBSERVED },
  scenario: {
    value: 0.32,
    source: 'Webster et al. 2020, 26 studies',
    reading: `${OBSERVED}; a test of typical length then correlates only .22`,
  },
  peers: { value: 0.31, source: 'Rangel 2015 (thesis), objective performance', reading: OBSERVED },
  supervisor: { value: 0.16, source: 'Rangel 2015 (thesis), objective performance', reading: OBSERVED },
};

const PEER_UNIVERSE_VALIDITY: Record<EvidenceSource, SourcedNumber> = {
  self: { value: 0.36, source: HARRIS, reading: CORRECTED },
  scenario: {
    value: 0.24,
    source: 'no figure found; taken from the supervisors (Patterson et al. 2017)',
    reading: 'assumption by analogy, observed value used as if error-free',
  },
  peers: { value: 1, source: 'definition', reading: 'the truth is what unlimited colleagues would say' },
  supervisor: { value: 0.62, source: HARRIS, reading: CORRECTED },
};

const LENIENCY: Record<EvidenceSource, SourcedNumber> = {
  self: { value: 0.32, source: 'Heidemeier and Moser 2009', reading: 'd against supervisors, Western samples' },
  scenario: { value: 0, source: 'definition', reading: 'scenarios are centred on their keys' },
  peers: { value: 0, source: 'no figure found', reading: 'assumption' },
  supervisor: { value: 0, source: 'reference group of the self figure', reading: 'definition' },
};

/**
 * The default model; change a copy to replace a number.
 * @example defaultModel({ truth: 'peer-universe', skillCorrelation: 0.5 })
 */
export function defaultModel(
  choices: { truth?: TruthDefinition; skillCorrelation?: number; halo?: number | null } = {},
): FusionModel {
  const truth = choices.truth ?? 'performance';
  return {
    truth,
    skillCorrelation: choices.skillCorrelation ?? 0.3,
    validity: copyNumbers(truth === 'performance' ? PERFORMANCE_VALIDITY : PEER_UNIVERSE_VALIDITY),
    leniency: copyNumbers(LENIENCY),
    viewCorrelations: VIEW_CORRELATIONS.map((entry) => ({ ...entry })),
    halo: choices.halo ?? null,
    singleRaterReliability: {
      peers: { value: 0.37, source: 'Conway and Huffcutt 1997', reading: 'one peer' },
      supervisor: { value: 0.5, source: 'Conway and Huffcutt 1997', reading: 'one supervisor' },
    },
    minimumObservations: 4,
  };
}

/** Copies, so that a caller who replaces a number does not change the published one. */
function copyNumbers(numbers: Record<EvidenceSource, SourcedNumber>): Record<EvidenceSource, SourcedNumber> {
  const { self, scenario, peers, supervisor } = numbers;
  return { self: { ...self }, scenario: { ...scenario }, peers: { ...peers }, supervisor: { ...supervisor } };
}
