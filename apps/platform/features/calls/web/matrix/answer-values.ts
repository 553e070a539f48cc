// What is being answered to a requirement, as the form holds it and as it is sent.
import type { CallAnswer, SaveAnswerBody } from '../../contract.ts';
import type { AnswerStatus, PromisePlace } from '../../limits.ts';

export interface AnswerValues {
  readonly status: AnswerStatus;
  readonly text: string;
  readonly promise: PromisePlace | null;
  readonly modules: CallAnswer['modules'];
  readonly academics: CallAnswer['academics'];
  readonly sessionIds: readonly string[];
}

/** Only what is met, wholly or partly, can be promised. */
export function canPromise(status: AnswerStatus): boolean {
  return status === 'met' || status === 'partly';
}

export function bodyOfAnswer(values: AnswerValues, revision: number): SaveAnswerBody {
  const { status, text, promise, modules, academics, sessionIds } = values;
  return {
    revision,
    status,
    text: text.trim(),
    promise: canPromise(status) ? promise : null,
    modules: modules.map(({ ref }) => ref),
    academicIds: academics.map(({ id }) => id),
    sessionIds: [...sessionIds],
  };
}

/** A module is the same whatever its version: a newer one takes the place of the older. */
export function isSameModule(one: CallAnswer['modules'][number]['ref'], other: typeof one): boolean {
  return one.source === other.source && one.institutionId === other.institutionId && one.moduleId === other.moduleId;
}
