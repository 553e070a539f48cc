// The routes of those who run campaigns; those of the people who are asked stand in asked-routes.ts.
import { AppError, LANGUAGES, toLanguage } from '@dragoman/kernel';
import { z } from 'zod';
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import { institutionStore } from '../../identity/server/index.ts';
import {
  attachDocumentBody,
  audiencePage,
  audienceParams,
  audienceQuery,
  campaignList,
  campaignParams,
  campaignView,
  candidateList,
  chooseMembersBody,
  createCampaignBody,
  emptyBody,
  importAudienceBody,
  importedAudience,
  launchBody,
  saveCampaignBody,
} from '../contract.ts';
import type { CampaignView } from '../contract.ts';
import { CSV_MAX } from '../limits.ts';
import { requireDraft } from './campaign.ts';
import type { CampaignRecord } from './campaign.ts';
import type { CampaignsParts, Organiser } from './campaigns-dependencies.ts';
import { attachDocument, holdCampaign, removeDraft, saveNextVersion, saveSettings } from './change-draft.ts';
import { chooseMembers, listCandidates } from './choose-members.ts';
import { closeCampaign } from './close-campaign.ts';
import { createCampaign, createNextWave, requirePurpose } from './create-campaign.ts';
import { drawPoster } from './draw-poster.ts';
import { importAudience } from './import-audience.ts';
import { launchCampaign } from './launch-campaign.ts';
import { campaignMemberStore } from './member-store.ts';
import { campaignWork } from './policy.ts';
import { listAudience, presentCampaign, presentHead } from './present-campaign.ts';
import { remindByHand } from './send-mails.ts';
import { campaignStore } from './store.ts';

const base = { policy: campaignWork, limits: ordinaryLimits } as const;
/** JSON doubles what it has to escape. */
const FILE_BYTES = 2 * CSV_MAX;
const DOCUMENT_BODY_BYTES = 3_000_000;
const posterQuery = z.strictObject({ language: z.enum(LANGUAGES).default('en') });

export function campaignRoutes(parts: CampaignsParts): Route[] {
  return [...listRoutes(parts), ...draftRoutes(parts), ...audienceRoutes(parts), ...runningRoutes(parts)];
}

function organiserOf(actor: Actor): Organiser {
  if (actor.kind !== 'account') throw new AppError('session.needed');
  return { tenantId: actor.tenantId, personId: actor.personId };
}

type CampaignRequest = { params: { campaignId: string }; actor: Actor };

function ownerOf({ database }: CampaignsParts) {
  return async ({ params, actor }: CampaignRequest): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const campaign = await campaignStore(database.read).find(actor.tenantId, params.campaignId);
    return campaign === null ? null : { tenantId: campaign.tenantId, personId: null };
  };
}

async function read({ database }: CampaignsParts, { params, actor }: CampaignRequest): Promise<CampaignRecord> {
  const campaign = await campaignStore(database.read).find(organiserOf(actor).tenantId, params.campaignId);
  if (campaign === null) throw new AppError('route.not-found');
  return campaign;
}

const show = async (parts: CampaignsParts, request: CampaignRequest): Promise<CampaignView> =>
  presentCampaign(parts, await read(parts, request));

function listRoutes(parts: CampaignsParts): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      ...base,
      id: 'campaigns.list',
      method: 'GET',
      path: '/campaigns',
      summary: 'The campaigns of the institution, newest first.',
      idempotency: 'safe',
      reply: campaignList,
      handle: async ({ actor }) => ({
        campaigns: (await campaignStore(database.read).list(organiserOf(actor).tenantId)).map(presentHead),
      }),
    }),
    defineRoute({
      ...base,
      id: 'campaigns.create',
      method: 'POST',
      path: '/campaigns',
      summary: 'Begins a draft. A purpose outside development, research and benchmark is refused and the refusal kept.',
      idempotency: 'key',
      body: createCampaignBody,
      reply: campaignView,
      status: 201,
      handle: async ({ actor, body, once }) => {
        const by = organiserOf(actor);
        const purpose = await requirePurpose(parts, by, body.purpose);
        const { id } = await database.write((queries) =>
          once(queries, async () => {
            const made = await createCampaign(parts, queries, by, { title: body.title, purpose });
            return { id: made.id };
          }),
        );
        return show(parts, { params: { campaignId: id }, actor });
      },
    }),
    defineRoute({
      ...base,
      id: 'campaigns.next-wave',
      method: 'POST',
      path: '/campaigns/:campaignId/next-wave',
      summary: 'A draft that asks the same people again; dates and document are set anew.',
      idempotency: 'key',
      params: campaignParams,
      body: emptyBody,
      reply: campaignView,
      status: 201,
      owner: ownerOf(parts),
      handle: async ({ actor, params, once }) => {
        const by = organiserOf(actor);
        const { id } = await database.write((queries) =>
          once(queries, async () => {
            const before = await holdCampaign(parts, queries, by.tenantId, params.campaignId);
            return { id: (await createNextWave(parts, queries, by, before)).id };
          }),
        );
        return show(parts, { params: { campaignId: id }, actor });
      },
    }),
    defineRoute({
      ...base,
      id: 'campaigns.read',
      method: 'GET',
      path: '/campaigns/:campaignId',
      summary: 'One campaign: settings, what a launch still needs, counts that single nobody out.',
      idempotency: 'safe',
      params: campaignParams,
      reply: campaignView,
      owner: ownerOf(parts),
      handle: (request) => show(parts, request),
    }),
  ];
}

