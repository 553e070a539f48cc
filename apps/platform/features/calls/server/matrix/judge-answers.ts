// Which requirements are amber and why, and how far each lot is covered. Nothing here is a score.
import { ANSWERED_KINDS } from '../../limits.ts';
import type { AnswerGap } from '../../limits.ts';
import type { CallCoverage } from '../../contract.ts';
import type { AnswerRecord, PartRecord, Ties } from '../call.ts';

type Answers = ReadonlyMap<string, Pick<AnswerRecord, 'status' | 'text' | 'ties'>>;

export function isAnswered(part: Pick<PartRecord, 'kind'>): boolean {
  return ANSWERED_KINDS.some((kind) => kind === part.kind);
}

/** Who may apply is never a wish; of other requirements the call says which must be met. */
export function isMust(part: Pick<PartRecord, 'kind' | 'says'>): boolean {
  return part.kind === 'eligibility' || (part.kind === 'requirement' && part.says.strength === 'must');
}

export function countTies({ modules, academicIds, sessionIds }: Ties): number {
  return modules.length + academicIds.length + sessionIds.length;
}

/** Null for what is no gap: wishes, what is met with something behind it, and what others answer. */
export function findGap(part: Pick<PartRecord, 'kind' | 'says' | 'id'>, answers: Answers): AnswerGap | null {
  if (!isMust(part)) return null;
  const answer = answers.get(part.id);
  if (answer === undefined) return 'open';
  if (answer.status === 'not-ours') return null;
  if (answer.status !== 'met') return answer.status;
  return answer.text.trim() === '' && countTies(answer.ties) === 0 ? 'nothing-behind-it' : null;
}

/** The whole call first, then each lot that has a requirement of its own, in the order of the call. */
export function countCoverage(parts: readonly PartRecord[], answers: Answers): CallCoverage[] {
  const asked = parts.filter(isAnswered);
  const lots = [...new Set(asked.flatMap(({ says }) => says.lot ?? []))];
  return [countOne(null, asked, answers)].concat(
    lots.map((lot) =>
      countOne(
        lot,
        asked.filter(({ says }) => says.lot === lot),
        answers,
      ),
    ),
  );
}

function countOne(lot: string | null, parts: readonly PartRecord[], answers: Answers): CallCoverage {
  const musts = parts.filter(isMust);
  const wishes = parts.filter((part) => !isMust(part));
  const statusOf = ({ id }: PartRecord) => answers.get(id)?.status ?? 'open';
  const count = (status: string): number => musts.filter((part) => statusOf(part) === status).length;
  return {
    lot,
    musts: musts.length,
    met: count('met'),
    partly: count('partly'),
    notMet: count('not-met'),
    open: count('open'),
    notOurs: count('not-ours'),
    gaps: musts.filter((part) => findGap(part, answers) !== null).length,
    shoulds: wishes.length,
    shouldsMet: wishes.filter((part) => statusOf(part) === 'met').length,
  };
}
