// The routes of notes and of the page that says what each claim of validity rests on.
import type { Actor, Owner } from '../../../core/http/policy.ts';
import { defineRoute, ordinaryLimits } from '../../../core/http/route.ts';
import type { Route } from '../../../core/http/route.ts';
import {
  addEvidenceBody,
  addNoteBody,
  decideNoteBody,
  emptyBody,
  evidenceParams,
  linkRevisionBody,
  noteParams,
  studyNotes,
  validityPage,
} from '../contract.ts';
import type { StudyNotes, ValidityPageView } from '../contract.ts';
import { addNote, decideNote, forgetNote, linkRevision, presentNotes } from './keep-notes.ts';
import { studyWork } from './policy.ts';
import { addEvidence, presentValidity, withdrawEvidence } from './present-validity.ts';
import { researcherOf } from './studies-parts.ts';
import type { StudiesDependencies } from './studies-parts.ts';
import { studyStore } from './study-store.ts';

const base = { policy: studyWork, limits: ordinaryLimits } as const;

export function noteRoutes(parts: StudiesDependencies): Route[] {
  return [...notesOf(parts), ...changesOf(parts), ...validityRoutes(parts)];
}

const show = (parts: StudiesDependencies, actor: Actor): Promise<StudyNotes> =>
  presentNotes(parts, parts.database.read, researcherOf(actor).tenantId);

function notesOf(parts: StudiesDependencies): Route[] {
  const { database } = parts;
  return [
    defineRoute({
      ...base,
      id: 'studies.notes',
      method: 'GET',
      path: '/study-notes',
      summary: 'Notes of cognitive interviews and focus groups, newest first.',
      idempotency: 'safe',
      reply: studyNotes,
      handle: ({ actor }) => show(parts, actor),
    }),
    defineRoute({
      ...base,
      id: 'studies.add-note',
      method: 'POST',
      path: '/study-notes',
      summary: 'Keeps what was said, by whom as described, when, and about which items.',
      idempotency: 'key',
      body: addNoteBody,
      reply: studyNotes,
      status: 201,
      handle: async ({ actor, body, once }) => {
        await database.write((queries) =>
          once(queries, async () => ({ id: await addNote(parts, queries, researcherOf(actor), body) })),
        );
        return show(parts, actor);
      },
    }),
  ];
}

function changesOf(parts: StudiesDependencies): Route[] {
  const { database } = parts;
  const owner = async ({ params, actor }: { params: { noteId: string }; actor: Actor }): Promise<Owner | null> => {
    if (actor.kind !== 'account') return null;
    const note = await studyStore(database.read).findNote(actor.tenantId, params.noteId);
    return note === null ? null : { tenantId: actor.tenantId, personId: null };
  };
  const of = { ...base, method: 'POST', idempotency: 'natural', params: noteParams, owner } as const;
  return [
    defineRoute({
      ...of,
      id: 'studies.decide-note',
      path: '/study-notes/:noteId/decision',
      summary: 'What was decided after the note, and why.',
      body: decideNoteBody,
      reply: studyNotes,
      handle: async ({ params, actor, body }) => {
        await database.write((queries) => decideNote(parts, queries, researcherOf(actor), params.noteId, body));
        return show(parts, actor);
      },
    }),
    defineRoute({
      ...of,
      id: 'studies.link-note',
      path: '/study-notes/:noteId/revisions',
      summary: 'Joins the note to the version of the bank in which an item changed.',
      body: linkRevisionBody,
      reply: studyNotes,
      handle: async ({ params, actor, body }) => {
        await database.write((queries) => linkRevision(parts, queries, researcherOf(actor), params.noteId, body));
        return show(parts, actor);
      },
    }),
    defineRoute({
      ...of,
      id: 'studies.forget-note',
      path: '/study-notes/:noteId/forget',
      summary: 'Removes what a participant said; that there was a note and what it led to stays.',
      body: emptyBody,
      reply: studyNotes,
      handle: async ({ params, actor }) => {
        await database.write((queries) => forgetNote(parts, queries, researcherOf(actor), params.noteId));
        return show(parts, actor);
      },
    }),
  ];
}

function validityRoutes(parts: StudiesDependencies): Route[] {
  const { database } = parts;
  const view = (actor: Actor): Promise<ValidityPageView> =>
    presentValidity(parts, database.read, researcherOf(actor).tenantId);
  return [
    defineRoute({
      ...base,
      id: 'studies.validity',
      method: 'GET',
      path: '/validity',
      summary: 'What each claim of validity rests on, with its evidence and dates.',
      idempotency: 'safe',
      reply: validityPage,
      handle: ({ actor }) => view(actor),
    }),
    defineRoute({
      ...base,
      id: 'studies.add-evidence',
      method: 'POST',
      path: '/validity/evidence',
      summary: 'Writes down evidence that the installation cannot see by itself.',
      idempotency: 'key',
      body: addEvidenceBody,
      reply: validityPage,
      status: 201,
      handle: async ({ actor, body, once }) => {
        await database.write((queries) =>
          once(queries, async () => ({ id: await addEvidence(parts, queries, researcherOf(actor), body) })),
        );
        return view(actor);
      },
    }),
    defineRoute({
      ...base,
      id: 'studies.withdraw-evidence',
      method: 'POST',
      path: '/validity/evidence/:evidenceId/withdraw',
      summary: 'Takes written evidence off the page; the log keeps that it stood there.',
      idempotency: 'natural',
      params: evidenceParams,
      owner: async ({ params, actor }): Promise<Owner | null> => {
        if (actor.kind !== 'account') return null;
        const found = await studyStore(database.read).findEvidence(actor.tenantId, params.evidenceId);
        return found === null ? null : { tenantId: actor.tenantId, personId: null };
      },
      body: emptyBody,
      reply: validityPage,
      handle: async ({ params, actor }) => {
        await database.write((queries) => withdrawEvidence(parts, queries, researcherOf(actor), params.evidenceId));
        return view(actor);
      },
    }),
  ];
}
