// The end of retention: whoever was known only through this campaign is erased wholly, from everybody else what they did for it goes.
import { assessmentStore } from '../../assessment/server/index.ts';
import type { CampaignRecord } from './campaign.ts';
import type { CampaignsParts } from './campaigns-dependencies.ts';
import { holdCampaign, saveNextVersion } from './change-draft.ts';
import { campaignMemberStore } from './member-store.ts';

/** Persons erased in one round; the rest waits for the next. Nothing of them can be read meanwhile. */
const ROUND = 200;

/** True when nothing is left. Safe to break off anywhere and to begin again. */
export async function endCampaign(parts: CampaignsParts, campaign: CampaignRecord): Promise<boolean> {
  const { database, runtime, audit, events, erase } = parts;
  const { tenantId, id } = campaign;
  const members = await campaignMemberStore(database.read).list(tenantId, id);
  let erased = 0;
  for (const member of members) {
    if (member.kind !== 'guest') continue;
    const places = await campaignMemberStore(database.read).listOfPerson(tenantId, member.personId);
    if (places.some((place) => place.campaignId !== id)) continue;
    if (erased === ROUND) return false;
    await erase({ tenantId, personId: member.personId }, null);
    erased += 1;
  }
  await database.write(async (queries) => {
    const held = await holdCampaign(parts, queries, tenantId, id);
    if (held.dataGoneAt !== null) return;
    const left = await campaignMemberStore(queries).list(tenantId, id);
    const attempts = await assessmentStore(queries).listOfCampaign(tenantId, id);
    await events.ended(queries, {
      tenantId,
      campaignId: id,
      personIds: left.map((member) => member.personId),
      attemptIds: attempts.map((attempt) => attempt.attemptId),
    });
    const removed = await assessmentStore(queries).removeCampaign(tenantId, id);
    await campaignMemberStore(queries).remove(tenantId, id, 'all');
    await saveNextVersion(queries, { ...held, dataGoneAt: runtime.clock.iso() });
    await audit(queries, {
      tenantId,
      personId: null,
      action: 'campaigns.data-removed',
      subject: { type: 'campaign', id },
      details: { people: members.length, attempts: removed },
    });
  });
  return true;
}
