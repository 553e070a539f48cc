// Everything known about one person in the model's terms: sites, counts, fitted posterior.
import { collectAnswers, matchAnswers, type CollectedAnswers } from '../bank/collect-answers.ts';
import { preparedBankOf } from '../bank/prepare-bank.ts';
import { weightOf } from './condition-model.ts';
import { fitSites, type FittedSites, type Site } from './expectation-propagation.ts';
import type { Evidence, EvidenceSource, SummaryEvidence } from './fusion-types.ts';
import { dimensionOf, type PreparedModel, VIEWS } from './prepare-model.ts';

/** Evidence about one view of one skill. */
export interface ViewEvidence {
  source: EvidenceSource;
  skill: number;
  observations: number;
  site: Site;
}

export interface PersonState {
  views: readonly ViewEvidence[];
  fitted: FittedSites;
}

/** Gather all evidence into sites and fit them. */
export function personState(evidence: Evidence, model: PreparedModel): PersonState {
  return fitViews(viewsOf(evidence, model), model);
}

/** The person's own answers and summaries as sites, not yet fitted, in the order of their dimensions. */
export function viewsOf(evidence: Evidence, model: PreparedModel): ViewEvidence[] {
  const matched = evidence.instruments.flatMap(({ bank, answers, weight }) => {
    const found = matchAnswers(preparedBankOf(bank), answers, evidence.skills);
    return weight === undefined || weight === 1
      ? found
      : found.map((answer) => ({ ...answer, weight: weightOf(weight) }));
  });
  const collected = collectAnswers(evidence.skills.length, matched);
  return gather(answerViews(collected, model), evidence.summaries ?? [], model);
}

/** State from collected answers alone (the path of an adaptive run). */
export function answerState(collected: CollectedAnswers, model: PreparedModel): PersonState {
  return fitViews(gather(answerViews(collected, model), [], model), model);
}

function gather(views: ViewEvidence[], summaries: readonly SummaryEvidence[], model: PreparedModel): ViewEvidence[] {
  for (const summary of summaries) addSummary(views, summary, model);
  // One order for every way in: the posterior's last bits depend on it.
  return views.sort((a, b) => a.site.dimension - b.site.dimension);
}

function fitViews(views: ViewEvidence[], model: PreparedModel): PersonState {
  return {
    views,
    fitted: fitSites(
      model,
      views.map((view) => view.site),
    ),
  };
}

function answerViews(collected: CollectedAnswers, model: PreparedModel): ViewEvidence[] {
  const views: ViewEvidence[] = [];
  for (const source of ['self', 'scenario'] as const) {
    const counts = source === 'self' ? collected.statements : collected.scenarios;
    for (const [skill, logLikelihood] of collected[source].entries()) {
      if (logLikelihood === null) continue;
      const site = emptySite(source, skill, model);
      site.logLikelihood = logLikelihood;
      views.push({ source, skill, observations: counts[skill]!, site });
    }
  }
  return views;
}

function addSummary(views: ViewEvidence[], summary: SummaryEvidence, model: PreparedModel): void {
  const skill = model.skills.indexOf(summary.skill);
  if (skill < 0) throw new RangeError(`a summary concerns ${summary.skill}, which is not in question`);
  if (!(summary.errorVariance > 0) || !Number.isFinite(summary.mean)) {
    throw new RangeError('a summary needs a finite mean and an error variance above zero');
  }
  let view = views.find((each) => each.source === summary.source && each.skill === skill);
  if (!view) {
    view = { source: summary.source, skill, observations: 0, site: emptySite(summary.source, skill, model) };
    views.push(view);
  }
  view.observations += 1;
  view.site.normalPrecision += 1 / summary.errorVariance;
  view.site.normalShift += summary.mean / summary.errorVariance;
}

function emptySite(source: EvidenceSource, skill: number, model: PreparedModel): Site {
  const dimension = dimensionOf(VIEWS.indexOf(source), skill, model.skills.length);
  return { dimension, logLikelihood: null, normalPrecision: 0, normalShift: 0 };
}
