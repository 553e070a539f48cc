// An attempt session on the real browser: its storage, its tabs, its clock, the server behind the page.
import { makeKey } from '../../../../web/api/make-key.ts';
import { assessmentApi } from '../assessment-api.ts';
import { openAnswerVault } from '../queue/answer-vault.ts';
import { openTabChannel, takeTurn } from '../queue/tab-channel.ts';
import { createAttemptSession } from './attempt-session.ts';
import type { AttemptSession } from './attempt-session.ts';

export function openAttempt(attemptId: string): AttemptSession {
  return createAttemptSession(attemptId, {
    readState: () => assessmentApi.read(attemptId),
    sendAnswers: (body) => assessmentApi.answer(attemptId, body),
    finish: (body) => assessmentApi.finish(attemptId, body),
    openVault: openAnswerVault,
    openChannel: (hear) => openTabChannel(attemptId, hear),
    takeTurn: (work) => takeTurn(attemptId, work),
    makeKey,
    now: () => new Date().toISOString(),
    random: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32,
    wait(milliseconds, then) {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}
