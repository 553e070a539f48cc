// Taking part: one attempt for a place, begun or gone on with; the answers belong to the campaign and its purpose.
import { AppError } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import type { Actor } from '../../../core/http/policy.ts';
import { startAssessment, writeAttempt } from '../../assessment/server/index.ts';
import { phaseOf } from './campaign.ts';
import type { CampaignsParts } from './campaigns-dependencies.ts';
import { findEntry, findPlace } from './find-place.ts';
import { campaignMemberStore } from './member-store.ts';

export interface TakePartWish {
  readonly token: string;
  readonly roleProfile: string;
  readonly stage: string;
  readonly language: Language;
  readonly noticeRead: boolean;
}

export interface TakenPart {
  readonly tenantId: string;
  readonly personId: string;
  readonly attemptId: string;
  /** True: the link alone lets the person in, and a private link of their own is theirs. */
  readonly isGuest: boolean;
}

/** The same again gives the same attempt. What was begun may be gone on with after the close; it no longer counts for the campaign. */
export function takePart(parts: CampaignsParts, actor: Actor, wish: TakePartWish): Promise<TakenPart> {
  const { database, runtime, instrument, guests, audit, thread, keys } = parts;
  return writeAttempt(database, async (queries) => {
    const place = await findPlace(parts, queries, wish.token);
    const { campaign, member } = place;
    const entry = await findEntry(queries, place, actor);
    if (entry === 'sign-in') throw new AppError('campaigns.account-needed');
    if (entry === 'other' || (entry === 'tie' && actor.kind !== 'account'))
      throw new AppError('campaigns.other-account');
    const { tenantId } = campaign;
    const personId = entry === 'tie' && actor.kind === 'account' ? actor.personId : member.personId;
    const isGuest = entry === 'link';
    if (member.attemptId !== null) {
      if (isGuest) await guests.admit(queries, tenantId, personId);
      return { tenantId, personId, attemptId: member.attemptId, isGuest };
    }
    const phase = phaseOf(campaign, runtime.clock.iso());
    if (phase === 'not-open-yet') throw new AppError('campaigns.not-open-yet');
    if (phase === 'closed') throw new AppError('campaigns.closed');
    if (!wish.noticeRead) throw new AppError('campaigns.notice-not-agreed');
    if (isGuest) await guests.admit(queries, tenantId, personId);
    const store = campaignMemberStore(queries);
    if (entry === 'tie') await store.changePerson(member, personId);
    const { roleProfile, stage, language } = wish;
    const attempt = await startAssessment(
      queries,
      instrument,
      runtime,
      { tenantId, personId, campaignId: campaign.id, pilotShare: campaign.instruments.pilotShare },
      { roleProfile, stage, form: campaign.instruments.form, language },
    );
    await store.setAttempt(tenantId, campaign.id, personId, attempt.id);
    await thread.link(queries, {
      tenantId,
      from: { type: 'attempt', id: attempt.id },
      relation: 'observed-for',
      to: { type: 'campaign', id: campaign.id },
      authorDigest: keys.digestPerson(tenantId, personId),
    });
    await audit(queries, {
      tenantId,
      personId,
      action: 'campaigns.joined',
      subject: { type: 'attempt', id: attempt.id },
      details: { campaign: campaign.id, tied: entry === 'tie', seal: campaign.settingsDigest ?? '' },
    });
    return { tenantId, personId, attemptId: attempt.id, isGuest };
  });
}

/** Stops the mails of one campaign, or lets them come again. */
export async function chooseMails(
  parts: CampaignsParts,
  token: string,
  stopped: boolean,
): Promise<{ title: string; stopped: boolean }> {
  const { database, runtime, audit } = parts;
  return database.write(
    async (queries) => {
      const { campaign, member } = await findPlace(parts, queries, token);
      const isStopped = member.mailsStoppedAt !== null;
      if (isStopped !== stopped) {
        const at = stopped ? runtime.clock.iso() : null;
        await campaignMemberStore(queries).setMailsStopped(campaign.tenantId, campaign.id, member.personId, at);
        await audit(queries, {
          tenantId: campaign.tenantId,
          personId: member.personId,
          action: stopped ? 'campaigns.mails-stopped' : 'campaigns.mails-resumed',
          subject: { type: 'campaign', id: campaign.id },
        });
      }
      return { title: campaign.title, stopped };
    },
    { guard: 'own-rows' },
  );
}
