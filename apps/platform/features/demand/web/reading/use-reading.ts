// The reading on the page: what the server says, what was just decided before the server has answered, and the way back.
import { useEffect, useRef, useState } from 'preact/hooks';
import { toProblem } from '../../../../web/api/problem.ts';
import type { Problem } from '../../../../web/api/problem.ts';
import type { CaseReading, DecideBody, ReadingSkill } from '../../contract.ts';
import { demandApi } from '../demand-api.ts';

const LOOK_AGAIN_MS = 700;

export interface ReadingOnPage {
  readonly reading: CaseReading | null;
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  readonly canUndo: boolean;
  /** Decisions go out one after the other, in the order they were made; none is lost to a quick hand. */
  decide(body: DecideBody): void;
  undo(): void;
  /** Anything else that gives a reading back. */
  act(work: () => Promise<CaseReading>): Promise<boolean>;
  reload(): void;
}

export function useReading(caseId: string): ReadingOnPage {
  const [reading, setReading] = useState<CaseReading | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [waiting, setWaiting] = useState(0);
  const [back, setBack] = useState<readonly DecideBody[]>([]);
  const [turn, setTurn] = useState(0);
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      demandApi.readReading(caseId).then(
        (found) => {
          if (!isWanted) return;
          setReading(found);
          setProblem(null);
          if (found.state === 'waiting') timer = setTimeout(look, LOOK_AGAIN_MS);
        },
        (error: unknown) => isWanted && setProblem(toProblem(error)),
      );
    };
    look();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [caseId, turn]);

  const send = (work: () => Promise<CaseReading>): Promise<boolean> => {
    setWaiting((count) => count + 1);
    setProblem(null);
    const sent = chain.current
      .then(work)
      .then(
        (found) => {
          setReading(found);
          if (found.state === 'waiting') setTurn((last) => last + 1);
          return true;
        },
        (error: unknown) => {
          setProblem(toProblem(error));
          // What was shown before the answer may be wrong now.
          setTurn((last) => last + 1);
          return false;
        },
      )
      .finally(() => setWaiting((count) => count - 1));
    chain.current = sent;
    return sent;
  };
  const decide = (body: DecideBody): void => {
    setReading((last) =>
      last === null ? last : { ...last, skills: last.skills.map((skill) => foresee(skill, body)) },
    );
    void send(() => demandApi.decide(caseId, body));
  };
  return {
    reading,
    problem,
    isBusy: waiting > 0,
    canUndo: back.length > 0,
    decide(body) {
      const before = reading?.skills.find(({ uri }) => uri === body.uri);
      setBack((last) => [...last.slice(-49), inverseOf(body, before)]);
      decide(body);
    },
    undo() {
      const last = back.at(-1);
      if (last === undefined) return;
      setBack((all) => all.slice(0, -1));
      decide(last);
    },
    act: send,
    reload: () => setTurn((last) => last + 1),
  };
}

/** What the row will look like, so that keys can go on before the server has answered. */
function foresee(skill: ReadingSkill, body: DecideBody): ReadingSkill {
  if (skill.uri === body.insteadOf && body.verdict === 'accepted') {
    return { ...skill, decision: { ...blank, verdict: 'replaced' } };
  }
  if (skill.uri !== body.uri) return skill;
  if (body.verdict === 'taken-back') return { ...skill, decision: null };
  const { level, note } = body;
  return body.verdict === 'accepted'
    ? { ...skill, decision: { ...blank, verdict: 'accepted', level, priority: body.priority ?? 2 } }
    : { ...skill, decision: { ...blank, verdict: 'rejected', why: body.why ?? 'other', note } };
}

const blank = { needId: null, level: null, priority: null, why: null, note: '', by: null, at: '' } as const;

/** The decision that puts a skill back to where it was. */
export function inverseOf(body: DecideBody, before: ReadingSkill | undefined): DecideBody {
  const decision = before?.decision ?? null;
  const same = { ...body, insteadOf: null, sentences: null, why: null, note: '', level: null, priority: null };
  if (decision === null || decision.verdict === 'replaced') return { ...same, verdict: 'taken-back' };
  if (decision.verdict === 'accepted') {
    return { ...same, verdict: 'accepted', level: decision.level, priority: decision.priority };
  }
  return { ...same, verdict: 'rejected', why: decision.why, note: decision.note };
}
