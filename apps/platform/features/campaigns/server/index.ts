// The front door of the campaigns feature.
export { campaignsDoor } from './campaigns-door.ts';
export type { CampaignsDoor } from './campaigns-door.ts';
export { isPastRetention, phaseOf } from './campaign.ts';
export type { Phase } from './campaign.ts';
export { createCampaignEvents } from './events.ts';
export type { CampaignAnnouncer, CampaignClosed, CampaignEnded, CampaignEvents } from './events.ts';
export { campaignMemberStore } from './member-store.ts';
export { campaignsMigrations } from './migrations.ts';
export { campaignsRelations } from './relations.ts';
export { campaignsErasable } from './campaigns-erasable.ts';
export { createCampaigns } from './create-campaigns.ts';
export type { Campaigns } from './create-campaigns.ts';
export type { CampaignsDependencies } from './campaigns-dependencies.ts';
export { hidePastRetention } from './hide-past-retention.ts';
export { guardCount } from './guard-count.ts';
