// The named approver looks at the list: whom to ask and whom not. Of answers the approver never sees anything.
import { AppError } from '@dragoman/kernel';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import type { ApprovalState, DecideBody } from '../contract.ts';
import { readRaterToken } from './rater-tokens.ts';
import type { RatersParts } from './raters-parts.ts';
import { isOver } from './round.ts';
import type { Round } from './round.ts';
import { roundStore } from './round-store.ts';
import { mailRater } from './send-round-mail.ts';

export async function readApproval(parts: RatersParts, token: string): Promise<ApprovalState> {
  const round = await requireApproval(parts, parts.database.read, token);
  return presentApproval(parts, parts.database.read, round);
}

/** Deciding the same twice is the same as once; what has been asked cannot be refused any more. */
export async function decideNominations(
  parts: RatersParts,
  queries: WriteQueries,
  { token, decisions }: DecideBody,
): Promise<ApprovalState> {
  const { runtime, audit } = parts;
  const round = await requireApproval(parts, queries, token);
  const now = runtime.clock.iso();
  if (isOver(round, now)) throw new AppError('raters.round-closed');
  const store = roundStore(queries);
  const waiting = (await store.listNominees(round.tenantId, round.id)).filter(
    (each) => each.state === 'waiting' && each.takenBackAt === null,
  );
  for (const nominee of waiting) {
    const verdict = decisions.findLast((each) => each.nominationId === nominee.id)?.verdict;
    if (verdict === undefined) continue;
    const isApproved = verdict === 'approve';
    await store.changeNominee(
      round.tenantId,
      nominee.id,
      isApproved ? { state: 'asked', asked_at: now } : { state: 'refused' },
    );
    if (isApproved) await mailRater(parts, queries, round, { ...nominee, state: 'asked' }, 'rating', 'asked');
    await audit(queries, {
      tenantId: round.tenantId,
      personId: `approver of ${round.id}`,
      action: isApproved ? 'raters.approved' : 'raters.refused-by-approver',
      subject: { type: 'rating-round', id: round.id },
      details: { group: nominee.group },
    });
  }
  return presentApproval(parts, queries, round);
}

async function requireApproval({ keys }: RatersParts, queries: Queries, token: string): Promise<Round> {
  const roundId = readRaterToken(keys, 'rater-approval', token);
  const round = roundId === null ? null : await roundStore(queries).findRoundAnywhere(roundId);
  if (round === null || round.approver === null) throw new AppError('raters.link-not-known');
  return round;
}

async function presentApproval({ runtime }: RatersParts, queries: Queries, round: Round): Promise<ApprovalState> {
  const nominees = await roundStore(queries).listNominees(round.tenantId, round.id);
  return {
    ratee: round.name,
    approver: round.approver?.name ?? '',
    status: isOver(round, runtime.clock.iso()) ? 'released' : 'open',
    nominations: nominees.flatMap((each) =>
      each.contact === null || each.takenBackAt !== null
        ? []
        : [
            {
              id: each.id,
              ...each.contact,
              group: each.group,
              state: each.state === 'waiting' ? ('waiting-for-approval' as const) : each.state,
            },
          ],
    ),
  };
}
