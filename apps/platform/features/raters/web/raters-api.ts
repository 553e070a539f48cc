// The calls of rating rounds, with the types of the contract.
import { request } from '../../../web/api/request.ts';
import type {
  AcceptedRatings,
  ApprovalState,
  NominateBody,
  Nomination,
  OpenRoundBody,
  OwnRound,
  OwnRounds,
  RatingEvent,
  RatingState,
  RoundReport,
  WithdrawnRating,
} from '../contract.ts';

export const roundsApi = {
  list: () => request<OwnRounds>('GET', '/rating-rounds'),
  open: (body: OpenRoundBody, idempotencyKey: string) =>
    request<OwnRound>('POST', '/rating-rounds', { body, idempotencyKey }),
  read: (roundId: string) => request<OwnRound>('GET', `/rating-rounds/${roundId}`),
  close: (roundId: string) => request<OwnRound>('POST', `/rating-rounds/${roundId}/close`, { body: {} }),
  nominate: (roundId: string, body: NominateBody, idempotencyKey: string) =>
    request<Nomination>('POST', `/rating-rounds/${roundId}/nominations`, { body, idempotencyKey }),
  takeBack: (roundId: string, nominationId: string) =>
    request<void>('POST', `/rating-rounds/${roundId}/nominations/${nominationId}/take-back`, { body: {} }),
  report: (roundId: string) => request<RoundReport>('GET', `/rating-rounds/${roundId}/report`),
  ask: (roundId: string, text: string, idempotencyKey: string) =>
    request<void>('POST', `/rating-rounds/${roundId}/question`, { body: { text }, idempotencyKey }),
};

export const ratingApi = {
  open: (token: string, address: string | null) =>
    request<RatingState>('POST', '/ratings/open', { body: { token, address } }),
  read: (ratingId: string) => request<RatingState>('GET', `/ratings/${ratingId}`),
  // Outlives the page, so that closing the tab right after an answer does not cut the request off.
  answer: (ratingId: string, answers: readonly RatingEvent[]) =>
    request<AcceptedRatings>('POST', `/ratings/${ratingId}/answers`, { body: { answers }, keepalive: true }),
  handIn: (ratingId: string, answered: number) =>
    request<RatingState>('POST', `/ratings/${ratingId}/hand-in`, { body: { answered } }),
  withdraw: (ratingId: string, reason: 'not-me' | 'rather-not') =>
    request<WithdrawnRating>('POST', `/ratings/${ratingId}/withdraw`, { body: { reason } }),
  answerQuestion: (ratingId: string, text: string) =>
    request<RatingState>('POST', `/ratings/${ratingId}/question`, { body: { text } }),
  stopReminders: (token: string) => request<{ stopped: true }>('POST', '/ratings/stop-reminders', { body: { token } }),
};

export const approvalApi = {
  open: (token: string) => request<ApprovalState>('POST', '/rating-approvals/open', { body: { token } }),
  decide: (token: string, nominationId: string, verdict: 'approve' | 'refuse') =>
    request<ApprovalState>('POST', '/rating-approvals/decide', {
      body: { token, decisions: [{ nominationId, verdict }] },
    }),
};
