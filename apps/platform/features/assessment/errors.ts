// Refusals of the assessment feature with their HTTP status; each has a sentence `problem.<code>` in every language.
export const assessmentErrors = {
  'assessment.unknown-role': 400,
  'assessment.unknown-skill': 400,
  'assessment.expired': 410,
  'assessment.finished': 409,
  'assessment.answers-missing': 409,
  'assessment.not-finished': 409,
} as const satisfies Readonly<Record<string, number>>;

/** Why one answer of a request was not taken, while the others were. */
export const ANSWER_REFUSALS = [
  'answer.item-not-offered',
  'answer.does-not-fit',
  'answer.key-reused',
  'answer.attempt-closed',
] as const;
export type AnswerRefusal = (typeof ANSWER_REFUSALS)[number];
