// The thread behind one number: from the need down to the person's own answers, each step with what it rests on.
import { AppError } from '@dragoman/kernel';
import type { Finished } from './read-result.ts';
import type { Instrument } from '../../assessment/server/index.ts';
import { countingAnswers } from '../../assessment/server/index.ts';
import type { StoredAnswer } from '../../assessment/server/index.ts';
import type { Explanation, ProfileResult, SkillResult } from '../contract.ts';
import { countingViews, NOTHING_ELSE } from './ledger/ledger-evidence.ts';
import type { LedgerEvidence } from './ledger/ledger-evidence.ts';

type Step = Explanation['steps'][number];
type Source = SkillResult['sources'][number]['source'];

const METHODS: Readonly<Record<Source, string>> = {
  self: 'graded-response-model',
  scenario: 'scenario-scoring',
  peers: 'rater-severity',
  manager: 'rater-severity',
  partners: 'rater-severity',
  academics: 'rater-severity',
  others: 'rater-severity',
  test: 'fused-profile',
  rubric: 'fused-profile',
  credential: 'fused-profile',
};
const OUTSIDE: ReadonlySet<Source> = new Set(['test', 'rubric', 'credential']);

/** Walks need → target and estimate → sources → answers, with the methods page of each. */
export function explainSkill(
  instrument: Instrument,
  finished: Finished,
  result: ProfileResult,
  skillId: string,
  ledger: LedgerEvidence = NOTHING_ELSE,
): Explanation {
  const skill = result.skills.find((each) => each.skill === skillId);
  if (skill === undefined) throw new AppError('result.unknown-skill');
  const carried = ledger.carried.flatMap(({ answers: earlier }) => earlier);
  const answers = [...countingAnswers(finished.stored), ...carried].flatMap((answer) =>
    explainAnswer(instrument, answer, skillId),
  );
  const groups = explainGroups(ledger, skillId);
  const outside = explainOutside(ledger, skillId);
  const sources = skill.sources.map((source) => explainSource(source, answers, [...groups, ...outside]));
  return {
    skill: skill.skill,
    name: skill.name,
    steps: [
      ...explainNeed(result, skill),
      explainFused(skill, sources),
      ...sources,
      explainModel(result),
      explainParameters(result),
      ...answers.map(({ step }) => step),
      ...groups.map(({ step }) => step),
      ...outside.map(({ step }) => step),
    ],
  };
}

function explainNeed(result: ProfileResult, skill: SkillResult): Step[] {
  return [
    {
      id: 'need',
      kind: 'need',
      value: skill.need.levels,
      unit: 'levels',
      text: null,
      detail: {
        low: skill.need.interval90.low,
        high: skill.need.interval90.high,
        probabilityBelowTarget: skill.need.probabilityBelowTarget,
        weight: skill.weight,
      },
      method: 'fused-profile',
      restsOn: ['target', 'fused'],
    },
    {
      id: 'target',
      kind: 'target',
      value: skill.target,
      unit: 'levels',
      text: result.roleProfile.stage.name,
      detail: {
        role: result.roleProfile.id,
        stage: result.roleProfile.stage.id,
        framework: result.provenance.framework,
      },
      method: 'levels',
      restsOn: [],
    },
  ];
}

function explainFused(skill: SkillResult, sources: readonly Step[]): Step {
  return {
    id: 'fused',
    kind: 'fused',
    value: skill.estimate.level,
    unit: 'levels',
    text: null,
    detail: {
      standardDeviation: skill.estimate.standardDeviation,
      low: skill.estimate.interval90.low,
      high: skill.estimate.interval90.high,
    },
    method: 'fused-profile',
    restsOn: [...sources.map((source) => source.id), 'model'],
  };
}

