// A designer ties the round that measures the people of a programme to it, by name, and takes it back.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../../core/database/database.ts';
import { holdProgramme } from '../change-programme.ts';
import type { Designer, ProgrammesParts } from '../programmes-parts.ts';
import { roundStore } from './round-store.ts';

/** Refused for a round that is not there, or that people answered for research. Outside a write: other rooms are read. */
export async function requireRound({ measured }: ProgrammesParts, tenantId: string, campaignId: string): Promise<void> {
  const rounds = await measured.rounds(tenantId);
  if (!rounds.some((round) => round.campaignId === campaignId)) throw new AppError('programmes.round-not-known');
}

/** `campaignId`: of a round that may be tied. */
export async function tieRound(
  parts: ProgrammesParts,
  queries: WriteQueries,
  by: Designer,
  { programmeId, campaignId }: { readonly programmeId: string; readonly campaignId: string },
): Promise<void> {
  const { runtime, audit, measured } = parts;
  await holdProgramme(queries, by.tenantId, programmeId);
  if ((await roundStore(queries).find(by.tenantId, programmeId))?.campaignId === campaignId) return;
  const tie = { campaignId, personId: by.personId, at: runtime.clock.iso() };
  await roundStore(queries).tie(by.tenantId, programmeId, tie);
  await measured.schedule(queries, by.tenantId, campaignId);
  await audit(queries, {
    ...by,
    action: 'programmes.round-tied',
    subject: { type: 'programme', id: programmeId },
    // That its people were told is said by whoever ties it, and stays said.
    details: { campaign: campaignId, noticeSaysSo: true },
  });
}

/** The firm's page stops showing figures at once. What the gate has once let through stays counted there. */
export async function untieRound(
  { audit }: ProgrammesParts,
  queries: WriteQueries,
  by: Designer,
  programmeId: string,
): Promise<void> {
  await holdProgramme(queries, by.tenantId, programmeId);
  const tied = await roundStore(queries).find(by.tenantId, programmeId);
  if (tied === null) return;
  await roundStore(queries).untie(by.tenantId, programmeId);
  await audit(queries, {
    ...by,
    action: 'programmes.round-untied',
    subject: { type: 'programme', id: programmeId },
    details: { campaign: tied.campaignId },
  });
}
