// Reads a profile archive back: checks that it is ours and unaltered, computes it anew and gives the very same profile.
import { AppError } from '@dragoman/kernel';
import { z } from 'zod';
import type { Attempt, Instrument } from '../../assessment/server/index.ts';
import { profileResult } from '../contract.ts';
import type { ProfileResult } from '../contract.ts';
import { archivedAnswer, archivedAttempt, isOfInstrument } from './archived-attempt.ts';
import { archivedLedger, isLedgerOfInstrument } from './ledger/archived-ledger.ts';
import { NOTHING_ELSE } from './ledger/ledger-evidence.ts';
import { computeResult } from './compute-result.ts';
import { digestArchive, EXPORT_FORMAT, EXPORT_VERSION } from './export-result.ts';
import type { ProfileArchive } from './export-result.ts';

/** The digest proves that nothing was altered by accident; it needs no secret, so everything that is computed from is checked. */
export const profileArchive = z.looseObject({
  format: z.literal(EXPORT_FORMAT),
  version: z.literal(EXPORT_VERSION),
  synthetic: z.literal(true).optional(),
  attempt: archivedAttempt,
  answers: z.array(archivedAnswer).max(1000),
  observations: z.array(z.unknown()).max(1000),
  ledger: archivedLedger.optional(),
  result: profileResult,
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

export interface ImportedProfile {
  readonly result: ProfileResult;
  /** True when this program computes the same profile from the answers in the archive, to the last bit. */
  readonly reproduced: boolean;
}

/**
 * Opens an archive. Nothing is stored. When the archive's instrument is the one this installation has, the result is computed
 * again from the answers and must be the same; otherwise the archived result is shown and `reproduced` is false.
 */
export function importProfile(instrument: Instrument, body: z.output<typeof profileArchive>): ImportedProfile {
  const archive = body as unknown as ProfileArchive;
  const { digest, ...rest } = archive;
  if (digestArchive(rest) !== digest) throw new AppError('result.import-altered');
  const { attempt, answers, result } = archive;
  if (attempt.bankDigest !== instrument.bank.digest || attempt.parameters !== instrument.parameters) {
    return { result, reproduced: false };
  }
  if (!isOfInstrument(instrument, body.attempt, body.answers)) throw new AppError('result.import-altered');
  if (body.ledger !== undefined && !isLedgerOfInstrument(instrument, body.attempt, body.ledger))
    throw new AppError('result.import-altered');
  const whole: Attempt = { ...attempt, tenantId: 'imported', personId: 'imported', offered: [] };
  const again = computeResult(instrument, whole, answers, archive.ledger ?? NOTHING_ELSE);
  return { result, reproduced: again.provenance.resultDigest === result.provenance.resultDigest };
}
