// Everything a person may take along: one JSON that imports again to the same profile, and one table of the skills.
import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { canonicalJson } from '../../../core/canonical-json.ts';
import type { FileReply } from '../../../core/http/route.ts';
import type { Attempt, StoredAnswer } from '../../assessment/server/index.ts';
import { countingAnswers } from '../../assessment/server/index.ts';
import { raterGroup } from '../contract.ts';
import type { ProfileResult, RaterGroup } from '../contract.ts';
import { isNothingElse, NOTHING_ELSE } from './ledger/ledger-evidence.ts';
import type { LedgerEvidence } from './ledger/ledger-evidence.ts';
import type { Observation } from './store.ts';

export const EXPORT_FORMAT = 'dragoman-profile';
export const EXPORT_VERSION = 1;

/** The archive of one attempt: what was answered, what was pinned, what was computed. The digest covers all of it but itself. */
export interface ProfileArchive {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: typeof EXPORT_VERSION;
  readonly licenceOfTexts: 'CC-BY-4.0';
  readonly purpose: 'development';
  /** There when the installation holds the synthetic demonstration data; archives from before do not have it. */
  readonly synthetic?: true;
  readonly attempt: Omit<Attempt, 'tenantId' | 'personId' | 'offered'>;
  readonly answers: readonly StoredAnswer[];
  readonly observations: readonly Omit<Observation, 'id' | 'attemptId'>[];
  /** What counted beside the answers: earlier answers, one rounded view of each released group, observations from outside. */
  readonly ledger?: LedgerEvidence;
  readonly result: ProfileResult;
  readonly digest: string;
}

export function digestArchive(archive: Omit<ProfileArchive, 'digest'>): string {
  return createHash('sha256').update(canonicalJson(archive)).digest('hex');
}

export function toArchive(
  attempt: Attempt,
  stored: readonly StoredAnswer[],
  observations: readonly Observation[],
  result: ProfileResult,
  ledger: LedgerEvidence = NOTHING_ELSE,
  isSynthetic = false,
): ProfileArchive {
  const { tenantId: _tenant, personId: _person, offered: _offered, ...pinned } = attempt;
  const archive = {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    licenceOfTexts: 'CC-BY-4.0',
    purpose: 'development',
    ...(isSynthetic ? ({ synthetic: true } as const) : {}),
    attempt: pinned,
    answers: countingAnswers(stored),
    observations: observations
      .filter((each) => each.attemptId === attempt.id)
      .map(({ id: _id, attemptId: _attempt, ...rest }) => rest),
    ...(isNothingElse(ledger) ? {} : { ledger }),
    result,
  } as const;
  return { ...archive, digest: digestArchive(archive) };
}

export function exportJson(archive: ProfileArchive): FileReply {
  return {
    contentType: 'application/json; charset=utf-8',
    fileName: `dragoman-profile-${archive.result.assessedOn}.json`,
    body: `${JSON.stringify(archive, null, 2)}\n`,
  };
}

/** One line a skill. Cells that a spreadsheet would take for a formula cannot occur: ids and numbers are ours, names are checked content. */
export function exportCsv(result: ProfileResult, language: string, isSynthetic = false): FileReply {
  const rows = result.skills.map((skill) => ({
    skill: skill.skill,
    name: skill.name[language] ?? skill.name['en'],
    status: skill.status,
    reading: skill.reading,
    level: skill.estimate.level.toFixed(3),
    level_low_90: skill.estimate.interval90.low.toFixed(3),
    level_high_90: skill.estimate.interval90.high.toFixed(3),
    standard_deviation: skill.estimate.standardDeviation.toFixed(3),
    target: skill.target.toFixed(1),
    need: skill.need.levels.toFixed(3),
    probability_below_target: skill.need.probabilityBelowTarget.toFixed(3),
    self_level: levelOf(skill, 'self'),
    scenario_level: levelOf(skill, 'scenario'),
    ...groupColumns(skill),
    self_others: skill.selfOthers?.verdict ?? '',
    self_observations: skill.sources.find((source) => source.source === 'self')?.observations ?? 0,
    scenario_observations: skill.sources.find((source) => source.source === 'scenario')?.observations ?? 0,
    bank_version: result.provenance.bankVersion,
    parameters: result.provenance.parameters,
    assessed_on: result.assessedOn,
    ...(isSynthetic ? { synthetic: 'true' } : {}),
  }));
  return {
    contentType: 'text/csv; charset=utf-8',
    fileName: `dragoman-profile-${result.assessedOn}.csv`,
    body: `\uFEFF${stringify(rows, { header: true, record_delimiter: 'windows', escape_formulas: false })}`,
  };
}

/** A column for every group, empty for one that was not released: the table has the same shape for everybody. */
function groupColumns(skill: ProfileResult['skills'][number]): Record<string, string> {
  return Object.fromEntries(raterGroup.options.map((group) => [`${group}_level`, levelOf(skill, group)]));
}

function levelOf(skill: ProfileResult['skills'][number], source: 'self' | 'scenario' | RaterGroup): string {
  return skill.sources.find((each) => each.source === source)?.level.toFixed(3) ?? '';
}
