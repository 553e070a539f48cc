// Confidential stretches of a firm's text: blotted out in the text that is kept, their letters in a payload row of their own.
import { z } from 'zod';
import type { Queries, WriteQueries } from '../../../core/database/database.ts';
import { dropPayload, keepPayload, readPayload } from '../../../core/erasure/personal-payload.ts';
import type { Runtime } from '../../../core/runtime.ts';
import type { Stretch } from '../contract.ts';
import { MASK } from '../limits.ts';

const SECRET_KIND = 'need-confidential';
const secret = z.object({ stretches: z.array(z.object({ start: z.int(), end: z.int(), text: z.string() })) });

/** Blotted out character for character, so that every offset stays what it was. Line breaks stay, or lines would run together. */
export function blotOut(text: string, stretches: readonly Stretch[]): string {
  let blotted = '';
  let at = 0;
  for (const { start, end } of joinStretches(text.length, stretches)) {
    blotted += text.slice(at, start) + text.slice(start, end).replaceAll(/[^\n]/g, MASK);
    at = end;
  }
  return blotted + text.slice(at);
}

/** In order, within the text, those that touch made one. */
export function joinStretches(length: number, stretches: readonly Stretch[]): Stretch[] {
  const joined: { start: number; end: number }[] = [];
  const inOrder = stretches
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => end > start)
    .toSorted((one, other) => one.start - other.start);
  for (const stretch of inOrder) {
    const last = joined.at(-1);
    if (last !== undefined && stretch.start <= last.end) last.end = Math.max(last.end, stretch.end);
    else joined.push(stretch);
  }
  return joined;
}

/** Keeps the letters apart and gives what the text's own row holds. */
export async function keepSecret(
  queries: WriteQueries,
  runtime: Runtime,
  of: { readonly tenantId: string; readonly personId: string },
  text: string,
  stretches: readonly Stretch[],
): Promise<{ text: string; secret_id: string | null }> {
  const joined = joinStretches(text.length, stretches);
  if (joined.length === 0) return { text, secret_id: null };
  const payload = { stretches: joined.map(({ start, end }) => ({ start, end, text: text.slice(start, end) })) };
  const id = await keepPayload(queries, runtime, { ...of, kind: SECRET_KIND, payload });
  return { text: blotOut(text, joined), secret_id: id };
}

interface KeptText {
  readonly text: string;
  readonly secret_id: string | null;
}

/** The text as it came; blotted out where its letters have been erased. */
export async function readSecret(queries: Queries, tenantId: string, { text, secret_id }: KeptText): Promise<string> {
  const kept = secret_id === null ? null : await readPayload(queries, tenantId, secret_id, secret);
  if (kept === null) return text;
  let whole = text;
  for (const { start, end, text: letters } of kept.stretches) {
    whole = whole.slice(0, start) + letters + whole.slice(end);
  }
  return whole;
}

/** Where a text is confidential. */
export async function readStretches(queries: Queries, tenantId: string, { secret_id }: KeptText): Promise<Stretch[]> {
  const kept = secret_id === null ? null : await readPayload(queries, tenantId, secret_id, secret);
  return (kept?.stretches ?? []).map(({ start, end }) => ({ start, end }));
}

export async function dropSecret(queries: WriteQueries, tenantId: string, secretId: string | null): Promise<void> {
  if (secretId !== null) await dropPayload(queries, tenantId, secretId);
}
