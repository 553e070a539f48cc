// Walks the thread from a part of a programme to the firm's sentence and to what is taught and asked for it, along the stored links.
import { AppError } from '@dragoman/kernel';
import type { ThreadLink } from '../../../core/thread/thread.ts';
import type { FirmSentence, ThreadEndType, ThreadPart, ThreadWalk } from '../wire-contract.ts';
import { listThreadGaps } from './thread-gaps.ts';
import { isOwnNeed } from './plan/take-needs.ts';
import { presentSentences } from './present-programme.ts';
import type { ProgrammesParts } from './programmes-parts.ts';
import type { ProgrammeRecord } from './store.ts';
import { partEnd } from './thread-links.ts';

/** A part and when the link that led to it was made. */
interface Found {
  readonly type: ThreadEndType;
  readonly id: string;
  readonly linkedAt: string | null;
}

type Parts = Pick<ProgrammesParts, 'database' | 'thread' | 'demand' | 'academics' | 'longModules' | 'framework'>;

export async function walkThread(
  parts: Parts,
  record: ProgrammeRecord,
  from: { readonly type: ThreadEndType; readonly id: string },
): Promise<ThreadWalk> {
  const { tenantId, caseId } = record;
  const needCase = caseId === null ? null : await parts.demand.case(parts.database.read, tenantId, caseId);
  const sentences = needCase === null ? [] : presentSentences(needCase);
  const at = describe(record, sentences, { ...from, linkedAt: null });
  if (at === null) throw new AppError('route.not-found');
  const walk = async (step: (parts: Parts, record: ProgrammeRecord, at: Found) => Promise<Found[]>) => {
    const steps: ThreadPart[][] = [];
    for (let reached: Found[] = [{ ...from, linkedAt: null }]; reached.length > 0;) {
      const next = (await Promise.all(reached.map((each) => step(parts, record, each)))).flat();
      reached = [...new Map(next.map((each) => [`${each.type} ${each.id}`, each])).values()];
      const described = reached.flatMap((each) => describe(record, sentences, each) ?? []);
      if (described.length > 0) steps.push(described);
    }
    return steps;
  };
  return {
    programme: { id: record.id, title: record.plan.title, caseId },
    at,
    towardsFirm: await walk(stepTowardsFirm),
    towardsCourse: await walk(stepTowardsCourse),
    gaps: await listThreadGaps(parts, record),
  };
}

async function stepTowardsFirm({ thread, database }: Parts, record: ProgrammeRecord, at: Found): Promise<Found[]> {
  const { tenantId, id, plan } = record;
  const from = async (type: 'assessment-item' | 'session' | 'objective', relation: string) =>
    thread.linksFrom(database.read, { tenantId, end: partEnd(type, id, at.id), relation });
  if (at.type === 'item') return (await from('assessment-item', 'asks-for')).map((link) => toPart('objective', link));
  if (at.type === 'session') return (await from('session', 'teaches')).map((link) => toPart('objective', link));
  if (at.type === 'objective') {
    const linked = (await from('objective', 'aims-at')).map(({ to, at: made }) => found('need', to.id, made));
    // Behind a need of the designer's own stands no firm and so no link; the walk ends there.
    const own = plan.objectives.find((each) => each.id === at.id)?.needIds.filter(isOwnNeed) ?? [];
    return [...linked, ...own.map((needId) => found('need', needId, null))];
  }
  if (at.type === 'need') {
    const links = await thread.linksTo(database.read, {
      tenantId,
      end: { type: 'need', id: at.id },
      relation: 'speaks-of',
    });
    const made = new Map(links.map((link) => [link.from.id, link.at]));
    const need = plan.needs.find((each) => each.id === at.id);
    return (need?.sentenceIds ?? []).map((sentenceId) => found('sentence', sentenceId, made.get(sentenceId) ?? null));
  }
  return [];
}

async function stepTowardsCourse({ thread, database }: Parts, record: ProgrammeRecord, at: Found): Promise<Found[]> {
  const { tenantId, id, plan } = record;
  if (at.type === 'sentence') {
    return plan.needs
      .filter(({ sentenceIds }) => sentenceIds.includes(at.id))
      .map((need) => found('need', need.id, null));
  }
  if (at.type === 'need') {
    if (isOwnNeed(at.id)) {
      return plan.objectives
        .filter(({ needIds }) => needIds.includes(at.id))
        .map((each) => found('objective', each.id, null));
    }
    const links = await thread.linksTo(database.read, {
      tenantId,
      end: { type: 'need', id: at.id },
      relation: 'aims-at',
    });
    // The same need may be served by other programmes too; this walk stays in its own.
    return links
      .filter(({ from }) => from.id.startsWith(`${id}/`))
      .map((link) => found('objective', ownId(link.from.id), link.at));
  }
  if (at.type === 'objective') {
    const to = async (relation: string) =>
      thread.linksTo(database.read, { tenantId, end: partEnd('objective', id, at.id), relation });
    return [
      ...(await to('teaches')).map((link) => found('session', ownId(link.from.id), link.at)),
      ...(await to('asks-for')).map((link) => found('item', ownId(link.from.id), link.at)),
    ];
  }
  return [];
}

function toPart(type: ThreadEndType, link: ThreadLink): Found {
  return found(type, ownId(link.to.id), link.at);
}

function found(type: ThreadEndType, id: string, linkedAt: string | null): Found {
  return { type, id, linkedAt };
}

/** The plan's id of a part out of the thread's. */
function ownId(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}

/** The words of a part as the plan has them now; null when it is not there. */
function describe(
  { plan }: ProgrammeRecord,
  sentences: readonly FirmSentence[],
  { type, id, linkedAt }: Found,
): ThreadPart | null {
  const part = (text: string, note = '') => ({ type, id, text, note, linkedAt, words: [], isConfidential: false });
  if (type === 'sentence') {
    const sentence = sentences.find((each) => each.id === id);
    if (sentence === undefined) return null;
    const words = sentence.words.map(({ start, end }) => ({ start, end }));
    return { ...part(sentence.text), words, isConfidential: sentence.isConfidential };
  }
  if (type === 'need') {
    const need = plan.needs.find((each) => each.id === id);
    return need === undefined ? null : part(need.skill.label, String(need.level));
  }
  if (type === 'objective') {
    const objective = plan.objectives.find((each) => each.id === id);
    return objective === undefined ? null : part(objective.text, objective.bloom);
  }
  if (type === 'session') {
    const session = plan.sessions.find((each) => each.id === id);
    return session === undefined ? null : part(session.title, String(session.minutes));
  }
  const assessment = plan.assessments.find(({ items }) => items.some((item) => item.id === id));
  const item = assessment?.items.find((each) => each.id === id);
  return assessment === undefined || item === undefined ? null : part(item.text, assessment.title);
}
