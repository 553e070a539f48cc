// The thread of a promise: the sentence of the call, the requirement read from it, the programme that promises to meet it.
import type { WriteQueries } from '../../../../core/database/database.ts';
import type { ThreadEnd } from '../../../../core/thread/thread.ts';
import type { PartRecord } from '../call.ts';
import type { CallsParts } from '../calls-parts.ts';

interface Author {
  readonly tenantId: string;
  readonly personId: string | null;
}

function requirementEnd(partId: string): ThreadEnd {
  return { type: 'call-requirement', id: partId };
}

/** Named by its place: a sentence has no row of its own. */
function sentenceEnd(callId: string, { start, end }: { readonly start: number; readonly end: number }): ThreadEnd {
  return { type: 'call-sentence', id: `${callId}/${start}-${end}` };
}

/** Made once, however often it is asked for. */
export async function linkPromise(
  parts: CallsParts,
  queries: WriteQueries,
  by: Author,
  { callId, part, programmeId }: { readonly callId: string; readonly part: PartRecord; readonly programmeId: string },
): Promise<void> {
  const { thread } = parts;
  const { tenantId } = by;
  const end = requirementEnd(part.id);
  const authorDigest = digestOf(parts, by);
  if (part.place !== null && (await thread.linksFrom(queries, { tenantId, end, relation: 'asked-in' })).length === 0) {
    const to = sentenceEnd(callId, part.place);
    await thread.link(queries, { tenantId, from: end, relation: 'asked-in', to, authorDigest });
  }
  const promised = await thread.linksTo(queries, { tenantId, end, relation: 'promises' });
  if (promised.some(({ from }) => from.id === programmeId)) return;
  const from = { type: 'programme', id: programmeId };
  await thread.link(queries, { tenantId, from, relation: 'promises', to: end, authorDigest });
}

/** Takes back what was promised of a requirement: by one programme, or everything when the requirement goes. */
export async function withdrawLinks(
  parts: CallsParts,
  queries: WriteQueries,
  by: Author,
  partId: string,
  programmeId?: string,
): Promise<void> {
  const { thread } = parts;
  const { tenantId } = by;
  const end = requirementEnd(partId);
  const promised = await thread.linksTo(queries, { tenantId, end, relation: 'promises' });
  const asked =
    programmeId === undefined ? await thread.linksFrom(queries, { tenantId, end, relation: 'asked-in' }) : [];
  const gone = promised.filter(({ from }) => programmeId === undefined || from.id === programmeId);
  for (const { id: linkId } of [...gone, ...asked])
    await thread.withdraw(queries, { tenantId, linkId, authorDigest: digestOf(parts, by) });
}

function digestOf({ keys }: CallsParts, { tenantId, personId }: Author): string | null {
  return personId === null ? null : keys.digestPerson(tenantId, personId);
}
