// Parts of an invented call for tests of pure functions.
import type { PartKind } from '../../limits.ts';
import type { AnswerRecord, PartRecord, Saying } from '../call.ts';

export const NOTHING: Saying = {
  text: 'Synthetic.',
  lot: null,
  date: null,
  time: null,
  amount: null,
  currency: null,
  weight: null,
  weightUnit: null,
  strength: null,
  pages: null,
  role: null,
};

export function makePart(id: string, kind: PartKind, says: Partial<Saying> = {}): PartRecord {
  return {
    id,
    revision: 1,
    kind,
    says: { ...NOTHING, ...says },
    place: null,
    how: 'read',
    personId: null,
    touchedAt: null,
  };
}

export function makeAnswers(
  given: Readonly<Record<string, Pick<AnswerRecord, 'status'> & Partial<AnswerRecord>>>,
): Map<string, AnswerRecord> {
  const ties = { modules: [], academicIds: [], sessionIds: [] };
  return new Map(
    Object.entries(given).map(([partId, answer]) => [
      partId,
      { partId, revision: 1, text: '', promise: null, ties, personId: null, at: '2026-11-21T10:00:00.000Z', ...answer },
    ]),
  );
}