function explainSource(
  source: SkillResult['sources'][number],
  answers: readonly ExplainedAnswer[],
  others: readonly ExplainedOther[],
): Step {
  return {
    id: `source-${source.source}`,
    kind: 'source',
    value: source.level,
    unit: 'levels',
    text: null,
    detail: {
      source: source.source,
      low: source.interval90.low,
      high: source.interval90.high,
      observations: source.observations,
    },
    method: METHODS[source.source],
    restsOn: [
      ...answers.filter((answer) => answer.source === source.source).map((answer) => answer.step.id),
      ...others.filter((other) => other.source === source.source).map((other) => other.step.id),
      ...(OUTSIDE.has(source.source) ? [] : ['parameters']),
    ],
  };
}

function explainModel(result: ProfileResult): Step {
  return {
    id: 'model',
    kind: 'model',
    value: null,
    unit: 'none',
    text: null,
    detail: { model: result.provenance.model, engine: result.provenance.engine },
    method: 'fused-profile',
    restsOn: [],
  };
}

function explainParameters(result: ProfileResult): Step {
  return {
    id: 'parameters',
    kind: 'parameters',
    value: null,
    unit: 'none',
    text: null,
    detail: {
      parameters: result.provenance.parameters,
      bank: `${result.provenance.bank}@${result.provenance.bankVersion}`,
    },
    method: 'provisional-parameters',
    restsOn: [],
  };
}

interface ExplainedOther {
  readonly source: SkillResult['sources'][number]['source'];
  readonly step: Step;
}

/** The last step down to other people: the group, how many they are, when it was released. Further down there is no way. */
function explainGroups(ledger: LedgerEvidence, skillId: string): ExplainedOther[] {
  return countingViews(ledger.rounds).flatMap(({ round, view }): ExplainedOther[] => {
    const seen = view.skills.find((each) => each.skill === skillId);
    if (seen === undefined) return [];
    const detail = {
      group: view.group,
      raters: seen.raters,
      releasedAt: round.releasedAt,
      bankVersion: round.bankVersion,
      severity: round.severity.basis,
      severitySd: round.severity.sd,
    };
    const id = `round-${round.roundId}-${view.group}`;
    const step: Step = {
      id,
      kind: 'round',
      value: null,
      unit: 'none',
      text: null,
      detail,
      method: 'rater-severity',
      restsOn: [],
    };
    return [{ source: view.group, step }];
  });
}

function explainOutside(ledger: LedgerEvidence, skillId: string): ExplainedOther[] {
  return ledger.outside
    .filter((entry) => entry.skill === skillId)
    .map(({ source, key, level, standardError, validity, instrument, observedAt }) => ({
      source,
      step: {
        id: `outside-${source}-${key}`,
        kind: 'outside',
        value: level,
        unit: 'levels',
        text: null,
        detail: {
          source,
          instrument,
          observedAt,
          standardError,
          validity: validity.value,
          validitySource: validity.source,
        },
        method: 'fused-profile',
        restsOn: [],
      },
    }));
}

interface ExplainedAnswer {
  readonly source: 'self' | 'scenario';
  readonly step: Step;
}

function explainAnswer(instrument: Instrument, answer: StoredAnswer, skillId: string): ExplainedAnswer[] {
  const item = [...instrument.bank.statements, ...instrument.bank.scenarios].find((each) => each.id === answer.itemId);
  if (item === undefined || item.skill !== skillId) return [];
  const { value } = answer;
  const given: Step['detail'] =
    'skip' in value
      ? { skipped: value.skip }
      : 'category' in value
        ? { category: value.category + 1 }
        : { ratings: value.ratings.join(' ') };
  return [
    {
      source: 'options' in item ? 'scenario' : 'self',
      step: {
        id: `answer-${answer.itemId}`,
        kind: 'answer',
        value: 'category' in value ? value.category + 1 : null,
        unit: 'category',
        text: item.text,
        detail: { item: answer.itemId, answeredAt: answer.answeredAt, ...given },
        method: null,
        restsOn: [],
      },
    },
  ];
}