function draftRoutes(parts: CampaignsParts): Route[] {
  const { database } = parts;
  const owner = ownerOf(parts);
  return [
    defineRoute({
      ...base,
      id: 'campaigns.save',
      method: 'PUT',
      path: '/campaigns/:campaignId',
      summary: 'Saves the settings of a draft; refused when somebody saved since they were read, and after the launch.',
      idempotency: 'natural',
      params: campaignParams,
      body: saveCampaignBody,
      reply: campaignView,
      owner,
      handle: async (request) => {
        const { actor, params, body } = request;
        await database.write((queries) => saveSettings(parts, queries, organiserOf(actor), { ...params, ...body }));
        return show(parts, request);
      },
    }),
    defineRoute({
      ...base,
      id: 'campaigns.remove',
      method: 'DELETE',
      path: '/campaigns/:campaignId',
      summary: 'Throws a draft away with its list of people.',
      idempotency: 'natural',
      params: campaignParams,
      reply: 'none',
      owner,
      handle: async ({ actor, params }) =>
        database.write((queries) => removeDraft(parts, queries, organiserOf(actor), params.campaignId)),
    }),
    defineRoute({
      ...base,
      id: 'campaigns.attach-document',
      method: 'PUT',
      path: '/campaigns/:campaignId/document',
      summary: 'Keeps the agreement document (PDF or text), or a link to it with its SHA-256.',
      limits: { bodyBytes: DOCUMENT_BODY_BYTES, perActor: 30, perAddress: 600 },
      idempotency: 'natural',
      params: campaignParams,
      body: attachDocumentBody,
      reply: campaignView,
      owner,
      handle: async (request) => {
        const { actor, params, body } = request;
        await database.write((queries) => attachDocument(parts, queries, organiserOf(actor), params.campaignId, body));
        return show(parts, request);
      },
    }),
    defineRoute({
      ...base,
      id: 'campaigns.read-document',
      method: 'GET',
      path: '/campaigns/:campaignId/document',
      summary: 'The agreement document as it was uploaded.',
      idempotency: 'safe',
      params: campaignParams,
      reply: 'file',
      owner,
      handle: async ({ actor, params }) => readDocument(parts, organiserOf(actor).tenantId, params.campaignId),
    }),
    defineRoute({
      ...base,
      id: 'campaigns.launch',
      method: 'POST',
      path: '/campaigns/:campaignId/launch',
      summary: 'Locks the campaign and sends the invitations. From here on nothing of it changes.',
      idempotency: 'key',
      params: campaignParams,
      body: launchBody,
      reply: campaignView,
      owner,
      handle: async (request) => {
        const { actor, params, body, once } = request;
        await database.write((queries) =>
          once(queries, async () => {
            await launchCampaign(parts, queries, organiserOf(actor), { ...params, ...body });
            return {};
          }),
        );
        return show(parts, request);
      },
    }),
  ];
}

