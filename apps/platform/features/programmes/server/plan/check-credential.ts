// The mandatory elements of a micro-credential (Council Recommendation of 16 June 2022, 2022/C 243/02), as far as a plan can say them.
import { CREDENTIAL_ELEMENTS } from '../../limits.ts';
import type { CredentialElement } from '../../limits.ts';
import type { ProgrammePlan } from '../../contract.ts';
import type { CredentialCheck } from '../../wire-contract.ts';
import { countWorkload } from './count-workload.ts';

/**
 * Each of the eleven: `there`, `missing`, or `at-issue` for what only the credential itself can say (whose it is and when it was
 * given). A credential is offered only when nothing is missing.
 */
export function checkCredential(plan: ProgrammePlan): CredentialCheck {
  const { facts } = plan;
  const isThere: Readonly<Record<CredentialElement, boolean | null>> = {
    'learner-identity': null,
    title: plan.title.trim() !== '',
    country: facts.country !== '',
    'awarding-body': facts.awardingBody.trim() !== '',
    'date-of-issue': null,
    'learning-outcomes': plan.objectives.length > 0,
    workload: countWorkload(plan).ects > 0,
    level: facts.eqf !== null,
    // An outcome nobody looks at is not assessed, whatever else is.
    assessment:
      plan.objectives.length > 0 &&
      plan.objectives.every(({ id }) =>
        plan.assessments.some(({ items }) => items.some(({ objectiveId }) => objectiveId === id)),
      ),
    participation: facts.participation !== null,
    'quality-assurance': facts.qualityAssurance.trim() !== '',
  };
  const elements = CREDENTIAL_ELEMENTS.map((element) => {
    const state = isThere[element];
    return {
      element,
      state: state === null ? ('at-issue' as const) : state ? ('there' as const) : ('missing' as const),
    };
  });
  return { elements, isComplete: elements.every(({ state }) => state !== 'missing') };
}
