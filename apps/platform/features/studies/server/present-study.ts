// A study as those who run it see it: what is asked, who was asked, and counts. Never an answer, and never who has given one.
import type { Queries } from '../../../core/database/database.ts';
import type { StudyHead, StudyItems, StudyView } from '../contract.ts';
import { currentKeys } from './current-keys.ts';
import { estimateMinutes } from './estimate-minutes.ts';
import { panelStore } from './panel-store.ts';
import { remindFrom } from './run-study.ts';
import type { StudiesDependencies } from './studies-parts.ts';
import type { Study } from './study.ts';

export function presentHead(study: Study): StudyHead {
  const { id, title, status, createdAt, closesAt, closedAt, relevance, effectiveness } = study;
  return {
    id,
    title,
    status,
    createdAt,
    closesAt,
    closedAt,
    relevance: relevance.length,
    effectiveness: effectiveness.length,
  };
}

export async function presentStudy(parts: StudiesDependencies, queries: Queries, study: Study): Promise<StudyView> {
  const store = panelStore(queries);
  const experts = await store.listExperts(study.tenantId, study.id);
  const counted =
    study.panel === null
      ? await store.countPanellists(study.tenantId, study.id)
      : { begun: study.panel.experts.length, finished: study.panel.experts.length };
  return {
    ...presentHead(study),
    version: study.version,
    relevance: [...study.relevance],
    effectiveness: [...study.effectiveness],
    bankVersion: study.bankVersion,
    openedAt: study.openedAt,
    startedBy: study.startedBy,
    minutes: estimateMinutes(parts.bank, study),
    experts: experts.map(({ id, name, email, background, language }) => ({ id, name, email, background, language })),
    progress: { asked: Math.max(askedOf(study, experts.length), counted.begun), ...counted },
    remindFrom: remindFrom(study, experts),
  };
}

/** After the close the list of names shrinks and is forgotten; how many were asked stays. */
function askedOf({ panel }: Study, listed: number): number {
  return panel === null ? listed : Object.values(panel.backgrounds).reduce((sum, count) => sum + count, 0);
}

/** Items a study may ask about, in the order of the bank. */
export async function presentItems(
  parts: StudiesDependencies,
  queries: Queries,
  tenantId: string,
): Promise<StudyItems> {
  const { bank, framework } = parts;
  const keys = await currentKeys(parts, queries, tenantId);
  return {
    bank: bank.head.id,
    bankVersion: bank.head.version,
    parameters: keys.parameters,
    skills: framework.skills.filter(({ id }) => bank.head.skills.includes(id)).map(({ id, name }) => ({ id, name })),
    items: [
      ...bank.statements.map(({ id, skill, text }) => ({
        id,
        kind: 'statement' as const,
        skill,
        text,
        options: 0,
        keyLabel: null,
      })),
      ...bank.scenarios.map(({ id, skill, text, options }) => ({
        id,
        kind: 'scenario' as const,
        skill,
        text,
        options: options.length,
        keyLabel: keys.labelOf(id),
      })),
    ],
  };
}
