// Changes of a draft: settings with a check of the version that was read, the agreement document, throwing the draft away.
import { createHash } from 'node:crypto';
import { AppError, isStorableText } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import type { AttachDocumentBody, CampaignDocument, CampaignSettings } from '../contract.ts';
import { DOCUMENT_BYTES } from '../limits.ts';
import { requireDraft } from './campaign.ts';
import type { CampaignRecord } from './campaign.ts';
import type { CampaignsParts, Organiser } from './campaigns-dependencies.ts';
import { campaignMemberStore } from './member-store.ts';
import { campaignStore } from './store.ts';
import type { StoredFile } from './store.ts';

/** The campaign, held until the write ends; throws `route.not-found` when it was thrown away meanwhile. */
export async function holdCampaign(
  { database }: Pick<CampaignsParts, 'database'>,
  queries: WriteQueries,
  tenantId: string,
  campaignId: string,
): Promise<CampaignRecord> {
  const campaign = await campaignStore(queries).hold(tenantId, campaignId, database.engine);
  if (campaign === null) throw new AppError('route.not-found');
  return campaign;
}

/** Saves with the next version; throws `campaigns.changed-meanwhile` when another change came first. */
export async function saveNextVersion(queries: WriteQueries, campaign: CampaignRecord): Promise<CampaignRecord> {
  const next = { ...campaign, version: campaign.version + 1 };
  if (!(await campaignStore(queries).save(next, campaign.version))) throw new AppError('campaigns.changed-meanwhile');
  return next;
}

export async function saveSettings(
  parts: CampaignsParts,
  queries: WriteQueries,
  by: Organiser,
  of: { readonly campaignId: string; readonly version: number; readonly settings: CampaignSettings },
): Promise<CampaignRecord> {
  const campaign = await holdCampaign(parts, queries, by.tenantId, of.campaignId);
  requireDraft(campaign);
  if (campaign.version !== of.version) throw new AppError('campaigns.changed-meanwhile');
  const { settings } = of;
  const saved = await saveNextVersion(queries, {
    ...campaign,
    ...settings,
    title: settings.title.trim(),
    remindDaysBefore: [...new Set(settings.remindDaysBefore)].toSorted((a, b) => b - a),
    signUp: settings.signUp === null ? null : { ...settings.signUp, domains: [...new Set(settings.signUp.domains)] },
  });
  await parts.audit(queries, {
    ...by,
    action: 'campaigns.changed',
    subject: { type: 'campaign', id: campaign.id },
    details: { version: saved.version },
  });
  return saved;
}

export async function attachDocument(
  parts: CampaignsParts,
  queries: WriteQueries,
  by: Organiser,
  campaignId: string,
  wish: AttachDocumentBody | null,
): Promise<CampaignRecord> {
  const campaign = await holdCampaign(parts, queries, by.tenantId, campaignId);
  requireDraft(campaign);
  const file = wish?.kind === 'file' ? readFile(wish) : null;
  const document = wish === null ? null : describe(wish, file);
  await campaignStore(queries).keepFile(by.tenantId, campaignId, file);
  const saved = await saveNextVersion(queries, { ...campaign, document });
  await parts.audit(queries, {
    ...by,
    action: document === null ? 'campaigns.document-removed' : 'campaigns.document-attached',
    subject: { type: 'campaign', id: campaignId },
    ...(document === null ? {} : { details: { digest: document.digest, bytes: document.bytes } }),
  });
  return saved;
}

export async function removeDraft(
  parts: CampaignsParts,
  queries: WriteQueries,
  by: Organiser,
  campaignId: string,
): Promise<void> {
  const campaign = await holdCampaign(parts, queries, by.tenantId, campaignId);
  requireDraft(campaign);
  await campaignMemberStore(queries).remove(by.tenantId, campaignId, 'all');
  await campaignStore(queries).remove(by.tenantId, campaignId);
  await parts.audit(queries, {
    ...by,
    action: 'campaigns.draft-removed',
    subject: { type: 'campaign', id: campaignId },
  });
}

/** The bytes, when they are what the type says; a page of HTML called a PDF is refused. */
function readFile(wish: Extract<AttachDocumentBody, { kind: 'file' }>): StoredFile {
  const content = Buffer.from(wish.base64, 'base64');
  const fits =
    content.length > 0 &&
    content.length <= DOCUMENT_BYTES &&
    (wish.contentType === 'application/pdf' ? content.subarray(0, 5).toString('latin1') === '%PDF-' : isText(content));
  if (!fits) throw new AppError('campaigns.document-not-fitting');
  return { contentType: wish.contentType, content };
}

function isText(content: Uint8Array): boolean {
  try {
    return isStorableText(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    return false;
  }
}

function describe(wish: AttachDocumentBody, file: StoredFile | null): CampaignDocument {
  if (wish.kind === 'link')
    return { kind: 'link', name: wish.name.trim(), url: wish.url, digest: wish.digest, bytes: 0 };
  const content = file!.content;
  return {
    kind: 'file',
    name: wish.name.trim(),
    url: null,
    digest: createHash('sha256').update(content).digest('hex'),
    bytes: content.length,
  };
}
