// What an expert sees: the words of the items and the own answers. No key, no reason, no level, no other expert.
import type { Queries } from '../../../core/database/database.ts';
import { institutionStore } from '../../identity/server/index.ts';
import type { ExpertState } from '../contract.ts';
import { panellistOf } from './expert-links.ts';
import type { ExpertHere } from './open-expert.ts';
import { panelStore } from './panel-store.ts';
import { estimateMinutes } from './estimate-minutes.ts';
import type { StudiesDependencies } from './studies-parts.ts';
import { isOver } from './study.ts';

export async function presentExpert(
  parts: StudiesDependencies,
  queries: Queries,
  { study, expert }: ExpertHere,
): Promise<ExpertState> {
  const store = panelStore(queries);
  const panellist = panellistOf(parts, expert.id);
  const over = isOver(study, parts.runtime.clock.iso());
  const answers = await store.listAnswers(study.tenantId, study.id, panellist);
  const isHandedIn = await store.isHandedIn(study.tenantId, study.id, panellist);
  const items = over ? [] : itemsOf(parts, study);
  const skills = new Set(items.map(({ skill }) => skill));
  return {
    expertId: expert.id,
    name: expert.name,
    study: study.title,
    institution: (await institutionStore(queries).find(study.tenantId))?.name ?? '',
    language: expert.language,
    status: over ? 'closed' : isHandedIn ? 'handed-in' : 'open',
    closesAt: study.closesAt,
    minutes: estimateMinutes(parts.bank, study),
    skills: parts.framework.skills
      .filter(({ id }) => skills.has(id))
      .map(({ id, name, definition }) => ({ id, name, definition })),
    items,
    answered: over
      ? []
      : answers.map(({ question, revision, value }) => {
          const [kind, item] = question.split(' ') as [string, string];
          return { item, revision, value: { [kind]: value } };
        }),
  };
}

/** Item by item in the order of the bank; a scenario first whole, then its options. */
function itemsOf({ bank }: StudiesDependencies, study: ExpertHere['study']): ExpertState['items'] {
  const asked = new Set(study.relevance);
  const rated = new Set(study.effectiveness);
  return [
    ...bank.statements
      .filter(({ id }) => asked.has(id))
      .map(({ id, skill, text }) => ({
        item: id,
        ask: 'relevance' as const,
        kind: 'statement' as const,
        skill,
        text,
        options: [],
      })),
    ...bank.scenarios.flatMap(({ id, skill, text, options }) => {
      const shown = {
        item: id,
        kind: 'scenario' as const,
        skill,
        text,
        options: options.map((each) => ({ id: each.id, text: each.text })),
      };
      return [
        ...(asked.has(id) ? [{ ...shown, ask: 'relevance' as const }] : []),
        ...(rated.has(id) ? [{ ...shown, ask: 'effectiveness' as const }] : []),
      ];
    }),
  ];
}
