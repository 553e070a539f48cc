// The routes of a firm, without an account: the form that can be left and found again, and its page by link.
import { defineRoute } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  answerFirmBody,
  deskParams,
  firmPage,
  needFormHead,
  openFirmBody,
  savedForm,
  saveFormBody,
} from '../contract.ts';
import { FORM_TEXT_MAX } from '../limits.ts';
import type { DemandParts } from './demand-parts.ts';
import { answerAsFirm } from './firm/answer-firm.ts';
import { requireDesk, saveDraft, sendForm } from './firm/need-drafts.ts';
import { presentFirm } from './firm/present-firm.ts';
import { writeFirmToken } from './firm-link.ts';
import { nameInstitution } from './mail-firm.ts';
import { bySecret } from './policy.ts';

const formLimits = { bodyBytes: 4 * FORM_TEXT_MAX, perActor: 60, perAddress: 600 };
const pageLimits = { bodyBytes: 24 * 1024, perActor: 120, perAddress: 3000 };

export function firmRoutes(parts: DemandParts): Route[] {
  const { database, keys, runtime } = parts;
  return [
    defineRoute({
      id: 'firm.read-form',
      method: 'GET',
      path: '/need-forms/:deskId',
      summary: 'Whose form it is, who answers and how fast.',
      policy: bySecret,
      limits: pageLimits,
      idempotency: 'safe',
      params: deskParams,
      reply: needFormHead,
      handle: async ({ params }) => {
        const desk = await requireDesk(database.read, params.deskId);
        return {
          institution: await nameInstitution(database.read, desk.tenant_id),
          contactName: desk.contact_name,
          replyDays: Number(desk.reply_days),
          isOpen: true,
        };
      },
    }),
    defineRoute({
      id: 'firm.save-form',
      method: 'PUT',
      path: '/need-forms/:deskId/draft',
      summary: 'Keeps a form that is not finished; found again by its link, forgotten after a month.',
      policy: bySecret,
      limits: formLimits,
      idempotency: 'natural',
      params: deskParams,
      body: saveFormBody,
      reply: savedForm,
      handle: async ({ params, body }) => {
        const saved = await database.write(async (queries) =>
          saveDraft(parts, queries, await requireDesk(queries, params.deskId), body.token, body.form),
        );
        return { token: writeFirmToken(keys, saved.id), savedAt: runtime.clock.iso(), isMailed: saved.isMailed };
      },
    }),
    defineRoute({
      id: 'firm.send-form',
      method: 'POST',
      path: '/need-forms/:deskId/request',
      summary: 'Sends the form; the case is there, and its link is the firm’s page from now on.',
      policy: bySecret,
      limits: formLimits,
      idempotency: 'key',
      params: deskParams,
      body: saveFormBody,
      reply: savedForm,
      status: 201,
      handle: async ({ params, body, once }) => {
        const { id } = await database.write((queries) =>
          // The reply is kept for repeated calls, so it holds no token.
          once(queries, async () => ({
            id: await sendForm(parts, queries, await requireDesk(queries, params.deskId), body.token, body.form),
          })),
        );
        return { token: writeFirmToken(keys, id), savedAt: runtime.clock.iso(), isMailed: true };
      },
    }),
    defineRoute({
      id: 'firm.open',
      method: 'POST',
      path: '/firm/open',
      summary: 'The firm’s page, or its form if it was not sent yet.',
      policy: bySecret,
      limits: pageLimits,
      idempotency: 'natural',
      body: openFirmBody,
      reply: firmPage,
      handle: ({ body, language }) => presentFirm(parts, database.read, body.token, language),
    }),
    defineRoute({
      id: 'firm.answer',
      method: 'POST',
      path: '/firm/answers',
      summary: 'Whether we understood the firm, and its answer to our question.',
      policy: bySecret,
      limits: pageLimits,
      idempotency: 'key',
      body: answerFirmBody,
      reply: firmPage,
      handle: async ({ body, once, language }) => {
        await database.write((queries) =>
          once(queries, async () => ({ id: await answerAsFirm(parts, queries, body) })),
        );
        return presentFirm(parts, database.read, body.token, language);
      },
    }),
  ];
}
