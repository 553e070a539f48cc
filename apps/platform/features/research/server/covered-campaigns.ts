// Which campaigns research may use: those made for it, and those whose notice says so in words that a named person has quoted.
import { AppError } from '@dragoman/kernel';
import type { Language } from '@dragoman/kernel';
import type { Queries } from '../../../core/database/database.ts';
import type { Campaign } from '../../campaigns/contract.ts';
import { isPastRetention } from '../../campaigns/server/index.ts';
import type { Source } from '../contract.ts';
import { PEOPLE_MIN } from '../limits.ts';
import { inSteps } from './measure/scale-data.ts';
import type { Acting, ResearchDependencies } from './research-dependencies.ts';
import { researchStore } from './store.ts';
import type { CoverRecord } from './store.ts';

/** Campaigns whose answers are still there, newest first. */
async function listReadable(
  { campaigns, runtime }: ResearchDependencies,
  queries: Queries,
  tenantId: string,
): Promise<Campaign[]> {
  const all = await campaigns.list(queries, tenantId);
  return all.filter((each) => each.status !== 'draft' && !isPastRetention(each, runtime.clock.iso()));
}

function coverOf(campaign: Campaign, covers: readonly CoverRecord[]): Source['covered'] {
  if (campaign.purpose === 'research') return 'purpose';
  return covers.some((cover) => cover.campaignId === campaign.id) ? 'notice' : 'no';
}

export async function listSources(dependencies: ResearchDependencies, tenantId: string): Promise<Source[]> {
  const queries = dependencies.database.read;
  const covers = await researchStore(queries).listCovers(tenantId);
  return Promise.all(
    (await listReadable(dependencies, queries, tenantId)).map(async (campaign): Promise<Source> => {
      const members = await dependencies.campaigns.members(queries, tenantId, campaign.id);
      const finished = members.filter((member) => member.state === 'finished').length;
      return {
        campaignId: campaign.id,
        title: campaign.title,
        wave: campaign.wave,
        purpose: campaign.purpose,
        closedAt: campaign.closedAt,
        // A count that moves while people answer would tell who has: only what is closed has one.
        people: campaign.status === 'closed' && finished >= PEOPLE_MIN ? inSteps(finished) : null,
        covered: coverOf(campaign, covers),
        sentence: covers.find((cover) => cover.campaignId === campaign.id)?.sentence ?? null,
      };
    }),
  );
}

/** The campaigns asked for; throws for one that is not there, not closed or not covered. */
export async function requireCovered(
  dependencies: ResearchDependencies,
  queries: Queries,
  tenantId: string,
  campaignIds: readonly string[],
): Promise<Campaign[]> {
  const covers = await researchStore(queries).listCovers(tenantId);
  const readable = await listReadable(dependencies, queries, tenantId);
  return campaignIds.map((id) => {
    const campaign = readable.find((each) => each.id === id);
    if (campaign === undefined || campaign.status !== 'closed') throw new AppError('research.unknown-campaign');
    if (coverOf(campaign, covers) === 'no') throw new AppError('research.not-covered');
    return campaign;
  });
}

/** Records that the notice people read covers research, by the sentence that says so: it must stand in it word for word. */
export async function declareCover(
  { database, runtime, audit, campaigns }: ResearchDependencies,
  acting: Acting,
  wish: { readonly campaignId: string; readonly language: Language; readonly sentence: string },
): Promise<void> {
  const campaign = await campaigns.read(database.read, acting.tenantId, wish.campaignId);
  if (campaign === null || campaign.status === 'draft') throw new AppError('research.unknown-campaign');
  const sentence = squeeze(wish.sentence);
  if (!squeeze(campaign.notice[wish.language] ?? '').includes(sentence))
    throw new AppError('research.sentence-not-in-notice');
  await database.write(async (queries) => {
    const { campaignId, language } = wish;
    const { personId, tenantId } = acting;
    await researchStore(queries).putCover(tenantId, {
      campaignId,
      language,
      sentence,
      personId,
      declaredAt: runtime.clock.iso(),
    });
    await audit(queries, {
      ...acting,
      action: 'research.notice-quoted',
      subject: { type: 'campaign', id: campaignId },
      details: { language, characters: sentence.length },
    });
  });
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
