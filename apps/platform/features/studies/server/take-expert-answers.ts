// Takes an expert's answers in any order and any number of times, hands them in, lets the expert go.
import { AppError } from '@dragoman/kernel';
import type { WriteQueries } from '../../../core/database/database.ts';
import type { AcceptedExpertAnswers, ExpertAnswer, WithdrawnExpert } from '../contract.ts';
import { panellistOf } from './expert-links.ts';
import { requireExpert } from './open-expert.ts';
import { panelStore } from './panel-store.ts';
import type { StudiesDependencies } from './studies-parts.ts';
import { auditExpert } from './studies-parts.ts';
import { isOver } from './study.ts';
import type { Study } from './study.ts';

export interface ExpertOf {
  readonly expertId: string;
  readonly device: string | null;
}

export async function takeExpertAnswers(
  parts: StudiesDependencies,
  queries: WriteQueries,
  { expertId, device }: ExpertOf,
  answers: readonly ExpertAnswer[],
): Promise<AcceptedExpertAnswers> {
  const { study, expert } = await requireExpert(parts, queries, expertId, device);
  const name = ({ item, revision }: ExpertAnswer): { item: string; revision: number } => ({ item, revision });
  if (isOver(study, parts.runtime.clock.iso())) return { saved: [], refused: answers.map(name), status: 'closed' };
  const store = panelStore(queries);
  const panellist = panellistOf(parts, expert.id);
  const fitting = answers.filter((answer) => fits(parts, study, answer));
  if (fitting.length > 0) {
    const questions = fitting.map(({ item, revision, value }) => ({
      question: `${questionOf(value)} ${item}`,
      revision,
      value: Object.values(value)[0] as unknown,
    }));
    await store.putAnswers(study.tenantId, study.id, panellist, questions);
    await auditExpert(parts, queries, study, 'studies.expert-answered');
  }
  const isHandedIn = await store.isHandedIn(study.tenantId, study.id, panellist);
  return {
    saved: fitting.map(name),
    refused: answers.filter((answer) => !fitting.includes(answer)).map(name),
    status: isHandedIn ? 'handed-in' : 'open',
  };
}

export function questionOf(value: ExpertAnswer['value']): 'relevance' | 'effectiveness' | 'remark' {
  if ('relevance' in value) return 'relevance';
  return 'effectiveness' in value ? 'effectiveness' : 'remark';
}

/** Asked in this study, and for a scenario only options it has. */
function fits({ bank }: StudiesDependencies, study: Study, { item, value }: ExpertAnswer): boolean {
  if ('relevance' in value) return study.relevance.includes(item);
  if ('remark' in value) return study.relevance.includes(item) || study.effectiveness.includes(item);
  if (!study.effectiveness.includes(item)) return false;
  const options = bank.scenarios.find(({ id }) => id === item)?.options.map(({ id }) => id) ?? [];
  return Object.keys(value.effectiveness).every((option) => options.includes(option));
}

/** Twice is the same as once; answers may still be changed until the study closes. */
export async function handInExpert(
  parts: StudiesDependencies,
  queries: WriteQueries,
  { expertId, device }: ExpertOf,
  answered: number,
): Promise<void> {
  const { study, expert } = await requireExpert(parts, queries, expertId, device);
  if (isOver(study, parts.runtime.clock.iso())) throw new AppError('expert.study-closed');
  const store = panelStore(queries);
  const panellist = panellistOf(parts, expert.id);
  const held = (await store.listAnswers(study.tenantId, study.id, panellist)).length;
  if (held < answered || held === 0) throw new AppError('expert.answers-missing', { values: { held } });
  await store.markHandedIn(study.tenantId, study.id, panellist);
  await auditExpert(parts, queries, study, 'studies.expert-handed-in');
}

/** Before the close everything answered goes too. After it nothing leads back to the answers: only name and address can go. */
export async function withdrawExpert(
  parts: StudiesDependencies,
  queries: WriteQueries,
  { expertId, device }: ExpertOf,
): Promise<WithdrawnExpert> {
  const { study, expert } = await requireExpert(parts, queries, expertId, device);
  await forgetExpert(parts, queries, expert);
  await auditExpert(parts, queries, study, 'studies.expert-withdrawn');
  return { after: study.status === 'closed' ? 'after-close' : 'before-close' };
}

/** Name, address and, while there is a way to them, answers. */
export async function forgetExpert(
  parts: StudiesDependencies,
  queries: WriteQueries,
  { tenantId, studyId, id }: { readonly tenantId: string; readonly studyId: string; readonly id: string },
): Promise<void> {
  const store = panelStore(queries);
  await store.removeAnswers(tenantId, studyId, panellistOf(parts, id));
  await store.removeExpert(tenantId, id);
}
