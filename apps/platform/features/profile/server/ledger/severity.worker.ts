// Estimates how far raters differ in severity, in a process of its own: minutes of work for a large institution.
import { defaultRaterModel, severitySpread } from '@dragoman/psychometrics';
import type { Bank, FusionModel, GroupEvidence, SeveritySpread } from '@dragoman/psychometrics';

export interface SeverityInput {
  readonly bank: Bank;
  readonly model: FusionModel;
  readonly skills: readonly string[];
  readonly rounds: readonly Pick<GroupEvidence, 'group' | 'raters'>[];
}

export function run({ bank, model, skills, rounds }: SeverityInput): SeveritySpread {
  const evidence = rounds.map((round): GroupEvidence => ({ ...round, bank }));
  return severitySpread(evidence, model, defaultRaterModel(), skills);
}
