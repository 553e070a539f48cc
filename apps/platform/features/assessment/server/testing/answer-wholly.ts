// Answers a whole synthetic attempt through the use cases, for tests of what comes after.
import type { Database } from '../../../../core/database/database.ts';
import type { Runtime } from '../../../../core/runtime.ts';
import type { AnswerEvent, AnswerValue } from '../../contract.ts';
import { finishAssessment } from '../finish-assessment.ts';
import type { Instrument } from '../instrument.ts';
import { startAssessment } from '../start-assessment.ts';
import { takeAnswers } from '../take-answers.ts';
import type { TakenAnswers } from '../take-answers.ts';

/** Gives the id of the attempt; by default it is finished. */
export async function answerWholly(
  { database, runtime }: { readonly database: Database; readonly runtime: Runtime },
  instrument: Instrument,
  person: { readonly tenantId: string; readonly personId: string },
  { isFinishing = true }: { readonly isFinishing?: boolean } = {},
): Promise<string> {
  const wish = {
    roleProfile: instrument.framework.roles[0]!.id,
    stage: instrument.framework.roles[0]!.stages[0]!.id,
    form: 'full',
    language: 'en',
  } as const;
  const attempt = await database.write((queries) => startAssessment(queries, instrument, runtime, person, wish));
  const of = { tenantId: person.tenantId, attemptId: attempt.id };
  let next: string | null = attempt.offered[0]!;
  let answered = 0;
  while (next !== null) {
    const options = instrument.optionCounts.get(next);
    const value: AnswerValue =
      options === undefined
        ? { category: answered % 5 }
        : { ratings: Array.from({ length: options }, (_, index) => 1 + ((answered + index) % 5)) };
    const event: AnswerEvent = {
      key: runtime.makeId(),
      itemId: next,
      revision: 1,
      value,
      answeredAt: runtime.clock.iso(),
      seconds: 10,
    };
    const taken: TakenAnswers = await database.write((queries) =>
      takeAnswers(queries, database.engine, instrument, runtime, of, [event]),
    );
    next = taken.adapted.next;
    answered += 1;
  }
  if (isFinishing) {
    await database.write((queries) =>
      finishAssessment(queries, database.engine, instrument, runtime, of, { answered, early: false }),
    );
  }
  return attempt.id;
}
