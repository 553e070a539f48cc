// Notes of cognitive interviews and focus groups: written, decided, joined to the revision they led to, forgotten at a wish.
import { AppError } from '@dragoman/kernel';
import type { z } from 'zod';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import { bankVersionStore } from '../../itembank/server/index.ts';
import type { AddNoteBody, decideNoteBody, linkRevisionBody, StudyNote, StudyNotes } from '../contract.ts';
import { nameOf } from './studies-parts.ts';
import type { Researcher, StudiesDependencies } from './studies-parts.ts';
import { studyStore } from './study-store.ts';
import type { Note } from './study.ts';

export async function addNote(
  parts: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  body: AddNoteBody,
): Promise<string> {
  const { bank, runtime, thread, keys } = parts;
  const known = new Set([...bank.statements, ...bank.scenarios].map(({ id }) => id));
  const items = [...new Set(body.items)];
  if (items.some((id) => !known.has(id))) throw new AppError('studies.unknown-item');
  const id = runtime.makeId();
  await studyStore(queries).addNote(by.tenantId, {
    ...body,
    id,
    items,
    decision: 'open',
    reason: '',
    personId: by.personId,
    writtenBy: await nameOf(queries, by),
    writtenAt: runtime.clock.iso(),
  });
  for (const item of items) {
    await thread.link(queries, {
      tenantId: by.tenantId,
      from: { type: 'study-note', id },
      relation: 'says-about',
      to: { type: 'item', id: `${bank.head.id}@${bank.head.version}/${item}` },
      authorDigest: keys.digestPerson(by.tenantId, by.personId),
    });
  }
  await audit(parts, queries, by, 'studies.note-written', id, { items: items.length });
  return id;
}

export async function decideNote(
  parts: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  noteId: string,
  { decision, reason }: z.infer<typeof decideNoteBody>,
): Promise<void> {
  const note = await requireNote(queries, by, noteId);
  if (note.said === null) throw new AppError('studies.note-forgotten');
  await studyStore(queries).decideNote(by.tenantId, noteId, decision, reason);
  await audit(parts, queries, by, 'studies.note-decided', noteId, { decision });
}

/** Joins the note to a version of the bank in which one of its items changed. Twice is the same as once. */
export async function linkRevision(
  parts: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  noteId: string,
  { item, revision }: z.infer<typeof linkRevisionBody>,
): Promise<void> {
  const note = await requireNote(queries, by, noteId);
  if (!note.items.includes(item)) throw new AppError('studies.unknown-item');
  const known = await listRevisions(parts, queries, by.tenantId);
  if (!known.some(({ id }) => id === revision)) throw new AppError('studies.unknown-revision');
  const from = { type: 'study-note', id: noteId };
  const to = { type: 'item-revision', id: `${revision}/${item}` };
  const links = await parts.thread.linksFrom(queries, { tenantId: by.tenantId, end: from, relation: 'led-to' });
  if (links.some((link) => link.to.id === to.id)) return;
  const authorDigest = parts.keys.digestPerson(by.tenantId, by.personId);
  await parts.thread.link(queries, { tenantId: by.tenantId, from, relation: 'led-to', to, authorDigest });
  await audit(parts, queries, by, 'studies.note-linked', noteId);
}

/** A participant takes back what was said: words and description go, that there was a note and what it led to stays. */
export async function forgetNote(
  parts: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  noteId: string,
): Promise<void> {
  await requireNote(queries, by, noteId);
  await studyStore(queries).forgetNote(by.tenantId, noteId);
  await audit(parts, queries, by, 'studies.note-forgotten', noteId);
}

export async function presentNotes(
  parts: StudiesDependencies,
  queries: Queries,
  tenantId: string,
): Promise<StudyNotes> {
  const notes = await studyStore(queries).listNotes(tenantId);
  const { bank } = parts;
  return {
    notes: await Promise.all(notes.map((note) => presentNote(parts, queries, tenantId, note))),
    items: [...bank.statements, ...bank.scenarios].map(({ id, skill, text }) => ({ id, skill, text })),
    revisions: await listRevisions(parts, queries, tenantId),
  };
}

async function presentNote(
  parts: StudiesDependencies,
  queries: Queries,
  tenantId: string,
  note: Note,
): Promise<StudyNote> {
  const links = await parts.thread.linksFrom(queries, {
    tenantId,
    end: { type: 'study-note', id: note.id },
    relation: 'led-to',
  });
  const { id, kind, heldOn, who, items, said, decision, reason, writtenBy, writtenAt } = note;
  return {
    id,
    kind,
    heldOn,
    who,
    said,
    decision,
    reason,
    writtenBy,
    writtenAt,
    items: [...items],
    revisions: links.map(({ to, at }) => {
      const cut = to.id.lastIndexOf('/');
      return { revision: to.id.slice(0, cut), item: to.id.slice(cut + 1), at };
    }),
  };
}

/** The words of the bank as shipped, and every version an institution accepted since. */
async function listRevisions(
  { bank }: StudiesDependencies,
  queries: Queries,
  tenantId: string,
): Promise<{ id: string; at: string | null }[]> {
  const versions = await bankVersionStore(queries).list(tenantId, bank.digest);
  return [
    ...versions.map(({ parameters, acceptedAt }) => ({ id: parameters, at: acceptedAt })),
    { id: `${bank.head.id}@${bank.head.version}`, at: null },
  ];
}

async function requireNote(queries: Queries, { tenantId }: Researcher, id: string): Promise<Note> {
  const note = await studyStore(queries).findNote(tenantId, id);
  if (note === null) throw new AppError('route.not-found');
  return note;
}

function audit(
  parts: StudiesDependencies,
  queries: WriteQueries,
  by: Researcher,
  action: string,
  id: string,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  return parts.audit(queries, { ...by, action, subject: { type: 'study-note', id }, details });
}