function audienceRoutes(parts: CampaignsParts): Route[] {
  const { database } = parts;
  const owner = ownerOf(parts);
  return [
    defineRoute({
      ...base,
      id: 'campaigns.audience',
      method: 'GET',
      path: '/campaigns/:campaignId/audience',
      summary: 'Who is asked and whether the invitation failed; never who has answered.',
      idempotency: 'safe',
      params: campaignParams,
      query: audienceQuery,
      reply: audiencePage,
      owner,
      handle: async (request) => {
        const campaign = await read(parts, request);
        const page = await listAudience(parts, campaign, request.query.after ?? null);
        await database.write((queries) =>
          parts.audit(queries, {
            ...organiserOf(request.actor),
            action: 'campaigns.audience-read',
            subject: { type: 'campaign', id: campaign.id },
            details: { people: page.entries.length },
          }),
        );
        return page;
      },
    }),
    defineRoute({
      ...base,
      id: 'campaigns.candidates',
      method: 'GET',
      path: '/campaigns/:campaignId/candidates',
      summary: 'Members of the institution who can be picked.',
      idempotency: 'safe',
      params: campaignParams,
      reply: candidateList,
      owner,
      handle: async ({ actor, params }) =>
        listCandidates(database.read, organiserOf(actor).tenantId, params.campaignId),
    }),
    defineRoute({
      ...base,
      id: 'campaigns.choose-members',
      method: 'PUT',
      path: '/campaigns/:campaignId/audience/members',
      summary: 'Sets which members of the institution are asked.',
      limits: { bodyBytes: 400_000, perActor: 60, perAddress: 1200 },
      idempotency: 'natural',
      params: campaignParams,
      body: chooseMembersBody,
      reply: campaignView,
      owner,
      handle: async (request) => {
        const { actor, params, body, language } = request;
        const wish = { ...params, ...body, language: toLanguage(language) };
        await database.write((queries) => chooseMembers(parts, queries, organiserOf(actor), wish));
        return show(parts, request);
      },
    }),
    defineRoute({
      ...base,
      id: 'campaigns.import-audience',
      method: 'POST',
      path: '/campaigns/:campaignId/audience/file',
      summary: 'Checks a list of people line by line, and takes it in wholly or not at all.',
      limits: { bodyBytes: FILE_BYTES, perActor: 10, perAddress: 120 },
      idempotency: 'natural',
      params: campaignParams,
      body: importAudienceBody,
      reply: importedAudience,
      owner,
      handle: async ({ actor, params, body, language }) =>
        importAudience(parts, organiserOf(actor), { ...params, ...body, sayIn: language }),
    }),
    defineRoute({
      ...base,
      id: 'campaigns.remove-person',
      method: 'DELETE',
      path: '/campaigns/:campaignId/audience/:personId',
      summary: 'Takes one person out of a draft.',
      idempotency: 'natural',
      params: audienceParams,
      reply: 'none',
      owner,
      handle: async ({ actor, params }) => {
        const by = organiserOf(actor);
        await database.write(async (queries) => {
          const campaign = await holdCampaign(parts, queries, by.tenantId, params.campaignId);
          requireDraft(campaign);
          await campaignMemberStore(queries).remove(by.tenantId, campaign.id, [params.personId]);
          await saveNextVersion(queries, campaign);
          await parts.audit(queries, {
            ...by,
            action: 'campaigns.person-removed',
            subject: { type: 'campaign', id: campaign.id },
          });
        });
      },
    }),
  ];
}

function runningRoutes(parts: CampaignsParts): Route[] {
  const { database } = parts;
  const owner = ownerOf(parts);
  return [
    defineRoute({
      ...base,
      id: 'campaigns.remind',
      method: 'POST',
      path: '/campaigns/:campaignId/reminders',
      summary: 'Reminds those missing, at most three times, two days apart; nobody learns who they are.',
      idempotency: 'key',
      params: campaignParams,
      body: emptyBody,
      reply: campaignView,
      status: 202,
      owner,
      handle: async (request) => {
        const { actor, params, once } = request;
        await database.write((queries) =>
          once(queries, async () => {
            await remindByHand(parts, queries, organiserOf(actor), params.campaignId);
            return {};
          }),
        );
        return show(parts, request);
      },
    }),
    defineRoute({
      ...base,
      id: 'campaigns.close',
      method: 'POST',
      path: '/campaigns/:campaignId/close',
      summary: 'Closes a campaign before its time. It cannot be opened again.',
      idempotency: 'natural',
      params: campaignParams,
      body: emptyBody,
      reply: campaignView,
      owner,
      handle: async (request) => {
        const by = organiserOf(request.actor);
        const of = { tenantId: by.tenantId, campaignId: request.params.campaignId };
        await database.write((queries) => closeCampaign(parts, queries, of, by.personId));
        return show(parts, request);
      },
    }),
    defineRoute({
      ...base,
      id: 'campaigns.poster',
      method: 'GET',
      path: '/campaigns/:campaignId/poster.pdf',
      summary: 'The poster with the code of the sign-up link, one A4 page.',
      limits: { ...ordinaryLimits, perActor: 30 },
      idempotency: 'safe',
      params: campaignParams,
      query: posterQuery,
      reply: 'file',
      owner,
      handle: async (request) => {
        const campaign = await read(parts, request);
        if (campaign.status === 'draft' || campaign.signUp === null) throw new AppError('campaigns.not-launched');
        const institution = (await institutionStore(database.read).find(campaign.tenantId))?.name ?? '';
        const link = { tenantId: campaign.tenantId, campaignId: campaign.id };
        const body = await drawPoster(parts.messages, {
          campaign,
          institution,
          address: new URL(`/join#${parts.links.writeSignUp(link)}`, parts.publicUrl()).href,
          language: request.query.language,
          createdAt: new Date(parts.runtime.clock.now()),
        });
        return { contentType: 'application/pdf', fileName: 'poster.pdf', body };
      },
    }),
  ];
}

/** Kept files leave as downloads with a name of ours: what somebody uploaded never opens as a page of this address. */
export async function readDocument(
  { database }: Pick<CampaignsParts, 'database'>,
  tenantId: string,
  campaignId: string,
): Promise<{ contentType: string; fileName: string; body: Uint8Array }> {
  const file = await campaignStore(database.read).readFile(tenantId, campaignId);
  if (file === null) throw new AppError('route.not-found');
  const isPdf = file.contentType === 'application/pdf';
  return {
    contentType: isPdf ? file.contentType : 'text/plain; charset=utf-8',
    fileName: isPdf ? 'agreement.pdf' : 'agreement.txt',
    body: file.content,
  };
}
